"""A session ends by itself, is listed, and can be ended from another browser; a new one is told."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from sightline.apps.accounts.models import Device, Person
from sightline.apps.accounts.signing import actions, listings
from sightline.kit.access import COMMAND_LINE
from sightline.kit.mail.models import Letter
from sightline.kit.permission import Role
from tests import signing_in
from tests.apps.accounts.conftest import PASSWORD
from tests.kit.backups import installations

pytestmark = pytest.mark.django_db
NINE = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


@pytest.fixture
def member(manager):
    """Somebody who needs no second factor, so that a password is enough."""
    manager.roles.update(role=Role.MEMBER)
    return manager


def come_in(person, client=None):
    client = client or Client(headers={"user-agent": "Mozilla/5.0 (X11; Linux) Firefox/150.0"})
    client.post("/accounts/sign-in/", {"login": person.email, "password": PASSWORD})
    return client


def at(minutes):
    return time_machine.travel(NINE + timedelta(minutes=minutes), tick=False)


def is_in(client):
    return client.get("/accounts/").status_code == 200


def test_a_session_ends_half_an_hour_after_its_last_page(member):
    with at(0):
        client = come_in(member)
        assert is_in(client)
    with at(29):
        assert is_in(client)
    with at(58):
        assert is_in(client)
    with at(89):
        assert not is_in(client)


def test_a_session_that_is_always_used_ends_after_eight_hours(member):
    with at(0):
        client = come_in(member)
    for minutes in range(20, 480, 20):
        with at(minutes):
            assert is_in(client), minutes
    with at(481):
        assert not is_in(client)


def test_where_one_is_signed_in_is_listed_with_browser_and_address(member):
    first, second = come_in(member), come_in(member)

    shown = first.get("/accounts/sessions/").context["sessions"]

    assert [(each.browser, each.address) for each in shown] == [
        ("Firefox on Linux", "127.0.0.1"),
        ("Firefox on Linux", "127.0.0.1"),
    ]
    assert [each.is_this_one for each in shown] == [False, True]
    assert is_in(second)


def test_another_browser_is_signed_out_from_here(member):
    first, second = come_in(member), come_in(member)
    other = next(
        each
        for each in first.get("/accounts/sessions/").context["sessions"]
        if not each.is_this_one
    )

    asked = first.post(f"/accounts/sessions/{other.pk}/end/")
    assert is_in(second), "whoever sits at an open browser proves first who they are"
    first.post(asked["Location"], {"password": PASSWORD})

    assert is_in(first)
    assert not is_in(second)


def test_whoever_proves_again_who_they_are_goes_on_under_another_key(member):
    client = come_in(member)
    old = client.cookies["sessionid"].value
    asked = client.post("/accounts/sessions/end-others/")

    client.post(asked["Location"], {"password": "not the right words"})
    assert client.cookies["sessionid"].value == old
    client.post(asked["Location"], {"password": PASSWORD})

    assert client.cookies["sessionid"].value != old
    assert is_in(client)
    [shown] = client.get("/accounts/sessions/").context["sessions"]
    assert shown.is_this_one
    stolen = Client()
    stolen.cookies["sessionid"] = old
    assert not is_in(stolen)


def test_another_persons_session_is_not_found(member, sign_in):
    client = come_in(member)
    pk = client.get("/accounts/sessions/").context["sessions"][0].pk

    answer = sign_in(Role.ACCOUNTS_ADMINISTRATOR).post(f"/accounts/sessions/{pk}/end/")

    assert answer.status_code == 404
    assert is_in(client)


def test_a_new_password_ends_every_other_session(member):
    first, second = come_in(member), come_in(member)

    answer = first.post(
        "/accounts/password/",
        {"oldpassword": PASSWORD, "password1": "four quiet words", "password2": "four quiet words"},
    )

    assert answer.status_code == 302
    assert is_in(first)
    assert not is_in(second)


def test_closing_an_account_ends_its_sessions(member):
    client = come_in(member)
    Person.objects.update(is_active=False)

    assert not is_in(client)


def test_only_a_sign_in_in_a_browser_not_seen_before_is_told_by_mail(member):
    known = come_in(member)
    assert not Letter.objects.exists(), "the first one of all is no news"
    known.post("/accounts/sign-out/")
    come_in(member, known)
    assert not Letter.objects.exists()

    come_in(member)

    assert [letter.kind for letter in Letter.objects.all()] == ["new-sign-in"]


def test_a_known_browser_is_kept_by_a_digest_and_forgotten_after_a_year(member):
    client = come_in(member)
    word = client.cookies["sightline-device"]
    assert word["httponly"] and word["samesite"] == "Lax"
    assert word.value not in str(list(Device.objects.values()))

    outcome = actions.forget_old(actor=COMMAND_LINE, now=NINE + timedelta(days=800))

    assert outcome["browsers forgotten"] == 1
    assert not Device.objects.exists()


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Version/18.0 Safari/604", "Safari on iPhone"),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537", "Chrome on Android"),
        ("<script>alert(1)</script>", "A browser"),
        ("", "A browser"),
    ],
)
def test_a_browser_is_told_in_words_for_people(told, shown):
    assert listings.browser(told) == shown


def test_a_password_alone_is_not_what_tests_of_roles_stand_on(manager):
    """`sign_in` of the tests gives both factors: without, no role that needs one would be there."""
    client = Client()
    signing_in.with_both_factors(client, manager)

    assert client.get("/accounts/people/").status_code == 200


def test_what_is_shown_to_somebody_signed_in_is_kept_by_no_browser(manager, client):
    signing_in.with_both_factors(client, manager)

    assert client.get("/accounts/")["Cache-Control"] == "private, no-store"


def test_cookies_are_bound_to_the_host_where_https_is_spoken(tmp_path):
    there = installations.environment(tmp_path / "home", SIGHTLINE_HTTPS="true")
    shown = (
        "from django.conf import settings as s;"
        "print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.DEVICE_COOKIE_NAME,"
        " s.SESSION_COOKIE_SECURE, s.SECURE_HSTS_INCLUDE_SUBDOMAINS)"
    )
    told = subprocess.run(
        [sys.executable, "-c", shown],
        env={**there, "DJANGO_SETTINGS_MODULE": "sightline.config.settings"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()

    assert told == [
        "__Host-sessionid", "__Host-csrftoken", "__Host-sightline-device", "True", "True",
    ]  # fmt: skip
