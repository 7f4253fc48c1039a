"""Whom or what a row is about: under that subject's key its values are sealed in the trail.

A row is its own subject unless its model says otherwise by `trail_subject`: what is about a person
goes under the person, what is sealed in a case under the case.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Model

from sightline.kit.access import Actor

VISITORS = "visitors"  # who have no account
# Of the subjects with these numbers, those that the actor may read of; see `guard`.
Guard = Callable[[Actor, Collection[str], datetime], Collection[str]]
_GUARDS: dict[str, Guard] = {}


def subject_of(row: Model) -> str:
    named = getattr(row, "trail_subject", "")
    return str(named) if named else named_by(row._meta.label_lower, row.pk)


def named_by(label: str, number: object) -> str:
    return f"{label}:{number}"


def actor_subject(actor: Actor) -> str:
    """Whose key seals from where the actor acts, and what they look for."""
    return VISITORS if actor.person is None else named_by("accounts.person", actor.person)


def guard(label: str, readable: Guard) -> None:
    """For rooms whose records are not open to whoever may read the trail."""
    _GUARDS[label] = readable


def open_of(actor: Actor, subjects: Iterable[str], now: datetime) -> set[str]:
    """Those of the subjects whose values the actor may be shown. '' is nobody's, and open."""
    found: set[str] = set()
    guarded: dict[str, set[str]] = {}
    for subject in set(subjects):
        label, _, number = subject.partition(":")
        if label in _GUARDS:
            guarded.setdefault(label, set()).add(number)
        else:
            found.add(subject)
    for label, numbers in guarded.items():
        found |= {named_by(label, each) for each in _GUARDS[label](actor, numbers, now)}
    return found


def may_open(actor: Actor, subject: str, now: datetime) -> bool:
    return subject in open_of(actor, [subject], now)


@dataclass(frozen=True)
class Elsewhere:
    """What a room holds of a subject besides the trail's own values.

    `related` gives further subjects that go with this one; `empty` takes away copies of the old
    and new values that the room keeps itself, inside the transaction of the erasing.
    """

    related: Callable[[str], Collection[str]] = lambda number: ()
    empty: Callable[[str], None] = lambda number: None


_ELSEWHERE: dict[str, Elsewhere] = {}


def elsewhere(label: str, what: Elsewhere) -> None:
    _ELSEWHERE[label] = what


def elsewhere_of(subject: str) -> tuple[Elsewhere, str]:
    label, _, number = subject.partition(":")
    return _ELSEWHERE.get(label, Elsewhere()), number
