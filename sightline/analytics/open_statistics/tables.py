"""A file as a heading and rows that are as long as it; the rest is a fault at its line."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from sightline.analytics.open_statistics.opening import DOWNLOAD, refused
from sightline.analytics.returns.faults import Fault, FaultList

LONGEST_NAME = 100


@dataclass(frozen=True)
class Row:
    line: int
    cells: Sequence[str]


@dataclass(frozen=True)
class Table:
    """`columns` has the place of each named column; of one that stands twice, the first."""

    file: str
    columns: dict[str, int]
    heading: Sequence[str]
    body: Iterator[tuple[int, list[str]]]
    faults: FaultList

    @classmethod
    def of(cls, file: str, rows: Iterator[tuple[int, list[str]]], faults: FaultList) -> "Table":
        first = next(rows, None)
        if first is None:
            raise refused(file, None, "it has no heading", DOWNLOAD)
        heading = [cell.strip() for cell in first[1]]
        columns: dict[str, int] = {}
        for place, name in enumerate(heading):
            columns.setdefault(name, place)
        return cls(file, columns, heading, rows, faults)

    def place(self, name: str) -> int:
        """Raises UnreadableReturn where the column is not there."""
        if name not in self.columns:
            near = get_close_matches(name, list(self.columns), n=1)
            hint = f"it has '{near[0][:40]}', which is near it. " if near else ""
            raise refused(self.file, 1, "the column is not in the heading", hint + DOWNLOAD, name)
        return self.columns[name]

    def refuse_twice(self, names: Sequence[str]) -> None:
        """Two columns of one name cannot be told apart."""
        count = Counter(self.heading)
        for name in names:
            if count[name] > 1:
                raise refused(self.file, 1, "two columns have this name", DOWNLOAD, name)

    def rows(self) -> Iterator[Row]:
        """Those with as many cells as the heading; nothing more once too much is wrong."""
        width = len(self.heading)
        for line, cells in self.body:
            if not self.faults.room:
                return
            if len(cells) == width:
                yield Row(line, cells)
            else:
                what = f"the row has {len(cells)} cells where the heading has {width}"
                self.fault(line, "", what, f"The file may be cut off here. {DOWNLOAD}")

    def fault(self, line: int | None, column: str, what: str, do: str = DOWNLOAD) -> None:
        self.faults.add(Fault(self.file, line, column, what, do))


def is_name(text: str) -> bool:
    return 0 < len(text) <= LONGEST_NAME and text.isprintable()
