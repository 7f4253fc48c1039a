"""The tables of a year pack, in the order in which they are read."""

from sightline.exchange.tables import evidence, figures, partnership, plan, releases
from sightline.exchange.tables.kinds import Column, Kind, Table

TABLES: tuple[Table, ...] = (
    *partnership.TABLES,
    *evidence.TABLES,
    *figures.TABLES,
    *plan.TABLES,
    *releases.TABLES,
)
BY_NAME: dict[str, Table] = {table.name: table for table in TABLES}

__all__ = ["BY_NAME", "TABLES", "Column", "Kind", "Table"]
