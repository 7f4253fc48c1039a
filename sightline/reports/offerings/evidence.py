"""Evidence: the matrix of concerns, and the findings of the streams whose rooms are not built."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from sightline.apps.concerns.types import (
    AGE_WORDS,
    NOT_CODED,
    Matrix,
    MatrixCell,
    MatrixRow,
    Repeat,
    Staleness,
)
from sightline.apps.evidence.types import STREAM_NAMES, Stream
from sightline.core.document import Block, Picture, Table
from sightline.core.drawing.heatmap import MapCell, MapGroup, MapRow, matrix_map
from sightline.reports.offerings.source import (
    Source,
    columns,
    figure_cell,
    heading_row,
    picture,
    row,
)

LEVELS: tuple[Literal[0, 1, 2, 3], ...] = (0, 1, 2, 3)
STALENESS: dict[Staleness, Literal["fresh", "ageing", "old"]] = {
    Staleness.FRESH: "fresh",
    Staleness.AGEING: "ageing",
    Staleness.OLD: "old",
}
CELLS_NOTE = (
    "Each cell counts findings of concern, and gives the latest. Findings of strength are counted "
    "apart. Nobody ticks a cell: it is computed from findings that a person coded."
)


def matrix_table(source: Source) -> list[Block]:
    return [_table(source, source.matrix)]


def matrix_diagram(source: Source) -> list[Block]:
    """A picture for each group of concerns: one of all would be too small to read on paper."""
    found = source.matrix
    if not found.rows:
        return [_table(source, found)]
    groups = dict.fromkeys(row.concern.group for row in found.rows)
    return [_group_picture(source, found, group, at) for at, group in enumerate(groups, 1)]


def _group_picture(source: Source, found: Matrix, group: str, at: int) -> Picture:
    of_group = replace(found, rows=tuple(r for r in found.rows if r.concern.group == group))
    drawing = matrix_map(
        name=f"diagram-matrix-{at}",
        title=f"Map of safeguarding concerns {group.lower()} by kind of evidence",
        description=_sentence(of_group),
        columns=[STREAM_NAMES[Stream(stream)] for stream in found.streams],
        groups=[MapGroup(group, tuple(_map_row(row) for row in of_group.rows))],
    )
    caption = f"{group}: concerns by kind of evidence, {source.year.label}"
    table = replace(_table(source, of_group), anchor=f"table-matrix-{at}", caption=caption)
    return picture(drawing, table=table)


def escalated_issues(source: Source) -> list[Block]:
    return _records(
        source,
        "escalated_issues",
        f"Issues escalated to the board, {source.year.label}",
        {
            "Issue": "title",
            "What the matter is": "statement",
            "Asked": "question",
            "Answered": "reply",
            "Where it stands": "state",
        },
        "No issue was escalated.",
    )


def reviews(source: Source) -> list[Block]:
    return _records(
        source,
        "reviews",
        f"Case reviews published, {source.year.label}",
        {
            "Review": "published_name",
            "Kind": "kind",
            "Published": "published",
            "What it concluded": "conclusion",
        },
        "No case review was published.",
    )


def voice(source: Source) -> list[Block]:
    return _records(
        source,
        "voice",
        f"What children and families said, {source.year.label}",
        {
            "Who": "who",
            "What they said": "said",
            "What was done": "done",
            "The difference it made": "difference",
        },
        "Nothing that children said is recorded.",
    )


def commendations(source: Source) -> list[Block]:
    return _records(
        source,
        "commendations",
        f"Commendations, {source.year.label}",
        {"Who": "who", "For what": "for_what"},
        "Nobody was commended.",
    )


def training(source: Source) -> list[Block]:
    """Each course or event, with its numbers, which are figures."""
    found = source.records.get("training", [])
    numbers = ("Courses", "People")
    rows = tuple(
        row(
            record.values["title"],
            _words(record.values["kind"]),
            *(
                figure_cell(source.ledger, f"training.{record.own_key}.{column}")
                for column in ("courses", "attended")
            ),
        )
        for record in found
    )
    return [
        Table(
            anchor="table-training",
            caption=f"Training and learning, {source.year.label}",
            columns=columns("What", "Kind", *numbers, numbers=numbers),
            rows=rows,
            when_empty="No training is recorded.",
        )
    ]


# Columns of the pack that hold one of a set of words, written with underscores.
CHOICES = frozenset({"kind", "state"})


def _records(
    source: Source, table: str, caption: str, shown: Mapping[str, str], empty: str
) -> list[Block]:
    """A stream's records; a column in which nothing is written is left out."""
    found = [each.values for each in source.records.get(table, [])]
    filled = {name: key for name, key in shown.items() if any(cells.get(key) for cells in found)}
    rows = (
        [_words(cells[key]) if key in CHOICES else cells[key] or "–" for key in filled.values()]
        for cells in found
    )
    return [
        Table(
            anchor=f"table-{table.replace('_', '-')}",
            caption=caption,
            columns=columns(*filled),
            rows=tuple(row(*cells) for cells in rows),
            when_empty=empty,
        )
    ]


