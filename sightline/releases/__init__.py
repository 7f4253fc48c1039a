"""Frozen publications of the yearly report: signed, checked for disclosure, and provable."""
