"""How long a reply may be. What it must not hold stands in `core/personal.py`."""

LONGEST = 2000  # characters
