"""Changing the report's sections: loading a year of them."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction

from sightline.apps.partnership import queries as partnership
from sightline.kit import trail
from sightline.kit.access import Actor, require
from sightline.kit.keyed import Levelling
from sightline.reports.access import Reports
from sightline.reports.models import Section
from sightline.reports.types import SectionEntry


@transaction.atomic
def load(
    *, actor: Actor, sections: Sequence[SectionEntry], levelling: Levelling, now: datetime
) -> None:
    """Bring the report's sections level with the pack."""
    require(actor, Reports.LOAD)
    year: Any = levelling.year
    agencies = {row.key: row for row in partnership.agencies(actor, year)}
    wanted = {}
    for entry in sections:
        fields = asdict(entry)
        key = fields.pop("key")
        wanted[key] = fields | {
            "fulfils": list(entry.fulfils),
            "owner": agencies.get(entry.owner),
        }
    levelling.level("sections", Section.objects.filter(year=year), wanted)
    trail.record(actor=actor, event="reports.sections-loaded", target=year, at=now)
