"""What each tile of the big picture says. A tile that is None is one the reader may not see."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sightline.apps.concerns.types import Matrix
from sightline.apps.followups.types import Due
from sightline.core.figures import Figure, Standing, standing
from sightline.web.concerns.matrix_page import Count, Link, Row

MOST_ROWS = 8
MOST_DUE = 5
DUE_ORDER = (Due.OVERDUE, Due.SOON, Due.NO_DATE, Due.LATER)


@dataclass(frozen=True)
class MatrixTile:
    """The concerns that most kinds of evidence speak of; the counts are of all concerns."""

    streams: tuple[Link, ...]
    rows: tuple[Row, ...]
    listed: int
    not_coded: int
    waiting: int


@dataclass(frozen=True)
class Missed:
    """A figure off target by its own direction."""

    key: str
    label: str
    value: str
    target_key: str
    target: str


@dataclass(frozen=True)
class TargetTile:
    missed: tuple[Missed, ...]
    with_target: int


@dataclass(frozen=True)
class PriorityLine:
    key: str
    title: str
    progress: str
    colour: str


@dataclass(frozen=True)
class DueLine:
    title: str
    due: str
    colour: str
    when: str
    by: str


@dataclass(frozen=True)
class DueTile:
    lines: tuple[DueLine, ...]
    counts: tuple[tuple[int, str], ...]
    total: int


@dataclass(frozen=True)
class MoneyTile:
    """The figures are None where the year's budget does not give them."""

    closing: Figure | None
    share: Figure | None
    drawn: Figure | None
    spending: Figure | None


@dataclass(frozen=True)
class BigPicture:
    counts: tuple[Count, ...] = ()
    matrix: MatrixTile | None = None
    targets: TargetTile | None = None
    priorities: tuple[PriorityLine, ...] | None = None
    due: DueTile | None = None
    money: MoneyTile | None = None
    builds_report: bool = False
    sees_partnership: bool = False

    @property
    def is_empty(self) -> bool:
        return self == BigPicture(sees_partnership=self.sees_partnership)


def matrix_tile(
    found: Matrix, rows: Iterable[Row], streams: Sequence[Link], waiting: int
) -> MatrixTile:
    """Those that most streams speak of come first; then those with most findings of concern."""
    seen = [row for row in rows if any(cell.count for cell in row.cells)]
    seen.sort(key=lambda row: _weight(row), reverse=True)
    return MatrixTile(
        streams=tuple(streams),
        rows=tuple(seen[:MOST_ROWS]),
        listed=len(found.rows),
        not_coded=len(found.not_coded),
        waiting=waiting,
    )


def target_tile(figures: Mapping[str, Figure]) -> TargetTile:
    aimed = [figure for figure in figures.values() if figure.target in figures]
    return TargetTile(
        missed=tuple(
            Missed(each.key, each.label, each.text, each.target, figures[each.target].text)
            for each in aimed
            if standing(each, figures) == Standing.MISSED
        ),
        with_target=len(aimed),
    )


def due_tile(lines: Iterable[tuple[Due, DueLine]]) -> DueTile:
    """What is late first; what is closed is left out."""
    every = [(due, line) for due, line in lines if due != Due.CLOSED]
    every.sort(key=lambda pair: DUE_ORDER.index(pair[0]))
    words = {Due.NO_DATE: "with no date"}
    counted: Counter[Due] = Counter(due for due, _ in every)
    return DueTile(
        lines=tuple(line for _, line in every[:MOST_DUE]),
        counts=tuple(
            (counted[due], words.get(due, due.value)) for due in DUE_ORDER if counted[due]
        ),
        total=len(every),
    )


def money_tile(figures: Mapping[str, Figure]) -> MoneyTile:
    return MoneyTile(
        closing=figures.get("budget.closing-reserves"),
        share=figures.get("budget.reserves-share"),
        drawn=figures.get("budget.drawdown"),
        spending=figures.get("budget.total-spending"),
    )


def _weight(row: Row) -> tuple[int, int]:
    return sum(1 for cell in row.cells if cell.count), sum(cell.count for cell in row.cells)
