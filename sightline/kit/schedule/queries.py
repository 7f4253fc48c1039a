"""Reading what ran by itself."""

from django.db.models import QuerySet

from sightline.kit.access import Actor, require
from sightline.kit.schedule.access import Schedule
from sightline.kit.schedule.models import Run


def runs(actor: Actor) -> QuerySet[Run]:
    """All that are kept, the newest first."""
    require(actor, Schedule.VIEW)
    return Run.objects.all()


def newest_runs(actor: Actor) -> dict[str, Run]:
    """The newest of each work, by its name."""
    found: dict[str, Run] = {}
    for run in runs(actor).order_by("due_at"):
        found[run.name] = run
    return found
