"""Finding words across the years, in the full text of either database."""
