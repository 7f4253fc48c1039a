"""Returns, requests and lateness as tables, for pages and for files."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse

from sightline.apps.accounts.queries import agency_name
from sightline.apps.collection.models import DataRequest, QuarterlyReturn
from sightline.apps.collection.pictures import LatenessRow, words
from sightline.apps.collection.types import Frequency, Timing
from sightline.core.periods import long_date
from sightline.core.plurals import counted
from sightline.kit.components.tables import Column, Table
from sightline.kit.downloads import Value

RETURNS = (
    Column("agency", "Agency", href="address"),
    Column("quarter", "Quarter"),
    Column("state", "State", colour="state_colour"),
    Column("due", "Due"),
    Column("timing", "Came in", colour="timing_colour"),
    Column("queries", "Open queries", is_number=True),
)
OWED = tuple(
    Column("quarter", "Quarter", href="address") if column.name == "quarter" else column
    for column in (RETURNS[1], *RETURNS[2:])
)
REQUESTS = (
    Column("agency", "Agency", href="address"),
    Column("supplier", "Who sends it"),
    Column("indicators", "Indicators", is_number=True),
    Column("frequency", "How often"),
    Column("first", "Since"),
    Column("due", "Due"),
    Column("state", "State", colour="colour"),
)
COLOURS = {
    Timing.NOT_DUE: "grey",
    Timing.ON_TIME: "green",
    Timing.LATE: "yellow",
    Timing.NOT_RECEIVED: "red",
}
FREQUENCIES = {Frequency.QUARTERLY: "Every quarter", Frequency.YEARLY: "Once a year"}


def returns(rows: Iterable[QuarterlyReturn], today: date, *, is_narrowed: bool) -> Table:
    return Table(
        name="Quarterly returns",
        caption="Returns, the newest quarter first",
        columns=RETURNS,
        rows=[row(each, today) for each in rows],
        empty="No return is of this kind. Show all, or choose otherwise."
        if is_narrowed
        else "No quarter that is asked for is over yet.",
        page_size=50,
    )


def owed(rows: Iterable[QuarterlyReturn], today: date, *, with_agency: bool) -> Table:
    return Table(
        name="Your agency’s returns",
        caption="Your agency’s returns, the newest quarter first",
        columns=RETURNS if with_agency else OWED,
        rows=[row(each, today) for each in rows],
        empty="Nothing is asked of your agency yet.",
        page_size=50,
    )


def row(of: QuarterlyReturn, today: date) -> dict[str, Value]:
    state, colour = of.state_words
    standing = of.standing(today)
    quarter = of.covers.code
    return {
        "agency": agency_name(of.agency),
        "address": reverse("returns:return", args=[of.pk]),
        "pk": of.pk,
        "quarter": f"{quarter}, corrected" if of.version > 1 else quarter,
        "state": state,
        "state_colour": colour,
        "due": of.due,
        "timing": timing(of, today),
        "timing_colour": "purple" if of.version > 1 else COLOURS[standing.timing],
        "queries": getattr(of, "open_queries", 0),
    }


def timing(of: QuarterlyReturn, today: date) -> str:
    """In words; a return that is not here yet says by how much it is late by now. A correction is
    late for nothing."""
    if of.version > 1:
        return "Correction"
    standing = of.standing(today)
    if standing.timing == Timing.NOT_RECEIVED:
        return f"Not received, {counted(standing.days, 'day', 'days')} late"
    return words(standing)


def requests(rows: Iterable[DataRequest]) -> Table:
    return Table(
        name="What agencies are asked for",
        caption="What agencies are asked for",
        columns=REQUESTS,
        rows=[_request(each) for each in rows],
        empty="No agency is asked for anything yet.",
        page_size=50,
    )


def _request(of: DataRequest) -> dict[str, Value]:
    return {
        "agency": agency_name(of.agency),
        "address": "" if of.ended_at else reverse("returns:request", args=[of.pk]),
        "supplier": of.supplier,
        "indicators": len(of.indicators),
        "frequency": FREQUENCIES[Frequency(of.frequency)],
        "first": of.first_quarter,
        "due": f"{counted(of.due_days, 'day', 'days')} after the quarter",
        "state": f"Ended {long_date(of.ended_at.date())}" if of.ended_at else "Standing",
        "colour": "grey" if of.ended_at else "green",
    }


def lateness(rows: Sequence[LatenessRow], quarters: Sequence[str]) -> Table:
    columns = [Column(f"q{place}", quarter) for place, quarter in enumerate(quarters)]
    return Table(
        name="When returns came in",
        caption="When returns came in, by agency and quarter",
        columns=[Column("agency", "Agency"), *columns],
        rows=[
            {"agency": each.label, **{f"q{n}": words(cell) for n, cell in enumerate(each.cells)}}
            for each in rows
        ],
        empty="No agency was asked for anything yet.",
        page_size=100,
    )
