"""Thornshire's quarterly returns: asked for, filled in, sent, accepted, signed and published.

Each step is taken at its own moment of the three years, by people who are made up.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby

from sightline.analytics.dictionary import Definition
from sightline.apps.collection import actions, queries
from sightline.apps.collection.asking import actions as asking
from sightline.apps.collection.models import QuarterlyReturn
from sightline.apps.collection.types import Amount, Frequency, LineEntry, RequestEntry
from sightline.apps.indicators.dictionary import definitions
from sightline.apps.indicators.series import actions as indicators
from sightline.apps.indicators.types import ValueBasis, ValueEntry
from sightline.core.periods import parse_period
from sightline.exchange.thornshire.collected.collecting import (
    EXCLUSIONS,
    CollectedValue,
    collected,
)
from sightline.exchange.thornshire.collected.drawing import quarters
from sightline.exchange.thornshire.records.days import LAST
from sightline.kit.access import Actor
from sightline.kit.permission import Role

FIRST_QUARTER = "2017/18 Q1"
BEGUN_ON, ENDED_ON = date(2017, 5, 2), date(2020, 9, 30)
MORNING = time(9, 30)
SUPPLIER = "Performance lead (made up)"
BOARD = Actor("The data analyst of Thornshire (made up)", frozenset({Role.SYSTEM}))
LEAD = Actor("A lead of the agency (made up)", frozenset({Role.SYSTEM}))
LOOKED_AGAIN = "We looked at it again, and the number is right."
NOTHING_UNUSUAL = "Nothing that we did not expect."
# Days from one step to the next.
ACCEPTED_AFTER, COMMENTED_AFTER, SIGNED_AFTER, PUBLISHED_AFTER = 3, 6, 9, 12
Asked = tuple[str, int]  # an agency, and how many days after the quarter its return is due
Rows = Mapping[tuple[str, str], CollectedValue]  # by indicator and period


def load_quarters() -> int:
    """How many returns were taken in: none where any agency was asked before."""
    if queries.requests(BOARD).exists():
        return 0
    rows = {(row.indicator, row.period): row for row in collected()}
    requests = [_requested(asked, list(group)) for asked, group in _grouped()]
    taken = 0
    for code in quarters():
        asking.open_quarter(actor=BOARD, now=_at(parse_period(code).ends_on + timedelta(1)))
        opened = queries.returns(BOARD).filter(quarter=code).order_by("pk")
        for each in list(opened):
            _taken_in(each, rows)
            taken += 1
    for request in requests:
        asking.end(actor=BOARD, of=request, why="The demonstration ends here.", now=_at(ENDED_ON))
    _stated()
    return taken


def _grouped() -> Iterable[tuple[Asked, Iterable[str]]]:
    """What is asked of each agency in one return: the indicators that are due on one day."""
    known = definitions(LAST)
    agencies = {row.indicator: row.agency for row in collected() if row.indicator != EXCLUSIONS}
    order = sorted(agencies, key=lambda key: (agencies[key], known[key].lag_days, known[key].title))
    return [
        (asked, list(group))
        for asked, group in groupby(order, key=lambda key: (agencies[key], known[key].lag_days))
    ]


def _requested(asked: Asked, keys: Sequence[str]) -> int:
    agency, days = asked
    entry = RequestEntry(
        agency=agency,
        indicators=tuple(keys),
        frequency=Frequency.QUARTERLY,
        supplier=SUPPLIER,
        first_quarter=FIRST_QUARTER,
        due_days=days,
    )
    return asking.request(actor=BOARD, entry=entry, now=_at(BEGUN_ON)).pk


def _taken_in(found: QuarterlyReturn, rows: Rows) -> None:
    lines = list(queries.lines(LEAD, found))
    told = {line.indicator: rows[line.indicator, found.quarter] for line in lines}
    entries = {line.indicator: (line.entry, _entry(told[line.indicator])) for line in lines}
    received = max(row.received_on for row in told.values())
    of = found.pk
    actions.fill(actor=LEAD, of=of, entries=entries, now=_at(received))
    actions.send(actor=LEAD, of=of, seen=_seen(of), now=_at(received))
    for query in list(queries.open_queries(LEAD, found)):
        actions.answer(
            actor=LEAD, of=of, query=query.pk, says=LOOKED_AGAIN, now=_at(received, days=1)
        )
    actions.accept(actor=BOARD, of=of, seen=_seen(of), now=_at(received, ACCEPTED_AFTER))
    says = _commentary(told)
    actions.comment(
        actor=LEAD, of=of, seen=_seen(of), says=says, done=True, now=_at(received, COMMENTED_AFTER)
    )
    actions.sign(actor=LEAD, of=of, seen=_seen(of), now=_at(received, SIGNED_AFTER))
    actions.publish(actor=BOARD, of=of, now=_at(received, PUBLISHED_AFTER))
    _say(told, _at(received, PUBLISHED_AFTER))


def _seen(of: int) -> int:
    return queries.returns(BOARD).filter(pk=of).values_list("changes", flat=True).get()


def _entry(row: CollectedValue) -> LineEntry:
    return LineEntry(
        numerator=Amount(row.numerator if row.denominator is not None else None),
        denominator=Amount(row.denominator),
        value=Amount(row.value),
        missing=row.missing_because,
    )


def _commentary(told: Mapping[str, CollectedValue]) -> dict[str, str]:
    """What the agency says where something is known to have changed; else that nothing has."""
    says = {key: row.commentary for key, row in told.items() if row.commentary}
    return says or {next(iter(told)): NOTHING_UNUSUAL}


def _say(told: Mapping[str, CollectedValue], now: datetime) -> None:
    """What was published of a change stands beneath its chart as well."""
    for row in told.values():
        if row.commentary:
            indicators.comment(
                actor=LEAD,
                indicator=row.indicator,
                period=row.period,
                agency=row.agency,
                words=row.commentary,
                now=now,
            )


def _stated() -> None:
    """The rates of school years, which come once a year from the national census."""
    by_day: dict[date, list[ValueEntry]] = defaultdict(list)
    for row in collected():
        if row.indicator == EXCLUSIONS:
            known = definitions(parse_period(row.period).ends_on)[EXCLUSIONS]
            by_day[row.received_on].append(_stated_entry(row, known))
    for day, values in by_day.items():
        indicators.record_values(actor=BOARD, values=values, now=_at(day))


def _stated_entry(row: CollectedValue, known: Definition) -> ValueEntry:
    return ValueEntry(
        indicator=row.indicator,
        defined_from=known.valid_from,
        period=row.period,
        value=row.value,
        basis=ValueBasis.COLLECTED,
        source="The schools' yearly return (made up)",
        numerator=row.numerator,
        denominator=row.denominator,
        agency=row.agency,
    )


def _at(day: date, days: int = 0) -> datetime:
    return datetime.combine(day + timedelta(days), MORNING, UTC)
