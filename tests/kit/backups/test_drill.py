"""The drill: a year that is worked on is backed up, lost, put back elsewhere, and is all there."""

import base64
import filecmp
import io
import json
import os
import signal
import subprocess
import time
import zipfile
from datetime import date, timedelta
from threading import Event, Thread

import pytest
from click.testing import CliRunner
from django.contrib.auth.hashers import ScryptPasswordHasher
from django.db import connection, transaction

from sightline.apps.accounts import queries as accounts
from sightline.apps.accounts.cases import actions as cases
from sightline.apps.accounts.models import Person, RoleHeld
from sightline.apps.evidence.files import actions as evidence_files
from sightline.apps.evidence.files.types import Sent
from sightline.apps.evidence.restricted import actions as restricted
from sightline.apps.evidence.types import Polarity, RestrictedEntry
from sightline.cli import main
from sightline.kit import clock, trail
from sightline.kit.access import COMMAND_LINE
from sightline.kit.backups import checking, keys, making, notes
from sightline.kit.permission import Role
from sightline.kit.sealing import ring
from sightline.kit.trail import actions as trail_actions
from sightline.kit.trail.models import Entry
from sightline.releases import files, freezing
from tests import releasing, signing_in, years
from tests.kit.backups import installations

pytestmark = pytest.mark.django_db(transaction=True)
YEAR, PASSWORD = "2019-20", "a long and quiet word"
BYTES = b"%PDF-" + bytes(range(256)) * 8192  # more than one frame


@pytest.fixture
def worked_on(settings, tmp_path):
    """Oxfordshire's year, released, with a file attached to a finding."""
    settings.HOME = tmp_path / "home"
    settings.HOME.mkdir()
    (settings.HOME / "secret-key").write_text("k" * 60)
    trail_actions.make_checkpoint(actor=COMMAND_LINE, now=years.NOW)
    year = years.load_oxfordshire()
    releasing.ready(year)
    release = releasing.release(year)
    opened = freezing.opened(release.content.encode())
    for form in (files.RELEASE_FILE, "html"):
        files.write(release, opened, form)
    evidence_files.attach(
        actor=releasing.UNIT,
        year=year,
        finding="audit-whole-family-each-child",
        sent=[Sent("a.pdf", "PDF", "application/pdf", len(BYTES), lambda: [BYTES])],
        says="The report",
        covers="",
        now=years.NOW,
    )
    return settings.HOME


@pytest.fixture
def key(tmp_path):
    keys.make(tmp_path / "backup.key")
    return tmp_path / "backup.key"


@pytest.fixture
def somebody_writes():
    """Two entries in each transaction, again and again, for as long as the test lasts."""
    ends, failed, written = Event(), [], Event()

    def write():
        try:
            while not ends.is_set():
                with transaction.atomic():
                    for _ in range(2):
                        trail.record(actor=COMMAND_LINE, event="tests.wrote", at=clock.now())
                written.set()
                time.sleep(0.001)
        except Exception as fault:  # noqa: BLE001  # whatever it is, the test says it
            failed.append(fault)
        finally:
            connection.close()

    writer = Thread(target=write)
    writer.start()
    assert written.wait(20)
    yield
    ends.set()
    writer.join()
    assert failed == []


def test_everything_is_there_after_a_restore(worked_on, key, somebody_writes, tmp_path):
    backup = tmp_path / "monday.backup"
    before = Entry.objects.count()
    answer = CliRunner().invoke(main, ["backup", str(backup), "--key-file", str(key)])
    assert answer.exit_code == 0, answer.output
    made = checking.check(backup, keys.read(key), lambda *_: None)

    assert before <= made.rows["trail_entry"] < Entry.objects.count(), "it went on being written"
    assert made.rows["trail_entry"] % 2 == before % 2, "no transaction is there by half"
    assert notes.newest() is not None
    assert Entry.objects.filter(event="installation.backed-up").exists()
    with installations.another(tmp_path / "restored") as there:
        installations.done(there, "restore", backup, "--key-file", key)
        again = installations.run(there, "restore", backup, "--key-file", key)
        _export(tmp_path / "pack")
        installations.done(there, "pack", "export", tmp_path / "again", "--year", YEAR)
        releases = installations.done(there, "report", "releases")
        verified = installations.done(there, "trail", "verify")
        installations.done(there, "backup", tmp_path / "second.backup", "--key-file", key)

    assert again.returncode == 1 and "never overwrites" in again.stderr
    assert _same(tmp_path / "pack", tmp_path / "again")
    assert "release 1" in releases
    assert "The chain holds" in verified
    own = (worked_on / "trail-key").read_bytes()
    assert (tmp_path / "restored" / "trail-key").read_bytes() == own
    for name in ("files", "releases"):
        assert _same(worked_on / name, tmp_path / "restored" / name)
    assert (tmp_path / "restored" / "secret-key").read_text() == "k" * 60
    second = checking.check(tmp_path / "second.backup", keys.read(key), lambda *_: None)
    assert dict(second.rows) == {**made.rows, "trail_entry": made.rows["trail_entry"] + 1}


