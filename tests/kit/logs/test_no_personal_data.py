"""What people type, are called and look for never reaches the log, whatever happens."""

import io
import json
import logging
import re

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError
from django.test import Client

from sightline.kit.logs import logging_for
from sightline.kit.logs.formatters import Json, Plain
from sightline.kit.permission import Role
from sightline.web import views
from tests import years

pytestmark = pytest.mark.django_db
FORMS = pytest.mark.parametrize("form", [Json, Plain])


class Log(logging.StreamHandler):
    """Everything that any logger says, debugging too, in the form of the product."""

    def __init__(self, form):
        super().__init__(io.StringIO())
        self.setFormatter(form())

    @property
    def text(self):
        return self.stream.getvalue()

    @property
    def answered(self):
        lines = [json.loads(line) for line in self.text.splitlines()]
        return [line for line in lines if line["logger"] == "sightline.requests"]


@pytest.fixture
def listening(monkeypatch):
    """A log that hears all: what a stricter level would keep back is held to the rule too."""
    root, started = logging.getLogger(), []

    def listen(form):
        handler = Log(form)
        root.addHandler(handler)
        started.append(handler)
        return handler

    for name in ("", "sightline", "sightline.requests", "django", "django.request",
                 "django.security", "django.db.backends"):  # fmt: skip
        monkeypatch.setattr(logging.getLogger(name), "level", logging.DEBUG)
        logging.getLogger(name).manager._clear_cache()
    monkeypatch.setattr(logging.getLogger("django"), "propagate", True)
    yield listen
    for handler in started:
        root.removeHandler(handler)
    root.manager._clear_cache()


@FORMS
def test_what_is_searched_for_is_not_logged(listening, sign_in, form):
    years.load_oxfordshire()
    client, log = sign_in(Role.BUSINESS_UNIT), listening(form)

    assert client.get("/search/", {"q": "Wilhelmina Quux"}).status_code == 200

    assert "search:search" in log.text or "search" in log.text
    assert "Wilhelmina" not in log.text and "Quux" not in log.text


@FORMS
def test_a_name_in_an_address_is_not_logged(listening, client, form):
    log = listening(form)

    assert client.get("/wilhelmina-quux/partnership/quux/").status_code in (302, 404)
    assert client.get("/published/wilhelmina-quux/nothing?of=Quux").status_code == 404
    assert client.get("/", headers={"host": "wilhelmina.quux.example"}).status_code == 400

    assert "django.request" in log.text
    assert "quux" not in log.text.lower() and "wilhelmina" not in log.text.lower()


@FORMS
def test_an_address_typed_in_a_form_is_not_logged(listening, client, sign_in, form):
    sign_in(Role.BUSINESS_UNIT)
    log = listening(form)

    typed = {"login": "wilhelmina.quux@council.example", "password": "Quux's own secret"}
    assert client.post("/accounts/sign-in/", typed).status_code == 200
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/accounts/sign-in/?next=/quux", typed).status_code == 403

    assert "accounts:sign-in" in log.text
    assert "quux" not in log.text.lower() and "council.example" not in log.text


@FORMS
def test_who_is_signed_in_and_from_where_is_not_logged(listening, sign_in, form):
    client = sign_in(Role.BUSINESS_UNIT)
    log = listening(form)

    client.get("/accounts/", REMOTE_ADDR="203.0.113.9", headers={"user-agent": "Quux/1.0"})

    assert "accounts:account" in log.text
    for word in ("203.0.113.9", "Quux", "council.example"):
        assert word not in log.text


@FORMS
def test_a_fault_is_told_by_its_kind_and_places_alone(listening, client, monkeypatch, form):
    def break_down():
        raise IntegrityError("Key (email)=(wilhelmina.quux@council.example) exists")

    monkeypatch.setattr(views.readiness, "is_ready", break_down)
    client.raise_request_exception = False
    log = listening(form)

    answer = client.get("/readyz?of=quux")

    assert answer.status_code == 500
    (line,) = (line for line in log.text.splitlines() if "django.request" in line)
    assert answer["X-Request-ID"] in line
    assert "IntegrityError in break_down line" in log.text
    assert "quux" not in log.text.lower() and "Traceback" not in log.text


def test_a_line_names_the_route_and_a_mark_that_the_answer_carries(listening, client):
    log = listening(Json)

    answer = client.get("/healthz", headers={"x-request-id": "wilhelmina"})

    (line,) = log.answered
    assert re.fullmatch("[0-9a-f]{16}", answer["X-Request-ID"])
    assert line["request"] == answer["X-Request-ID"]
    assert (line["route"], line["method"], line["status"]) == ("health", "GET", 200)
    assert line["level"] == "INFO" and line["ms"] >= 0
    assert set(line) == {
        "time", "level", "logger", "message", "request", "route", "method", "status", "ms",
    }  # fmt: skip


def test_a_method_that_a_visitor_made_up_is_not_repeated(listening, client):
    log = listening(Json)

    client.generic("QUUX", "/healthz")

    assert log.answered[0]["method"] == "other"


def test_an_event_is_one_line_whatever_is_in_it(listening):
    log = listening(Plain)

    logging.getLogger("sightline.tests").warning("one\nINFO sightline: %s", "made up\n")
    logging.getLogger("others").warning("of %s and %d", "Quux", 7)
    logging.getLogger("others").warning(ValueError("Quux"))
    logging.getLogger("others").warning("It was " + "Quux")

    lines = log.text.splitlines()
    assert len(lines) == 4
    assert lines[1].endswith("others: of … and 7")
    assert "Quux" not in log.text


def test_unless_it_is_asked_for_only_what_is_amiss_is_said():
    quiet, asked = logging_for(""), logging_for("json")

    assert quiet["loggers"]["sightline"]["level"] == "WARNING"
    assert asked["loggers"]["sightline"]["level"] == "INFO"
    with pytest.raises(ImproperlyConfigured, match="json or plain"):
        logging_for("xml")
