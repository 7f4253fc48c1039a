"""Adding to the trail. The models are asked for by name, so rooms can import this at any time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import zip_longest
from typing import Any

from django.apps import apps
from django.db import connection, models

from sightline.core import trail_file
from sightline.kit.access import Actor
from sightline.kit.trail import values
from sightline.kit.trail.changes import Change
from sightline.kit.trail.subjects import actor_subject

# How events begin that change nothing that a report says.
CHANGE_NOTHING = (
    "access.",
    "accounts.",
    "cases.",
    "evidence.file-",
    "installation.",
    "mail.",
    "records.",
    "restricted.",
    "sealing.",
    "search.",
    "tasks.",
    "trail.",
)
MOST_SHOWN = 5_000  # records that one entry names
MOST_CHANGES = 50  # of one entry, which is a line of the trail's file and has to stay short
# Said in SQL, for these two are asked with every entry, and Django takes longer to word them.
HEAD = "SELECT count, hash FROM trail_head WHERE id = 1"
MOVE_HEAD = "UPDATE trail_head SET count = %s, hash = %s WHERE id = 1"


class OutsideTransaction(RuntimeError):
    """An entry apart from its change could survive without it, or be lost alone."""


class HeadIsMissing(RuntimeError):
    """Somebody removed the head of the chain: nothing is changed until it is back."""


def record(
    *,
    actor: Actor,
    event: str,
    at: datetime,
    target: models.Model | None = None,
    changes: Sequence[Change] = (),
    own: Mapping[str, str] | None = None,
    shown: Sequence[str] = (),
    **details: str | int,
) -> None:
    """Add one entry. Refuses to work outside a transaction. Details hold no personal data.

    What each change says is sealed under its subject's key. `own` is the actor's own, like the
    words of a search: it is sealed under theirs, with the network address from which they act.
    `shown` are the records that a page showed, each as its kind, a colon and its number: whoever
    asks who has seen one of them finds the entry. What is too much for one entry is told by further
    ones, which name the first.
    """
    told = _Told(changes[:MOST_CHANGES], shown[:MOST_SHOWN], own or {})
    first = _add(actor, event, at, target, told, details)
    rest = zip_longest(
        _parts(changes[MOST_CHANGES:], MOST_CHANGES),
        _parts(shown[MOST_SHOWN:], MOST_SHOWN),
        fillvalue=(),
    )
    for more_changes, more_shown in rest:
        more = _Told(more_changes, more_shown, {})
        _add(actor, event, at, target, more, {"continues": first})


@dataclass(frozen=True)
class _Told:
    """What one entry tells besides its plain details."""

    changes: Sequence[Change]
    shown: Sequence[str]
    own: Mapping[str, str]


def _parts(every: Sequence[Any], most: int) -> Iterator[Sequence[Any]]:
    return (every[start : start + most] for start in range(0, len(every), most))


def _add(
    actor: Actor,
    event: str,
    at: datetime,
    target: models.Model | None,
    told: _Told,
    details: Mapping[str, str | int],
) -> int:
    """One entry; its number."""
    if not connection.in_atomic_block:
        raise OutsideTransaction(f"{event} was recorded outside the transaction of its change")
    count, before = _held_head()
    said = {
        "number": count + 1,
        "at": at,
        "actor": actor.name,
        "person": actor.person,
        "agency": ", ".join(sorted(actor.agencies)),
        "event": event,
        "target": target._meta.label_lower if target is not None else "",
        "target_id": str(target.pk) if target is not None else "",
        "details": {**details, **_told(actor, told, count + 1, at)},
    }
    digest = trail_file.link(before, text_of(said))
    _rows("Entry").create(**said, hash=digest)
    with connection.cursor() as cursor:
        cursor.execute(MOVE_HEAD, [count + 1, digest])
    return count + 1


def _told(actor: Actor, told: _Told, number: int, at: datetime) -> dict[str, Any]:
    said: dict[str, Any] = {}
    if told.changes:
        said["changes"] = values.sealed_changes(told.changes, number, at)
    if told.shown:
        said["shown"] = _noted(told.shown, number)
    own = {**told.own, "address": actor.address} if actor.address else told.own
    if own:
        subject = actor_subject(actor)
        token = values.sealed(own, subject, number, values.FROM, at)
        said[values.FROM] = {"subject": subject, "sealed": token}
    return said


def _noted(shown: Sequence[str], number: int) -> dict[str, list[str]]:
    """The records by kind; each is noted besides where it can be looked up."""
    by_kind: dict[str, list[str]] = {}
    for each in dict.fromkeys(shown):
        kind, _, record = each.partition(":")
        by_kind.setdefault(kind, []).append(record)
    row = apps.get_model("trail", "Shown")
    _rows("Shown").bulk_create(
        row(entry=number, target=kind, target_id=record)
        for kind, records in by_kind.items()
        for record in records
    )
    return by_kind


def text_of(said: Mapping[str, Any]) -> bytes:
    """What the chain is over, of an entry by its fields."""
    return trail_file.canonical({**said, "at": moment(said["at"])})


def moment(at: datetime) -> str:
    """As it is hashed: in UTC, to the microsecond."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def latest() -> str:
    """The mark of the last change: another one after every change that anybody makes.

    Signing in and out, asking for work and taking a copy change nothing that a report says, and do
    not count.
    """
    nothing = models.Q()
    for start in CHANGE_NOTHING:
        nothing |= models.Q(event__startswith=start)
    entry = _rows("Entry").exclude(nothing).order_by("-number").first()
    return str(entry.mark) if entry is not None else ""


def _held_head() -> tuple[int, str]:
    """The end of the chain, held until the transaction ends."""
    found = _ask_head()
    if found is not None:
        return found
    # The first entry of all: two who begin at once begin one chain.
    new = apps.get_model("trail", "Head")(pk=1, count=0, hash=trail_file.BEGIN)
    _rows("Head").bulk_create([new], ignore_conflicts=True)
    found = _ask_head()
    if found is None or (found[0] == 0 and _rows("Entry").exists()):
        raise HeadIsMissing("the trail has entries, but the row of its head is gone")
    return found


def _ask_head() -> tuple[int, str] | None:
    """SQLite knows no rows that are held: there, whoever writes holds the whole database."""
    holds = " FOR UPDATE" if connection.features.has_select_for_update else ""
    with connection.cursor() as cursor:
        cursor.execute(HEAD + holds)
        found = cursor.fetchone()
    return (found[0], found[1]) if found else None


def _rows(name: str) -> Any:
    return apps.get_model("trail", name)._default_manager
