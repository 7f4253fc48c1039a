"""The worker: as a command, and as a process beside the one that serves the pages."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

import click

from sightline.cli import database

COMMAND = (sys.executable, "-P", "-m", "sightline.cli", "worker", "--until-input-ends")
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0  # seconds before a worker that died is started again
LIVED_LONG = 60.0  # a worker that lasted so long died of something new
GRACE = 5.0  # seconds that it has to end by itself


@click.command(epilog="Example: sightline worker")
@click.option("--until-input-ends", is_flag=True, help="End when the standard input does.")
def worker(until_input_ends: bool) -> None:
    """Do what pages ask for and what takes longer than a page may, one job after another.

    `serve` and `demo` start one of their own. Any number may run beside each other.
    """
    database.ready_for_real_records()
    from sightline.kit.schedule.ticking import Ticking
    from sightline.kit.tasks.worker import Worker

    _sweep_files()
    ends = Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: ends.set())
    if until_input_ends:
        Thread(target=_wait_for_end, args=(sys.stdin.fileno(), ends), daemon=True).start()
    Worker(ends, between=Ticking()).work()


def _sweep_files() -> None:
    """Remove what was being sent when the machine stopped: no record names it."""
    from sightline.apps.evidence.files import actions
    from sightline.apps.evidence.restricted import actions as restricted
    from sightline.apps.partnership import queries as partnership
    from sightline.kit.access import COMMAND_LINE

    restricted.sweep(actor=COMMAND_LINE, now=database.now())
    for year in partnership.years():
        actions.sweep(actor=COMMAND_LINE, year=year, now=database.now())


def _wait_for_end(read_from: int, ends: Event) -> None:
    """Whoever started this holds the other end; it closes even when they are killed.

    Read without a buffer, whose lock would be in the way when this process ends for another reason.
    """
    while os.read(read_from, 1024):
        pass
    ends.set()


@contextmanager
def worker_beside() -> Iterator[None]:
    """A worker for as long as the block lasts: started again when it dies, ended at the end."""
    watch = Watch(COMMAND)
    watch.start()
    try:
        yield
    finally:
        watch.stop()


class Watch(Thread):
    """Keeps one child process running."""

    def __init__(self, command: tuple[str, ...]) -> None:
        super().__init__(name="watch over the worker", daemon=True)
        self.command, self.stopping = command, Event()
        self.child: subprocess.Popen[bytes] | None = None

    def run(self) -> None:
        from sightline.kit import clock

        pause = FIRST_PAUSE / 2
        while not self.stopping.is_set():
            begun = clock.now()
            # A session of its own: Ctrl+C in the terminal is for the server, which then ends it.
            with subprocess.Popen(  # noqa: S603  # our own command, with nothing from anybody
                self.command, stdin=subprocess.PIPE, start_new_session=True
            ) as child:
                self.child = child
                self._wait(child)
            lasted = (clock.now() - begun).total_seconds()
            pause = FIRST_PAUSE if lasted > LIVED_LONG else min(pause * 2, LONGEST_PAUSE)
            self.stopping.wait(pause)

    def stop(self) -> None:
        self.stopping.set()
        self.join()

    def _wait(self, child: subprocess.Popen[bytes]) -> None:
        while child.poll() is None:
            if self.stopping.wait(0.2):
                _end(child)
                return


def _end(child: subprocess.Popen[bytes]) -> None:
    """By closing what it reads, then by force: a job that is cut short says so to whoever asked."""
    if child.stdin is not None:
        child.stdin.close()
    try:
        child.wait(GRACE)
    except subprocess.TimeoutExpired:
        child.kill()
