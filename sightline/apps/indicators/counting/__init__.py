"""Statutory returns that somebody sends: sealed while they wait, counted by the worker, and gone."""