@pytest.fixture
def sealed(settings, tmp_path):
    """A case, a restricted finding with a file, a second factor, all under a ring from outside."""
    settings.HOME, settings.SEAL_KEYS_FILE = tmp_path / "home", tmp_path / "keys" / "ring"
    for folder in (settings.HOME, settings.SEAL_KEYS_FILE.parent):
        folder.mkdir()
    ring.make(settings.SEAL_KEYS_FILE)
    owner = Person(email="owner@council.example", shown_as="Owner")
    # As it is kept in earnest: the other machine knows no quicker way.
    owner.password = ScryptPasswordHasher().encode(PASSWORD, "salt of one account")
    owner.save()
    RoleHeld.objects.create(person=owner, role=Role.BUSINESS_UNIT, starts_on=date(2020, 1, 1))
    signing_in.give_app(owner)
    actor, now = accounts.actor_for(owner, clock.today()), clock.now()
    until = clock.today() + timedelta(days=9)
    case = cases.open_case(
        actor=actor, title="Review of autumn", subject="CMS 12/345", until=until, now=now
    )
    finding = restricted.record(
        actor=actor,
        case=case,
        entry=RestrictedEntry("Wilhelmina was left alone", "Audit", Polarity.CONCERN, "2019/20"),
        sent=[Sent("a.pdf", "PDF", "application/pdf", len(BYTES), lambda: [BYTES])],
        now=now,
    )
    return case, finding


def test_what_is_sealed_opens_on_another_machine_with_the_ring_given_from_outside(
    sealed, key, settings, tmp_path
):
    case, finding = sealed
    backup, home, kept = tmp_path / "monday.backup", tmp_path / "restored", tmp_path / "kept-ring"
    kept.write_bytes(settings.SEAL_KEYS_FILE.read_bytes())
    making.make(backup, keys.read(key), clock.now(), lambda *_: None)
    settings.SEAL_KEYS_FILE.unlink()
    (file,) = finding.files.all()
    with installations.another(home) as there:
        there["SIGHTLINE_SEAL_KEYS_FILE"] = str(kept)
        installations.done(there, "restore", backup, "--key-file", key)
        case_page, finding_page, given_out = _opened(
            there,
            f"/cases/{case.pk}/",
            f"/restricted/{finding.pk}/",
            f"/restricted/{finding.pk}/files/{file.pk}/",
        )
        doctor = installations.run(there, "doctor", "--json")

    assert b"CMS 12/345" in case_page
    assert b"Wilhelmina was left alone" in finding_page
    with zipfile.ZipFile(io.BytesIO(given_out)) as given:
        assert BYTES in [given.read(name) for name in given.namelist()]
    assert not (home / ring.NAME).exists(), "the backup carries no ring that is given from outside"
    assert _of_seals(doctor) == "well"


def _opened(there, *paths):
    """As its owner reads each there, signed in by the password and the second factor."""
    words = f"""
import base64, json
import django; django.setup()
from django.test import Client
from tests import signing_in
client = Client(SERVER_NAME="localhost")
client.post("/accounts/sign-in/", {{"login": "owner@council.example", "password": {PASSWORD!r}}})
client.post("/accounts/sign-in/code/", {{"code": signing_in.code()}})
answers = [client.get(path) for path in {paths!r}]
print(json.dumps([[a.status_code, base64.b64encode(b"".join(a)).decode()] for a in answers]))
"""
    answer = installations.python(there, words)
    assert answer.returncode == 0, answer.stderr
    told = json.loads(answer.stdout.splitlines()[-1])
    assert [status for status, _ in told] == [200] * len(paths)
    return [base64.b64decode(content) for _, content in told]


def _of_seals(doctor):
    checks = json.loads(doctor.stdout)["checks"]
    return next(check["state"] for check in checks if check["name"] == "sealed words")


def test_a_restore_that_fails_late_leaves_nothing(worked_on, key, tmp_path):
    """Its last part is a folder that something else took meanwhile."""
    backup, home = tmp_path / "monday.backup", tmp_path / "restored"
    making.make(backup, keys.read(key), clock.now(), lambda *_: None)
    fails = "; ".join(
        [
            "import django; django.setup()",
            "from pathlib import Path",
            "from sightline.kit.backups import keys, restoring",
            "restoring._change_over = lambda *_: 1 / 0",
            f"restoring.restore(Path({str(backup)!r}), keys.read(Path({str(key)!r})), print)",
        ]
    )
    with installations.another(home) as there:
        broken = installations.python(there, fails)
        assert "ZeroDivisionError" in broken.stderr
        assert {path.name for path in home.iterdir()} == {"secret-key"}
        installations.done(there, "restore", backup, "--key-file", key)
        assert "release 1" in installations.done(there, "report", "releases")


@pytest.mark.skipif(os.name == "nt", reason="no such signal")
def test_a_restore_that_is_killed_leaves_a_folder_that_is_refused(worked_on, key, tmp_path):
    backup, home = tmp_path / "monday.backup", tmp_path / "restored"
    making.make(backup, keys.read(key), clock.now(), lambda *_: None)
    with installations.another(home) as there:
        _killed_once_there(there, home / ".restore-unfinished", "restore", backup, key)

        started = installations.run(there, "init")
        again = installations.run(there, "restore", backup, "--key-file", key)

    assert (started.returncode, again.returncode) == (1, 1)
    assert "was cut short" in started.stderr and "was cut short" in again.stderr


def _killed_once_there(env, path, command, backup, key):
    process = subprocess.Popen(
        [*installations.COMMAND, command, backup, "--key-file", key],
        env=env,
        stderr=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    while process.poll() is None and not path.exists():
        time.sleep(0.0005)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert path.exists(), "it was over before it could be killed"


def _export(folder):
    answer = CliRunner().invoke(main, ["pack", "export", str(folder), "--year", YEAR])
    assert answer.exit_code == 0, answer.output


def _same(one, other):
    names = {path.relative_to(one) for path in one.rglob("*") if path.is_file()}
    others = {path.relative_to(other) for path in other.rglob("*") if path.is_file()}
    assert names and names == others
    return all(filecmp.cmp(one / name, other / name, shallow=False) for name in names)
