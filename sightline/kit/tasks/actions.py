"""Asking for a job, and stopping one. The worker does the rest: `turns`, `running`, `worker`."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from sightline.kit import trail
from sightline.kit.access import Actor
from sightline.kit.tasks import queries, registry, running
from sightline.kit.tasks.models import Job
from sightline.kit.tasks.types import OPEN_STATES, JobState


@transaction.atomic
def ask(*, actor: Actor, kind: str, now: datetime, **arguments: str | int) -> Job:
    """Queue a job of the kind, in the caller's transaction. Asked twice, it is one job while open.

    The caller has asked whether the actor may; the job's own actions ask again.
    """
    registry.find(kind)
    own = queries.jobs_of(actor, kind, **arguments).filter(person=actor.person)
    waiting = own.filter(state__in=OPEN_STATES).first()
    if waiting is not None:
        return waiting
    job = Job.objects.create(
        kind=kind,
        arguments=dict(sorted(arguments.items())),
        actor=actor.name,
        person=actor.person,
        roles=sorted(actor.roles),
        agencies=sorted(actor.agencies),
        held=sorted(actor.held) if actor.held is not None else None,
        asked_at=now,
    )
    trail.record(actor=actor, event="tasks.asked", target=job, at=now, kind=kind)
    if settings.JOBS_AT_ONCE:
        running.run_at_once(job)
    return job


@transaction.atomic
def stop(*, actor: Actor, job: Job, now: datetime) -> bool:
    """Stop a job that is open; what it does next is not kept. False when it has ended already."""
    open_still = queries.jobs(actor).filter(pk=job.pk, state__in=OPEN_STATES)
    stopped = open_still.update(state=JobState.STOPPED, ended_at=now)
    if stopped:
        trail.record(actor=actor, event="tasks.stopped", target=job, at=now, kind=job.kind)
    return bool(stopped)
