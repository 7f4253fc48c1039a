"""Statutory returns read into typed tables, with what could not be read listed by its place.

Rows about children live in memory only: nothing here writes them anywhere.
"""
