"""Statistical neighbours: a row for an authority, and its nearest in order."""

import re
from collections.abc import Iterator

from sightline.analytics.open_statistics.areas import Areas, NoArea
from sightline.analytics.open_statistics.tables import Row, Table
from sightline.analytics.open_statistics.types import Area, Neighbour, Source

POSITION = re.compile(r"SN_?(\d{1,2})", re.ASCII)
NUMBER = re.compile(r"\d{3}", re.ASCII)
CLOSENESS = {"extremely close", "very close", "close", "somewhat close", "not close"}


def neighbours(table: Table, source: Source) -> Iterator[Neighbour]:
    """A row without a number is a line between two parts of the file, and holds nothing."""
    positions = _positions(table)
    number, name = table.place(source.area), table.place(source.name)
    areas, seen, wanted = Areas(), set[str](), dict[str, int]()
    for row in table.rows():
        if not row.cells[number].strip():
            continue
        try:
            key, called = row.cells[number].strip(), row.cells[name].strip()
            area = areas.of_number(key, called, source.area)
        except NoArea as unknown:
            table.fault(row.line, unknown.column, str(unknown))
            continue
        if area.key in seen:
            table.fault(row.line, source.area, f"{area.name} stands twice")
        seen.add(area.key)
        for each in _of_row(table, row, area, positions):
            wanted.setdefault(each.neighbour, row.line)
            yield each
    for key in sorted(wanted.keys() - seen):
        table.fault(wanted[key], "", f"{key} is a neighbour, and no row of the file names it")
    if not seen and not table.faults.listed:
        table.fault(None, "", "it has a heading, and no authority beneath it")


def _positions(table: Table) -> dict[int, int]:
    """Where each neighbour stands; how close it is stands in the next column."""
    found = {}
    for place, name in enumerate(table.heading):
        match = POSITION.fullmatch(name)
        if match and place + 1 < len(table.heading):
            found[int(match[1])] = place
    return dict(sorted(found.items()))


def _of_row(table: Table, row: Row, area: Area, positions: dict[int, int]) -> Iterator[Neighbour]:
    before: set[str] = {area.key}
    for position, place in positions.items():
        key, closeness = row.cells[place].strip(), row.cells[place + 1].strip().lower()
        column = table.heading[place]
        if not NUMBER.fullmatch(key):
            table.fault(row.line, column, f"'{key[:20]}' is not a number of three digits")
        elif key in before:
            table.fault(row.line, column, f"{key} is a neighbour twice, or its own")
        elif closeness not in CLOSENESS:
            table.fault(row.line, column, f"'{closeness[:20]}' is not a word for how close it is")
        else:
            before.add(key)
            yield Neighbour(area, position, key, closeness)
