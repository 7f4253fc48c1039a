"""What the rooms put into a report: tables, charts and diagrams, asked for by name."""

from sightline.reports.offerings.catalogue import NAMES, draw
from sightline.reports.offerings.source import Source

__all__ = ["NAMES", "Source", "draw"]
