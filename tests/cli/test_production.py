"""With SIGHTLINE_PRODUCTION nothing starts that would not be safe, and what to set is said."""

import os
import runpy
from types import SimpleNamespace

import pytest
from click.testing import CliRunner
from django.core.exceptions import ImproperlyConfigured

from sightline.cli import database, main
from sightline.kit import production
from sightline.kit.mail import sender
from tests.exchange import thornshire
from tests.kit.backups import installations

SAFE = SimpleNamespace(
    PRODUCTION=True,
    DEBUG=False,
    SECRET_KEY_GIVEN=True,
    SECRET_KEY="k" * 50,
    SEAL_KEYS_FILE="/var/lib/sightline-keys/ring",
    BEHIND_HTTPS=True,
    HOSTS_GIVEN=True,
    ALLOWED_HOSTS=["sightline.council.example"],
    MAIL_GIVEN=True,
    EMAIL_BACKEND=sender.SMTP,
    EMAIL_HOST="mail.council.example",
    EMAIL_USE_TLS=True,
    EMAIL_USE_SSL=False,
    FROM_GIVEN=True,
    SITE_ADDRESS="https://sightline.council.example",
)
GIVEN = {
    "SIGHTLINE_PRODUCTION": "true",
    "SIGHTLINE_SECRET_KEY": "k" * 50,
    "SIGHTLINE_SEAL_KEYS_FILE": "/var/lib/sightline-keys/ring",
    "SIGHTLINE_HTTPS": "true",
    "SIGHTLINE_HOSTS": "sightline.council.example",
}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"DEBUG": True}, production.DEBUGGING),
        ({"SECRET_KEY_GIVEN": False, "SECRET_KEY": ""}, production.NO_KEY),
        ({"SECRET_KEY": "k" * 49}, production.SHORT_KEY),
        ({"SEAL_KEYS_FILE": ""}, production.NO_SEAL_KEYS),
        ({"BEHIND_HTTPS": False}, production.NO_HTTPS),
        ({"HOSTS_GIVEN": False}, production.NO_HOSTS),
        ({"ALLOWED_HOSTS": []}, production.NO_HOSTS),
        ({"ALLOWED_HOSTS": ["*"]}, production.ANY_HOST),
        ({"EMAIL_USE_TLS": False}, production.OPEN_MAIL),
        ({"FROM_GIVEN": False}, production.NO_FROM),
        ({"SITE_ADDRESS": "http://127.0.0.1:8000"}, production.NO_ADDRESS),
        ({"SITE_ADDRESS": "https://elsewhere.example"}, production.OTHER_ADDRESS),
    ],
)
def test_each_fault_is_told_by_itself(change, words):
    changed = SimpleNamespace(**{**vars(SAFE), **change})

    assert production.faults(changed) == [words]
    assert production.faults(SimpleNamespace(**{**vars(changed), "PRODUCTION": False})) == []


def test_what_is_safe_has_no_fault():
    assert production.faults(SAFE) == []


def test_without_a_sender_it_starts_and_mail_waits():
    without = {"MAIL_GIVEN": False, "FROM_GIVEN": False, "SITE_ADDRESS": "http://127.0.0.1:8000"}

    assert production.faults(SimpleNamespace(**{**vars(SAFE), **without})) == []


def test_it_does_not_start_and_lists_every_fault_at_once(tmp_path):
    there = installations.environment(tmp_path / "home", SIGHTLINE_PRODUCTION="true")

    answer = installations.run(there, "serve")

    assert answer.returncode == 1
    assert answer.stderr.startswith("Error: SIGHTLINE_PRODUCTION is true")
    for variable in ("SIGHTLINE_SECRET_KEY_FILE", "SIGHTLINE_HTTPS=true", "SIGHTLINE_HOSTS"):
        assert variable in answer.stderr
    assert "Traceback" not in answer.stderr
    assert not (tmp_path / "home" / "secret-key").exists(), "none was made"


def test_it_works_with_what_it_asks_for_and_a_key_from_a_file(tmp_path):
    key = tmp_path / "key"
    key.write_text("f" * 60 + "\n")
    given = {**GIVEN, "SIGHTLINE_SECRET_KEY_FILE": str(key)}
    del given["SIGHTLINE_SECRET_KEY"]
    there = installations.environment(tmp_path / "home", **given)

    asked = "from sightline.config import settings; print(settings.SECRET_KEY)"
    assert installations.python(there, asked).stdout == "f" * 60 + "\n"
    assert not (tmp_path / "home" / "secret-key").exists()
    key.unlink()
    answer = installations.run(there, "init")
    assert answer.returncode == 1 and "cannot be read" in answer.stderr


@pytest.mark.django_db
def test_a_demonstration_is_refused(settings, tmp_path):
    pack = thornshire.write(tmp_path / "thornshire")
    run = CliRunner().invoke
    assert run(main, ["demo", "--no-serve", "--pack", str(pack)]).exit_code == 0
    for name, value in vars(SAFE).items():
        setattr(settings, name, value)

    for command in ("serve", "worker"):
        answer = run(main, [command])
        assert answer.exit_code == 1
        assert production.DEMONSTRATION in answer.stderr
    assert "no demonstration is made here" in run(main, ["demo"]).stderr
    with pytest.raises(ImproperlyConfigured, match="A demonstration is in this database"):
        runpy.run_module("sightline.config.wsgi")


@pytest.mark.django_db
def test_with_sqlite_it_says_so_and_goes_on(settings, capsys):
    if "sqlite" not in settings.DATABASES["default"]["ENGINE"]:
        pytest.skip("it is not SQLite")
    for name, value in vars(SAFE).items():
        setattr(settings, name, value)

    database.ready_for_real_records()

    assert production.SQLITE in capsys.readouterr().err


@pytest.mark.django_db
def test_without_the_variable_all_is_as_it_was():
    assert CliRunner().invoke(main, ["init"]).exit_code == 0
    assert "SIGHTLINE_PRODUCTION" not in os.environ
