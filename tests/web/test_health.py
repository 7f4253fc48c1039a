"""What a monitor is told: in a word, without signing in, never from a cache."""

import pytest
from django.db import DatabaseError

from sightline.kit.health import readiness

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HOME = tmp_path
    return tmp_path


@pytest.mark.parametrize(("address", "word"), [("/healthz", "ok"), ("/readyz", "ready")])
def test_all_is_well(client, address, word):
    answer = client.get(address)

    assert (answer.status_code, answer.content.decode()) == (200, f"{word}\n")
    assert "no-store" in answer["Cache-Control"]
    assert client.post(address).status_code == 405


def test_a_database_that_does_not_answer_is_not_ready(client, monkeypatch):
    def refuse():
        raise DatabaseError("password of jo@council.example")

    monkeypatch.setattr(readiness, "unapplied", refuse)

    _is_not_ready(client)


def test_tables_of_another_version_are_not_ready(client, monkeypatch):
    monkeypatch.setattr(readiness, "_newest", lambda: frozenset({("trail", "9999_to_come")}))

    _is_not_ready(client)


def test_a_data_folder_that_is_gone_is_not_ready(client, settings, tmp_path):
    settings.HOME = tmp_path / "gone"

    _is_not_ready(client)


def test_trying_the_data_folder_leaves_nothing_behind(client, home):
    client.get("/readyz")

    assert list(home.iterdir()) == []


def _is_not_ready(client):
    answer = client.get("/readyz")
    assert (answer.status_code, answer.content) == (503, b"not ready\n")
    assert "no-store" in answer["Cache-Control"]
