"""The cheapest way to move one count by a given step while every sum still adds up.

Linear programming over the steps (HiGHS, one thread, no clock); whole numbers are asked for only
where the answer is not whole by itself. What is found is checked in whole numbers by who asked.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import highspy
import numpy as np
import numpy.typing as npt

from sightline.core.disclosure.deriving import Row
from sightline.core.disclosure.knowledge import Span

Steps = npt.NDArray[np.int64]

FARTHEST: Final = 100_000  # no step need be larger: a larger table would only offer more ways
NEARLY_WHOLE: Final = 1e-6
MOST_NODES: Final = 2000
INFINITY: Final = float("inf")


class NotDecided(RuntimeError):
    """The solver found neither a way nor that there is none, within its limits."""


@dataclass(frozen=True)
class Room:
    """How far a count may move: at `price` a step within `span`, but at 1 a step within `free`."""

    span: Span
    price: int = 1
    free: Span | None = None


class Mover:
    """Counts in a fixed order. Those `in_tiers` may have some free room and some that costs."""

    def __init__(
        self, counts: Mapping[str, int], rows: Sequence[Row], in_tiers: Collection[str] = ()
    ) -> None:
        self.keys = tuple(counts)
        self.counts = dict(counts)
        self.rows = list(rows)
        self.solves = 0
        self._of: dict[str, list[int]] = {}
        columns = 0
        for key in self.keys:
            width = 4 if key in in_tiers else 2
            self._of[key] = list(range(columns, columns + width))
            columns += width
        self.place = {key: number for number, key in enumerate(self.keys)}
        self._upper = np.zeros(columns)
        self._signs = np.resize(np.array([1, -1], dtype=np.int64), columns)
        self._owner = np.array(
            [self.place[key] for key, own in self._of.items() for _ in own], dtype=np.intp
        )
        self._highs = _Quiet()  # type: ignore[no-untyped-call]
        self._highs.passModel(self._model())

    def set_rooms(self, rooms: Mapping[str, Room]) -> None:
        if not rooms:
            return
        columns = np.array([c for key in rooms for c in self._of[key]], dtype=np.int32)
        bounds: list[int] = []
        prices: list[int] = []
        for key, room in rooms.items():
            ups, costs = _tiers(self.counts[key], room, len(self._of[key]))
            bounds += ups
            prices += costs
        number = len(columns)
        upper = np.array(bounds, dtype=float)
        self._upper[columns] = upper
        self._highs.changeColsBounds(number, columns, np.zeros(number), upper)
        self._highs.changeColsCost(number, columns, np.array(prices, dtype=float))

    def set_rows(self, numbers: Collection[int], *, hold: bool) -> None:
        """Rows that do not hold say nothing."""
        for number in numbers:
            least, most = self._edges(self.rows[number]) if hold else (-INFINITY, INFINITY)
            self._highs.changeRowBounds(number, least, most)

    def move(self, key: str, step: int) -> Steps | None:
        """The steps of all counts, as cheap as may be; None where there is surely no way."""
        own = self._of[key]
        forth = own[0] if step > 0 else own[1]
        size = float(abs(step))
        if self._upper[forth] < size:
            return None
        for column in own:
            fixed = size if column == forth else 0.0
            self._highs.changeColBounds(column, fixed, fixed)
        try:
            return self._solved()
        finally:
            for column in own:
                self._highs.changeColBounds(column, 0.0, float(self._upper[column]))

    def _solved(self) -> Steps | None:
        self.solves += 1
        values = self._run()
        if values is None:
            return None
        whole = np.rint(values)
        if np.abs(values - whole).max(initial=0) > NEARLY_WHOLE:
            return self._solved_in_whole_numbers()
        return self._steps(whole)

    def _solved_in_whole_numbers(self) -> Steps | None:
        self._set_kind(highspy.HighsVarType.kInteger)
        try:
            values = self._run()
        finally:
            self._set_kind(highspy.HighsVarType.kContinuous)
        return None if values is None else self._steps(np.rint(values))

    def _set_kind(self, kind: highspy.HighsVarType) -> None:
        every = np.arange(len(self._upper), dtype=np.int32)
        kinds = np.full(len(every), int(kind.value), dtype=np.uint8)
        self._highs.changeColsIntegrality(len(every), every, kinds)

    def _run(self) -> npt.NDArray[np.float64] | None:
        self._highs.run()
        status = self._highs.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        if status != highspy.HighsModelStatus.kOptimal:
            raise NotDecided(f"the solver stopped without an answer: {status}")
        return np.array(self._highs.getSolution().col_value)

    def _steps(self, values: npt.NDArray[np.float64]) -> Steps:
        steps = np.zeros(len(self.keys), dtype=np.int64)
        np.add.at(steps, self._owner, self._signs * values.astype(np.int64))
        return steps

    def _edges(self, row: Row) -> tuple[float, float]:
        amount = sum(self.counts[key] * times for key, times in row.terms.items())
        least = -INFINITY if row.least is None else float(row.least - amount)
        most = INFINITY if row.most is None else float(row.most - amount)
        return least, most

    def _model(self) -> highspy.HighsLp:
        entries: dict[str, list[tuple[int, int]]] = {key: [] for key in self.keys}
        for number, row in enumerate(self.rows):
            for key, times in row.terms.items():
                entries[key].append((number, times))
        columns = [
            [(number, int(self._signs[column]) * times) for number, times in entries[key]]
            for key, own in self._of.items()
            for column in own
        ]
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = len(columns), len(self.rows)
        model.col_cost_ = np.ones(len(columns))
        model.col_lower_ = model.col_upper_ = np.zeros(len(columns))
        edges = [self._edges(row) for row in self.rows]
        model.row_lower_ = np.array([least for least, _ in edges], dtype=float)
        model.row_upper_ = np.array([most for _, most in edges], dtype=float)
        matrix = model.a_matrix_
        matrix.format_ = highspy.MatrixFormat.kColwise
        matrix.start_ = np.cumsum([0, *map(len, columns)]).astype(np.int32)
        matrix.index_ = np.array([n for each in columns for n, _ in each], dtype=np.int32)
        matrix.value_ = np.array([t for each in columns for _, t in each], dtype=float)
        return model


class _Quiet(highspy.Highs):
    """HiGHS greets on the console when its callbacks are set up: the options come before that."""

    def enableCallbacks(self) -> None:
        self.passOptions(_options())
        super().enableCallbacks()  # type: ignore[no-untyped-call]


def _options() -> highspy.HighsOptions:
    """One thread and a fixed seed: the same page is always protected in the same way."""
    options = highspy.HighsOptions()
    options.output_flag = False
    options.log_to_console = False
    options.threads = 1
    options.presolve = "off"
    options.random_seed = 0
    options.mip_max_nodes = MOST_NODES
    return options


def _tiers(count: int, room: Room, width: int) -> tuple[list[int], list[int]]:
    """The most steps and the price of each: up and down, and again for the costly tier."""
    up, down = _steps_within(count, room.span)
    if width == 2:
        return [up, down], [room.price, room.price]
    free_up, free_down = _steps_within(count, room.free or Span(count, count))
    free_up, free_down = min(free_up, up), min(free_down, down)
    prices = [1, 1, room.price, room.price]
    return [free_up, free_down, up - free_up, down - free_down], prices


def _steps_within(count: int, span: Span) -> tuple[int, int]:
    up, down = max(0, span.most - count), max(0, count - span.least)
    return min(up, FARTHEST), min(down, FARTHEST)
