"""Carries a year in and out: year packs, imports, exports."""
