"""A job's turns, on the worker's side: taken, told of, ended.

Each is one UPDATE that holds only while the job stands as this worker believes, so that two
workers never do one job, and one that was given up for lost writes no more.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sightline.kit.tasks.models import Job
from sightline.kit.tasks.types import KEPT_FOR, LOST_AFTER, OPEN_STATES, JobState

LOOKED_AT = 10  # jobs tried in one look, when other workers are quicker
LOST = "It was cut short: what was doing it ended unexpectedly. Nothing was kept. Ask for it again."
_jobs = Job._default_manager


def take(worker: str, now: datetime) -> Job | None:
    """The job that has waited longest, now this worker's own; None when none waits."""
    waiting = _jobs.filter(state=JobState.QUEUED).order_by("pk").values_list("pk", flat=True)
    for pk in list(waiting[:LOOKED_AT]):
        if begin(Job(pk=pk), worker, now):
            return _jobs.get(pk=pk)
    return None


def begin(job: Job, worker: str, now: datetime) -> bool:
    """Make a job that waits this worker's own. False when another was quicker."""
    waits = _jobs.filter(pk=job.pk, state=JobState.QUEUED)
    return bool(waits.update(state=JobState.RUNNING, worker=worker, started_at=now, beat_at=now))


def beat(job: Job, worker: str, now: datetime) -> bool:
    """Say that the worker is there. False when the job is no longer its own to do."""
    return bool(_own(job, worker).update(beat_at=now))


def tell(job: Job, worker: str, now: datetime, stage: str, done: int, total: int) -> bool:
    """Say how far the job is. False when it is no longer this worker's to do."""
    return bool(_own(job, worker).update(beat_at=now, stage=stage, done=done, total=total))


def end(
    job: Job,
    worker: str,
    now: datetime,
    state: JobState,
    *,
    told: str = "",
    outcome: Mapping[str, Any] | None = None,
) -> bool:
    """End the job. False when it had been stopped or given up: then nothing is kept."""
    return bool(
        _own(job, worker).update(state=state, ended_at=now, told=told, outcome=dict(outcome or {}))
    )


def give_up_lost(now: datetime) -> int:
    """End those whose worker has been silent for too long; how many there were."""
    lost = _jobs.filter(state=JobState.RUNNING, beat_at__lt=now - LOST_AFTER)
    return lost.update(state=JobState.FAILED, ended_at=now, told=LOST)


def forget_old(now: datetime) -> int:
    """Jobs that ended long ago are of no more use, and name who asked."""
    old = _jobs.exclude(state__in=OPEN_STATES).filter(ended_at__lt=now - KEPT_FOR)
    return old.delete()[0]


def _own(job: Job, worker: str) -> Any:
    return _jobs.filter(pk=job.pk, state=JobState.RUNNING, worker=worker)
