"""Setting up: the first pages of an installation that holds nothing yet."""
