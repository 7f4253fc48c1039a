"""What the matrix shows: concerns in their groups against the five streams, in shades and words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from sightline.apps.concerns.types import AGE_WORDS, Matrix, MatrixCell, MatrixRow, Only, Repeat
from sightline.apps.evidence.types import STREAM_NAMES, Stream


@dataclass(frozen=True)
class Count:
    """One clause of the first line; `figure` is the key of the figure that it prints."""

    number: int
    words: str
    figure: str


@dataclass(frozen=True)
class Mark:
    """A word about the whole row, and the colour of its tag."""

    text: str
    colour: str


@dataclass(frozen=True)
class Cell:
    """`age` is a class and `age_words` say the same; `change` counts since the year before."""

    stream: str
    name: str
    level: int
    count: int
    latest: str
    age: str
    age_words: str
    strengths: int
    change: int | None = None

    @property
    def is_empty(self) -> bool:
        return not self.count and not self.strengths

    @property
    def change_words(self) -> str:
        if self.change is None:
            return ""
        if not self.change:
            return "no change" if self.count else ""
        return f"{abs(self.change)} {'more' if self.change > 0 else 'fewer'}"


@dataclass(frozen=True)
class Link:
    key: str
    title: str


@dataclass(frozen=True)
class Row:
    key: str
    title: str
    cells: tuple[Cell, ...]
    marks: tuple[Mark, ...]
    others: int
    owner: str
    priorities: tuple[Link, ...]
    is_coded: bool
    is_new: bool = False

    @property
    def says_nothing(self) -> bool:
        """Nothing is coded to it, and nothing that was coded before has gone."""
        return not self.is_coded and not any(cell.change for cell in self.cells)


@dataclass(frozen=True)
class Group:
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class RowEnds:
    """What other rooms know of the concerns, by their keys."""

    owners: Mapping[str, str]
    priorities: Mapping[str, Sequence[Link]] = field(default_factory=dict)


@dataclass(frozen=True)
class MatrixPage:
    """`gone` are titles of concerns that the year before listed and this one does not."""

    counts: tuple[Count, ...]
    streams: tuple[Link, ...]
    groups: tuple[Group, ...]
    gone: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        return sum(len(group.rows) for group in self.groups)

    @property
    def is_one_stream(self) -> bool:
        return len(self.streams) == 1

    @property
    def width(self) -> int:
        """In columns: the concern, its streams, and the three ends of the row."""
        return len(self.streams) + 4


def first_line(whole: Matrix) -> tuple[Count, ...]:
    listed, seen, unowned = len(whole.rows), len(whole.triangulated), len(whole.without_owner)
    return (
        Count(listed, "concern" if listed == 1 else "concerns", "concerns.listed"),
        Count(seen, "seen by three or more kinds of evidence", "concerns.triangulated"),
        Count(unowned, "that nobody owns", "concerns.without-owner"),
    )


def matrix_page(
    *,
    whole: Matrix,
    shown: Matrix,
    ends: RowEnds,
    only: Only,
    before: Matrix | None = None,
) -> MatrixPage:
    """`whole` gives the row ends whatever is filtered; `shown` gives the cells.

    With `before`, each cell also says what changed since that matrix.
    """
    streams = [each for each in whole.streams if only.stream in ("", each)]
    cells = {row.concern.key: row for row in shown.rows}
    earlier = {row.concern.key: row for row in before.rows} if before else None
    rows = [
        _row(row, cells[row.concern.key], ends, streams, earlier)
        for row in whole.rows
        if row.concern.key in cells
    ]
    if only:
        rows = [row for row in rows if any(not cell.is_empty for cell in row.cells)]
    group_of = {row.concern.key: row.concern.group for row in whole.rows}
    return MatrixPage(
        counts=first_line(whole),
        streams=tuple(Link(each, STREAM_NAMES[Stream(each)]) for each in streams),
        groups=tuple(
            Group(title, tuple(of_group))
            for title, of_group in groupby(rows, key=lambda row: group_of[row.key])
        ),
        gone=tuple(row.concern.title for row in before.rows if row.concern.key not in group_of)
        if before
        else (),
    )


def _row(
    row: MatrixRow,
    shown: MatrixRow,
    ends: RowEnds,
    streams: Sequence[str],
    earlier: Mapping[str, MatrixRow] | None,
) -> Row:
    key = row.concern.key
    before = earlier.get(key) if earlier else None
    cells = []
    for place, cell in enumerate(shown.cells):
        if cell.stream in streams:
            then = before.cells[place].count if before else 0
            cells.append(_cell(cell, None if earlier is None else cell.count - then))
    return Row(
        key=key,
        title=row.concern.title,
        cells=tuple(cells),
        marks=marks(row),
        others=len(row.others),
        owner=ends.owners.get(key, ""),
        priorities=tuple(ends.priorities.get(key, ())),
        is_coded=row.coded,
        is_new=earlier is not None and before is None,
    )


def _cell(cell: MatrixCell, change: int | None) -> Cell:
    words = AGE_WORDS[cell.staleness] if cell.staleness else ""
    return Cell(
        stream=cell.stream,
        name=STREAM_NAMES[Stream(cell.stream)],
        level=cell.level,
        count=cell.count,
        latest=str(cell.latest or ""),
        age=cell.staleness.value if cell.staleness and words else "",
        age_words=words,
        strengths=len(cell.strengths),
        change=change,
    )


def marks(row: MatrixRow) -> tuple[Mark, ...]:
    """What the row says taken together. A concern without coded findings says only that."""
    found = []
    if row.triangulated:
        found.append(Mark("Triangulated", "purple"))
    if row.single_source:
        found.append(Mark("Single source", "grey"))
    if row.repeat == Repeat.EVIDENCED:
        found.append(Mark("Came back", "orange"))
    if row.repeat == Repeat.STATED:
        found.append(Mark(f"Said to date from {row.concern.earlier_year}", "orange"))
    return tuple(found)
