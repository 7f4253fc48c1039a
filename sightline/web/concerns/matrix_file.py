"""The matrix as a flat table, for files: what the page shows, one column a fact."""

from sightline.apps.concerns.types import AGE_WORDS, NOT_CODED, Matrix, MatrixRow
from sightline.apps.evidence.types import STREAM_NAMES, Stream
from sightline.kit.downloads import Column, Value
from sightline.web.concerns.matrix_page import RowEnds, marks


def columns(found: Matrix) -> list[Column]:
    made = [Column("group", "Group"), Column("concern", "Concern")]
    for stream in found.streams:
        name = STREAM_NAMES[Stream(stream)]
        made += [
            Column(f"{stream}-count", f"{name}: findings of concern", is_number=True),
            Column(f"{stream}-latest", f"{name}: latest"),
            Column(f"{stream}-age", f"{name}: age"),
            Column(f"{stream}-strengths", f"{name}: findings of strength", is_number=True),
        ]
    return [
        *made,
        Column("others", "Findings from other sources", is_number=True),
        Column("together", "Taken together"),
        Column("owner", "Owner"),
        Column("priorities", "Priority"),
    ]


def rows(found: Matrix, ends: RowEnds) -> list[dict[str, Value]]:
    return [_row(row, ends) for row in found.rows]


def _row(row: MatrixRow, ends: RowEnds) -> dict[str, Value]:
    key = row.concern.key
    filled: dict[str, Value] = {
        "group": row.concern.group,
        "concern": row.concern.title,
        "others": len(row.others),
        "together": "; ".join(mark.text for mark in marks(row)) if row.coded else NOT_CODED,
        "owner": ends.owners.get(key, ""),
        "priorities": "; ".join(link.title for link in ends.priorities.get(key, ())),
    }
    for cell in row.cells:
        filled |= {
            f"{cell.stream}-count": cell.count,
            f"{cell.stream}-latest": str(cell.latest or ""),
            f"{cell.stream}-age": AGE_WORDS[cell.staleness] if cell.staleness else "",
            f"{cell.stream}-strengths": len(cell.strengths),
        }
    return filled
