"""Every page of Oxfordshire's year, with every role: who gets in, and what each page costs."""

import pytest
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLPattern

from sightline.kit.access import PUBLIC, SIGNED_IN, holders
from sightline.kit.permission import Role
from tests import years

pytestmark = pytest.mark.django_db
YEAR = "2019-20"
MOST_QUERIES = 25
PEOPLE = [role for role in Role if role != Role.SYSTEM]
# What a route's address needs beside the year.
ARGUMENTS = {
    "evidence:finding": ["audit-whole-family-each-child"],
    "concerns:concern": ["respond-quickly-to-neglect"],
    "concerns:cell": ["respond-quickly-to-neglect", "audit"],
    "concerns:code": ["audit-whole-family-each-child"],
    "reports:figure": ["budget.total-income"],
    "reports:trace": ["budget.total-income"],
    "reports:section": ["foreword"],
    "reports:history": ["foreword"],
    "keep:export": ["zip"],
    "keep:table": ["findings"],
    "keep:add": ["findings"],
    "keep:row": ["findings", "audit-whole-family-each-child"],
    "keep:change": ["findings", "audit-whole-family-each-child"],
    "keep:withdraw": ["findings", "audit-whole-family-each-child"],
}
NOT_PAGES = {
    "accounts:sign-out",
    "accounts:sign-in",
    "accounts:close",
    "accounts:end-role",
    "accounts:join",
    "accounts:new-password",
    "accounts:person",
    "accounts:take-back",
    "concerns:withdraw",
    "keep:load-confirm",
    "keep:put-back",
    "keep:move",
    # Posted to; tests/reports/writing tries them.
    "reports:comment",
    "reports:reading",
    "reports:restore",
    "reports:settle",
    "reports:step",
    "reports:childrens",  # Oxfordshire published none
    # Files that somebody has built; tests/reports/test_files_page.py walks them.
    "reports:file",
    "reports:files-ask",
    "reports:files-progress",
    "reports:files-stop",
    # Gone once a partnership is there; tests/web/set_up walks them.
    "set-up:form",
    "set-up:pack",
    "set-up:start",
}
# Let in to keep the year, though not this table of it: they are told that there is no such page.
NOT_THEIRS = {
    (name, Role.TRAINING_COORDINATOR) for name in ("keep:add", "keep:change", "keep:withdraw")
}


def routes(patterns, namespace=""):
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}", pattern
        else:
            inner = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from routes(pattern.url_patterns, inner)


ROUTES = {
    name: pattern for name, pattern in routes(get_resolver().url_patterns) if name not in NOT_PAGES
}


def address(name, year=YEAR):
    of_year = name.split(":")[0] not in ("home", "health", "search", "accounts")
    return reverse(name, args=[year, *ARGUMENTS.get(name, [])] if of_year else [])


@pytest.mark.parametrize("role", PEOPLE)
def test_each_page_lets_in_just_the_roles_that_it_says(role, sign_in):
    years.load_oxfordshire()
    client = sign_in(role)

    answers = {name: client.get(address(name)).status_code for name in ROUTES}

    for name, pattern in ROUTES.items():
        access = pattern.callback.access
        open_to_all = access in (PUBLIC, SIGNED_IN)
        expected = 200 if open_to_all or role in holders(access) else 403
        expected = 404 if (name, role) in NOT_THEIRS else expected
        got = 200 if answers[name] == 302 and name == "home" else answers[name]
        assert got == expected, f"{name} answers {role} with {answers[name]}"


def test_a_visitor_is_sent_to_sign_in_from_every_page_but_the_public_ones(client):
    years.load_oxfordshire()

    for name, pattern in ROUTES.items():
        answer = client.get(address(name))
        if pattern.callback.access == PUBLIC:
            assert answer.status_code == 200, name
        else:
            assert answer.status_code == 302, name
            assert answer["Location"].startswith(reverse("accounts:sign-in")), name


def test_a_part_of_a_page_sends_a_visitor_on_as_a_whole(client):
    years.load_oxfordshire()

    answer = client.get(address("reports:trace"), headers={"HX-Request": "true"})

    assert answer["HX-Redirect"] == reverse("accounts:sign-in")
    assert answer.content == b""


def test_a_year_that_is_not_loaded_is_not_found(sign_in):
    years.load_oxfordshire()
    client = sign_in(Role.BUSINESS_UNIT)

    for name in ROUTES:
        if YEAR in address(name):
            assert client.get(address(name, "1999-00")).status_code == 404, name


@pytest.mark.parametrize(
    "name",
    [name for name in ROUTES if name not in ("keep:export", "keep:next-year", "home", "health")],
)
def test_no_page_needs_more_than_25_queries(name, sign_in, django_assert_max_num_queries):
    years.load_oxfordshire()
    client = sign_in(Role.BUSINESS_UNIT)
    client.get(reverse("reports:read", args=[YEAR]))  # as the server does before it listens

    with django_assert_max_num_queries(MOST_QUERIES):
        assert client.get(address(name)).status_code == 200
