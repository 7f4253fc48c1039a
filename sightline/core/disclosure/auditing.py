"""What must stay possible for each hidden count, and the proof that it does.

The proof is a list of other tables that print exactly the same page, each checked here in whole
numbers: nothing rests on the solver that found them.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from sightline.core.disclosure.deriving import Row
from sightline.core.disclosure.knowledge import Attacker, Rule, Span, rows_of_sums, spans
from sightline.core.disclosure.moving import Steps
from sightline.core.disclosure.tables import Cell, Derived, Standing

MOST_SWEEPS: Final = 200
Counts = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Demand:
    """`value` must be possible for the count in the eyes of `attacker`; None: any but the true."""

    key: str
    value: int | None
    attacker: Attacker = Attacker.KNOWING


def demands_of(rule: Rule, cell: Cell) -> list[Demand]:
    """For a hidden or unseen count, the farthest values first."""
    if not rule.is_small(cell):
        seen = cell.standing is not Standing.UNSEEN
        return [Demand(cell.key, None)] if seen else []
    values = rule.profile.hidden_values
    nearest = sorted(values, key=lambda value: (abs(value - cell.count), value))
    needed = nearest[1 : rule.profile.least_values_left]
    return [Demand(cell.key, value) for value in reversed(needed)]


class Evidence:
    """Tables that could be the true one, as steps from it, by the attacker whom they convince."""

    def __init__(self, keys: Sequence[str], counts: Sequence[int]) -> None:
        self.place = {key: number for number, key in enumerate(keys)}
        self.counts = np.array(counts, dtype=np.int64)
        nothing = np.zeros((0, len(keys)), dtype=np.int64)
        self._found: dict[Attacker, Counts] = dict.fromkeys(Attacker, nothing)

    def add(self, attacker: Attacker, *steps: Steps) -> None:
        self._found[attacker] = np.vstack([self._found[attacker], *steps])

    def tables(self, attacker: Attacker) -> Counts:
        """One row a table, one column a count."""
        return self.counts + self._found[attacker]

    def meets(self, demand: Demand) -> bool:
        """Whether there is a table. What convinces who knows more convinces who knows less."""
        place = self.place[demand.key]
        wanted = None if demand.value is None else demand.value - int(self.counts[place])
        for kind in _convinced_by(demand.attacker):
            steps = self._found[kind][:, place]
            if np.any(steps) if wanted is None else np.any(steps == wanted):
                return True
        return False

    def unmet(self, demands: Sequence[Demand]) -> list[Demand]:
        """Those without a table: the same for many at once."""
        waiting = list(demands)
        for kind in Attacker:
            asked = [d for d in waiting if kind in _convinced_by(d.attacker)]
            if asked and len(self._found[kind]):
                met = self._met(kind, asked)
                reached = {id(d) for d, is_met in zip(asked, met, strict=True) if is_met}
                waiting = [d for d in waiting if id(d) not in reached]
        return waiting

    def keep(self, stays: Mapping[Attacker, npt.NDArray[np.bool_]]) -> None:
        for attacker, mask in stays.items():
            self._found[attacker] = self._found[attacker][mask]

    def copy(self) -> "Evidence":
        other = Evidence(tuple(self.place), self.counts.tolist())
        other._found = dict(self._found)  # the arrays are never written to
        return other

    def _met(self, kind: Attacker, demands: Sequence[Demand]) -> npt.NDArray[np.bool_]:
        places = np.array([self.place[demand.key] for demand in demands])
        steps = self._found[kind][:, places]
        true = self.counts[places]
        values = [t if d.value is None else d.value for d, t in zip(demands, true, strict=True)]
        wanted = np.array(values, dtype=np.int64) - true
        met: npt.NDArray[np.bool_] = (steps == wanted).any(axis=0)
        other = np.array([demand.value is None for demand in demands])
        met[other] = steps[:, other].any(axis=0)
        return met


def _convinced_by(attacker: Attacker) -> tuple[Attacker, ...]:
    return tuple(Attacker) if attacker is Attacker.READING else (attacker,)


@dataclass(frozen=True)
class Audit:
    """Everything that leaves: the counts that are not in `hidden`, and the numbers in `derived`."""

    rule: Rule
    hidden: frozenset[str]
    derived: tuple[Derived, ...]

    def rows(self) -> list[Row]:
        published = [each for each in self.rule.page.derived if each.is_published]
        told = {each.key: each for each in (*published, *self.derived)}
        return [*rows_of_sums(self.rule.page), *self.rule.told_by(told.values())]

    def unmet(self, evidence: Evidence, demands: Sequence[Demand]) -> list[Demand]:
        """The demands for which no table in evidence stands up."""
        sound = evidence.copy()
        rows = self.rows()
        sound.keep({each: self._stands_up(sound, each, rows) for each in Attacker})
        return sound.unmet(demands)

    def _stands_up(
        self, evidence: Evidence, attacker: Attacker, rows: Sequence[Row]
    ) -> npt.NDArray[np.bool_]:
        tables = evidence.tables(attacker)
        known = spans(self.rule, self.hidden, attacker)
        return within(tables, evidence.place, known) & keeps(tables, evidence.place, rows)


def is_excluded_by_rule(rule: Rule, demand: Demand) -> bool:
    """Whether no table meets the demand even with every count hidden that can be, and nothing known
    elsewhere: shown by narrowing spans along the sums, in whole numbers."""
    if demand.value is None:
        return False
    page = rule.page
    known = {cell.key: _with_all_hidden(rule, cell) for cell in page.cells}
    known[demand.key] = Span(demand.value, demand.value)
    elsewhere = {cell.key for cell in page.cells if rule.is_known_elsewhere(cell)}
    own = [row for row in rows_of_sums(page) if elsewhere.isdisjoint(row.terms)]
    return not _narrowed(known, own)


def _with_all_hidden(rule: Rule, cell: Cell) -> Span:
    is_nought = not cell.count and not rule.is_small(cell)
    if is_nought and cell.standing in (Standing.OPEN, Standing.PUBLISHED):
        return rule.if_shown(cell)
    return rule.if_hidden(cell, Attacker.READING)


def _narrowed(known: dict[str, Span], rows: Sequence[Row]) -> bool:
    """Narrows the spans as far as the sums do; False where one is left empty."""
    changed, sweeps = True, 0
    while changed and sweeps < MOST_SWEEPS:
        changed, sweeps = False, sweeps + 1
        for row in rows:
            for key in row.terms:
                span = _span_in(row, key, known)
                if span.least > span.most:
                    return False
                changed = changed or span != known[key]
                known[key] = span
    return True


def _span_in(row: Row, key: str, known: Mapping[str, Span]) -> Span:
    """What a total leaves for a part, or the parts for their total."""
    least = most = 0
    for other, times in row.terms.items():
        if other != key:
            low, high = known[other].least * times, known[other].most * times
            least, most = least + min(low, high), most + max(low, high)
    own = known[key]
    if row.terms[key] == 1:
        least, most = -most, -least
    return Span(max(own.least, least), min(own.most, most))


def within(
    tables: Counts, place: Mapping[str, int], known: Mapping[str, Span]
) -> npt.NDArray[np.bool_]:
    least = np.array([known[key].least for key in place], dtype=np.int64)
    most = np.array([known[key].most for key in place], dtype=np.int64)
    inside: npt.NDArray[np.bool_] = np.all((tables >= least) & (tables <= most), axis=1)
    return inside


def keeps(tables: Counts, place: Mapping[str, int], rows: Collection[Row]) -> npt.NDArray[np.bool_]:
    kept: npt.NDArray[np.bool_] = np.ones(len(tables), dtype=np.bool_)
    for row in rows:
        columns = [place[key] for key in row.terms]
        amounts: Counts = tables[:, columns] @ np.array(list(row.terms.values()), dtype=np.int64)
        if row.least is not None:
            kept = kept & (amounts >= row.least)
        if row.most is not None:
            kept = kept & (amounts <= row.most)
    return kept
