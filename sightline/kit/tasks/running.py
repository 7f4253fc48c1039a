"""Does one job, as whoever asked for it. Whatever happens, the job ends with words for people."""

import logging
import traceback
from contextlib import AbstractContextManager, nullcontext
from threading import Event

from django.core.exceptions import PermissionDenied
from django.db import transaction

from sightline.kit import clock
from sightline.kit.tasks import registry, turns
from sightline.kit.tasks.models import Job
from sightline.kit.tasks.types import CannotDo, Halted, JobState

BROKEN = (
    "Something went wrong that is a fault of Sightline, not yours. Nothing was kept. Ask for it "
    "again; if it happens again, tell whoever runs Sightline, who finds a line about it in its log."
)
NOT_YOURS = "Your role does not give you access to this."
ENDED = "Sightline was stopped while this was being done. Nothing was kept. Ask for it again."
AT_ONCE = "at-once"
PLACES_LOGGED = 3

log = logging.getLogger(__name__)


class Telling:
    """The progress of one job, kept in its row."""

    def __init__(self, job: Job, worker: str, ends: Event) -> None:
        self.job, self.worker, self.ends = job, worker, ends

    def tell(self, stage: str, done: int = 0, total: int = 0) -> None:
        still_ours = turns.tell(self.job, self.worker, clock.now(), stage, done, total)
        if self.ends.is_set() or not still_ours:
            raise Halted


def run(
    job: Job, worker: str, ends: Event, within: AbstractContextManager[object] | None = None
) -> None:
    """The job must be the worker's own. When `ends` is set it halts at the next stage."""
    try:
        with within or nullcontext():
            outcome = registry.do(job.kind, job.asker, Telling(job, worker, ends), job.arguments)
    except CannotDo as refusal:
        _fail(job, worker, str(refusal))
    except PermissionDenied:
        _fail(job, worker, NOT_YOURS)
    except Halted:
        _fail(job, worker, ENDED)  # changes nothing where somebody stopped it
    except Exception as fault:  # noqa: BLE001  # whatever it is, whoever asked is told
        log.error("job %s of kind %s broke: %s", job.pk, job.kind, _places(fault))
        _fail(job, worker, BROKEN)
    else:
        turns.end(job, worker, clock.now(), JobState.DONE, outcome=outcome)


def run_at_once(job: Job) -> None:
    """In place of a worker, within the transaction that asks; for tests."""
    turns.begin(job, AT_ONCE, clock.now())
    run(job, AT_ONCE, Event(), within=transaction.atomic())
    job.refresh_from_db()


def _fail(job: Job, worker: str, told: str) -> None:
    turns.end(job, worker, clock.now(), JobState.FAILED, told=told)


def _places(fault: Exception) -> str:
    """Its kind and where it happened. Never its message, which may repeat what a person typed."""
    frames = traceback.extract_tb(fault.__traceback__)[-PLACES_LOGGED:]
    places = " < ".join(f"{frame.name} line {frame.lineno}" for frame in reversed(frames))
    return f"{type(fault).__name__} in {places}"
