"""Reading jobs: one's own; whoever oversees them reads all."""

from django.db.models import QuerySet

from sightline.kit.access import Actor, may
from sightline.kit.tasks.access import Tasks
from sightline.kit.tasks.models import Job


def jobs(actor: Actor) -> QuerySet[Job]:
    """Those that the actor may see, oldest first."""
    if may(actor, Tasks.OVERSEE):
        return Job.objects.all()
    if actor.person is None:
        return Job.objects.none()
    return Job.objects.filter(person=actor.person)


def job(actor: Actor, pk: int) -> Job | None:
    """The job; None also where it is another's."""
    return jobs(actor).filter(pk=pk).first()


def jobs_of(actor: Actor, kind: str, **arguments: str | int) -> QuerySet[Job]:
    """Those of the kind with just these arguments, newest first."""
    return jobs(actor).filter(kind=kind, arguments=_sorted(arguments)).order_by("-pk")


def _sorted(arguments: dict[str, str | int]) -> dict[str, str | int]:
    """SQLite compares kept arguments as text, so their order is always the same."""
    return dict(sorted(arguments.items()))
