"""Which roles need a second factor, and whether this session has given one."""

from dataclasses import replace
from datetime import datetime

from django.http import HttpRequest

from sightline.kit.access import Actor
from sightline.kit.permission import Role

# What these do without, as long as they open no case: nothing of others' accounts.
DO_WITHOUT: frozenset[Role] = frozenset({Role.MEMBER, Role.PRACTITIONER, Role.TRAINER, Role.SYSTEM})
NEEDED_BY: frozenset[Role] = frozenset(Role) - DO_WITHOUT
_MARK = "second-factor"


def prove(request: HttpRequest, person: int, now: datetime) -> None:
    """From now on until it ends, this session stands for somebody with both factors."""
    request.session[_MARK] = [person, now.timestamp()]


def is_proved(request: HttpRequest) -> bool:
    return proved_at(request) is not None


def proved_at(request: HttpRequest) -> float | None:
    """Seconds of the epoch, when whoever is signed in last gave their second factor here."""
    person, at = request.session.get(_MARK, (None, None))
    return at if person is not None and person == request.user.pk else None


def without(actor: Actor) -> Actor:
    """The actor as long as the second factor is missing: roles that need one are withheld."""
    withheld = actor.roles & NEEDED_BY
    return replace(actor, roles=actor.roles - withheld, withheld=withheld, is_proved=False)
