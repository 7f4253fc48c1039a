"""What `sightline doctor` says of an installation that is well, and of each thing that is not."""

import json
import os
import shutil
from collections import namedtuple
from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
from click.testing import CliRunner
from django.db import DatabaseError, connection

from sightline.apps.accounts.models import GlassBroken, NamedCase, Person, RoleHeld
from sightline.apps.evidence.files import actions as evidence_files
from sightline.apps.evidence.files.places import store_of
from sightline.apps.evidence.files.types import Sent
from sightline.cli import doctor, main
from sightline.kit import clock
from sightline.kit.access import Actor
from sightline.kit.backups import notes, restoring
from sightline.kit.health import readiness, stores, surroundings
from sightline.kit.health.types import State
from sightline.kit.permission import Role
from sightline.kit.tasks import heard
from sightline.kit.tasks.models import Job
from tests.factories.evidence import FindingFactory

pytestmark = pytest.mark.django_db
UNIT = Actor("Business unit", frozenset({Role.BUSINESS_UNIT}), 1)
BYTES = b"%PDF-1.7"


@pytest.fixture(autouse=True)
def officer():
    """Somebody reviews who opens a sealed case without being on its list."""
    person = Person.objects.create(email="officer@council.example", shown_as="Officer")
    return RoleHeld.objects.create(
        person=person, role=Role.DATA_PROTECTION_OFFICER, starts_on=date(2020, 1, 1)
    )


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    """Everything as it should be."""
    settings.HOME = tmp_path / "home"
    settings.HOME.mkdir(mode=0o700)
    key = settings.HOME / "secret-key"
    key.touch(mode=0o600)
    key.write_text("k" * 60)
    settings.ALLOWED_HOSTS = ["sightline.council.example"]
    settings.CSRF_TRUSTED_ORIGINS = ["https://sightline.council.example"]
    settings.BEHIND_HTTPS = True
    heard.say()
    notes.add(clock.now(), 1)
    return settings.HOME


def told():
    answer = CliRunner().invoke(main, ["doctor", "--json"])
    found = {each["name"]: each for each in json.loads(answer.stdout)["checks"]}
    return answer.exit_code, found


def state(name):
    return told()[1][name]["state"]


def test_an_installation_that_is_well_is_well():
    code, found = told()

    assert {name: each["state"] for name, each in found.items()} == dict.fromkeys(found, "well")
    assert code == 0
    assert len(found) == 18


def test_it_is_said_in_lines_too(home):
    (home / "secret-key").unlink()

    answer = CliRunner().invoke(main, ["doctor"])

    assert answer.exit_code == 1
    assert any(line.startswith("wrong    key: ") for line in answer.stdout.splitlines())


def test_a_database_that_does_not_answer_is_wrong_and_nothing_more_is_asked_of_it(monkeypatch):
    def refuse():
        raise DatabaseError("for user jo@council.example")

    monkeypatch.setattr(connection, "ensure_connection", refuse)

    checks = {check.name: check for check in doctor.look_at_all()}

    assert checks["database"].state is State.WRONG
    assert "jo@" not in checks["database"].words
    assert "tables" not in checks and "key" in checks


def test_tables_of_another_version_are_wrong(monkeypatch):
    monkeypatch.setattr(readiness, "_newest", lambda: frozenset({("trail", "9999_to_come")}))

    assert state("tables") == "wrong"


@pytest.mark.skipif(os.name == "nt", reason="other rights")
def test_what_others_can_read_is_wrong(home):
    home.chmod(0o755)
    (home / "secret-key").chmod(0o644)

    assert (state("data folder"), state("key")) == ("wrong", "wrong")


def test_a_folder_that_cannot_be_written_is_wrong(monkeypatch):
    monkeypatch.setattr(readiness, "is_writable", lambda folder: False)

    assert state("data folder") == "wrong"


def test_a_restore_cut_short_is_wrong(home):
    (home / restoring.UNFINISHED).mkdir()

    assert state("data folder") == "wrong"


@pytest.mark.parametrize(("free", "expected"), [(10**8, "wrong"), (10**9, "look at")])
def test_little_space_is_told(monkeypatch, free, expected):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: usage(1, 1, free))

    assert state("free space") == expected


def test_a_key_given_from_outside_needs_none_kept(home, settings):
    (home / "secret-key").unlink()
    settings.SECRET_KEY_GIVEN = True

    assert state("key") == "well"


