"""Reading replies: all of them for those who answer, and the published ones for everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from sightline.apps.feedback.access import Feedback
from sightline.apps.feedback.models import Reply
from sightline.kit.access import Actor, require

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Year


def replies(actor: Actor, year: Year) -> QuerySet[Reply]:
    """The replies to the year's releases, the newest first."""
    require(actor, Feedback.VIEW)
    return Reply.objects.filter(year=year.slug)


def every_reply(actor: Actor) -> QuerySet[Reply]:
    """Of all years, for whoever looks through everything."""
    require(actor, Feedback.VIEW)
    return Reply.objects.all()


def replies_within(actor: Actor, year: Year) -> QuerySet[Reply]:
    """The replies that came in the course of a year, to whatever report was out."""
    require(actor, Feedback.COUNT)
    return Reply.objects.filter(at__date__gte=year.starts_on, at__date__lte=year.ends_on)


def published(release: str) -> QuerySet[Reply]:
    """Replies with answers that stand beside a release for everybody. Open to everyone."""
    return Reply.objects.filter(release=release, is_published=True).order_by("at")
