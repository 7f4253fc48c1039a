"""What an offering is made from, and the small pieces that all of them need."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from sightline.apps.concerns import queries as concerns
from sightline.apps.concerns.types import Matrix
from sightline.apps.evidence import queries as evidence
from sightline.apps.evidence.models import StreamRecord
from sightline.apps.finance import queries as finance
from sightline.apps.finance.types import Statement
from sightline.apps.partnership import queries as partnership
from sightline.apps.partnership.models import Group, Linkage, Note, Year
from sightline.apps.plan import queries as plan
from sightline.apps.plan.models import Objective, PlanAction, Priority, StrengthOrChallenge
from sightline.core.document import Cell, Picture, Table, TableColumn, TableRow
from sightline.core.drawing.canvas import Drawing
from sightline.kit.access import Actor
from sightline.reports.ledger import Ledger


@dataclass(frozen=True)
class Source:
    """Who asks, for which year, with its ledger. What several offerings read is read once."""

    actor: Actor
    year: Year
    ledger: Ledger

    @cached_property
    def statement(self) -> Statement:
        return finance.statement(self.actor, self.year)

    @cached_property
    def matrix(self) -> Matrix:
        return concerns.matrix(self.actor, self.year)

    @cached_property
    def groups(self) -> list[Group]:
        return list(partnership.groups(self.actor, self.year))

    @cached_property
    def linkages(self) -> list[Linkage]:
        return list(partnership.linkages(self.actor, self.year))

    @cached_property
    def priorities(self) -> list[Priority]:
        return list(plan.priorities(self.actor, self.year).prefetch_related(None))

    @cached_property
    def objectives(self) -> list[Objective]:
        return list(plan.objectives(self.actor, self.year))

    @cached_property
    def plan_actions(self) -> list[PlanAction]:
        return list(plan.plan_actions(self.actor, self.year))

    @cached_property
    def summing_up(self) -> list[StrengthOrChallenge]:
        found = plan.strengths_and_challenges(self.actor, self.year)
        return list(found.prefetch_related(None))

    @cached_property
    def notes(self) -> list[Note]:
        return list(partnership.notes(self.actor, self.year))

    @cached_property
    def records(self) -> dict[str, list[StreamRecord]]:
        """The streams' own records, by their table."""
        found: dict[str, list[StreamRecord]] = {}
        for record in evidence.stream_records(self.actor, self.year):
            found.setdefault(record.table, []).append(record)
        return found

    @cached_property
    def name(self) -> str:
        """The partnership's name on the as-at date."""
        return shown_name(self.year)


def shown_name(year: Year) -> str:
    name = partnership.shown_name(year)
    return name.name if name else "The partnership"


def columns(*headings: str, numbers: Sequence[str] = ()) -> tuple[TableColumn, ...]:
    return tuple(TableColumn(heading, heading in numbers) for heading in headings)


def row(*cells: str | Cell, is_total: bool = False) -> TableRow:
    made = tuple(cell if isinstance(cell, Cell) else Cell(cell) for cell in cells)
    return TableRow(made, is_total=is_total)


def heading_row(text: str) -> TableRow:
    return TableRow((Cell(text),), is_heading=True)


def figure_cell(ledger: Ledger, key: str) -> Cell:
    """The figure's text; a dash where there is none, such as a body that paid nothing."""
    figure = ledger.get(key)
    return Cell(figure.text, key) if figure else Cell("–")


def picture(
    drawing: Drawing, *, table: Table, anchor: str = "", figures: Sequence[str] = ()
) -> Picture:
    """With the drawing's own name as its anchor, unless another is given."""
    return Picture(
        anchor=anchor or drawing.name,
        svg=drawing.svg,
        alternative=drawing.title,
        sentence=drawing.description,
        table=table,
        figures=tuple(figures),
    )
