"""A scorecard with all that stands on it: values, what agencies say, and what has not come in.

Words that name a number are kept back from whoever may not see an indicator's small numbers, where
any of them is hidden: what is hidden in a chart must not stand beneath it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from sightline.analytics.dictionary.types import Owner
from sightline.apps.accounts.queries import agency_name
from sightline.apps.collection import queries as collection
from sightline.apps.indicators.models import Commentary, IndicatorValue, Scorecard
from sightline.apps.indicators.scorecards import queries, rules
from sightline.apps.indicators.scorecards.types import Beneath, Missing, Said
from sightline.apps.indicators.series import reading
from sightline.apps.indicators.series.seen import Seen
from sightline.apps.indicators.types import ScorecardOf
from sightline.apps.partnership import queries as partnership
from sightline.apps.plan import queries as plan
from sightline.apps.plan.access import Plan
from sightline.core.numerals import numbers_in, reminders_in
from sightline.core.periods import long_date, parse_period
from sightline.kit.access import Actor, may

if TYPE_CHECKING:
    from sightline.apps.collection.models import QuarterlyReturn
    from sightline.apps.partnership.models import Year

UNIT = "The business unit"
KEPT_BACK = (
    "Kept back: the words name a number, and small numbers of this indicator are hidden here."
)
Latest = dict[str, list[Said]]


@dataclass(frozen=True)
class Line:
    """An indicator of the scorecard."""

    seen: Seen
    beneath: Beneath

    @property
    def hides(self) -> bool:
        return any(value.is_hidden for value in self.seen.values)


@dataclass(frozen=True)
class ScorecardRead:
    """`of` says in words what it is of; '' where of neither. `gone` are keys of indicators that the
    dictionary has not on the day."""

    scorecard: Scorecard
    of: str
    lines: tuple[Line, ...]
    gone: tuple[str, ...]
    as_at: date

    @property
    def first_line(self) -> str:
        missing = sum(1 for line in self.lines if line.beneath.missing)
        return rules.first_line([line.seen for line in self.lines], missing)


def read(
    actor: Actor, year: Year, scorecard: Scorecard, *, protects: bool = False
) -> ScorecardRead:
    """As the actor may see it; with `protects` as everybody may, as documents are made."""
    keys = scorecard.keys
    seen = reading.chosen(actor, keys, year.as_at, protects=protects)
    said = _said(actor, keys, year)
    missing = _missing(actor, year, seen)
    return ScorecardRead(
        scorecard=scorecard,
        of=of_words(titles(actor, year), scorecard.of, scorecard.of_key),
        lines=tuple(
            Line(each, Beneath(scorecard.whys[key], _shown(each, said.get(key, ())), missing[key]))
            for key, each in seen.items()
        ),
        gone=tuple(key for key in keys if key not in seen),
        as_at=year.as_at,
    )


def titles(actor: Actor, year: Year) -> dict[tuple[str, str], str]:
    """What a scorecard may be of in the year, by kind and key: priorities, then groups."""
    found = {}
    if may(actor, Plan.VIEW):
        for priority in plan.priorities(actor, year).prefetch_related(None):
            found[(ScorecardOf.PRIORITY.value, priority.key)] = priority.title
    for group in partnership.groups(actor, year).prefetch_related(None):
        found[(ScorecardOf.GROUP.value, group.key)] = group.name
    return found


def of_words(known: Mapping[tuple[str, str], str], of: str, key: str) -> str:
    """'Priority: Neglect'; where the year has none of the key, the key itself."""
    return f"{of.capitalize()}: {known.get((of, key), key)}" if of else ""


def _shown(seen: Seen, said: Sequence[Said]) -> tuple[Said, ...]:
    hides = any(value.is_hidden for value in seen.values)
    return tuple(
        replace(each, words=KEPT_BACK, is_kept_back=True)
        if hides and _names_a_number(each.words)
        else each
        for each in said
    )


def _names_a_number(words: str) -> bool:
    return any(numbers_in(words)) or any(reminders_in(words))


def _said(actor: Actor, keys: Sequence[str], year: Year) -> Latest:
    """The latest of each agency on each indicator, of periods that ended by the day."""
    names = {row.agency.key: row.name for row in partnership.agencies(actor, year)}
    latest: dict[tuple[str, str], Said] = {}
    for row in queries.commentary(actor, keys):
        if parse_period(row.period).ends_on <= year.as_at:
            latest.setdefault((row.indicator, row.agency), _of_row(row, names))
    by_indicator: Latest = {}
    for (key, _), each in latest.items():
        by_indicator.setdefault(key, []).append(each)
    return by_indicator


def _of_row(row: Commentary, names: Mapping[str, str]) -> Said:
    """Words that a return handed on begin with the agency's name, which stands beside them here."""
    agency = names.get(row.agency, row.agency) if row.agency else UNIT
    return Said(
        words=row.words.removeprefix(f"{agency}: "),
        agency=agency,
        by=row.by,
        period=str(parse_period(row.period)),
        on=row.at.date(),
    )


def _missing(actor: Actor, year: Year, seen: Mapping[str, Seen]) -> dict[str, tuple[Missing, ...]]:
    names = {row.agency.key: row.name for row in partnership.agencies(actor, year)}
    absent = {
        (row.indicator, row.period): row for row in queries.absent(actor, list(seen), year.as_at)
    }
    owed: dict[str, list[QuarterlyReturn]] = {}
    for each in collection.not_received(actor, year.as_at):
        for key in each.request.indicators:
            owed.setdefault(key, []).append(each)
    return {
        key: _missing_of(each, owed.get(key, ()), absent, names, year.as_at)
        for key, each in seen.items()
    }


def _missing_of(
    seen: Seen,
    owed: Sequence[QuarterlyReturn],
    absent: Mapping[tuple[str, str], IndicatorValue],
    names: Mapping[str, str],
    as_at: date,
) -> tuple[Missing, ...]:
    """Returns that are owed, by agency; else a latest period without a value, or a late one."""
    returns = tuple(
        Missing(f"{agency_name(each.agency)}, {each.covers}, due {long_date(each.due)}.")
        for each in owed
    )
    if returns:
        return returns
    if seen.latest is None:
        return (Missing(f"No value is held yet. It is for {_owner(seen)} to give."),)
    if rules.is_absent(seen):
        row = absent.get((seen.definition.key, seen.latest.period.code))
        whose = names.get(row.agency, row.agency) if row and row.agency else ""
        why = (seen.latest.absence or "no reason is given").rstrip(".")
        return (Missing(f"{whose or _from(seen)}, {seen.latest.period}: {why}."),)
    due = rules.next_due(seen)
    if due is not None and due < as_at:
        return (
            Missing(f"{_from(seen)}, what follows {seen.latest.period}, due {long_date(due)}."),
        )
    return ()


def _owner(seen: Seen) -> str:
    """The kind of agency that answers for it, as the dictionary has it."""
    return OWNERS[seen.definition.owner]


def _from(seen: Seen) -> str:
    owner = _owner(seen)
    return owner[0].upper() + owner[1:]


OWNERS = {
    Owner.COUNCIL: "the council",
    Owner.HEALTH: "health",
    Owner.POLICE: "the police",
    Owner.EDUCATION: "education",
    Owner.PARTNERSHIP: "the partnership",
    Owner.OTHER: "another agency",
}
