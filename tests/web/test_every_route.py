"""Every route there is with every role, opened and posted to: complete by construction.

A new route needs no line here. Its arguments are made up, so whoever may come in mostly finds
nothing; what counts is that nobody else gets further than the door, and that nothing breaks.
"""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse
from django.urls.converters import IntConverter
from django.urls.resolvers import URLPattern

from sightline.kit.access import PUBLIC, SIGNED_IN, holders
from sightline.kit.permission import Role
from tests import years

pytestmark = pytest.mark.django_db
YEAR = "2019-20"
PEOPLE = [role for role in Role if role != Role.SYSTEM]
# They end the session itself, or read the whole year; they are tried by tests of their own.
LEFT_TO_OTHERS = {"accounts:sign-out", "keep:next-year", "keep:export"}


def routes(patterns, converters=(), namespace=""):
    """Name, view and the converters of its arguments, in order."""
    for each in patterns:
        named = {name: None for name in each.pattern.regex.groupindex} | each.pattern.converters
        own = (*converters, *named.items())
        if isinstance(each, URLPattern):
            yield f"{namespace}{each.name}", each.callback, own
        else:
            inner = f"{each.namespace}:" if each.namespace else ""
            yield from routes(each.url_patterns, own, inner)


def made_up(name, converter):
    if name == "year":
        return YEAR
    return 1 if isinstance(converter, IntConverter) else "made-up"


ROUTES = {
    name: (view.access, reverse(name, args=[made_up(*each) for each in converters]))
    for name, view, converters in routes(get_resolver().url_patterns)
}


@pytest.fixture(autouse=True)
def year(settings, tmp_path):
    settings.HOME = tmp_path / "home"
    settings.HOME.mkdir()
    return years.load_oxfordshire()


def test_nobody_gets_past_the_door_of_a_page_that_is_not_for_their_role(sign_in):
    for role in PEOPLE:
        client = sign_in(role)
        for name, (access, address) in ROUTES.items():
            if access in (PUBLIC, SIGNED_IN) or role in holders(access):
                continue
            assert client.get(address).status_code == 403, f"{role} opens {name}"
            assert client.post(address).status_code == 403, f"{role} posts to {name}"


def test_a_visitor_gets_past_the_door_of_public_pages_alone():
    client = Client()
    for name, (access, address) in ROUTES.items():
        if access != PUBLIC:
            for answer in (client.get(address), client.post(address)):
                assert answer.status_code == 302, name
                assert answer["Location"].startswith(reverse("accounts:sign-in")), name


def somebody_who_may(access):
    """The business unit, unless the route is for others."""
    may = [Role(each) for each in holders(access)]
    return Role.BUSINESS_UNIT if Role.BUSINESS_UNIT in may else may[0]


def test_nothing_breaks_for_those_who_may_come_in_whatever_is_asked_for(sign_in):
    clients = {role: sign_in(role) for role in PEOPLE}
    for name, (access, address) in ROUTES.items():
        if name in LEFT_TO_OTHERS:
            continue
        with transaction.atomic():
            client = clients[somebody_who_may(access)]
            answer = client.post(address, {"next": "//elsewhere.example"})
            transaction.set_rollback(True)
        assert answer.status_code < 500, name
        assert "elsewhere.example" not in answer.get("Location", ""), name


def test_a_post_from_another_site_changes_nothing_anywhere(sign_in):
    person = sign_in(Role.BUSINESS_UNIT)
    client = Client(enforce_csrf_checks=True)
    client.cookies = person.cookies
    for name, (access, address) in ROUTES.items():
        may = access in (PUBLIC, SIGNED_IN) or Role.BUSINESS_UNIT in holders(access)
        if may and client.get(address).status_code != 405:
            assert client.post(address).status_code in (403, 404, 405), name


def test_no_page_sends_back_what_a_trace_brought(sign_in):
    client = sign_in(Role.BUSINESS_UNIT)
    for name, (_, address) in ROUTES.items():
        answer = client.generic("TRACE", address, headers={"x-mark": "sent-along"})

        assert answer.status_code < 500, name
        assert b"sent-along" not in answer.content, name
