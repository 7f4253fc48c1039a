"""Loading an edition of published statistics, and choosing with whom to compare.

A file is loaded whole or not at all; an older edition stays beneath the one that replaces it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import chain, islice
from typing import IO, Any

from django.db import connection, transaction

from sightline.analytics import open_statistics
from sightline.analytics.open_statistics import (
    Neighbour,
    Observation,
    Reading,
    Shape,
)
from sightline.analytics.open_statistics import catalogue_reading as catalogue
from sightline.analytics.returns.faults import UnreadableReturn
from sightline.apps.statistics import models, queries, rules
from sightline.apps.statistics.access import Statistics
from sightline.apps.statistics.models import (
    DIGITS,
    PLACES,
    ComparatorChoice,
    Edition,
    NeighbourSet,
)
from sightline.kit import trail
from sightline.kit.access import Actor, require
from sightline.kit.trail.changes import Change

AT_ONCE = 5_000  # rows that are written together
LONGEST_NAMES = 100
# Said in SQL, for files have tens of thousands of values, and Django takes longer to word them.
INSERT = (
    "INSERT INTO statistics_publishedvalue "
    "(edition_id, measure, area_id, period, ends_on, value, symbol, decimals) VALUES "
)
ROW = "(%s, %s, %s, %s, %s, %s, %s, %s)"
ROWS = 100  # of one statement: SQLite takes at most 999 values in one


class CannotLoad(Exception):
    """The file is refused, and nothing of it is kept. `faults` say where and why."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


class CannotChoose(Exception):
    """What was chosen cannot be; the message says why."""


@dataclass(frozen=True)
class Loaded:
    """`is_new` is False where the very same file was loaded before, and nothing was done."""

    edition: Edition
    is_new: bool
    is_in_force: bool


@transaction.atomic
def load(
    *, actor: Actor, stream: IO[bytes], file_name: str, names: str = "", now: datetime
) -> Loaded:
    """Load a published file, whatever its name; `names` says the edition of a set of neighbours.

    Raises CannotLoad. The same file again changes nothing.
    """
    require(actor, Statistics.LOAD)
    try:
        reading = open_statistics.read(stream, file_name)
        before = Edition.objects.filter(sha256=reading.sha256).first()
        if before is not None:
            return Loaded(before, False, before.replaced_by_id is None)
        edition = _begun(actor, reading, names, now)
        kept = _Keeping(edition)
        kept.take(reading.items)
    except UnreadableReturn as refused:
        raise CannotLoad([str(refused.fault)]) from None
    if reading.faults.listed:
        raise CannotLoad([str(fault) for fault in reading.faults.listed])
    changes = _settle(edition, reading, kept)
    trail.record(
        actor=actor, event="statistics.loaded", target=edition, at=now, rows=kept.rows,
        changes=[trail.added(edition), *changes],
    )  # fmt: skip
    edition.refresh_from_db()
    return Loaded(edition, True, edition.replaced_by_id is None)


@transaction.atomic
def choose(
    *, actor: Actor, areas: Sequence[str], neighbour_set: NeighbourSet | None, now: datetime
) -> ComparatorChoice:
    """Say which authorities are this partnership's, and which neighbours it goes by.

    Without a set, the newest is used, also when a newer one is loaded.
    """
    require(actor, Statistics.CHOOSE)
    known = set(queries.authorities(actor).filter(key__in=areas).values_list("key", flat=True))
    if not areas or not set(areas) <= known:
        raise CannotChoose("Choose the authority, or the authorities, of this partnership.")
    said = {
        "areas": list(dict.fromkeys(areas)),
        "neighbour_set": neighbour_set,
        "chosen_at": now,
        "chosen_by": actor.name,
    }
    changes = trail.put(ComparatorChoice.objects.all(), **said)
    if not changes:
        changes = [trail.added(ComparatorChoice.objects.create(**said))]
    chosen = ComparatorChoice.objects.get()
    trail.record(actor=actor, event="statistics.chosen", target=chosen, at=now, changes=changes)
    return chosen


def _begun(actor: Actor, reading: Reading, names: str, now: datetime) -> Edition:
    """The edition, beneath the one in force until all of it is read."""
    source, said = reading.source, ""
    if source.shape == Shape.NEIGHBOURS:
        said = names.strip() or rules.model_named(reading.file)
        if not said:
            raise CannotLoad(
                [f"{reading.file}: no set of neighbours says of which year it is: say the edition"]
            )
    standing = Edition.objects.filter(source=source.key, replaced_by=None).select_for_update()
    return Edition.objects.create(
        source=source.key,
        publisher=source.publisher,
        release=source.release,
        title=source.title,
        names=said[:LONGEST_NAMES],
        licence=catalogue.LICENCE,
        file_name=reading.file[:200],
        sha256=reading.sha256,
        size=reading.size,
        loaded_at=now,
        loaded_by=actor.name,
        replaced_by=standing.first(),
    )


