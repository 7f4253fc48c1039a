"""Workers as processes of their own: two never do one job, and none outlives what it is for."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta

import pytest
from django.db import connection

from sightline.cli.working import Watch
from sightline.kit import clock
from sightline.kit.access import COMMAND_LINE
from sightline.kit.tasks import actions, turns
from sightline.kit.tasks.types import JobState
from sightline.kit.tasks.worker import Worker
from tests.architecture.source_tree import ROOT
from tests.kit.tasks import kinds

pytestmark = pytest.mark.django_db(transaction=True)
WORKER = (sys.executable, "-m", kinds.__name__)
PATIENCE = 30


@pytest.fixture(autouse=True)
def own_processes(settings, monkeypatch, tmp_path):
    """Children find this test's database, and a home of their own."""
    settings.JOBS_AT_ONCE = False
    monkeypatch.setenv("DATABASE_URL", database_url())
    monkeypatch.setenv("SIGHTLINE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "sightline.config.settings")
    monkeypatch.chdir(ROOT)


def database_url():
    given = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{given['NAME']}"
    host = given["HOST"].replace("/", "%2F")
    return f"postgres://{given['USER']}:{given['PASSWORD']}@{host}:{given['PORT']}/{given['NAME']}"


@pytest.fixture
def start():
    """A worker's process, ended with the test."""
    started = []

    def begin():
        started.append(subprocess.Popen(WORKER, stdin=subprocess.PIPE))
        return started[-1]

    yield begin
    for child in started:
        child.kill()
        child.wait()
        child.stdin.close()


def ask(kind, **arguments):
    return actions.ask(actor=COMMAND_LINE, kind=f"tests.{kind}", now=clock.now(), **arguments)


def until(is_so):
    for _ in range(PATIENCE * 20):
        if is_so():
            return
        time.sleep(0.05)
    pytest.fail("it did not come about")


def state(job):
    job.refresh_from_db()
    return job.state


def test_two_workers_do_each_of_many_jobs_once(start, tmp_path):
    file = tmp_path / "lines"
    jobs = [ask("append", file=str(file), line=line) for line in range(40)]

    start(), start()
    until(lambda: all(state(job) == JobState.DONE for job in jobs))

    lines = [line.split() for line in file.read_text().splitlines()]
    assert sorted(int(number) for number, _ in lines) == list(range(40))
    assert len({process for _, process in lines}) == 2


def test_a_worker_that_is_killed_leaves_a_job_that_says_so_and_can_be_asked_for_again(
    start, tmp_path
):
    file = tmp_path / "begun"
    job, child = ask("wait", file=str(file)), start()
    until(file.exists)

    child.kill()
    child.wait()
    turns.give_up_lost(clock.now() + timedelta(minutes=2))

    assert (state(job), job.told) == (JobState.FAILED, turns.LOST)
    assert ask("wait", file=str(file)) != job


@pytest.mark.parametrize(
    "end",
    [
        pytest.param(lambda child: child.stdin.close(), id="whoever-started-it-is-gone"),
        pytest.param(lambda child: child.send_signal(signal.SIGTERM), id="told-to-end"),
        pytest.param(lambda child: child.send_signal(signal.SIGINT), id="ctrl-c"),
    ],
)
def test_a_worker_in_the_middle_of_a_job_ends_in_good_order(start, tmp_path, end):
    file = tmp_path / "begun"
    job, child = ask("wait", file=str(file)), start()
    until(file.exists)

    end(child)

    assert child.wait(PATIENCE) == 0
    assert state(job) == JobState.FAILED
    assert "Ask for it again" in job.told


def test_a_worker_beside_the_pages_is_started_again_when_it_dies_and_ends_with_them(tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    watch = Watch(WORKER)
    watch.start()
    try:
        ask("wait", file=str(first))
        until(first.exists)
        dead = watch.child
        os.kill(dead.pid, signal.SIGKILL)
        job = ask("wait", file=str(second))
        until(second.exists)
        alive = watch.child
    finally:
        watch.stop()

    assert alive.pid != dead.pid
    assert alive.returncode == 0
    assert state(job) == JobState.FAILED


def test_a_worker_goes_on_when_the_database_does_not_answer_for_once(monkeypatch, caplog):
    """Restarted, or held by another for too long."""
    job = ask("count", upto=1)
    ends = Outage(monkeypatch)

    Worker(ends).work()

    assert state(job) == JobState.DONE
    assert "the database does not answer: OperationalError" in caplog.text


class Outage:
    """Fails the first look for work, and ends the worker at the third."""

    def __init__(self, monkeypatch):
        self.looks, take = 0, turns.take

        def fail_once(*given):
            from django.db import OperationalError

            self.looks += 1
            if self.looks == 1:
                raise OperationalError("database is locked")
            return take(*given)

        monkeypatch.setattr(turns, "take", fail_once)

    def is_set(self):
        return self.looks >= 3

    def wait(self, seconds):
        pass
