"""Every page declares its access, and the whole table of who may see what is written down."""

import pytest

from docs.pages import access
from sightline.kit.access import PUBLIC, SIGNED_IN, granted_permissions
from sightline.kit.permission import Permission
from tests.architecture.source_tree import ROOT

ROUTES = list(access.routes())
OPEN_TO_ALL = {
    # By what somebody knows or has: each is tried and counted.
    "account_inactive",
    "account_login",
    "account_logout",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "openid_connect_callback",
    "openid_connect_login",
    "socialaccount_login_cancelled",
    "socialaccount_login_error",
    "accounts:join",  # by a link that opens once
    "accounts:sign-in",
    "accounts:sign-out",
    "health",
    # What is released is for everybody.
    "public:accessibility",
    "public:childrens",
    "public:figure",
    "public:file",
    "public:list",
    "public:newest",
    "public:protection",
    "public:reply",
    "public:report",
    "public:trace",
    "ready",
    "set-up:form",  # by a code, and only while nothing is here
    "set-up:pack",
    "set-up:start",
}


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_every_route_declares_its_access(route):
    assert route.access, f"put @needs(...), @signed_in or @public on {route.view.__qualname__}"


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_what_a_route_needs_is_a_permission_that_somebody_holds(route):
    assert route.access in {PUBLIC, SIGNED_IN, *granted_permissions()}


def test_only_these_pages_are_open_to_whoever_comes():
    assert {route.name for route in ROUTES if route.access == PUBLIC} == OPEN_TO_ALL


def test_the_table_of_access_is_as_agreed():
    agreed = (ROOT / "docs" / "reference" / "access.md").read_text(encoding="utf-8")

    assert access.text() == agreed, "who may do what has changed: if that is meant, run make docs"


def test_no_two_routes_share_a_name():
    names = [route.name for route in ROUTES]

    assert sorted(set(names)) == sorted(names)


def test_every_permission_is_granted_in_its_own_room():
    permissions = {str(each) for kind in Permission.__subclasses__() for each in kind
                   if kind.__module__.startswith("sightline.")}  # fmt: skip

    assert permissions == set(granted_permissions())


@pytest.mark.parametrize(
    "kind",
    [kind for kind in Permission.__subclasses__() if kind.__module__.startswith("sightline.")],
    ids=lambda kind: kind.__module__,
)
def test_a_permission_is_named_after_its_room(kind):
    room = kind.__module__.split(".")[-2]

    assert {each.partition(".")[0] for each in kind} == {room}
