"""Whatever is sent to a form or asked of an address, nothing breaks and nothing of it is run."""

from copy import copy

import pytest
from django.db import connection, transaction
from django.urls import reverse

from sightline.kit.permission import Role
from tests.web import hostile
from tests.web.test_every_page import DO_MORE_THAN_SHOW
from tests.web.test_every_page import made as made  # noqa: PLC0414  # the fixture
from tests.web.test_every_route import ROUTES as EVERY_ROUTE
from tests.web.test_every_route import somebody_who_may

pytestmark = pytest.mark.django_db
MARK = "<script>hostile()</script>"
VALUES = {
    "script": f"'\"><b>{MARK}",
    "template": "{{ settings.SECRET_KEY }}{% load static %}${7*7}",
    "sql": "'; DROP TABLE trail_entry; --",
    "zero-byte": "a\x00b",
    "long": "x" * 200_000,
    "far-number": "9" * 400,
    "negative": "-1",
    "odd-signs": "\u202e\u200b\ud7ff\U0010ffff",
    "odd-day": "31/2/0000",
    "late-day": "9999-12-31",
    "formula": '=HYPERLINK("http://elsewhere.example")',
    "folder": "../../../../etc/passwd",
}


# What a form makes of a day is the same on both databases; what a database refuses is not.
ODD_KINDS = {
    "sqlite": ("zero-byte", "far-number", "long", "odd-day"),
    "postgresql": ("zero-byte", "far-number", "long"),
}
ODD = ("%00", "%F0%9F%92%A9", "%2e%2e%2f", "'%22%3E", "-1", "9" * 40)
# They send no field of their own, or are another address of one that is tried; test_every_route
# posts to them.
WITHOUT_FIELDS = {
    "account_login", "account_logout", "accounts:close", "accounts:end-other-sessions",
    "accounts:end-role", "accounts:end-session", "accounts:new-factor", "accounts:new-password",
    "accounts:reminders", "accounts:sign-out", "accounts:take-back", "cases:close",
    "cases:end-naming", "indicators:count-stop", "indicators:look", "indicators:make-scorecard",
    "indicators:put-scorecard-back", "indicators:scorecard-files-ask",
    "indicators:scorecard-files-stop", "indicators:signal", "indicators:take-up-again",
    "keep:put-back", "mfa_deactivate_totp", "mfa_generate_recovery_codes",
    "mfa_reauthenticate_webauthn", "mfa_remove_webauthn", "openid_connect_callback",
    "openid_connect_login", "records:begin-schedule", "releases:take-back", "releases:undo",
    "reports:files-ask", "reports:files-stop", "reports:restore", "reports:settle",
    "returns:preview", "returns:publish",
}  # fmt: skip
OF_AN_EMPTY_INSTALLATION = {"set-up:form", "set-up:pack"}


@pytest.fixture
def forms(made, sign_in):
    return hostile.found(made, sign_in)


def post(client, where, data):
    """Sent, and undone: the next one finds the page, and who is signed in, as it was."""
    cookies = copy(client.cookies)
    with transaction.atomic():
        answer = client.post(where, data)
        transaction.set_rollback(True)
    client.cookies = cookies
    return answer


def send_each_value(forms):
    for name, (client, where, fields) in forms.items():
        for kind, value in VALUES.items():
            answer = post(client, where, dict.fromkeys(fields, value))

            assert answer.status_code < 500, (name, kind)
            assert MARK.encode() not in answer.content, (name, kind)


def send_one_odd_field_among_good_ones(forms):
    for name, (client, where, fields) in forms.items():
        for field in fields:
            for kind in ODD_KINDS[connection.vendor]:
                answer = post(client, where, {**fields, field: VALUES[kind]})
                assert answer.status_code < 500, (name, field, kind)
            answer = post(client, where, {**fields, field: ["a", "b"]})
            assert answer.status_code < 500, (name, field, "twice")


def not_among(forms, sign_in):
    """Whether an address takes a form is said where it refuses what nobody sends."""
    clients = {role: sign_in(role) for role in Role if role != Role.SYSTEM}
    tried = {name for name, *_ in forms}
    for name, (access, where) in EVERY_ROUTE.items():
        answer = clients[somebody_who_may(access)].put(where)
        takes = answer.status_code != 405 or "POST" in answer["Allow"]
        if takes and name not in tried:
            yield name


def test_no_form_breaks_or_gives_back_what_would_run(forms, sign_in):
    """All in one test, since finding every form takes as long as sending to them."""
    more = DO_MORE_THAN_SHOW - {"keep:export"}  # that takes none
    assert set(not_among(forms, sign_in)) == WITHOUT_FIELDS | OF_AN_EMPTY_INSTALLATION | more

    send_each_value(forms)
    send_one_odd_field_among_good_ones(forms)


def test_no_form_of_an_empty_installation_breaks_or_gives_back_what_would_run(client):
    pages = [(client, reverse(name)) for name in sorted(OF_AN_EMPTY_INSTALLATION)]
    forms = hostile.forms_of(pages)

    assert {name for name, *_ in forms} == OF_AN_EMPTY_INSTALLATION
    send_each_value(forms)
    send_one_odd_field_among_good_ones(forms)


def in_places_of(where, value):
    return where.replace("made-up", value), where.replace("/1/", f"/{value}/")


def test_no_address_breaks_on_what_is_asked_of_it(sign_in):
    """In the place of each word or number of an address, and in each thing asked for after it."""
    client = sign_in(Role.BUSINESS_UNIT)
    for name, (_, where) in EVERY_ROUTE.items():
        if name in {"accounts:sign-out", "account_logout", *DO_MORE_THAN_SHOW}:
            continue
        # Most addresses have neither a word nor a number: each is asked once.
        for told in {where, *(told for value in ODD for told in in_places_of(where, value))}:
            assert client.get(told).status_code < 500, (name, told)
        for query in ("q", "page", "sort", "download", "stream", "year", "number", "person"):
            answer = client.get(where, {query: VALUES["script"]})
            assert answer.status_code < 500, (name, query)
            assert MARK.encode() not in answer.content, (name, query)
