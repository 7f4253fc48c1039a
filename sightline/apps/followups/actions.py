"""Changing follow-ups. Other rooms record theirs through here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction

from sightline.apps.concerns import queries as concerns
from sightline.apps.followups.access import FollowUps
from sightline.apps.followups.models import FollowUp, FollowUpUpdate
from sightline.apps.followups.types import FollowUpEntry, UpdateEntry
from sightline.apps.partnership import queries as partnership
from sightline.kit import trail
from sightline.kit.access import Actor, require
from sightline.kit.keyed import Levelling


@transaction.atomic
def load(
    *,
    actor: Actor,
    follow_ups: Sequence[FollowUpEntry],
    updates: Sequence[UpdateEntry],
    levelling: Levelling,
    now: datetime,
) -> None:
    """Bring the year's follow-ups and their updates level with the pack."""
    require(actor, FollowUps.LOAD)
    year: Any = levelling.year
    agencies = {row.key: row for row in partnership.agencies(actor, year)}
    groups = {row.key: row for row in partnership.groups(actor, year)}
    listings = {row.key: row for row in concerns.concerns(actor, year)}
    wanted, links = {}, {}
    for entry in follow_ups:
        fields = asdict(entry)
        links[fields.pop("key")] = {"concerns": [listings[key] for key in fields.pop("concerns")]}
        wanted[entry.key] = fields | {
            "agency": agencies.get(entry.agency),
            "group": groups.get(entry.group),
            "state": entry.state.value,
        }
    standing = FollowUp.objects.filter(year=year).prefetch_related("concerns")
    rows = levelling.level("follow_ups", standing, wanted, links)
    said = {}
    for update in updates:
        fields = asdict(update) | {"follow_up": rows[update.follow_up]}
        said[fields.pop("key")] = fields
    levelling.level("follow_up_updates", FollowUpUpdate.objects.filter(year=year), said)
    trail.record(actor=actor, event="followups.loaded", target=year, at=now)
