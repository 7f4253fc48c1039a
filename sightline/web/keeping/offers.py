"""What a form offers where a cell names something else: rows, figures, lines of the checklist."""

from collections.abc import Mapping, Sequence

from sightline.apps.partnership.models import Year
from sightline.exchange.keeping import queries
from sightline.exchange.keeping.titles import title_of
from sightline.exchange.tables import Kind, Table
from sightline.kit.access import Actor
from sightline.reports import checklist, ledger

Offer = tuple[str, str]  # what the cell holds, and what people read
LONGEST_WORDS = 110


def offers(actor: Actor, year: Year, table: Table) -> Mapping[str, Sequence[Offer]]:
    """By column, for those columns that name something else."""
    found: dict[str, list[Offer]] = {}
    for column in table.columns:
        if column.refers_to:
            found[column.name] = _rows(actor, year, column.refers_to)
        elif column.name == "fulfils":
            lines = checklist.EDITIONS.get(year.checklist_edition, ())
            found[column.name] = [(line.key, line.asks) for line in lines]
    named = [c.name for c in table.columns if c.kind in (Kind.FIGURE, Kind.FIGURES)]
    if named:
        figures = _figures(actor, year)
        found |= dict.fromkeys(named, figures)
    return found


def _rows(actor: Actor, year: Year, table: str) -> list[Offer]:
    rows = queries.rows(actor, year, table)
    return [(row.key, shortened(title_of(row))) for row in rows]


def _figures(actor: Actor, year: Year) -> list[Offer]:
    figures = ledger.assemble(actor, year).figures.values()
    return [(figure.key, shortened(f"{figure.label}: {figure.text}")) for figure in figures]


def shortened(words: str) -> str:
    line = " ".join(words.split())
    return f"{line[: LONGEST_WORDS - 1]}…" if len(line) > LONGEST_WORDS else line
