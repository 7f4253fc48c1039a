"""Reading the trail: as lines of its file, by what somebody asks, and where its chain ends."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import connection
from django.db.models import F, Q, QuerySet, TextField
from django.db.models.functions import Cast

from sightline.core import trail_file
from sightline.core.trail_file import Checkpoint
from sightline.kit.access import Actor, require
from sightline.kit.trail import subjects, values
from sightline.kit.trail.access import Trail
from sightline.kit.trail.models import Entry, Erasure, Head, Shown, SubjectKey
from sightline.kit.trail.recording import text_of
from sightline.kit.trail.types import NOBODY, Asked
from sightline.kit.trail.values import OpenedValues

READ_AT_ONCE = 2000
NOT_READABLE = b"\n"
CHECKPOINT_MADE = "trail.checkpoint-made"
Keys = Mapping[tuple[str, int], SubjectKey]


@dataclass(frozen=True)
class ChangeRead:
    """One change that an entry tells of. `is_guarded` says that the record is not open to the
    reader: then the values are not opened, whether they could be or not."""

    of: str
    subject: str
    fields: tuple[str, ...]
    opened: OpenedValues
    is_guarded: bool

    @property
    def rows(self) -> list[tuple[str, object, object]]:
        """Each field, in words, with what was and what is."""
        found = self.opened.values or {}
        return [(name.replace("_", " "), *found[name]) for name in self.fields if name in found]


def lines(actor: Actor, after: int = 0) -> Iterator[bytes]:
    """The entries after a number as the trail's file has them, a few in memory at a time."""
    require(actor, Trail.VIEW)
    found = Entry.objects.filter(number__gt=after).order_by("number")
    read = _lite_rows if connection.vendor == "sqlite" else _rows
    try:
        for said in read(found):
            yield trail_file.line(said["hash"], text_of(said))
    except (ValueError, TypeError, AttributeError):  # no moment, or no JSON, stands in the row
        yield NOT_READABLE


def _rows(found: QuerySet[Entry]) -> Iterator[dict[str, Any]]:
    yield from found.values(*trail_file.FIELDS, "details", "hash").iterator(READ_AT_ONCE)


def _lite_rows(found: QuerySet[Entry]) -> Iterator[dict[str, Any]]:
    """SQLite keeps moments and details as text, which can be changed and still mean the same: it
    has to be to the letter what we write. The driver reads many moments at once, so that one that
    is none would hide which; hence they are read here."""
    names = [name for name in trail_file.FIELDS if name != "at"]
    texts = {f"raw_{name}": Cast(name, TextField()) for name in ("at", "details")}
    rows = found.annotate(**texts).values(*names, "details", "hash", *texts)
    for said in rows.iterator(READ_AT_ONCE):
        at = datetime.fromisoformat(said["raw_at"]).replace(tzinfo=UTC)
        kept = str(connection.ops.adapt_datetimefield_value(at)), json.dumps(said["details"])
        if (said.pop("raw_at"), said.pop("raw_details")) != kept:
            raise ValueError("this is not as we wrote it")
        yield {**said, "at": at}


def head(actor: Actor) -> Checkpoint:
    """Where the chain ends, as the table itself says."""
    require(actor, Trail.VIEW)
    found = Head.objects.first()
    return Checkpoint(found.count, found.hash) if found else Checkpoint(0, trail_file.BEGIN)


def entry(actor: Actor, number: int) -> Entry | None:
    require(actor, Trail.VIEW)
    return Entry.objects.filter(number=number).first()


def entries(actor: Actor, asked: Asked) -> QuerySet[Entry]:
    """Those that fit all that is asked, the newest first."""
    require(actor, Trail.VIEW)
    narrowed: dict[str, object] = {"event": asked.event} if asked.event else {}
    if asked.person == NOBODY:
        narrowed["person"] = None
    elif asked.person:
        narrowed["person"] = int(asked.person)
    if asked.since:
        narrowed["at__gte"] = asked.since
    if asked.until:
        narrowed["at__lt"] = asked.until
    return Entry.objects.filter(_about(asked), **narrowed).order_by("-number")


