"""The worker: takes one job after another until it is told to end."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from uuid import uuid4

from django.db import DatabaseError, close_old_connections, connection

from sightline.kit import clock
from sightline.kit.tasks import heard, running, turns
from sightline.kit.tasks.models import Job

LOOKS_EVERY = 1.0  # seconds between looks for work, when there was none
BEATS_EVERY = 5.0

log = logging.getLogger(__name__)


class Worker:
    """Ends soon after `ends` is set: at once when idle, else at its job's next stage.

    `between` is called between jobs, about once a second: it must be quick when nothing is due.
    """

    def __init__(self, ends: Event, between: Callable[[], None] = lambda: None) -> None:
        self.name, self.ends, self.between = uuid4().hex, ends, between

    def work(self) -> None:
        forgotten = False
        while not self.ends.is_set():
            close_old_connections()
            heard.say()
            try:
                if not forgotten:
                    turns.forget_old(clock.now())
                    forgotten = True
                worked = self.do_next()
                self.between()
            except DatabaseError as fault:  # it may be restarting, or held by another
                log.warning("the database does not answer: %s", type(fault).__name__)
                worked = False
            if not worked:
                self.ends.wait(LOOKS_EVERY)

    def do_next(self) -> bool:
        """Do the job that waits longest. False when none waits."""
        turns.give_up_lost(clock.now())
        job = turns.take(self.name, clock.now())
        if job is None:
            return False
        with self._beating(job):
            running.run(job, self.name, self.ends)
        return True

    @contextmanager
    def _beating(self, job: Job) -> Iterator[None]:
        """Beside a job that may be silent for long, say again and again that it is being done."""
        done = Event()
        beats = Thread(target=self._beat, args=(job, done), daemon=True)
        beats.start()
        try:
            yield
        finally:
            done.set()
            beats.join()

    def _beat(self, job: Job, done: Event) -> None:
        try:
            while not done.wait(BEATS_EVERY):
                heard.say()
                try:
                    turns.beat(job, self.name, clock.now())
                except DatabaseError as fault:  # the next beat may get through
                    log.warning("a beat was lost: %s", type(fault).__name__)
        finally:
            connection.close()
