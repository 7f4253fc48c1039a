"""Rows of a checked pack's plan as the entries of its room, one function a table."""

from sightline.apps.plan import types as plan
from sightline.exchange.rows import Row


def aim(row: Row) -> plan.AimEntry:
    return plan.AimEntry(*(row.text(name) for name in ("key", "title", "summary", "source")))


def priority(row: Row) -> plan.PriorityEntry:
    return plan.PriorityEntry(
        key=row.text("key"),
        title=row.text("title"),
        applies=plan.Applies(row.text("applies")),
        aim=row.text("aim"),
        concerns=row.list("concerns"),
        progress=plan.Progress(row.text("progress")),
        progress_note=row.text("progress_note"),
        source=row.text("source"),
    )


def objective(row: Row) -> plan.ObjectiveEntry:
    return plan.ObjectiveEntry(
        key=row.text("key"),
        title=row.text("title"),
        priority=row.text("priority"),
        measure=row.text("measure"),
        applies=plan.Applies(row.text("applies")),
        progress=plan.Progress(row.text("progress")),
        progress_note=row.text("progress_note"),
        outcome_for_children=row.text("outcome_for_children"),
        source=row.text("source"),
    )


def plan_action(row: Row) -> plan.ActionEntry:
    return plan.ActionEntry(
        key=row.text("key"),
        title=row.text("title"),
        priority=row.text("priority"),
        objective=row.text("objective"),
        aim=row.text("aim"),
        applies=plan.Applies(row.text("applies")),
        lead_agency=row.text("lead_agency"),
        lead_group=row.text("lead_group"),
        due=row.day("due"),
        measure=row.text("measure"),
        progress=plan.Progress(row.text("progress")),
        progress_note=row.text("progress_note"),
        outcome_for_children=row.text("outcome_for_children"),
        source=row.text("source"),
    )


def progress_line(row: Row) -> plan.LineEntry:
    quarter = row.period("quarter")
    return plan.LineEntry(
        key=row.text("key"),
        quarter=quarter.code if quarter else "",
        priority=row.text("priority"),
        objective=row.text("objective"),
        plan_action=row.text("plan_action"),
        progress=plan.Progress(row.text("progress")),
        line=row.text("line"),
        source=row.text("source"),
    )


def summing_up(row: Row) -> plan.SummingUpEntry:
    return plan.SummingUpEntry(
        key=row.text("key"),
        kind=plan.Kind(row.text("kind")),
        heading=row.text("heading"),
        statement=row.text("statement"),
        concerns=row.list("concerns"),
        source=row.text("source"),
    )