@pytest.mark.parametrize(
    ("age", "expected"),
    [(timedelta(hours=2), "well"), (timedelta(days=2), "look at"), (timedelta(days=9), "wrong")],
)
def test_the_age_of_the_newest_backup_is_told(home, age, expected):
    (home / "backups-made.json").unlink()
    assert state("backups") == "look at", "none was ever made"
    notes.add(clock.now() - age, 1)
    notes.add(clock.now() - age - timedelta(days=1), 1)

    assert state("backups") == expected


def test_notes_that_cannot_be_read_are_as_none(home):
    (home / "backups-made.json").write_text("{")

    assert state("backups") == "look at"


def test_a_worker_that_is_not_heard_is_wrong_once_it_was_or_once_work_waits(home):
    file = home / "worker-heard"
    old = (clock.now() - timedelta(minutes=5)).timestamp()
    os.utime(file, (old, old))
    assert state("worker") == "wrong"
    file.unlink()
    assert state("worker") == "look at", "it may not have been started yet"
    waiting = clock.now() - timedelta(minutes=2)
    Job.objects.create(kind="tests.wait", actor="Business unit", asked_at=waiting)
    assert state("worker") == "wrong"
    heard.say()
    assert state("worker") == "look at"


def test_a_look_that_is_not_built_is_wrong(settings, tmp_path):
    settings.STATICFILES_DIRS = [tmp_path]

    assert state("built assets") == "wrong"


def test_without_pango_the_pdf_is_off(monkeypatch):
    monkeypatch.setattr(surroundings, "_loads", lambda name: False)

    assert state("pango") == "look at"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"DEBUG": True}, "wrong"),
        ({"ALLOWED_HOSTS": ["*"]}, "wrong"),
        ({"BEHIND_HTTPS": False}, "wrong"),
        ({"CSRF_TRUSTED_ORIGINS": []}, "look at"),
        ({"ALLOWED_HOSTS": ["127.0.0.1"], "BEHIND_HTTPS": False}, "well"),
    ],
)
def test_how_it_is_reached_is_told(settings, change, expected):
    for name, value in change.items():
        setattr(settings, name, value)

    assert state("addresses") == expected


def test_a_clock_behind_its_own_files_is_wrong(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: datetime(2020, 1, 1, tzinfo=UTC))

    assert stores.clocks()[0] is State.WRONG


def test_a_file_that_a_row_names_and_that_is_gone_is_wrong():
    finding = FindingFactory(key="audit-one")
    attach = partial(evidence_files.attach, actor=UNIT, year=finding.year, finding=finding.key)
    sent = [Sent("a.pdf", "PDF", "application/pdf", len(BYTES), lambda: [BYTES])]
    (file,) = attach(sent=sent, says="The report", covers="", now=clock.now())
    assert state("evidence files") == "well"

    store_of(finding.year).remove(file.digest)

    code, found = told()
    assert code == 1
    assert found["evidence files"]["words"].startswith("1 file is missing of 1.")


def test_nobody_who_reviews_opened_cases_is_told(officer):
    officer.delete()

    words = told()[1]["sealed cases"]
    assert words["state"] == "look at"
    assert "reviewed by nobody, and nobody is told" in words["words"]
    assert "--role data-protection-officer" in words["words"]


def test_an_officer_whose_account_is_closed_reviews_nothing(officer):
    Person.objects.update(is_active=False)

    assert state("sealed cases") == "look at"


@pytest.mark.parametrize(
    ("age", "expected"), [(timedelta(hours=23), "well"), (timedelta(hours=25), "look at")]
)
def test_an_opened_case_that_waits_for_its_review_is_told(officer, age, expected):
    at = clock.now() - age
    case = NamedCase.objects.create(
        reference="AAAAA-AAAAA", title="A", owner=officer.person, opened_at=at
    )
    GlassBroken.objects.create(case=case, person=officer.person, reason="x", at=at, until=at)

    assert state("sealed cases") == expected


def test_a_check_that_breaks_is_wrong_and_says_nothing_of_what_it_met(monkeypatch):
    def broken():
        raise ValueError("jo@council.example")

    monkeypatch.setattr(stores, "backups", broken)

    _, found = told()
    assert found["backups"]["words"] == "It cannot be looked at (ValueError)."