def _words(choice: str) -> str:
    return choice.replace("_", " ").capitalize()


def _table(source: Source, found: Matrix) -> Table:
    rows = []
    one_group = len({each.concern.group for each in found.rows}) == 1
    group = found.rows[0].concern.group if one_group else ""
    for each in found.rows:
        if each.concern.group != group:
            group = each.concern.group
            rows.append(heading_row(group))
        cells = [cell_words(cell) for cell in each.cells]
        rows.append(row(each.concern.title, *cells, standing_words(each)))
    names = [STREAM_NAMES[Stream(stream)] for stream in found.streams]
    return Table(
        anchor="table-matrix",
        caption=f"Safeguarding concerns by kind of evidence, {source.year.label}",
        columns=columns("Concern", *names, "Taken together"),
        rows=tuple(rows),
        notes=(CELLS_NOTE,),
        when_empty="No concerns are listed for this year.",
    )


def cell_words(cell: MatrixCell) -> str:
    """'3, latest March 2020; 1 of strength', or a dash."""
    words = []
    if cell.concerns and cell.staleness:
        age = AGE_WORDS[cell.staleness]
        words.append(f"{cell.count}, latest {cell.latest}{f', {age}' if age else ''}")
    if cell.strengths:
        words.append(f"{len(cell.strengths)} of strength")
    return "; ".join(words) or "–"


def standing_words(found: MatrixRow) -> str:
    if not found.coded:
        return NOT_CODED
    words = []
    if found.triangulated:
        words.append("seen by three kinds of evidence or more")
    if found.single_source:
        words.append("a single source")
    if found.repeat == Repeat.EVIDENCED:
        words.append("found again in another year")
    if found.repeat == Repeat.STATED:
        words.append(f"raised in {found.concern.earlier_year} too, as a source states")
    if found.others:
        words.append(f"{len(found.others)} from other sources")
    if not found.owned:
        words.append("no owner")
    sentence = "; ".join(words)
    return sentence[:1].upper() + sentence[1:]


def _sentence(found: Matrix) -> str:
    return (
        f"Of {len(found.rows)} concerns, {len(found.triangulated)} are seen by three kinds of "
        f"evidence or more, {len(found.single_source)} by a single one, and "
        f"{len(found.not_coded)} have no evidence coded to them yet."
    )


def _map_row(row: MatrixRow) -> MapRow:
    return MapRow(row.concern.title, tuple(_map_cell(cell) for cell in row.cells))


def _map_cell(cell: MatrixCell) -> MapCell:
    return MapCell(
        str(cell.count) if cell.count else "",
        LEVELS[cell.level],
        stale=STALENESS[cell.staleness or Staleness.FRESH],
        strengths=len(cell.strengths),
    )
