"""Writing down what happened to rows, inside the transaction of the change itself."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from sightline.apps.partnership.models import Year
from sightline.exchange.models import LoadedPack, Revision
from sightline.exchange.reading import ReadPack
from sightline.exchange.revisions.types import Kind, subject_of_row
from sightline.exchange.rows import Row
from sightline.exchange.tables import TABLES
from sightline.kit import trail
from sightline.kit.access import Actor
from sightline.kit.trail.changes import Change


@transaction.atomic
def note(
    *,
    actor: Actor,
    year: Year,
    kind: Kind,
    before: Row | None,
    after: Row | None,
    reason: str = "",
    now: datetime,
) -> int:
    """One row's change by a person. Either side is None where the row is not there.

    Gives the revision's number among all, by which the trail leads to what was before and after.
    """
    row = after or before
    if row is None:
        raise ValueError("a revision is of a row: give the one before it, after it, or both")
    last = Revision.objects.filter(year=year, table=row.table, key=row.key)
    revision = Revision.objects.create(
        year=year,
        table=row.table,
        key=row.key,
        number=(last.aggregate(last=Max("number"))["last"] or 0) + 1,
        kind=kind.value,
        before=dict(before.cells) if before else {},
        after=dict(after.cells) if after else {},
        reason=reason,
        at=now,
        actor=actor.name,
        person=actor.person,
    )
    trail.record(
        actor=actor,
        event="keeping.revision-noted",
        target=revision,
        at=now,
        changes=[_change(year, row.table, row.key, before, row if after else None)],
        table=row.table,
        kind=kind.value,
    )
    return revision.pk


@transaction.atomic
def note_load(
    *,
    actor: Actor,
    year: Year,
    pack: ReadPack,
    fingerprint: str,
    before: ReadPack | None,
    after: ReadPack,
    now: datetime,
) -> None:
    """Remember what the pack said, and note each row that loading it added, changed or removed."""
    rows = {table.name: [dict(row.cells) for row in pack.rows[table.name]] for table in TABLES}
    LoadedPack.objects.update_or_create(
        year=year,
        defaults={
            "rows": rows,
            "narrative": dict(pack.narrative),
            "fingerprint": fingerprint,
            "loaded_at": now,
        },
    )
    numbers, differing = _last_numbers(year), list(_differing(before, after))
    Revision.objects.bulk_create(
        Revision(
            year=year,
            table=table,
            key=key,
            number=numbers.get((table, key), 0) + 1,
            kind=Kind.LOADED.value,
            before=dict(was.cells) if was else {},
            after=dict(row.cells) if row else {},
            at=now,
            actor=actor.name,
            person=actor.person,
        )
        for table, key, was, row in differing
    )
    told = [each for each in differing if each[2] is not None]
    for table, key, was, row in told:
        trail.record(
            actor=actor,
            event="keeping.row-loaded",
            target=year,
            at=now,
            changes=[_change(year, table, key, was, row)],
            table=table,
        )
    trail.record(
        actor=actor,
        event="keeping.pack-loaded",
        target=year,
        at=now,
        fingerprint=fingerprint,
        rows_added=len(differing) - len(told),
        rows_changed=sum(1 for each in told if each[3] is not None),
        rows_removed=sum(1 for each in told if each[3] is None),
    )


def _change(year: Year, table: str, key: str, before: Row | None, after: Row | None) -> Change:
    was, now = dict(before.cells) if before else {}, dict(after.cells) if after else {}
    return trail.of_cells(table, subject_of_row(year.slug, table, key), was, now)


def _last_numbers(year: Year) -> Mapping[tuple[str, str], int]:
    found = Revision.objects.filter(year=year).order_by().values_list("table", "key")
    return {(table, key): last for table, key, last in found.annotate(last=Max("number"))}


def _differing(
    before: ReadPack | None, after: ReadPack
) -> Iterator[tuple[str, str, Row | None, Row | None]]:
    for table in TABLES:
        was = {row.key: row for row in before.rows[table.name]} if before else {}
        now = {row.key: row for row in after.rows[table.name]}
        for key in dict.fromkeys((*was, *now)):
            if was.get(key) != now.get(key):
                yield table.name, key, was.get(key), now.get(key)
