"""England's bank holidays, and how long duties may take: data with sources, kept in tables.

Rooms ask `calendar.queries` for a timescale and run a clock of `core.clocks` on it.
"""