def _about(asked: Asked) -> Q:
    """About the record, or showing it among others."""
    ids = [str(number) for number in asked.target_ids] or [asked.target_id]
    named: dict[str, object] = {}
    if asked.target:
        named["target"] = asked.target
    if any(ids):
        named["target_id__in"] = ids
    if not named:
        return Q()
    return Q(**named) | Q(number__in=Shown.objects.filter(**named).values("entry"))


def events(actor: Actor) -> list[str]:
    require(actor, Trail.VIEW)
    return list(Entry.objects.order_by("event").values_list("event", flat=True).distinct())


def targets(actor: Actor) -> list[str]:
    """Kinds of records that entries are about, or show."""
    require(actor, Trail.VIEW)
    about = Entry.objects.exclude(target="").order_by().values_list("target", flat=True)
    shown = Shown.objects.order_by().values_list("target", flat=True)
    return sorted({*about.distinct(), *shown.distinct()})


def people(actor: Actor) -> dict[int, str]:
    """Everybody who did something, by number, as they were shown."""
    require(actor, Trail.VIEW)
    found = Entry.objects.exclude(person=None).order_by("person", "actor")
    pairs = found.values_list("person", "actor").distinct()
    return {person: actor for person, actor in pairs if person is not None}


def last_checkpoint(actor: Actor) -> Entry | None:
    """The entry that says that it was made."""
    return entries(actor, Asked(event=CHECKPOINT_MADE)).first()


def changes(actor: Actor, found: Entry, now: datetime) -> list[ChangeRead]:
    """What changed, opened as far as the actor may read the records that it is about."""
    require(actor, Trail.VIEW)
    told = found.details.get("changes", [])
    names = [each["subject"] for each in told]
    keys, may_see = values.keys_of(names), subjects.open_of(actor, names, now)
    return [
        _read_change(found, str(place), each, keys, each["subject"] in may_see)
        for place, each in enumerate(told)
    ]


def _read_change(
    found: Entry, place: str, told: dict[str, Any], keys: Keys, may_see: bool
) -> ChangeRead:
    subject, opened = told["subject"], OpenedValues(None)
    if may_see:
        opened = values.opened(told["sealed"], subject, found.number, place, keys)
    return ChangeRead(told["of"], subject, tuple(told["fields"]), opened, not may_see)


def origins(actor: Actor, found: Sequence[Entry]) -> dict[int, OpenedValues]:
    """By entry number, from which address the actor acted and what they looked for."""
    require(actor, Trail.VIEW)
    told = {row.number: row.details[values.FROM] for row in found if values.FROM in row.details}
    keys = values.keys_of([each["subject"] for each in told.values()])
    return {
        number: values.opened(each["sealed"], each["subject"], number, values.FROM, keys)
        for number, each in told.items()
    }


def erasures(actor: Actor) -> QuerySet[Erasure]:
    """Those that wait to be decided first, then the newest."""
    require(actor, Trail.DECIDE_ERASING)
    return Erasure.objects.order_by(F("decided_at").desc(nulls_first=True), "-at")


def subject_of_change(actor: Actor, number: int, place: int | None) -> str:
    """Of the change in this place, from 0, of an entry; of the actor's own address and search
    where it is None; '' where there is none."""
    found = entry(actor, number)
    if found is None:
        return ""
    if place is None:
        return str(found.details.get(values.FROM, {}).get("subject", ""))
    told = found.details.get("changes", [])
    return str(told[place]["subject"]) if place < len(told) else ""


def keys_standing(actor: Actor, subject: str) -> int:
    """How many keys of the subject are not erased: 0 where the trail holds nothing to erase."""
    require(actor, Trail.ASK_ERASING)
    return SubjectKey.objects.filter(subject=subject, erased_at=None).count()
