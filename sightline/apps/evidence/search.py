"""What can be found of the evidence: findings, and the streams' own records whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sightline.apps.evidence import queries
from sightline.apps.evidence.access import Evidence
from sightline.apps.evidence.types import Stream
from sightline.kit.access import Actor
from sightline.kit.search.types import Document

if TYPE_CHECKING:
    from sightline.apps.evidence.models import Finding, StreamRecord
    from sightline.apps.partnership.models import Year

# The kind under which a table's records are found, the cell that names one, and their stream:
# training is no evidence, and has none.
RECORDS = {
    "escalated_issues": ("escalated issue", "title", Stream.ESCALATED_ISSUE),
    "reviews": ("case review", "published_name", Stream.CASE_REVIEW),
    "training": ("training", "title", ""),
    "voice": ("voice", "who", Stream.OTHER),
    "commendations": ("commendation", "who", Stream.OTHER),
}
# Cells that say what kind a record is, or point somewhere, and are no words to be found.
NO_WORDS = frozenset({"key", "kind", "polarity", "state", "agencies", "source", "weight"})


def offered(actor: Actor, year: Year) -> Iterator[Document]:
    findings = {row.key: row for row in queries.findings(actor, year)}
    records = list(queries.stream_records(actor, year))
    whole = {record.key for record in records}
    for row in findings.values():
        if row.key not in whole:  # else it is found as the record that it comes from
            yield _finding(row)
    for record in records:
        if record.table in RECORDS:
            yield _record(record, findings.get(record.key))


def _finding(row: Finding) -> Document:
    return Document(
        kind="finding",
        key=row.key,
        title=row.statement,
        words=". ".join(part for part in (row.record, row.source) if part),
        needs=Evidence.VIEW.value,
        stream=row.stream,
        agencies=_agencies(row),
        leads_to="finding",
        leads_key=row.key,
    )


def _record(record: StreamRecord, finding: Finding | None) -> Document:
    """It leads to the finding that it gave; without one, to where the year's rows are kept."""
    kind, name, stream = RECORDS[record.table]
    cells = {column: str(cell) for column, cell in record.values.items() if cell}
    words = [cell for column, cell in cells.items() if column not in NO_WORDS | {name}]
    return Document(
        kind=kind,
        key=record.key,
        title=cells.get(name, record.own_key),
        words=" ".join(words),
        needs=Evidence.VIEW.value,
        stream=stream,
        agencies=_agencies(finding) if finding else (),
        leads_to="finding" if finding else record.table,
        leads_key=finding.key if finding else record.own_key,
    )


def _agencies(row: Finding) -> tuple[str, ...]:
    return tuple(agency.key for agency in row.agencies.all())
