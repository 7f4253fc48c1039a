"""What a year hands on to the next: who works together and what they still have to do.

What was found and counted in a year stays in it: findings, figures and words begin anew.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from sightline.apps.partnership import queries as partnership
from sightline.apps.partnership.models import Year
from sightline.exchange.checking import checked
from sightline.exchange.exporting import pack_of_year
from sightline.exchange.keeping.access import Keeping
from sightline.exchange.loading import Refused, load_pack
from sightline.exchange.reading import ReadPack, pack_of
from sightline.exchange.rows import Row, make_row
from sightline.exchange.tables import BY_NAME, TABLES
from sightline.kit.access import COMMAND_LINE, Actor, require
from sightline.reports import checklist

Cells = dict[str, str]
OPEN_ISSUES = ("open", "carried_forward")
TO_DO = ("open", "in_progress")
GOING_ON = ("coming_year", "both")
EDITION_OF_2023_FROM = date(2024, 4, 1)


@dataclass(frozen=True)
class Proposal:
    """`carried` are the rows by table; `left` counts the rows that stay behind, by table."""

    label: str
    slug: str
    carried: ReadPack
    left: Mapping[str, int]
    exists: bool


def proposed(actor: Actor, year: Year) -> Proposal:
    """What beginning the next year would carry. Nothing is written."""
    require(actor, Keeping.LOAD)
    standing = pack_of_year(COMMAND_LINE, year)
    carried = pack_of(
        (row for table in TABLES for row in _carried(standing, table.name)),
        {row.text("file"): "" for row in standing.rows["sections"] if row.text("file")},
    )
    label = carried.rows["partnership"][0].raw("year")
    slug = label.replace("/", "-")
    left = {
        table.name: len(standing.rows[table.name]) - len(carried.rows[table.name])
        for table in TABLES
    }
    return Proposal(label, slug, carried, left, partnership.year(slug) is not None)


def begin(*, actor: Actor, year: Year, now: datetime) -> Year:
    """Begin the next year with what this one hands on. Refused when it is already there."""
    require(actor, Keeping.LOAD)
    with transaction.atomic():
        partnership.year_held(year.slug)
        proposal = proposed(actor, year)
        if proposal.exists:
            raise Refused([f"The year {proposal.label} has already begun."])
        load_pack(actor=actor, pack=checked(proposal.carried, checklist.KEYS), now=now)
    begun = partnership.year(proposal.slug)
    if begun is None:
        raise Refused([f"The year {proposal.label} could not be begun. Try again."])
    return begun


def _carried(standing: ReadPack, table: str) -> Iterator[Row]:
    hand_on = HANDED_ON.get(table)
    if hand_on is None:
        return
    for row in standing.rows[table]:
        cells = hand_on(row, standing)
        if cells is not None:
            yield make_row(BY_NAME[table], **{**row.cells, **cells})


def _as_it_is(row: Row, standing: ReadPack) -> Cells:
    return {}


def _the_partnership(row: Row, standing: ReadPack) -> Cells:
    starts, ends = _a_year_on(row.day("year_starts")), _a_year_on(row.day("year_ends"))
    label = f"{starts.year}/{ends.year % 100:02d}"
    title = row.text("report_title").replace(row.raw("year"), label)
    edition = "2023" if starts >= EDITION_OF_2023_FROM else row.text("checklist_edition")
    return {
        "year": label,
        "year_starts": starts.isoformat(),
        "year_ends": ends.isoformat(),
        "as_at": "",
        "report_title": title if title != row.text("report_title") else f"Annual report {label}",
        "checklist_edition": edition,
    }


def _a_year_on(day: date | None) -> date:
    if day is None:
        raise ValueError("a year has a first and a last day, and the check let one without pass")
    return day.replace(year=day.year + 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _if_still_used(row: Row, standing: ReadPack) -> Cells | None:
    ends, last = row.day("valid_to"), standing.rows["partnership"][0].day("year_ends")
    return {} if ends is None or last is None or ends > last else None


def _concern(row: Row, standing: ReadPack) -> Cells | None:
    """An earlier year in which it was raised is this one, where no source names another."""
    if row.text("status") == "closed":
        return None
    label = standing.rows["partnership"][0].raw("year")
    if row.raw("earlier_year"):
        return {}
    return {"earlier_year": label, "earlier_year_source": f"Carried forward from {label}"}


def _aim(row: Row, standing: ReadPack) -> Cells:
    return {"summary": ""}


def _priority(row: Row, standing: ReadPack) -> Cells | None:
    if row.text("applies") not in GOING_ON:
        return None
    return {"applies": "this_year", "progress": "not_started", "progress_note": ""}


def _objective(row: Row, standing: ReadPack) -> Cells | None:
    """It goes on with its priority, or not at all. What was counted for it stays."""
    cells = _priority(row, standing)
    if cells is None or _going_on(standing, "priorities", row.text("priority")) is None:
        return None
    return cells | {"outcome_for_children": "", "measure": ""}


def _plan_action(row: Row, standing: ReadPack) -> Cells | None:
    """An action may go on though its objective or its priority does not."""
    cells = _priority(row, standing)
    if cells is None:
        return None
    served = {each.key: each for each in standing.rows["objectives"]}.get(row.text("objective"))
    named = row.text("priority") or (served.text("priority") if served else "")
    priority = _going_on(standing, "priorities", named)
    objective = _going_on(standing, "objectives", row.text("objective")) if priority else None
    return cells | {
        "outcome_for_children": "",
        "measure": "",
        "priority": priority.key if priority else "",
        "objective": objective.key if objective else "",
    }


def _going_on(standing: ReadPack, table: str, key: str) -> Row | None:
    row = {each.key: each for each in standing.rows[table]}.get(key)
    return row if row and row.text("applies") in GOING_ON else None


def _section(row: Row, standing: ReadPack) -> Cells:
    return {"due": ""}


def _budget_line(row: Row, standing: ReadPack) -> Cells:
    return {"amount": "" if row.pence("amount") or not row.text("counted_in") else "0", "note": ""}


def _issue(row: Row, standing: ReadPack) -> Cells | None:
    if row.text("state") not in OPEN_ISSUES:
        return None
    return {"state": "carried_forward", "years_open": str((row.whole("years_open") or 0) + 1)}


def _follow_up(row: Row, standing: ReadPack) -> Cells | None:
    return {} if row.text("state") in TO_DO else None


HANDED_ON: Mapping[str, Callable[[Row, ReadPack], Cells | None]] = {
    "partnership": _the_partnership,
    "partnership_names": _if_still_used,
    **dict.fromkeys(
        (
            "names_with_numbers",
            "agencies",
            "groups",
            "seats",
            "terms_of_reference",
            "linkages",
            "concern_groups",
        ),
        _as_it_is,
    ),
    "concerns": _concern,
    "escalated_issues": _issue,
    "follow_ups": _follow_up,
    "budget_lines": _budget_line,
    "aims": _aim,
    "priorities": _priority,
    "objectives": _objective,
    "plan_actions": _plan_action,
    "sections": _section,
}
