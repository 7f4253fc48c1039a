"""Primary and secondary suppression: as little is hidden as may be, and no hidden count given away.

Each value that must stay possible is asked for as the cheapest move of the whole table that leaves
every sum true; what that move would change is hidden too. Then what is not needed is shown again.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import log2

import numpy as np
import numpy.typing as npt

from sightline.core.disclosure.auditing import Counts, Demand, Evidence, demands_of, keeps
from sightline.core.disclosure.deriving import Row
from sightline.core.disclosure.knowledge import Attacker, Rule, Span, rows_of_sums
from sightline.core.disclosure.moving import Mover, NotDecided, Room, Steps
from sightline.core.disclosure.tables import Cell, Standing

MOST_SOLVES = 20_000
LONGEST_WAY = 12
ANY_OTHER = (1, -1, 2, -2, 5, -5, 10)
DEAR_TOTAL = 4  # a total is as dear as so many of its parts
PRICE = 1000  # of a step in what is shown, against 1 in what is hidden anyway


@dataclass
class Suppression:
    """`hidden` counts; `demands` that are met; those that the rule or what is known elsewhere
    leaves no table for."""

    hidden: set[str]
    demands: list[Demand] = field(default_factory=list)
    by_rule: list[Demand] = field(default_factory=list)
    given_away: list[Demand] = field(default_factory=list)
    is_complete: bool = True
    evidence: Evidence | None = None


def suppress(rule: Rule, kept: Collection[str] = ()) -> Suppression:
    """`kept`: counts that stay hidden whatever else could be hidden in their place."""
    page = rule.page
    first = {
        cell.key
        for cell in page.cells
        if cell.standing is Standing.WITHHELD
        or (cell.standing is Standing.OPEN and (rule.is_small(cell) or cell.key in kept))
    }
    found = Suppression(set(first))
    if any(rule.is_small(cell) for cell in page.cells) or first:
        working = _Suppressing(rule, found, first)
        try:
            working.run()
        except NotDecided:
            found.is_complete = False
    return found


def everything(rule: Rule) -> set[str]:
    """All counts that can be hidden at all."""
    return {
        cell.key
        for cell in rule.page.cells
        if cell.standing is Standing.WITHHELD
        or rule.may_be_hidden(cell)
        or (cell.standing is Standing.OPEN and rule.is_small(cell))
    }


class _Suppressing:
    def __init__(self, rule: Rule, found: Suppression, first: set[str]) -> None:
        self.rule, self.found, self.first = rule, found, first
        self.cells = rule.page.by_key
        told = rule.told_by(each for each in rule.page.derived if each.is_published)
        sums = rows_of_sums(rule.page)
        self.rows: list[Row] = [*sums, *told]
        self.elsewhere = [
            number
            for number, row in enumerate(self.rows)
            if number >= len(sums) or any(self._is_known(key) for key in row.terms)
        ]
        counts = {cell.key: cell.count for cell in rule.page.cells}
        rounded = [cell.key for cell in rule.page.cells if not rule.if_shown(cell).is_known]
        self.mover = Mover(counts, self.rows, in_tiers=rounded)
        self.evidence = found.evidence = Evidence(tuple(counts), tuple(counts.values()))
        self.has_ranges = bool(told)
        self.settled: set[str] = set()
        self.may_spread, self.attacker = True, Attacker.KNOWING
        self.seen_by: dict[Demand, tuple[Attacker, ...]] = {}

    def run(self) -> None:
        """First by the page alone; what is known elsewhere then only adds."""
        self.mover.set_rows(self.elsewhere, hold=False)
        self._open_all(may_spread=True)
        self._meet_all(self.found.by_rule)
        self._show_what_is_not_needed()
        if not self.elsewhere:
            return
        self.settled = set(self.found.hidden)
        self.mover.set_rows(self.elsewhere, hold=True)
        self._forget_what_is_known_otherwise()
        self._open_all(may_spread=True)
        self._meet_all(self.found.given_away)
        self._show_what_is_not_needed()

    def _meet_all(self, impossible: list[Demand]) -> None:
        self.found.demands = []
        excluded = {(demand.key, demand.value) for demand in self.found.by_rule}
        asked: set[str] = set()
        # What is hidden on the way has to keep another value too.
        while waiting := [cell for cell in self._unprinted() if cell.key not in asked]:
            for cell in waiting:
                asked.add(cell.key)
                for demand in demands_of(self.rule, cell):
                    if (demand.key, demand.value) not in excluded:
                        self._meet_or_list(demand, impossible)

    def _unprinted(self) -> list[Cell]:
        hidden = self.found.hidden
        return [c for c in self.cells.values() if c.standing is Standing.UNSEEN or c.key in hidden]

    def _meet_or_list(self, demand: Demand, impossible: list[Demand]) -> None:
        met = self._meet(demand)
        if met is None:
            impossible.append(demand)
        else:
            self.found.demands.append(met)

    def _meet(self, demand: Demand) -> Demand | None:
        """The demand as it is met: who knows less may be the only one to whom it is possible."""
        kinds = self.seen_by.get(demand, tuple(Attacker))
        asked = [replace(demand, attacker=kind) for kind in kinds]
        met = next((each for each in asked if self.evidence.meets(each)), None)
        if met is None or (demand.value is not None and met is not asked[0]):
            met = next((e for e in asked if self.evidence.meets(e) or self._way(e)), None)
        if met is not None:
            self.seen_by[demand] = (met.attacker,)
        return met

    def _way(self, demand: Demand) -> bool:
        """Finds a table that meets the demand, and hides what it changes."""
        self._see_as(demand.attacker)
        steps = self._move(demand)
        self._see_as(Attacker.KNOWING)
        if steps is None:
            return False
        moved = [self.mover.keys[place] for place in np.nonzero(steps)[0]]
        spread = [self.cells[key] for key in moved if self._is_told(self.cells[key], steps)]
        self.found.hidden.update(cell.key for cell in spread)
        self._open(spread)
        self.evidence.add(demand.attacker, *self._ways_along(steps, moved, demand.attacker))
        return True

    def _ways_along(
        self, steps: Steps, moved: Sequence[str], attacker: Attacker
    ) -> Iterator[Steps]:
        """The tables on the way to this one, beyond it, and the other way, as far as each count
        may go: a sum that holds for one holds for all."""
        stride = int(np.gcd.reduce(steps))
        one = steps // stride
        least, most = (1, stride) if self.has_ranges else (-LONGEST_WAY, LONGEST_WAY)
        for key in moved:
            far = self._spans_by_steps(self.cells[key], int(one[self.mover.place[key]]), attacker)
            least, most = max(least, far.least), min(most, far.most)
        for number in range(max(least, -LONGEST_WAY), min(most, LONGEST_WAY) + 1):
            if number:
                yield number * one
        if stride > LONGEST_WAY:
            yield steps

    def _spans_by_steps(self, cell: Cell, step: int, attacker: Attacker) -> Span:
        """How often the count may take the step, either way."""
        is_free = cell.standing is Standing.UNSEEN or cell.key in self.found.hidden
        span = self.rule.if_hidden(cell, attacker) if is_free else self.rule.if_shown(cell)
        down, up = (cell.count - span.least) // abs(step), (span.most - cell.count) // abs(step)
        return Span(-down, up) if step > 0 else Span(-up, down)

    def _move(self, demand: Demand) -> Steps | None:
        if self.mover.solves >= MOST_SOLVES:
            raise NotDecided("the table is too large to be made safe")
        count = self.cells[demand.key].count
        if demand.value is not None:
            return self.mover.move(demand.key, demand.value - count)
        return self._any_other(demand.key)

    def _any_other(self, key: str) -> Steps | None:
        """Any other value will do, so nothing more is hidden for it unless it must be."""
        if not self.may_spread:
            return self._first_move(key)
        self._open_all(may_spread=False)
        found = self._first_move(key)
        self._open_all(may_spread=True)
        return found if found is not None else self._first_move(key)

    def _first_move(self, key: str) -> Steps | None:
        ways = (self.mover.move(key, step) for step in ANY_OTHER)
        return next((steps for steps in ways if steps is not None), None)

    def _is_told(self, cell: Cell, steps: Steps) -> bool:
        """Whether what is shown of the count would tell the two tables apart."""
        if cell.standing is not Standing.OPEN or cell.key in self.found.hidden:
            return False
        shown = self.rule.if_shown(cell)
        value = cell.count + int(steps[self.mover.place[cell.key]])
        return not shown.least <= value <= shown.most

    def _show_what_is_not_needed(self) -> None:
        added = self.found.hidden - self.first - self.settled
        dearest = sorted(added, key=lambda key: (-self._price(self.cells[key]), key))
        self._open_all(may_spread=False)
        for key in dearest:
            self._show_if_safe(key)
        hidden = self.found.hidden
        self.found.demands = [
            d for d in self.found.demands
            if d.key in hidden or self.cells[d.key].standing is Standing.UNSEEN
        ]  # fmt: skip

    def _show_if_safe(self, key: str) -> None:
        cell, before = self.cells[key], self.evidence.copy()
        self.found.hidden.discard(key)
        self._open([cell])
        shown, place = self.rule.if_shown(cell), self.mover.place[key]
        self.evidence.keep(
            {
                attacker: _between(
                    self.evidence.tables(attacker)[:, place], shown.least, shown.most
                )
                for attacker in Attacker
            }
        )
        others = [demand for demand in self.found.demands if demand.key != key]
        unmet = self.evidence.unmet(others)
        if not all(self.evidence.meets(demand) or self._way(demand) for demand in unmet):
            self.evidence = self.found.evidence = before
            self.found.hidden.add(key)
            self._open([cell])

    def _forget_what_is_known_otherwise(self) -> None:
        held = [self.rows[number] for number in self.elsewhere]
        self.evidence.keep(
            {
                attacker: keeps(self.evidence.tables(attacker), self.evidence.place, held)
                for attacker in Attacker
            }
        )

    def _see_as(self, attacker: Attacker) -> None:
        if attacker is not self.attacker:
            self.attacker = attacker
            self._open(self.cells.values())

    def _open_all(self, *, may_spread: bool) -> None:
        self.may_spread = may_spread
        self._open(self.cells.values())

    def _open(self, cells: Iterable[Cell]) -> None:
        self.mover.set_rooms({cell.key: self._room(cell) for cell in cells})

    def _room(self, cell: Cell) -> Room:
        if cell.standing is Standing.UNSEEN or cell.key in self.found.hidden:
            free = self.rule.if_hidden(cell, self.attacker)
            return Room(free, free=free)
        shown = self.rule.if_shown(cell)
        if not self.may_spread or not self.rule.may_be_hidden(cell):
            return Room(shown, free=shown)
        return Room(self.rule.if_hidden(cell, self.attacker), self._price(cell), free=shown)

    def _price(self, cell: Cell) -> int:
        """Small parts are cheap to hide, large totals dear."""
        level = self.rule.page.levels[cell.key]
        return int(PRICE * (1 + DEAR_TOTAL * level) * log2(cell.count + 4))

    def _is_known(self, key: str) -> bool:
        return self.rule.is_known_elsewhere(self.cells[key])


def _between(values: Counts, least: int, most: int) -> npt.NDArray[np.bool_]:
    between: npt.NDArray[np.bool_] = (values >= least) & (values <= most)
    return between
