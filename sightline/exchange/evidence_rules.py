"""Rules about evidence: findings, concerns, follow-ups and declared figures."""

from collections.abc import Callable, Iterator
from datetime import date

from sightline.exchange.faults import Fault, fault, warning
from sightline.exchange.reading import ReadPack
from sightline.exchange.rows import Row
from sightline.exchange.year_rules import as_at_of

HEAVIEST = 3
# Where a day of observation stands, in tables whose rows are findings.
OBSERVED = (
    ("findings", "observed"),
    ("escalated_issues", "raised"),
    ("reviews", "published"),
    ("voice", "heard"),
    ("commendations", "given"),
)


def check(pack: ReadPack) -> Iterator[Fault]:
    partnership = pack.the_partnership
    starts = partnership.day("year_starts") if partnership else None
    as_at = as_at_of(partnership)
    yield from _same_heading(pack.rows["concern_groups"])
    for row in pack.rows["concerns"]:
        yield from _earlier_year(row, starts)
    for table, rule in _RULES.items():
        for row in pack.rows[table]:
            yield from rule(row)
    for table, column in OBSERVED:
        for row in pack.rows[table]:
            yield from _not_to_come(row, column, as_at)


def _same_heading(rows: tuple[Row, ...]) -> Iterator[Fault]:
    seen: dict[str, Row] = {}
    for row in rows:
        first = seen.setdefault(row.text("title").casefold(), row)
        if first is not row and row.text("title"):
            message = f"is the heading of '{first.key}' too: give each group a heading of its own"
            yield fault(row.place, "title", message)


def _earlier_year(row: Row, starts: date | None) -> Iterator[Fault]:
    year, source = row.period("earlier_year"), row.text("earlier_year_source")
    if year and not source:
        message = "is empty: write the source that says the concern was raised in the earlier year"
        yield fault(row.place, "earlier_year_source", message)
    if source and not row.raw("earlier_year"):
        message = "is empty, and its source is given: write the earlier year, or delete the source"
        yield fault(row.place, "earlier_year", message)
    if year and starts and year.starts_on >= starts:
        message = (
            f"{year} is not before the reporting year: write an earlier one, or leave it empty"
        )
        yield fault(row.place, "earlier_year", message)


def _finding(row: Row) -> Iterator[Fault]:
    weight = row.whole("weight")
    if weight is not None and not 1 <= weight <= HEAVIEST:
        message = f"is {weight}: write 1, 2 or 3 (the heaviest), or leave it empty for not stated"
        yield fault(row.place, "weight", message)


def _not_to_come(row: Row, column: str, as_at: date | None) -> Iterator[Fault]:
    when = row.period(column)
    if when and as_at and when.starts_on > as_at:
        message = (
            f"{when} is after the as-at date: check it, since nothing after that date is counted"
        )
        yield warning(row.place, column, message)


def _follow_up(row: Row) -> Iterator[Fault]:
    state, reason = row.text("state"), row.text("reason_not_accepted")
    if state == "not_accepted" and not reason:
        message = "is empty: write why the follow-up was not accepted"
        yield fault(row.place, "reason_not_accepted", message)
    if reason and state and state != "not_accepted":
        message = f"is given, and the state is {state}: delete it, or correct the state"
        yield fault(row.place, "reason_not_accepted", message)
    if row.text("proof"):
        return
    if state == "done":
        message = "is empty, and the state is done: write what shows that it was done"
        yield warning(row.place, "proof", message)
    if state == "verified":
        message = (
            "is empty, and the state is verified: write what shows that it was done, or set the "
            "state back to done"
        )
        yield fault(row.place, "proof", message)


def _figure(row: Row) -> Iterator[Fault]:
    period, as_at = row.raw("period"), row.raw("as_at")
    if not period and not as_at:
        # A source may state neither: the figure is then taken, and the lack of a date is seen.
        message = "is empty, and so is as_at: fill in the one or the other, if the source says it"
        yield warning(row.place, "period", message)
    if period and as_at:
        message = "is filled in, and so is period: a figure covers a period or holds at a date"
        yield fault(row.place, "as_at", message)
    rounded = row.quantity("rounded_to")
    if rounded and (rounded.amount <= 0 or not rounded.is_exact):
        message = "is no step to round to: write for example 10, or leave it empty"
        yield fault(row.place, "rounded_to", message)
    yield from _comparisons(row)


def _comparisons(row: Row) -> Iterator[Fault]:
    comparator = row.raw("comparator")
    for column in ("comparator_label", "comparator_as_at"):
        if comparator and not row.raw(column):
            what = "whose value it is" if column == "comparator_label" else "when it holds"
            message = f"is empty, and there is a comparator: write {what}"
            yield fault(row.place, column, message)
        if row.raw(column) and not comparator:
            message = "is filled in, and there is no comparator: write its value, or delete this"
            yield fault(row.place, column, message)
    if row.raw("target") and row.text("good_direction") == "neutral":
        message = "there is a target, and no direction is good: nobody can tell whether it was met"
        yield warning(row.place, "good_direction", message)


_RULES: dict[str, Callable[[Row], Iterator[Fault]]] = {
    "findings": _finding,
    "follow_ups": _follow_up,
    "figures": _figure,
}
