"""One published file, read once from beginning to end, with what was noticed on the way."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO

from sightline.analytics.open_statistics import catalogue_reading as catalogue
from sightline.analytics.open_statistics import definitions, long, neighbours, wide
from sightline.analytics.open_statistics.opening import DOWNLOAD, look_through, refused, rows
from sightline.analytics.open_statistics.tables import Table
from sightline.analytics.open_statistics.types import (
    Neighbour,
    Observation,
    PublishedDefinition,
    Shape,
    Source,
)
from sightline.analytics.returns.faults import FaultList

MOST_FAULTS = 50
Item = Observation | Neighbour | PublishedDefinition


@dataclass
class Reading:
    """`items` is read once. `notes` and `faults` are whole when it has ended; where there is a
    fault, nothing of the file is to be kept."""

    file: str
    source: Source
    sha256: str
    size: int
    items: Iterator[Item]
    notes: list[str] = field(default_factory=list)
    faults: FaultList = field(default_factory=lambda: FaultList(MOST_FAULTS))


def read(stream: IO[bytes], file: str) -> Reading:
    """A published file, whatever its name. The stream has to be one that can be read twice.

    Raises UnreadableReturn where nothing of it can be used, before or while items are read.
    """
    looked = look_through(stream, file)
    faults, notes = FaultList(MOST_FAULTS), list[str]()
    table = Table.of(file, rows(stream, looked, file), faults)
    source = _recognised(table)
    if looked.encoding != "utf-8-sig":
        notes.append("The file is not in UTF-8 and was read as Windows-1252: check its names.")
    items = _items(table, source, notes)
    return Reading(file, source, looked.sha256, looked.size, items, notes, faults)


def _recognised(table: Table) -> Source:
    found = [each for each in catalogue.sources() if table.columns.keys() >= set(each.marks)]
    if len(found) == 1:
        return found[0]
    known = "; ".join(each.title for each in catalogue.sources())
    what = (
        "its heading is that of no file that is known"
        if not found
        else ("its heading is that of two files that are known")
    )
    raise refused(table.file, 1, what, f"These are known: {known}. {DOWNLOAD}")


def _items(table: Table, source: Source, notes: list[str]) -> Iterator[Item]:
    if source.shape == Shape.WIDE:
        return wide.observations(table, source, notes)
    if source.shape == Shape.LONG:
        return long.observations(table, source, notes)
    if source.shape == Shape.DICTIONARY:
        return definitions.definitions(table, source, notes)
    return neighbours.neighbours(table, source)
