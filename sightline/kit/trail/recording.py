"""Adding to the trail. The model is asked for by name, so rooms can import this at any time."""

from datetime import datetime

from django.apps import apps
from django.db import connection, models

from sightline.kit.access import Actor

# How events begin that change nothing that a report says.
CHANGE_NOTHING = ("accounts.", "tasks.", "evidence.file-", "installation.")


class OutsideTransaction(RuntimeError):
    """An entry apart from its change could survive without it, or be lost alone."""


def record(
    *,
    actor: Actor,
    event: str,
    at: datetime,
    target: models.Model | None = None,
    **details: str | int,
) -> None:
    """Add one entry. Refuses to work outside a transaction. Details hold no personal data."""
    if not connection.in_atomic_block:
        raise OutsideTransaction(f"{event} was recorded outside the transaction of its change")
    apps.get_model("trail", "Entry")._default_manager.create(
        at=at,
        actor=actor.name,
        person=actor.person,
        event=event,
        target=target._meta.label_lower if target is not None else "",
        target_id=str(target.pk) if target is not None else "",
        details=details,
    )


def latest() -> str:
    """The mark of the last change: another one after every change that anybody makes.

    Signing in and out, asking for work and taking a copy change nothing that a report says, and do
    not count.
    """
    entries = apps.get_model("trail", "Entry")._default_manager
    nothing = models.Q()
    for start in CHANGE_NOTHING:
        nothing |= models.Q(event__startswith=start)
    entry = entries.exclude(nothing).order_by("-pk").first()
    return str(entry.mark) if entry is not None else ""
