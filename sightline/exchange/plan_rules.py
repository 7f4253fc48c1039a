"""Rules about the plan: what an action serves, whose quarter a line is, and states that say why."""

from collections.abc import Iterator, Mapping

from sightline.core.periods import PeriodKind
from sightline.exchange.faults import Fault, fault, shown, warning
from sightline.exchange.lookups import where
from sightline.exchange.reading import ReadPack
from sightline.exchange.rows import Row

THINGS = {"priority": "priorities", "objective": "objectives", "plan_action": "plan_actions"}
ACHIEVED = ("objectives", "plan_actions")  # tables that say what came of it for children
NO_OUTCOME = (
    "is empty, and the progress is achieved: write what changed for children, or that nobody "
    "knows yet"
)
NO_REASON = "is empty, and there is little or no progress: write why"


def check(pack: ReadPack) -> Iterator[Fault]:
    for table in THINGS.values():
        for row in pack.rows[table]:
            yield from _says_why(row, table)
    objectives = {row.raw("key"): row for row in pack.rows["objectives"]}
    for row in pack.rows["plan_actions"]:
        yield from _serves(row, objectives)
    for row in pack.rows["progress_lines"]:
        yield from _line(row)
    yield from _one_a_quarter(pack)
    yield from _agrees_with_the_latest(pack)


def _says_why(row: Row, table: str) -> Iterator[Fault]:
    progress = row.text("progress")
    if progress == "achieved" and table in ACHIEVED and not row.text("outcome_for_children"):
        yield fault(row.place, "outcome_for_children", NO_OUTCOME)
    if progress == "little_or_no_progress" and not row.text("progress_note"):
        yield fault(row.place, "progress_note", NO_REASON)


def _serves(row: Row, objectives: Mapping[str, Row]) -> Iterator[Fault]:
    priority, objective = row.text("priority"), objectives.get(row.text("objective"))
    if not any(row.raw(column) for column in ("priority", "objective", "aim")):
        message = "is empty, and so is aim: name what the action serves"
        yield warning(row.place, "priority", message)
    if objective and priority and objective.text("priority") not in ("", priority):
        right = objective.text("priority")
        message = (
            f"{shown(objective.key)} serves the priority {shown(right)}, and the action "
            f"{shown(priority)}: name an objective of the same priority, or correct the priority"
        )
        yield fault(row.place, "objective", message)


def _line(row: Row) -> Iterator[Fault]:
    quarter = row.period("quarter")
    if quarter and quarter.kind != PeriodKind.QUARTER:
        message = f"{quarter} is no quarter of a year: write it as 2021/22 Q4"
        yield fault(row.place, "quarter", message)
    named = [column for column in THINGS if row.raw(column)]
    if not named:
        message = (
            "is empty, and so are objective and plan_action: name the one thing that the line is "
            "about"
        )
        yield fault(row.place, "priority", message)
    for column in named[1:]:
        message = f"is filled in, and so is {named[0]}: a line is about one thing, so keep one"
        yield fault(row.place, column, message)


def _one_a_quarter(pack: ReadPack) -> Iterator[Fault]:
    seen: dict[tuple[str, str, str], Row] = {}
    for row in pack.rows["progress_lines"]:
        quarter, about = row.period("quarter"), _about(row)
        if quarter is None or about is None:
            continue
        first = seen.setdefault((quarter.code, *about), row)
        if first is not row:
            place = where(first.place, row.place)
            message = f"{quarter} already has a line on the same thing, in {place}: keep one"
            yield fault(row.place, "quarter", message)


def _agrees_with_the_latest(pack: ReadPack) -> Iterator[Fault]:
    latest: dict[tuple[str, str], Row] = {}
    for row in pack.rows["progress_lines"]:
        about = _about(row)
        if about and (about not in latest or _ends(row) > _ends(latest[about])):
            latest[about] = row
    for column, table in THINGS.items():
        for row in pack.rows[table]:
            line = latest.get((column, row.raw("key")))
            said, stands = (each.text("progress") if each else "" for each in (line, row))
            if line and said and stands and said != stands:
                message = (
                    f"is {stands}, and its latest line, of {line.period('quarter')}, says {said}: "
                    "bring the two together"
                )
                yield warning(row.place, "progress", message)


def _about(row: Row) -> tuple[str, str] | None:
    """The column that names a thing, and its key; nothing where none or several are named."""
    named = [(column, row.text(column)) for column in THINGS if row.text(column)]
    return named[0] if len(named) == 1 else None


def _ends(row: Row) -> str:
    quarter = row.period("quarter")
    return quarter.ends_on.isoformat() if quarter else ""
