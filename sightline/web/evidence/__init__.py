"""Findings with what is coded to them: the list, and a finding's own page."""
