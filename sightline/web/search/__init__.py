"""Search across the years: what rooms offer, brought level when somebody searches."""
