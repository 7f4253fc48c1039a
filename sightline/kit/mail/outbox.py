"""Laying out mail and noting what became of it, on behalf of the action or the worker."""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import QuerySet

from sightline.kit.mail import kinds
from sightline.kit.mail.models import Letter

AT_ONCE = 10  # letters of one turn: each may take the sender's whole patience
HELD_FOR = timedelta(minutes=10)  # by the worker that sends it; then another may try
PAUSES = [timedelta(minutes=each) for each in (1, 5, 15, 60, 240, 720, 1440)]
KEPT_FOR = timedelta(days=30)
_letters = Letter._default_manager


class OutsideTransaction(RuntimeError):
    """A mail apart from its cause could be sent without it, or be lost alone."""


def put(*, kind: str, person: int, key: str, now: datetime) -> bool:
    """Lay out a mail in the caller's transaction. False where that key was laid out before."""
    kinds.find(kind)
    if not connection.in_atomic_block:
        raise OutsideTransaction(f"a mail of kind {kind} was put outside its cause's transaction")
    _, is_new = _letters.get_or_create(
        key=f"{kind} {key}",
        defaults={"kind": kind, "person_id": person, "put_at": now, "due_at": now},
    )
    return is_new


def take_due(now: datetime) -> Iterator[Letter]:
    """Those that are due, each taken by one worker only."""
    for letter in list(_waiting(now).select_related("person")[:AT_ONCE]):
        if _taken(letter, now):
            yield letter


def take_beside(letter: Letter, kinds: Collection[str], now: datetime) -> list[Letter]:
    """What else of these kinds is due to the same person, taken to go in one mail with it."""
    beside = _waiting(now).filter(person=letter.person_id, kind__in=kinds)
    return [each for each in list(beside.select_related("person")) if _taken(each, now)]


def _waiting(now: datetime) -> QuerySet[Letter]:
    return _letters.filter(sent_at=None, given_up_at=None, due_at__lte=now)


def _taken(letter: Letter, now: datetime) -> bool:
    """By this worker, and no other; nor twice in one turn."""
    same = _waiting(now).filter(pk=letter.pk, due_at=letter.due_at)
    is_ours = bool(same.update(due_at=now + HELD_FOR, tries=letter.tries + 1))
    letter.tries += int(is_ours)
    return is_ours


def sent(letter: Letter, now: datetime) -> None:
    _letters.filter(pk=letter.pk).update(sent_at=now)


def failed(letter: Letter, now: datetime) -> None:
    """Tried again after a longer pause, a day at the longest; then given up, and shown so."""
    if letter.tries > len(PAUSES):
        give_up(letter, now)
    else:
        _letters.filter(pk=letter.pk).update(due_at=now + PAUSES[letter.tries - 1])


def give_up(letter: Letter, now: datetime) -> None:
    _letters.filter(pk=letter.pk).update(given_up_at=now)


def forget_old(now: datetime) -> int:
    """Mail that went long ago, or never will. How many there were."""
    old = _letters.filter(put_at__lt=now - KEPT_FOR).exclude(sent_at=None, given_up_at=None)
    return old.delete()[0]
