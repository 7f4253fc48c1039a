"""Scorecards: which indicators stand together for a priority or a group, in which order and why."""
