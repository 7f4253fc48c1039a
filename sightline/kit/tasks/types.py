"""The words of jobs: what state one is in, and how it tells of its progress."""

from datetime import timedelta
from enum import StrEnum
from typing import Protocol

# A worker says every few seconds that it is there. Silence for so long means that it is not.
LOST_AFTER = timedelta(seconds=60)
# A job that waits for longer than this is waiting for a worker that is not running.
WAITS_TOO_LONG_AFTER = timedelta(seconds=30)
KEPT_FOR = timedelta(days=30)


class JobState(StrEnum):
    """Stored by value. A job ends once: nothing leads on from done, failed or stopped."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"


OPEN_STATES = frozenset({JobState.QUEUED, JobState.RUNNING})


class CannotDo(Exception):
    """A job refuses, in words for whoever asked: what is the matter, and what to do."""


class Halted(Exception):
    """Raised where a job tells of its progress, when it is not to go on."""


class Progress(Protocol):
    """What a job is handed, to say how far it is. May raise Halted: let it through."""

    def tell(self, stage: str, done: int = 0, total: int = 0) -> None:
        """The stage in words, and how many steps of how many are done; a total of 0 is unknown."""
