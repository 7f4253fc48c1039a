"""Statutory returns that somebody sends: sealed while they wait, counted, and gone."""
