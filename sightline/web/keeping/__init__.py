"""Pages on which a year is kept by hand: one form a thing, each with its history."""
