"""Reading the trail: as lines of its file, by what somebody asks, and where its chain ends."""

from collections.abc import Iterator

from django.db.models import QuerySet

from sightline.core import trail_file
from sightline.core.trail_file import Checkpoint
from sightline.kit.access import Actor, require
from sightline.kit.trail.access import Trail
from sightline.kit.trail.models import Entry, Head
from sightline.kit.trail.recording import text_of
from sightline.kit.trail.types import NOBODY, Asked

READ_AT_ONCE = 2000
NOT_READABLE = b"\n"
CHECKPOINT_MADE = "trail.checkpoint-made"


def lines(actor: Actor, after: int = 0) -> Iterator[bytes]:
    """The entries after a number as the trail's file has them, a few in memory at a time."""
    require(actor, Trail.VIEW)
    found = Entry.objects.filter(number__gt=after).order_by("number")
    names = (*trail_file.FIELDS, "details", "hash")
    try:
        for said in found.values(*names).iterator(chunk_size=READ_AT_ONCE):
            yield trail_file.line(said["hash"], text_of(said))
    except (ValueError, TypeError, AttributeError):  # no moment, or no JSON, stands in the row
        yield NOT_READABLE


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
    plain = {"event": asked.event, "target": asked.target, "target_id": asked.target_id}
    narrowed: dict[str, object] = {name: value for name, value in plain.items() if value}
    if asked.person == NOBODY:
        narrowed["person"] = None
    elif asked.person:
        narrowed["person"] = int(asked.person)
    if asked.target_ids:
        narrowed["target_id__in"] = [str(number) for number in asked.target_ids]
    if asked.since:
        narrowed["at__gte"] = asked.since
    if asked.until:
        narrowed["at__lt"] = asked.until
    return Entry.objects.filter(**narrowed).order_by("-number")


def events(actor: Actor) -> list[str]:
    require(actor, Trail.VIEW)
    return list(Entry.objects.order_by("event").values_list("event", flat=True).distinct())


def targets(actor: Actor) -> list[str]:
    """Kinds of records that entries are about."""
    require(actor, Trail.VIEW)
    found = Entry.objects.exclude(target="").order_by("target")
    return list(found.values_list("target", flat=True).distinct())


def people(actor: Actor) -> dict[int, str]:
    """Everybody who did something, by number, as they were shown."""
    require(actor, Trail.VIEW)
    found = Entry.objects.exclude(person=None).order_by("person", "actor")
    pairs = found.values_list("person", "actor").distinct()
    return {person: actor for person, actor in pairs if person is not None}


def last_checkpoint(actor: Actor) -> Entry | None:
    """The entry that says that it was made."""
    return entries(actor, Asked(event=CHECKPOINT_MADE)).first()
