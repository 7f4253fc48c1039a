"""A sheet as it stood in its file: records of text with places, before any meaning is read."""

from dataclasses import dataclass

from sightline.exchange.faults import Place

LARGEST_FILE = 20 * 1024 * 1024
MOST_ROWS = 100_000
MOST_COLUMNS = 500
LONGEST_CELL = 32_767  # what a cell of a workbook can hold


@dataclass(frozen=True)
class Record:
    place: Place
    cells: tuple[str, ...]

    @property
    def is_blank(self) -> bool:
        return not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True)
class Sheet:
    """Not `complete`: reading had to stop half-way, and nobody knows what else it holds."""

    name: str
    file: str
    records: tuple[Record, ...]
    complete: bool = True
