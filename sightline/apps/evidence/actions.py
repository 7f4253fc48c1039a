"""Changing findings. Other rooms record their findings through here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from sightline.apps.evidence.access import Evidence
from sightline.apps.evidence.models import EvidenceFile, Finding, StreamRecord
from sightline.apps.evidence.types import (
    RECORD_TABLES,
    TABLES,
    FindingEntry,
    RecordEntry,
    record_key,
)
from sightline.apps.partnership import queries as partnership
from sightline.core.periods import parse_period
from sightline.kit import trail
from sightline.kit.access import Actor, require
from sightline.kit.keyed import Levelling

if TYPE_CHECKING:
    from sightline.apps.partnership.models import AgencyListing, Year


@transaction.atomic
def load(
    *,
    actor: Actor,
    year: Year,
    findings: Sequence[FindingEntry],
    levelling: Levelling,
    now: datetime,
) -> None:
    """Bring the year's findings level with the pack, its own table and the streams' alike."""
    require(actor, Evidence.LOAD)
    standing = Finding.objects.filter(year=year)
    listings = {row.key: row for row in partnership.agencies(actor, year)}
    for table in TABLES:
        entries = [entry for entry in findings if entry.table == table]
        levelling.level(
            table,
            standing.filter(table=table).prefetch_related("agencies"),
            {entry.key: _fields(entry) for entry in entries},
            {entry.key: _links(entry, listings) for entry in entries},
        )
    levelling.lost.extend(_files_of_findings_that_go(year, levelling))
    trail.record(actor=actor, event="evidence.loaded", target=year, at=now, findings=len(findings))


@transaction.atomic
def load_records(
    *, actor: Actor, records: Sequence[RecordEntry], levelling: Levelling, now: datetime
) -> None:
    """Bring the streams' own records level with the pack, whole, for their rooms to take."""
    require(actor, Evidence.LOAD)
    year: Any = levelling.year
    for table in RECORD_TABLES:
        wanted = {
            record_key(table, entry.key): {"table": table, "values": dict(entry.values)}
            for entry in records
            if entry.table == table
        }
        levelling.level(table, StreamRecord.objects.filter(year=year, table=table), wanted)
    trail.record(actor=actor, event="evidence.records-loaded", target=year, at=now)


def _files_of_findings_that_go(year: Year, levelling: Levelling) -> list[str]:
    going = {row.key for row in levelling.removals.rows if isinstance(row, Finding)}
    standing = EvidenceFile.objects.filter(year=year, finding__in=going, taken_back_at=None)
    return [
        f"the finding '{row.finding}' has a file that {row.by} attached: take the file "
        "back first, or keep the finding"
        for row in standing
    ]


def _fields(entry: FindingEntry) -> dict[str, Any]:
    return {
        "origin": entry.origin.value,
        "stream": entry.origin.stream.value,
        "statement": entry.statement,
        "polarity": entry.polarity.value,
        "observed": entry.observed,
        "observed_to": parse_period(entry.observed).ends_on,
        "weight": entry.weight,
        "record": entry.record,
        "source": entry.source,
        "table": entry.table,
    }


def _links(
    entry: FindingEntry, listings: Mapping[str, AgencyListing]
) -> dict[str, list[AgencyListing]]:
    return {"agencies": [listings[key] for key in entry.agencies]}
