"""Killed at any moment, a load or a build leaves all or nothing, and says so to whoever asked."""

from importlib import import_module
from threading import Event

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection

from sightline.apps.partnership import queries as partnership
from sightline.exchange.exporting import pack_of_year
from sightline.exchange.loading import fingerprint, load_pack
from sightline.kit import clock
from sightline.kit.access import COMMAND_LINE
from sightline.kit.tasks import actions, turns
from sightline.kit.tasks.models import Job
from sightline.kit.tasks.types import LOST_AFTER, JobState
from sightline.kit.tasks.worker import Worker
from sightline.reports import built
from sightline.reports.tasks import build
from sightline.reports.writers import pdf
from tests import killing, years
from tests.exchange import thornshire

pytestmark = [pytest.mark.django_db(transaction=True), killing.needs_fork]
FEW, MANY = 20, 300
NOT_LOADED = {"contenttypes", "auth", "sessions", "calendar"}


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HOME = tmp_path / "home"
    settings.HOME.mkdir()
    settings.JOBS_AT_ONCE = False


@pytest.fixture
def pack(tmp_path):
    return years.read(thornshire.write(tmp_path / "thornshire"))


def test_a_load_that_is_killed_is_wholly_there_or_not_at_all(pack):
    _kill_loads(pack, FEW)


def test_a_build_that_is_killed_gives_out_nothing_half_done(pack, monkeypatch):
    """Without the PDF's own seconds, in which nothing is kept: the soak has those too."""
    monkeypatch.setattr(pdf, "write", lambda *_: b"%PDF-" * 100_000)
    _kill_builds(pack, FEW)


@pytest.mark.soak
def test_many_loads_that_are_killed(pack):
    _kill_loads(pack, MANY)


@pytest.mark.soak
def test_many_builds_that_are_killed(pack):
    import_module("weasyprint")  # slow to load; the processes to come have it then
    _kill_builds(pack, MANY)


def _kill_loads(pack, number):
    def load():
        load_pack(actor=COMMAND_LINE, pack=pack, now=years.NOW)

    takes = killing.lasts(load)
    nothing, everything = {}, _rows()
    asked = fingerprint(pack_of_year(COMMAND_LINE, partnership.year("2021-22")))
    _empty()
    for moment in killing.moments(takes, number, "load"):
        was_killed = killing.killed(load, moment)

        assert _rows() in (nothing, everything)
        if partnership.year("2021-22") is None:
            assert was_killed, "it ended by itself, and nothing was kept"
            continue
        assert fingerprint(pack_of_year(COMMAND_LINE, partnership.year("2021-22"))) == asked
        _empty()
    load()
    assert _rows() == everything, "it can be loaded after all that"
    _prove_whole()


def _kill_builds(pack, number):
    load_pack(actor=COMMAND_LINE, pack=pack, now=years.NOW)
    _ask()
    takes = killing.lasts(_do_next)
    for moment in killing.moments(takes, number, "build"):
        job = _ask()
        was_killed = killing.killed(_do_next, moment)
        turns.give_up_lost(clock.now() + LOST_AFTER * 2)
        job.refresh_from_db()
        files = built.files_of(job)

        if job.state == JobState.DONE:
            assert {each.form for each in files} == {"html", "pdf", "docx"}
            assert all(each.size for each in files)
            continue
        assert was_killed and files == ()
        if job.state == JobState.FAILED:
            assert job.told == turns.LOST
        else:  # killed before it was begun: it waits for the next worker
            assert job.state == JobState.QUEUED
            _do_next()
            job.refresh_from_db()
            assert job.state == JobState.DONE
    assert not list(built.root().rglob("*.part"))
    assert Job.objects.exclude(state__in=[JobState.DONE, JobState.FAILED]).count() == 0
    _prove_whole()


def _ask():
    return actions.ask(actor=COMMAND_LINE, kind=built.KIND, now=clock.now(), year="2021-22")


def _do_next():
    assert build
    Worker(Event()).do_next()


def _rows():
    """How many there are of each kind that a load may make; kinds with none are left out."""
    found = {
        model._meta.label: model._default_manager.count()
        for model in apps.get_models()
        if model._meta.app_label not in NOT_LOADED and model._meta.managed
    }
    return {name: number for name, number in found.items() if number}


def _empty():
    call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=True)


def _prove_whole():
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            assert cursor.fetchall() == [("ok",)]
            cursor.execute("PRAGMA foreign_key_check")
            assert cursor.fetchall() == []
