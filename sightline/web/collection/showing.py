"""What the pages of returns show, put together from what is read: lines, steps, and lateness."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone

from sightline.analytics.dictionary import Definition
from sightline.apps.accounts.queries import agency_name
from sightline.apps.collection import amounts, catalogue, checks, queries, rules
from sightline.apps.collection.models import LineQuery, QuarterlyReturn, ReturnLine
from sightline.apps.collection.pictures import MOST_QUARTERS, LatenessRow
from sightline.apps.collection.types import Amount, Part, Timing
from sightline.core.periods import Period, long_date
from sightline.core.plurals import counted
from sightline.kit.access import Actor
from sightline.web.collection.filling_form import Asked

NOTHING_SENT = "–"


@dataclass(frozen=True)
class Line:
    """One indicator of a return, in words. `beside` are the words of earlier quarters."""

    pk: int
    title: str
    text: str
    made_of: str
    missing: str
    last_quarter: str
    last_year: str
    restated: str
    commentary: str
    source: str
    queries: tuple[LineQuery, ...]


def asked_of(actor: Actor, of: QuarterlyReturn) -> list[Asked]:
    """The return's lines with their definitions, and what was sent for them before."""
    rows = list(queries.lines(actor, of))
    definitions = catalogue.of_keys((row.indicator for row in rows), of.quarter_ended)
    before = queries.earlier(actor, of)
    original = _original(actor, of)
    return [
        Asked(
            row,
            definitions[row.indicator],
            *_beside(before.get(row.indicator, {}), of.when, definitions[row.indicator]),
            restated=_restated(original.get(row.indicator), definitions[row.indicator]),
        )
        for row in rows
        if row.indicator in definitions
    ]


def lines(asked: Sequence[Asked]) -> list[Line]:
    return [_line(each) for each in asked]


def _line(asked: Asked) -> Line:
    row, definition = asked.line, asked.definition
    return Line(
        pk=row.pk,
        title=definition.title,
        text=value_words(row, definition),
        made_of=made_of(row, definition),
        missing=row.missing,
        last_quarter=asked.last_quarter,
        last_year=asked.last_year,
        restated=asked.restated,
        commentary=row.commentary,
        source=row.source,
        queries=tuple(row.queries.all()),
    )


def value_words(row: ReturnLine, definition: Definition) -> str:
    """The line's number as it is shown: '40%', '<5', or '–' where there is none."""
    value = checks.value_of(row.entry, definition)
    if value is not None:
        step = Decimal(1).scaleb(-definition.places)
        rounded = Amount(value.quantize(step, ROUND_HALF_UP))
        return amounts.shown(rounded, definition, Part.VALUE)
    return ", ".join(dict.fromkeys(row.hidden.values())) or NOTHING_SENT


def made_of(row: ReturnLine, definition: Definition) -> str:
    """'24 of 60', where it is divided from something that was given."""
    entry = row.entry
    if not (entry.numerator.is_given and entry.denominator.is_given):
        return ""
    numerator = amounts.shown(entry.numerator, definition, Part.NUMERATOR)
    return f"{numerator} of {amounts.shown(entry.denominator, definition, Part.DENOMINATOR)}"


def _beside(
    before: Mapping[Period, ReturnLine], when: Period, definition: Definition
) -> tuple[str, str]:
    """What was sent last quarter, and in the same quarter last year; '–' where nothing was."""
    found = (
        before.get(rules.quarter_before(when)),
        before.get(rules.same_quarter_last_year(when)),
    )
    last_quarter, last_year = (
        NOTHING_SENT if row is None else _told(row, definition) for row in found
    )
    return last_quarter, last_year


def _told(row: ReturnLine, definition: Definition) -> str:
    of = made_of(row, definition)
    value = value_words(row, definition)
    return f"{value} ({of})" if of else value


def _original(actor: Actor, of: QuarterlyReturn) -> dict[str, ReturnLine]:
    if of.restates is None:
        return {}
    return {row.indicator: row for row in queries.lines(actor, of.restates)}


def _restated(original: ReturnLine | None, definition: Definition) -> str:
    return "" if original is None else _told(original, definition)


def steps(of: QuarterlyReturn) -> list[tuple[str, str]]:
    """What happened to a return so far, in words, each with its day."""
    found = [("Requested", _day(of.requested_at)), ("Due", long_date(of.due))]
    if of.version > 1:
        found = [(f"Restated by {of.restated_by}", _day(of.restated_at))]
    if of.reminded_at:
        found.append(("Reminded", _day(of.reminded_at)))
    if of.received_on:
        found.append((f"Received from {of.received_by}", long_date(of.received_on)))
    for moment, words, by in (
        (of.accepted_at, "Accepted", of.accepted_by),
        (of.signed_at, "Signed", of.signed_by),
        (of.published_at, "Published to the group", of.published_by),
    ):
        if moment:
            found.append((f"{words} by {by}", _day(moment)))
    return found


def _day(moment: datetime | None) -> str:
    return long_date(timezone.localtime(moment).date()) if moment else ""


def lateness(rows: Iterable[QuarterlyReturn], today: date) -> tuple[list[LatenessRow], list[str]]:
    """A row for each request, a column for each of the last twelve quarters."""
    every = list(rows)
    quarters = sorted({(row.quarter_ended, row.quarter) for row in every})[-MOST_QUARTERS:]
    by_request: dict[int, dict[str, QuarterlyReturn]] = defaultdict(dict)
    for row in every:
        by_request[row.request_id][row.quarter] = row
    found, known = [], defaultdict[str, int](int)
    for mine in by_request.values():
        name = agency_name(next(iter(mine.values())).agency)
        known[name] += 1
        label = name if known[name] == 1 else f"{name} (return {known[name]})"
        cells = tuple(mine[code].standing(today) if code in mine else None for _, code in quarters)
        found.append(LatenessRow(label, cells))
    return sorted(found, key=lambda row: row.label), [code for _, code in quarters]


def message(rows: Sequence[LatenessRow]) -> str:
    """The picture in a sentence."""
    timings = [cell.timing for row in rows for cell in row.cells if cell is not None]
    told = [each for each in timings if each != Timing.NOT_DUE]
    if not told:
        return "No return is due yet."
    late, missing = told.count(Timing.LATE), told.count(Timing.NOT_RECEIVED)
    many = counted(len(told), "return", "returns")
    return f"{many} came in or fell due: {late} late, {missing} not received."
