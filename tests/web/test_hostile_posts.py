"""Whatever is sent to a form or asked of an address, nothing breaks and nothing of it is run."""

import pytest
from django.db import transaction

from sightline.kit.access import PUBLIC, holders
from sightline.kit.permission import Role
from tests.reading_pages import page_of
from tests.web.test_every_page import DO_MORE_THAN_SHOW, ROUTES, address
from tests.web.test_every_page import made as made  # noqa: PLC0414  # the fixture
from tests.web.test_every_route import ROUTES as EVERY_ROUTE

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


def whoever_may(access):
    may = [Role(each) for each in holders(access)]
    return Role.BUSINESS_UNIT if Role.BUSINESS_UNIT in may else may[0]


def fields_of(answer):
    """The names that the page's forms send, with a value that each would send."""
    if answer.status_code != 200 or b"<form" not in answer.content:
        return {}
    found = {}
    for field in page_of(answer).iterfind(".//form[@method='post']//*[@name]"):
        name = field.get("name")
        if name != "csrfmiddlewaretoken":
            options = [each.get("value") for each in field.iterfind(".//option[@value]")]
            found[name] = field.get("value") or next(filter(None, options), "")
    return found


@pytest.fixture
def pages(made, sign_in):
    """Each page with a form: its client, its address, and what its form sends."""
    clients = {role: sign_in(role) for role in Role if role != Role.SYSTEM}
    found = {}
    for name, pattern in ROUTES.items():
        access = pattern.callback.access
        if access == PUBLIC or name in DO_MORE_THAN_SHOW:
            continue
        client = clients[whoever_may(access)]
        fields = fields_of(client.get(address(name, made=made)))
        if fields:
            found[name] = (client, address(name, made=made), fields)
    return found


def post(client, where, data):
    """Sent, and undone: the next one finds the page as it was."""
    with transaction.atomic():
        answer = client.post(where, data)
        transaction.set_rollback(True)
    return answer


def test_no_form_breaks_or_gives_back_what_would_run(pages):
    assert len(pages) > 25, "forms are found at all"
    for name, (client, where, fields) in pages.items():
        for kind, value in VALUES.items():
            answer = post(client, where, dict.fromkeys(fields, value))

            assert answer.status_code < 500, (name, kind)
            assert MARK.encode() not in answer.content, (name, kind)


def test_no_form_breaks_on_one_odd_field_among_good_ones(pages):
    for name, (client, where, fields) in pages.items():
        for field in fields:
            for kind in ("zero-byte", "far-number", "long", "odd-day"):
                answer = post(client, where, {**fields, field: VALUES[kind]})
                assert answer.status_code < 500, (name, field, kind)
            answer = post(client, where, {**fields, field: ["a", "b"]})
            assert answer.status_code < 500, (name, field, "twice")


def test_no_address_breaks_on_what_is_asked_of_it(sign_in):
    """In the place of each word or number of an address, and in each thing asked for after it."""
    client = sign_in(Role.BUSINESS_UNIT)
    for name, (_, where) in EVERY_ROUTE.items():
        if name in {"accounts:sign-out", "account_logout", *DO_MORE_THAN_SHOW}:
            continue
        for value in ("%00", "%F0%9F%92%A9", "%2e%2e%2f", "'%22%3E", "-1", "9" * 40):
            for told in (where.replace("made-up", value), where.replace("/1/", f"/{value}/")):
                assert client.get(told).status_code < 500, (name, told)
        for query in ("q", "page", "sort", "download", "stream", "year", "number", "person"):
            answer = client.get(where, {query: VALUES["script"]})
            assert answer.status_code < 500, (name, query)
            assert MARK.encode() not in answer.content, (name, query)
