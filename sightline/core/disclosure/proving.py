"""Which percentages and rates may be shown beside the hidden counts, one after the other."""

from collections.abc import Collection, Sequence

import numpy as np
import numpy.typing as npt

from sightline.core.disclosure.auditing import Demand, Evidence, keeps
from sightline.core.disclosure.deriving import Row
from sightline.core.disclosure.knowledge import Attacker, Rule, rows_of_sums, spans
from sightline.core.disclosure.moving import Mover, NotDecided, Room, Steps
from sightline.core.disclosure.suppressing import ANY_OTHER, MOST_SOLVES
from sightline.core.disclosure.tables import Derived


class Prover:
    """Holds what is shown so far, and tables that look the same for every demand."""

    def __init__(
        self,
        rule: Rule,
        hidden: Collection[str],
        evidence: Evidence,
        demands: Sequence[Demand],
        candidates: Sequence[Derived],
    ) -> None:
        self.rule, self.hidden, self.demands = rule, hidden, list(demands)
        self.evidence = evidence
        published = [each for each in rule.page.derived if each.is_published]
        self.rows: list[Row] = [*rows_of_sums(rule.page), *rule.told_by(published)]
        self.held = list(range(len(self.rows)))
        self.of: dict[str, list[int]] = {}
        for each in candidates:
            told = rule.told_by([each])
            self.of[each.key] = list(range(len(self.rows), len(self.rows) + len(told)))
            self.rows += told
        self.mover = Mover({cell.key: cell.count for cell in rule.page.cells}, self.rows)
        for numbers in self.of.values():
            self.mover.set_rows(numbers, hold=False)
        self.seen_as: Attacker | None = None

    def accept(self, derived: Derived) -> bool:
        """Whether every demand is still met with the number shown; if so, it stays shown."""
        numbers = self.of[derived.key]
        trial = self.evidence.copy()
        trial.keep({each: self._keeps(trial, each, numbers) for each in Attacker})
        self.mover.set_rows(numbers, hold=True)
        held = [*self.held, *numbers]
        if all(self._is_met(demand, trial, held) for demand in trial.unmet(self.demands)):
            self.evidence, self.held = trial, held
            return True
        self.mover.set_rows(numbers, hold=False)
        return False

    def _is_met(self, demand: Demand, trial: Evidence, held: Sequence[int]) -> bool:
        if trial.meets(demand):
            return True
        self._see_as(demand.attacker)
        steps = self._move(demand)
        if steps is None or not self._is_true(trial, steps, held):
            return False
        trial.add(demand.attacker, steps)
        return True

    def _move(self, demand: Demand) -> Steps | None:
        count = self.rule.page.by_key[demand.key].count
        ways = ANY_OTHER if demand.value is None else (demand.value - count,)
        if self.mover.solves >= MOST_SOLVES:
            return None
        try:
            found = (self.mover.move(demand.key, step) for step in ways)
            return next((steps for steps in found if steps is not None), None)
        except NotDecided:
            return None

    def _is_true(self, trial: Evidence, steps: Steps, held: Sequence[int]) -> bool:
        """The solver's answer, held against the rows in whole numbers."""
        table = (trial.counts + steps).reshape(1, -1)
        return bool(keeps(table, trial.place, [self.rows[number] for number in held]).all())

    def _keeps(
        self, trial: Evidence, attacker: Attacker, numbers: Sequence[int]
    ) -> npt.NDArray[np.bool_]:
        rows = [self.rows[number] for number in numbers]
        return keeps(trial.tables(attacker), trial.place, rows)

    def _see_as(self, attacker: Attacker) -> None:
        if attacker is self.seen_as:
            return
        known = spans(self.rule, self.hidden, attacker)
        self.mover.set_rooms({key: Room(span, free=span) for key, span in known.items()})
        self.seen_as = attacker
