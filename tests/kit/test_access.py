"""Who gets in: nobody by default, and never through a view that forgot to say."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.test import Client
from django.urls import path, reverse

from sightline.config import urls as product
from sightline.kit import access
from sightline.kit.access import (
    COMMAND_LINE,
    PUBLIC,
    SIGNED_IN,
    STRANGER,
    Actor,
    actor_of,
    holders,
    may,
    needs,
    public,
    register,
    require,
    signed_in,
)
from sightline.kit.permission import Permission, Role, granted


class Shelf(Permission):
    READ = "shelf.read"
    NEVER_GRANTED = "shelf.never-granted"


@pytest.fixture
def shelf(monkeypatch):
    """A room whose shelf only a trainer may read."""
    monkeypatch.setattr(access, "_GRANTS", {})
    register(granted(Shelf.READ, Role.TRAINER))


def actor(*roles, person=1):
    return Actor("Somebody", frozenset(roles), person=person)


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize(
    ("who", "permission", "allowed"),
    [
        pytest.param(actor(Role.TRAINER), Shelf.READ, True, id="holder"),
        pytest.param(actor(Role.ANALYST, Role.TRAINER), Shelf.READ, True, id="one-role-is-enough"),
        pytest.param(actor(Role.ANALYST), Shelf.READ, False, id="another-role"),
        pytest.param(actor(), Shelf.READ, False, id="no-role"),
        pytest.param(STRANGER, Shelf.READ, False, id="stranger"),
        pytest.param(COMMAND_LINE, Shelf.READ, True, id="the-system"),
        pytest.param(COMMAND_LINE, Shelf.NEVER_GRANTED, False, id="what-nobody-was-granted"),
    ],
)
def test_only_those_who_hold_a_permission_may(who, permission, allowed):
    assert may(who, permission) == allowed
    if allowed:
        require(who, permission)
    else:
        with pytest.raises(PermissionDenied):
            require(who, permission)


@pytest.mark.usefixtures("shelf")
def test_a_permission_is_granted_in_one_place_only():
    register(granted(Shelf.READ, Role.TRAINER))

    with pytest.raises(ValueError, match=r"shelf\.read"):
        register(granted(Shelf.READ, Role.ANALYST))

    assert not may(actor(Role.ANALYST), Shelf.READ)


@pytest.mark.usefixtures("shelf")
def test_the_published_holders_leave_out_the_system():
    everyone = sorted(role.value for role in Role if role != Role.SYSTEM)

    assert holders("shelf.read") == ["trainer"]
    assert holders(PUBLIC) == holders(SIGNED_IN) == everyone


@pytest.mark.parametrize("put", [{}, {"actor": None}, {"actor": "somebody"}], ids=str)
def test_a_request_without_an_actor_is_a_strangers(rf, put):
    request = rf.get("/")
    vars(request).update(put)

    assert actor_of(request) is STRANGER


@needs(Shelf.READ)
def guarded(request):
    return HttpResponse("the shelf")


@signed_in
def for_all_who_signed_in(request):
    return HttpResponse("hello")


@public
def open_to_all(request):
    return HttpResponse("welcome")


def undeclared(request):
    return HttpResponse("never seen")


def ask(view, rf, who, method="get", address="/shelf/?colour=blue%20grey"):
    request = getattr(rf, method)(address)
    request.actor = who
    return view(request)


@pytest.mark.usefixtures("shelf")
def test_a_holder_sees_the_page(rf):
    assert ask(guarded, rf, actor(Role.TRAINER)).content == b"the shelf"


@pytest.mark.usefixtures("shelf")
def test_someone_signed_in_without_the_permission_is_refused(rf):
    with pytest.raises(PermissionDenied):
        ask(guarded, rf, actor(Role.ANALYST))


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize("view", [guarded, for_all_who_signed_in], ids=["needs", "signed-in"])
@pytest.mark.parametrize("who", [STRANGER, COMMAND_LINE], ids=["stranger", "system"])
def test_whoever_is_no_person_is_sent_to_sign_in_and_back(rf, view, who):
    response = ask(view, rf, who)

    assert response.status_code == 302
    assert (
        response.url == f"{reverse('accounts:sign-in')}?next=%2Fshelf%2F%3Fcolour%3Dblue%2520grey"
    )


def test_after_a_form_the_way_back_is_the_home_page(rf):
    response = ask(for_all_who_signed_in, rf, STRANGER, method="post")

    assert response.url.endswith("?next=%2F")


def test_anyone_with_an_account_sees_what_is_for_all_who_signed_in(rf):
    assert ask(for_all_who_signed_in, rf, actor()).content == b"hello"


def test_anyone_sees_what_is_public(rf):
    assert ask(open_to_all, rf, STRANGER).content == b"welcome"


@pytest.mark.parametrize(
    ("view", "declared"),
    [(guarded, "shelf.read"), (for_all_who_signed_in, SIGNED_IN), (open_to_all, PUBLIC)],
)
def test_a_view_carries_what_it_declared(view, declared):
    assert view.access == declared


urlpatterns = [*product.urlpatterns, path("undeclared/", undeclared), path("open/", open_to_all)]
handler403 = product.handler403


@pytest.mark.urls(__name__)
@pytest.mark.django_db
def test_a_view_that_declares_nothing_is_refused_when_it_is_asked_for():
    response = Client().get("/undeclared/")

    assert response.status_code == 403
    assert b"never seen" not in response.content


@pytest.mark.urls(__name__)
@pytest.mark.django_db
def test_a_view_that_declares_its_access_is_reached():
    assert Client().get("/open/").content == b"welcome"
