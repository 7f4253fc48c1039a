"""The table of follow-ups, for the page and for files."""

from collections.abc import Iterable

from sightline.apps.followups import rules
from sightline.apps.followups.models import FollowUp
from sightline.apps.followups.types import Due, State
from sightline.apps.partnership.models import Year
from sightline.kit.components.tables import Column, Table
from sightline.kit.downloads import Value

COLUMNS = (
    Column("title", "What was agreed"),
    Column("agreed_by", "By whom"),
    Column("owner", "Owner"),
    Column("asked_by", "Asked by"),
    Column("state", "State"),
    Column("due", "Due", shown="due_words"),
    Column("due_state", "In time", colour="colour"),
    Column("concerns", "For the concern"),
    Column("proof", "What shows it is done"),
    Column("source", "Source"),
)
# A column in which no row says anything is left out of the page; files hold them all.
MAY_BE_EMPTY = frozenset({"owner", "proof", "agreed_by", "concerns"})
COLOURS = {Due.OVERDUE: "red", Due.SOON: "orange", Due.NO_DATE: "grey", Due.LATER: "blue"}


def follow_ups(year: Year, rows: Iterable[FollowUp], *, is_narrowed: bool, for_file: bool) -> Table:
    shown = [_row(row, year) for row in rows]
    return Table(
        name=f"Follow-ups {year.label}",
        caption=f"Follow-ups of {year.label}",
        columns=[
            column
            for column in COLUMNS
            if for_file or column.name not in MAY_BE_EMPTY or any(row[column.name] for row in shown)
        ],
        rows=shown,
        empty="No follow-up is of this kind. Show all, or choose otherwise."
        if is_narrowed
        else "Follow-ups come with the year pack, in its table follow_ups.",
        page_size=25,
    )


def _row(row: FollowUp, year: Year) -> dict[str, Value]:
    due = rules.due(state=State(row.state), due_on=row.due, as_at=year.as_at)
    return {
        "title": row.title,
        "agreed_by": row.agreed_by,
        "owner": row.owner,
        "asked_by": row.asked_by,
        "state": row.state_name,
        "due": row.due,
        "due_words": f"{row.due.day} {row.due:%B %Y}" if row.due else "No date given",
        "due_state": due.value.capitalize(),
        "colour": COLOURS.get(due, ""),
        "concerns": "; ".join(concern.title for concern in row.concerns.all()),
        "proof": row.proof or row.reason_not_accepted,
        "source": row.source,
    }
