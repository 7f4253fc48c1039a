"""The demonstration partnership: Thornshire, a county that does not exist.

Its records come from a seeded generator, and add up to the figures that Oxfordshire published.
"""
