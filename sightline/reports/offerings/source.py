"""What an offering is made from, and the small pieces that all of them need."""

from collections.abc import Sequence
from dataclasses import dataclass

from sightline.apps.partnership.models import Year
from sightline.core.document import Cell, Picture, Table, TableColumn, TableRow
from sightline.core.drawing.canvas import Drawing
from sightline.kit.access import Actor
from sightline.reports.ledger import Ledger


@dataclass(frozen=True)
class Source:
    """Who asks, for which year, with its ledger."""

    actor: Actor
    year: Year
    ledger: Ledger


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


def picture(drawing: Drawing, *, anchor: str, table: Table, figures: Sequence[str] = ()) -> Picture:
    return Picture(
        anchor=anchor,
        svg=drawing.svg,
        alternative=drawing.title,
        sentence=drawing.description,
        table=table,
        figures=tuple(figures),
    )
