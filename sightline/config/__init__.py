"""Settings and the ways in."""
