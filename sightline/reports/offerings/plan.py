"""The plan: priorities, actions, strengths and challenges, and figures against their targets."""

from collections.abc import Sequence
from itertools import groupby

from sightline.apps.plan.models import PlanAction, Priority
from sightline.apps.plan.types import Kind, Progress
from sightline.core.document import Block, Bullets, Cell, Paragraph, Styled, Table, Text
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
    found = [row for row in source.priorities if row.is_of_this_year]
    caption = f"Priorities of {source.year.label} and how far they have come"
    return [_priorities_table("table-priorities", caption, found)]


def coming_priorities(source: Source) -> list[Block]:
    every = source.priorities
    found = [row for row in every if row.is_of_the_coming_year]
    return [_priorities_table("table-coming-priorities", "Priorities going forward", found)]


def plan(source: Source) -> list[Block]:
    found = [row for row in source.plan_actions if row.is_of_this_year]
    caption = f"Actions of the plan for {source.year.label}"
    return [_actions_table(source, "table-plan", caption, found)]


def coming_plan(source: Source) -> list[Block]:
    every = source.plan_actions
    found = [row for row in every if row.is_of_the_coming_year]
    return [_actions_table(source, "table-coming-plan", "Actions going forward", found)]


def strengths(source: Source) -> list[Block]:
    return _summing_up(source, Kind.STRENGTH, "No strengths are recorded.")


def challenges(source: Source) -> list[Block]:
    return _summing_up(source, Kind.CHALLENGE, "No challenges are recorded.")


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
    return [picture(drawing, table=table, figures=keys)]


def notes(source: Source) -> list[Block]:
    """What the source itself gets wrong, for the reader to know."""
    found = source.notes
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
    """A column in which nothing is stated for any action is left out."""
    shown: dict[str, list[Cell]] = {
        "Action": [Cell(action.title) for action in found],
        "Lead": [Cell(action.lead) for action in found],
        "Due": [Cell(long_date(action.due) if action.due else "") for action in found],
        "Measure": [_measure(source, action) for action in found],
        "Progress": [Cell(_progress(action)) for action in found],
        "Outcome for children": [Cell(action.outcome_for_children) for action in found],
    }
    filled = {name: cells for name, cells in shown.items() if any(cell.text for cell in cells)}
    rows = zip(*filled.values(), strict=True)
    return Table(
        anchor=anchor,
        caption=caption,
        columns=columns(*filled),
        rows=tuple(
            row(*(cell if cell.text else Cell("Not stated") for cell in cells)) for cells in rows
        ),
        when_empty="No actions are recorded.",
    )


def _measure(source: Source, action: PlanAction) -> Cell:
    return figure_cell(source.ledger, action.measure) if action.measure else Cell("")


def _progress(action: PlanAction) -> str:
    return "" if action.progress == Progress.NOT_STATED else action.progress_name


def _summing_up(source: Source, kind: Kind, empty: str) -> list[Block]:
    """A list, under its headings where there are any."""
    found = [each for each in source.summing_up if each.kind == kind]
    blocks: list[Block] = []
    for heading, of_heading in groupby(found, key=lambda each: each.heading):
        if heading:
            blocks.append(Paragraph((Styled("strong", (Text(heading),)),)))
        items = tuple((Paragraph((Text(each.statement),)),) for each in of_heading)
        blocks.append(Bullets(items))
    return blocks or [Paragraph((Text(empty),))]


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
