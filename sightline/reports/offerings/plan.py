"""The plan: priorities, actions, strengths and challenges, and figures against their targets."""

from collections.abc import Sequence

from sightline.apps.partnership import queries as partnership
from sightline.apps.plan import queries
from sightline.apps.plan.models import PlanAction, Priority
from sightline.apps.plan.types import Kind
from sightline.core.document import Block, Cell, Table
from sightline.core.drawing.targets import TargetRow, progress_against_targets
from sightline.core.figures import Figure, Standing
from sightline.core.periods import long_date
from sightline.reports.offerings.source import Source, columns, figure_cell, picture, row

STANDING_WORDS = {
    Standing.MET: "met",
    Standing.MISSED: "missed",
    Standing.NO_TARGET: "no target",
    Standing.UNCERTAIN: "cannot be said",
}


def priorities(source: Source) -> list[Block]:
    found = [row for row in queries.priorities(source.actor, source.year) if row.is_of_this_year]
    caption = f"Priorities of {source.year.label} and how far they have come"
    return [_priorities_table("table-priorities", caption, found)]


def coming_priorities(source: Source) -> list[Block]:
    every = queries.priorities(source.actor, source.year)
    found = [row for row in every if row.is_of_the_coming_year]
    return [_priorities_table("table-coming-priorities", "Priorities going forward", found)]


def plan(source: Source) -> list[Block]:
    found = [row for row in queries.plan_actions(source.actor, source.year) if row.is_of_this_year]
    caption = f"Actions of the plan for {source.year.label}"
    return [_actions_table(source, "table-plan", caption, found)]


def coming_plan(source: Source) -> list[Block]:
    every = queries.plan_actions(source.actor, source.year)
    found = [row for row in every if row.is_of_the_coming_year]
    return [_actions_table(source, "table-coming-plan", "Actions going forward", found)]


def strengths(source: Source) -> list[Block]:
    return [_summing_up(source, Kind.STRENGTH, "No strengths are recorded.")]


def challenges(source: Source) -> list[Block]:
    return [_summing_up(source, Kind.CHALLENGE, "No challenges are recorded.")]


def targets_table(source: Source) -> list[Block]:
    return [_targets_table(source)]


def targets_chart(source: Source) -> list[Block]:
    found = source.ledger.with_target()
    table = _targets_table(source)
    if not found:
        return [table]
    missed = source.ledger.off_target()
    drawing = progress_against_targets(
        name="chart-targets",
        title=f"Figures of {source.year.label} beside their targets",
        description=f"Of {len(found)} figures with a target, {len(missed)} missed it.",
        rows=[_target_row(source, figure) for figure in found],
    )
    keys = [key for f in found for key in (f.key, f.target, f.comparator) if key]
    return [picture(drawing, anchor="chart-targets", table=table, figures=keys)]


def notes(source: Source) -> list[Block]:
    """What the source itself gets wrong, for the reader to know."""
    found = partnership.notes(source.actor, source.year)
    return [
        Table(
            anchor="table-notes",
            caption="Notes on the source",
            columns=columns("Note", "Source"),
            rows=tuple(row(note.note, note.source) for note in found),
            when_empty="There are no notes on the source.",
        )
    ]


def _priorities_table(anchor: str, caption: str, found: Sequence[Priority]) -> Table:
    return Table(
        anchor=anchor,
        caption=caption,
        columns=columns("Priority", "Progress", "What has been done, and what has not"),
        rows=tuple(row(p.title, p.progress_name, p.progress_note) for p in found),
        when_empty="No priorities are recorded.",
    )


def _actions_table(source: Source, anchor: str, caption: str, found: Sequence[PlanAction]) -> Table:
    return Table(
        anchor=anchor,
        caption=caption,
        columns=columns("Action", "Lead", "Due", "Measure", "Outcome for children"),
        rows=tuple(
            row(
                action.title,
                action.lead or "Not stated",
                long_date(action.due) if action.due else "Not stated",
                figure_cell(source.ledger, action.measure) if action.measure else Cell("None"),
                action.outcome_for_children or "Not stated",
            )
            for action in found
        ),
        when_empty="No actions are recorded.",
    )


def _summing_up(source: Source, kind: Kind, empty: str) -> Table:
    found = queries.strengths_and_challenges(source.actor, source.year, kind)
    headed = any(each.heading for each in found)
    rows = [row(f.statement, *([f.heading] if headed else [])) for f in found]
    return Table(
        anchor=f"table-{kind.value}s",
        caption=f"{kind.value.capitalize()}s, {source.year.label}",
        columns=columns(kind.value.capitalize(), *(["About"] if headed else [])),
        rows=tuple(rows),
        when_empty=empty,
    )


def _targets_table(source: Source) -> Table:
    ledger = source.ledger
    return Table(
        anchor="table-targets",
        caption=f"Figures and their targets, {source.year.label}",
        columns=columns(
            "Figure", "Value", "Target", "Compared with", "Target is",
            numbers=("Value", "Target", "Compared with"),
        ),
        rows=tuple(
            row(
                figure.label,
                figure_cell(ledger, figure.key),
                figure_cell(ledger, figure.target),
                figure_cell(ledger, figure.comparator) if figure.comparator else Cell("–"),
                STANDING_WORDS[ledger.standing(figure)],
            )
            for figure in ledger.with_target()
        ),
        when_empty="No figure has a target.",
    )  # fmt: skip


def _target_row(source: Source, figure: Figure) -> TargetRow:
    target = source.ledger.get(figure.target)
    comparator = source.ledger.get(figure.comparator)
    standing = source.ledger.standing(figure)
    return TargetRow(
        label=figure.label,
        value=figure.quantity.amount,
        value_text=figure.text,
        target=target.quantity.amount if target else None,
        target_text=target.text if target else "",
        comparator=comparator.quantity.amount if comparator else None,
        comparator_text=f"{comparator.text} ({comparator.period})" if comparator else "",
        standing="met"
        if standing == Standing.MET
        else "missed"
        if standing == Standing.MISSED
        else "no target",
    )
