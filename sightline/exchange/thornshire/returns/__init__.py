"""Thornshire's records as its council would return them, one year at a time."""
