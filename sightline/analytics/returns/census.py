"""The Children in Need census, read as a stream into tables.

One file of one collection year at a time. Memory holds the typed tables and one piece of the file.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from sightline.analytics.returns import census_checks, census_header
from sightline.analytics.returns.census_batches import batches, read_all
from sightline.analytics.returns.census_frames import CensusFrames
from sightline.analytics.returns.faults import Fault, FaultList, UnreadableReturn
from sightline.analytics.returns.tables import CensusReturn, census_return
from sightline.analytics.returns.xml_parts import XmlPieces

LARGE = 200 * 1024 * 1024  # from where more than one process pays; no single authority has it
PROCESSES = min(os.cpu_count() or 1, 2)
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
        large = path.stat().st_size >= LARGE
        return read_census_stream(source, path.name, PROCESSES if large else 1)


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


def read_census_stream(source: BinaryIO, name: str, processes: int = 1) -> CensusReturn:
    """`name` is what faults call the file. Reads forward only."""
    faults = FaultList()
    pieces = XmlPieces(source, name, "Child", faults)
    header = census_header.read(pieces.head.root, name, faults)
    frames = CensusFrames(name, faults)
    for batch in read_all(batches(pieces, pieces.head.depth, name), processes):
        frames.add(batch)
        _refuse_too_many(frames, name)
    tables = frames.joined()
    census_checks.check(tables, header, name, faults)
    census_checks.note_unknown(frames.unknown, name, faults)
    return census_return(header, frames.closed(tables), faults.closed())


def _refuse_too_many(frames: CensusFrames, name: str) -> None:
    if frames.rows > MOST_ROWS:
        what = f"it holds more than {MOST_ROWS:,} records, more than the whole country has"
        raise UnreadableReturn(Fault(name, None, "", what, "Choose the return itself"))
