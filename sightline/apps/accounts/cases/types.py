"""The words of named cases: how long somebody may be named, and how long broken glass lies open."""

from datetime import timedelta

LONGEST_NAMED = timedelta(days=366)
GLASS_OPEN = timedelta(hours=4)
SHORTEST_REASON = 20  # characters: a reason that says something
REVIEW_WITHIN = timedelta(days=1)  # of broken glass; then its reviewers are reminded each day
