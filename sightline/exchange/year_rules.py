"""Rules about the partnership and its year: names, groups and their terms, seats and money."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain

from sightline.core.periods import long_date
from sightline.exchange.faults import Fault, did_you_mean, fault, shown, warning
from sightline.exchange.lookups import known_keys, where
from sightline.exchange.reading import ReadPack
from sightline.exchange.rings import rings
from sightline.exchange.rows import Row

WEBSITE = re.compile(r"(https?://)?[\w-]+(\.[\w-]+)+(:\d+)?(/\S*)?", re.IGNORECASE)
EMAIL = re.compile(r"[^@\s<>\"']+@[^@\s<>\"']+")


def check(pack: ReadPack) -> Iterator[Fault]:
    yield from _one_partnership(pack)
    for row in pack.rows["partnership"]:
        yield from chain(_year(row), _addresses(row))
    yield from _names(pack)
    yield from ring_faults(pack, "groups", "accountable_to", "answers to itself")
    for row in pack.rows["seats"]:
        yield from _seat(row)
    yield from _terms(pack)
    for row in pack.rows["linkages"]:
        yield from _exchanges(row)
    yield from _budget(pack)


def ring_faults(pack: ReadPack, table: str, column: str, what: str) -> Iterator[Fault]:
    """For a column that names another row of its own table."""
    rows = {row.raw("key"): row for row in reversed(pack.rows[table])}
    parents = {key: (rows[key].text(column),) for key in reversed(rows)}
    for ring in rings(parents):
        way = " to ".join((*ring[:5], *(("…",) if len(ring) > 5 else ()), ring[0]))
        yield fault(rows[ring[0]].place, column, f"{what} ({way}): leave it empty in one of them")


def _one_partnership(pack: ReadPack) -> Iterator[Fault]:
    rows = pack.rows["partnership"]
    for row in rows[1:]:
        place = where(rows[0].place, row.place)
        message = f"a pack is of one partnership, which {place} gives: keep one row"
        yield fault(row.place, "", message)


def _year(row: Row) -> Iterator[Fault]:
    year = row.period("year")
    starts, ends, as_at = (row.day(name) for name in ("year_starts", "year_ends", "as_at"))
    if year and starts and starts != year.starts_on:
        yield fault(
            row.place, "year_starts", _other_day(starts, "first", str(year), year.starts_on)
        )
    if year and ends and ends != year.ends_on:
        yield fault(row.place, "year_ends", _other_day(ends, "last", str(year), year.ends_on))
    if starts and as_at and as_at < starts:
        message = (
            f"{long_date(as_at)} is before the year starts: write its last day, or a later one"
        )
        yield fault(row.place, "as_at", message)


def _other_day(given: date, which: str, year: str, right: date) -> str:
    return f"{long_date(given)} is not the {which} day of {year}: write {right.isoformat()}"


def _addresses(row: Row) -> Iterator[Fault]:
    website, email = row.text("website"), row.text("email")
    if website and not WEBSITE.fullmatch(website):
        message = f"{shown(website)} is no address of a website: write it as www.thornshire.example"
        yield fault(row.place, "website", message)
    if email and not EMAIL.fullmatch(email):
        message = f"{shown(email)} is no e-mail address: write it as board@thornshire.example"
        yield fault(row.place, "email", message)


def _names(pack: ReadPack) -> Iterator[Fault]:
    spans: list[tuple[date, date, Row]] = []
    for row in pack.rows["partnership_names"]:
        first, last = row.day("valid_from"), row.day("valid_to")
        if (row.raw("valid_from") and not first) or (row.raw("valid_to") and not last):
            return  # the days themselves are refused: what they span is not known
        span = (first or date.min, last or date.max, row)
        if span[0] > span[1]:
            yield fault(row.place, "valid_to", "is before valid_from: correct one of them")
            return
        for other in spans:
            if span[0] <= other[1] and other[0] <= span[1]:
                place = where(other[2].place, row.place)
                message = f"overlaps the name in {place}: end one the day before the other starts"
                yield fault(row.place, "valid_from", message)
        spans.append(span)
    yield from _name_on_the_day(pack, spans)


def as_at_of(partnership: Row | None) -> date | None:
    """The day stated; for a running year, which states none, its last day."""
    return (partnership.day("as_at") or partnership.day("year_ends")) if partnership else None


def _name_on_the_day(pack: ReadPack, spans: list[tuple[date, date, Row]]) -> Iterator[Fault]:
    partnership = pack.the_partnership
    as_at = as_at_of(partnership)
    if as_at and spans and not any(first <= as_at <= last for first, last, _ in spans):
        message = f"no name holds on the as-at date, {long_date(as_at)}: correct the dates"
        yield fault(spans[-1][2].place, "valid_to", message)


def _seat(row: Row) -> Iterator[Fault]:
    holder = row.text("holder")
    if holder and row.flag("filled") is False:
        yield fault(row.place, "filled", "says no, and a holder is named: correct one of them")
    if holder and row.text("kind") in ("member", "in_attendance"):
        message = "names a person: name only those who hold a public office, as it was published"
        yield warning(row.place, "holder", message)


def _terms(pack: ReadPack) -> Iterator[Fault]:
    """Of two that were approved on one day, nobody could tell which is in force."""
    seen: dict[tuple[str, date], Row] = {}
    for row in pack.rows["terms_of_reference"]:
        approved, review_by, group = row.day("approved"), row.day("review_by"), row.text("group")
        if approved is None:
            continue
        if review_by and review_by < approved:
            yield fault(row.place, "review_by", "is before approved: correct one of them")
        first = seen.setdefault((group, approved), row)
        if group and first is not row:
            place = where(first.place, row.place)
            message = (
                f"{long_date(approved)} is when the group's terms in {place} were approved too: "
                "correct one of the two, since the later are in force"
            )
            yield fault(row.place, "approved", message)


def _exchanges(row: Row) -> Iterator[Fault]:
    last, following = row.day("last_exchange"), row.day("next_exchange")
    if last and following and following < last:
        yield fault(row.place, "next_exchange", "is before last_exchange: correct one of them")


def _budget(pack: ReadPack) -> Iterator[Fault]:
    lines = known_keys(pack, "budget_lines")
    for row in pack.rows["budget_lines"]:
        counted_in = row.text("counted_in")
        if counted_in and counted_in == row.raw("key"):
            message = "is counted in itself: name the line that counts it, or leave it empty"
            yield fault(row.place, "counted_in", message)
        elif counted_in and counted_in not in lines and "budget_lines" not in pack.unread:
            nearest = did_you_mean(counted_in, lines) or ": add it, or correct it"
            message = f"{shown(counted_in)} is no budget line of this pack{nearest}"
            yield warning(row.place, "counted_in", message)
        if counted_in and row.pence("amount"):
            message = (
                "is counted in another line, so it is nought here: write 0, or empty counted_in"
            )
            yield fault(row.place, "amount", message)
    yield from _totals(pack)


def _totals(pack: ReadPack) -> Iterator[Fault]:
    seen: dict[str, Row] = {}
    for row in pack.rows["budget_totals"]:
        kind = row.text("kind")
        if kind in seen:
            place = where(seen[kind].place, row.place)
            yield fault(row.place, "kind", f"{kind} already stands in {place}: keep one of the two")
        elif kind:
            seen[kind] = row