def _settle(edition: Edition, reading: Reading, kept: _Keeping) -> list[Change]:
    """Say what the edition holds, and put it in the place of the one that it replaces."""
    standing = edition.replaced_by
    told = {
        "row_count": kept.rows,
        "notes": reading.notes,
        "first_on": kept.first_on,
        "last_on": kept.last_on,
        "vintage": reading.source.vintage(kept.last_on.year) if kept.last_on else "",
        "names": edition.names or _names(kept, edition.loaded_at),
    }
    changes = trail.put(Edition.objects.filter(pk=edition.pk), **told)
    if standing is not None and rules.supersedes(kept.last_on, standing.last_on):
        changes += trail.put(Edition.objects.filter(pk=standing.pk), replaced_by=edition)
        changes += trail.put(Edition.objects.filter(pk=edition.pk), replaced_by=None)
    return changes


def _names(kept: _Keeping, loaded_at: datetime) -> str:
    if kept.first_on is None or kept.last_on is None:
        return f"as loaded on {loaded_at:%Y-%m-%d}"
    first, last = kept.first_on.year, kept.last_on.year
    return f"{first} to {last}" if first < last else str(last)


@dataclass
class _Keeping:
    """Writes the items of a file as they are read, and the areas that they are of."""

    edition: Edition
    rows: int = 0
    first_on: date | None = None
    last_on: date | None = None
    areas: dict[str, models.Area] = field(default_factory=dict)
    seen: dict[open_statistics.Area, models.Area] = field(default_factory=dict)

    def take(self, items: Iterator[open_statistics.Item]) -> None:
        self.areas = {row.key: row for row in models.Area.objects.all()}
        for known in catalogue.known_areas().values():
            self._area(known)
        while batch := list(islice(items, AT_ONCE)):
            first = batch[0]
            if isinstance(first, Observation):
                self._values(batch)
            elif isinstance(first, Neighbour):
                self._neighbours([*batch, *items])
            else:
                self._definitions(batch)

    def _values(self, batch: Sequence[Any]) -> None:
        self.rows += len(batch)
        with connection.cursor() as cursor:
            for start in range(0, len(batch), ROWS):
                rows = [self._value(each) for each in batch[start : start + ROWS]]
                cursor.execute(INSERT + ", ".join([ROW] * len(rows)), list(chain(*rows)))

    def _value(self, one: Observation) -> tuple[Any, ...]:
        ends_on = one.period.ends_on
        self.first_on = min(self.first_on or ends_on, ends_on)
        self.last_on = max(self.last_on or ends_on, ends_on)
        return (
            self.edition.pk,
            one.measure,
            self._area(one.area).pk,
            one.period.code,
            connection.ops.adapt_datefield_value(ends_on),
            connection.ops.adapt_decimalfield_value(one.value, DIGITS, PLACES),
            one.symbol.value if one.symbol else "",
            one.decimals,
        )

    def _neighbours(self, batch: Sequence[Any]) -> None:
        """The whole set at once: a neighbour may be named before its own row is read."""
        for each in batch:
            self._area(each.area)
        self.rows += len(batch)
        used, _ = NeighbourSet.objects.get_or_create(
            edition=self.edition, defaults={"model": self.edition.names}
        )
        models.NeighbourPlace.objects.bulk_create(
            models.NeighbourPlace(
                neighbour_set=used,
                area=self.areas[each.area.key],
                position=each.position,
                neighbour=self.areas[each.neighbour],
                closeness=each.closeness,
            )
            for each in batch
            if each.neighbour in self.areas
        )

    def _definitions(self, batch: Sequence[Any]) -> None:
        self.rows += len(batch)
        models.PublishedDefinition.objects.bulk_create(
            models.PublishedDefinition(
                edition=self.edition,
                measure=each.measure,
                title=each.title[:300],
                description=each.description,
                methodology=each.methodology,
            )
            for each in batch
        )

    def _area(self, told: open_statistics.Area) -> models.Area:
        """The row of the area, made where it is new, and filled in where the file says more."""
        if told in self.seen:
            return self.seen[told]
        row = self.areas.get(told.key)
        fields = self._fields(row, told)
        if row is None:
            kind = told.kind.value
            row = models.Area.objects.create(key=told.key, kind=kind, **fields)
        elif any(getattr(row, name) != value for name, value in fields.items()):
            for name, value in fields.items():
                setattr(row, name, value)
            row.save(update_fields=list(fields))
        self.areas[told.key] = self.seen[told] = row
        return row

    def _fields(self, row: models.Area | None, told: open_statistics.Area) -> dict[str, Any]:
        """A file that gives codes knows names best."""
        fields: dict[str, Any] = {"began_on": told.began_on, "ended_on": told.ended_on}
        if told.code or row is None:
            fields |= {"name": told.name, "code": told.code}
        if told.region:
            fields["region_id"] = self.areas[told.region].pk
        return fields
