"""How a job stands, as a page shows it to whoever asked."""

from dataclasses import dataclass
from datetime import datetime

from sightline.kit.tasks.models import Job
from sightline.kit.tasks.turns import LOST
from sightline.kit.tasks.types import LOST_AFTER, WAITS_TOO_LONG_AFTER, JobState

NOBODY_THERE = (
    "It still waits, because nothing is there to do it. Tell whoever runs Sightline that its "
    "worker is not running; nothing has to be asked for again."
)


@dataclass(frozen=True)
class JobShown:
    """`total` is 0 while it is not known. `stuck` says why nothing moves, and what to do."""

    pk: int
    is_open: bool
    is_done: bool
    words: str
    done: int
    total: int
    stuck: str
    asked_at: datetime

    @classmethod
    def of(cls, job: Job, now: datetime) -> "JobShown":
        is_lost = _is_lost(job, now)
        return cls(
            pk=job.pk,
            is_open=job.is_open and not is_lost,
            is_done=job.state == JobState.DONE,
            words=LOST if is_lost else _words(job),
            done=job.done,
            total=job.total,
            stuck=NOBODY_THERE if _waits_too_long(job, now) else "",
            asked_at=job.asked_at,
        )


def _is_lost(job: Job, now: datetime) -> bool:
    """Whatever took it is gone, and no other worker has noticed yet."""
    beat = job.beat_at
    return job.state == JobState.RUNNING and beat is not None and now - beat > LOST_AFTER


def _waits_too_long(job: Job, now: datetime) -> bool:
    return job.state == JobState.QUEUED and now - job.asked_at > WAITS_TOO_LONG_AFTER


def _words(job: Job) -> str:
    if job.state == JobState.QUEUED:
        return "Waiting to begin"
    if job.state == JobState.RUNNING:
        return job.stage or "Begun"
    if job.state == JobState.STOPPED:
        return "Stopped before it was done. Nothing was kept."
    return job.told or "Done"
