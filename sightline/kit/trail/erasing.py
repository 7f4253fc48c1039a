"""Destroying the keys of a subject and of what goes with it, in the transaction of whoever does.

The chain is over what is sealed, so it verifies as before; nobody opens the values again.
"""

from datetime import datetime
from typing import Any

from django.apps import apps

from sightline.kit.trail.subjects import elsewhere_of


def erase(subject: str, now: datetime) -> int:
    """How many keys there were."""
    what, number = elsewhere_of(subject)
    rows: Any = apps.get_model("trail", "SubjectKey")._default_manager
    subjects = {subject, *what.related(number)}
    found = list(rows.select_for_update().filter(subject__in=subjects, erased_at=None))
    for each in found:
        each.key, each.erased_at = "", now
        each.save(update_fields=["key", "erased_at"])
    what.empty(number)
    return len(found)
