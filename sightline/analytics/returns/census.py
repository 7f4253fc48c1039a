"""The Children in Need census, read as a stream into tables.

One file of one collection year at a time. Memory holds the typed tables and one piece of the file.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from sightline.analytics.returns import census_checks, census_header, census_order
from sightline.analytics.returns.census_frames import CensusFrames
from sightline.analytics.returns.census_rows import CensusRows
from sightline.analytics.returns.faults import Fault, FaultList, UnreadableReturn
from sightline.analytics.returns.tables import CensusReturn, census_return
from sightline.analytics.returns.xml_parts import XmlParts

BATCH = 5_000  # children whose cells are held as text at once
MOST_ROWS = 20_000_000


def read_census(path: Path) -> CensusReturn:
    """Refuses a file of which nothing can be used, or not all of it, with UnreadableReturn."""
    try:
        source = path.open("rb")
    except OSError as refused:
        what = f"the file cannot be opened ({refused.strerror})"
        raise UnreadableReturn(
            Fault(path.name, None, "", what, "Check its name and who may read it")
        ) from None
    with source:
        return read_census_stream(source, path.name)


def read_censuses(paths: Iterable[Path]) -> tuple[CensusReturn, ...]:
    """Several years, the earliest first. Refuses two files of one collection year."""
    found: dict[int | None, str] = {}
    returns = []
    for path in paths:
        census = read_census(path)
        year = census.header.year
        if year in found:
            what = f"it is of the same collection year as {found[year]}"
            raise UnreadableReturn(
                Fault(path.name, None, "Header, Year", what, "Choose one of them")
            )
        found[year] = path.name
        returns.append(census)
    return tuple(sorted(returns, key=lambda census: census.header.year or 0))


def read_census_stream(source: BinaryIO, name: str) -> CensusReturn:
    """`name` is what faults call the file. Reads forward only."""
    faults = FaultList()
    parts = XmlParts(source, name, "Child", faults)
    header = census_header.read(parts.head.root, name, faults)
    rows, frames = CensusRows(), CensusFrames(name, faults)
    taken = 0
    for part in parts:
        if not rows.children:
            census_order.note(part, name, faults)
        rows.read(part)
        if rows.children - taken >= BATCH:
            frames.add(rows.take())
            taken = rows.children
            _refuse_too_many(rows, name)
    frames.add(rows.take())
    tables = frames.joined()
    census_checks.check(tables, header, name, faults)
    census_checks.note_unknown(rows.places.unknown, name, faults)
    return census_return(header, frames.closed(tables), faults.closed())


def _refuse_too_many(rows: CensusRows, name: str) -> None:
    if rows.rows > MOST_ROWS:
        what = f"it holds more than {MOST_ROWS:,} records, more than the whole country has"
        raise UnreadableReturn(Fault(name, None, "", what, "Choose the return itself"))
