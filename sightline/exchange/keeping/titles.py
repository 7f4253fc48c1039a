"""What a row of any table is called where people read it."""

from collections.abc import Iterator

from sightline.exchange.rows import Row
from sightline.exchange.tables import BY_NAME, Kind, Table

TELLING = (
    "title",
    "label",
    "name",
    "body",
    "published_name",
    "statement",
    "note",
    "said",
    "line",
    "update",
    "purpose",
)


def title_of(row: Row) -> str:
    """What a row is called on a page: its first words, else its key."""
    table = BY_NAME[row.table]
    for column in _telling(table):
        if row.raw(column):
            return row.raw(column)
    return row.key


def _telling(table: Table) -> Iterator[str]:
    """The columns that say what a row is, the most telling first."""
    names = [column.name for column in table.columns]
    for name in TELLING:
        if name in names:
            yield name
    for column in table.columns:
        if column.kind in (Kind.TEXT, Kind.LONG_TEXT) and column.name != "source":
            yield column.name
