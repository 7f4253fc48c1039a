"""The year as published, told again of a county that does not exist, with the same figures."""
