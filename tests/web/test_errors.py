import pytest
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory
from django.urls import get_resolver

from sightline.kit.permission import Role
from sightline.kit.trail.models import Entry
from sightline.web import errors
from tests.reading_pages import main, only, page_of, words


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("answer_of", "status", "heading"),
    [
        pytest.param(errors.refused, 403, "Your role does not open this page", id="403"),
        pytest.param(errors.not_found, 404, "Page not found", id="404"),
        pytest.param(
            errors.bad_request, 400, "The address or form could not be understood", id="400"
        ),
    ],
)
def test_a_page_that_says_no_does_so_in_plain_words_and_tells_nothing_else(
    answer_of, status, heading
):
    reason = PermissionDenied("sightline.apps.plan.views.list declares no access")

    answer = answer_of(RequestFactory().get("/secret/"), reason)

    assert answer.status_code == status
    assert words(only(main(answer), ".//h1")) == heading
    assert b"declares no access" not in answer.content
    assert b"secret" not in answer.content


@pytest.mark.django_db
def test_whoever_is_refused_is_named_in_the_trail(sign_in, client):
    signed_in = sign_in(Role.PARTNER)

    assert signed_in.get("/trail/").status_code == 403
    client.get("/trail/")

    entry = Entry.objects.get(event="accounts.refused")
    assert (entry.person is not None, entry.details["route"]) == (True, "trail:list")


def test_the_page_for_a_fault_of_ours_asks_the_database_nothing():
    answer = errors.broken(RequestFactory().get("/"))

    assert answer.status_code == 500
    assert words(only(main(answer), ".//h1")) == "Something went wrong here"


def test_a_missing_page_keeps_the_frame_for_those_who_are_signed_in(sign_in):
    answer = sign_in(Role.PARTNER).get("/no/such/page")

    assert answer.status_code == 404
    assert "Sign out" in words(only(page_of(answer), ".//header"))


def test_a_year_that_is_not_loaded_is_a_missing_page(sign_in):
    answer = sign_in(Role.PARTNER).get("/1999-00/")

    assert answer.status_code == 404


@pytest.mark.parametrize("code", [400, 403, 404, 500])
def test_every_refusal_has_its_page(code):
    handler = get_resolver().resolve_error_handler(code)

    assert handler.__module__ == "sightline.web.errors"
