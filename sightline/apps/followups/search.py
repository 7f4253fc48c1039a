"""What can be found of the list of follow-ups."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sightline.apps.followups import queries
from sightline.apps.followups.access import FollowUps
from sightline.kit.access import Actor
from sightline.kit.search.types import Document

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Year


def offered(actor: Actor, year: Year) -> Iterator[Document]:
    updates: dict[int, list[str]] = {}
    for update in queries.updates(actor, year):
        updates.setdefault(update.follow_up_id, []).append(update.update)
    for row in queries.follow_ups(actor, year).prefetch_related(None):
        said = (
            row.asked_by,
            row.how_will_we_know,
            row.proof,
            row.reason_not_accepted,
            *updates.get(row.pk, ()),
        )
        yield Document(
            kind="follow-up",
            key=row.key,
            title=row.title,
            words=" ".join(part for part in said if part),
            needs=FollowUps.VIEW.value,
            agencies=(row.agency.key,) if row.agency else (),
            leads_to="follow_up",
            leads_key=row.key,
        )
