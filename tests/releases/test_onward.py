"""Where a release went: dates that can be true, each noted once, and two clocks of seven days."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from sightline.kit.permission import Role
from sightline.releases import actions, onward, queries
from sightline.releases.types import OnwardKind
from tests.reading_pages import main, page_of, words
from tests.releasing import NOW, SCRUTINEER, UNIT, ready, release

pytestmark = pytest.mark.django_db
RELEASED = NOW.date()


@pytest.fixture
def made(year):
    ready(year)
    return release(year)


def note(made, kind=OnwardKind.PANEL, body="", on=RELEASED, now=NOW):
    return actions.note_onward(actor=UNIT, release=made, kind=kind, body=body, on=on, now=now)


def standing(made, today):
    return {
        each.body.split(",")[0]: each.words
        for each in onward.sendings(made, queries.onward(UNIT, made), today)
    }


def test_both_sendings_run_until_they_are_noted(made):
    note(made, OnwardKind.PANEL)

    assert standing(made, RELEASED + timedelta(days=8)) == {
        "Child Safeguarding Practice Review Panel": "sent on 3 May 2022, in time",
        "Foundations": "1 day overdue",
    }


def test_the_seventh_day_is_in_time_and_the_eighth_is_late(made):
    assert standing(made, RELEASED + timedelta(days=7))["Foundations"] == "due today"

    late = RELEASED + timedelta(days=9)
    note(made, OnwardKind.FOUNDATIONS, on=late, now=NOW + timedelta(days=9))

    assert standing(made, late)["Foundations"] == "sent on 12 May 2022, 2 days late"


@pytest.mark.parametrize(
    ("on", "why"),
    [
        pytest.param(RELEASED - timedelta(days=1), "not released yet", id="before-the-release"),
        pytest.param(RELEASED + timedelta(days=1), "has not come yet", id="tomorrow"),
    ],
)
def test_a_day_that_cannot_be_true_is_refused(made, on, why):
    with pytest.raises(actions.CannotDo, match=why):
        note(made, on=on)


def test_the_same_is_noted_once(made):
    note(made, OnwardKind.PRESENTED, "Cabinet")

    with pytest.raises(actions.CannotDo, match="already"):
        note(made, OnwardKind.PRESENTED, "Cabinet")
    note(made, OnwardKind.PRESENTED, "Health and Wellbeing Board")


def test_a_date_noted_by_mistake_is_taken_back_and_its_clock_runs_again(made):
    actions.take_back_onward(actor=UNIT, onward=note(made), now=NOW)

    assert standing(made, RELEASED)["Child Safeguarding Practice Review Panel"].startswith("due by")


def test_only_the_business_unit_notes_where_it_went(made):
    with pytest.raises(PermissionDenied):
        actions.note_onward(
            actor=SCRUTINEER, release=made, kind=OnwardKind.PANEL, body="", on=RELEASED, now=NOW
        )


def test_the_page_asks_to_whom_it_was_presented_and_keeps_nothing_without(made, sign_in):
    address = reverse("releases:onward", args=[made.year.slug, 1])

    answer = sign_in(Role.BUSINESS_UNIT).post(
        address, {"kind": "presented", "on": date(2022, 5, 3).isoformat()}
    )

    assert "Enter to whom it was presented" in words(main(answer))
    assert not queries.onward(UNIT, made).exists()


def test_a_partner_reads_the_page_without_its_form(made, sign_in):
    page = main(sign_in(Role.PARTNER).get(reverse("releases:onward", args=[made.year.slug, 1])))

    assert "To be sent within seven days" in words(page)
    assert page.find(".//form") is None


def test_the_big_picture_says_what_still_has_to_be_sent(made, sign_in):
    note(made, OnwardKind.PANEL)

    answer = sign_in(Role.BUSINESS_UNIT).get(reverse("report-state", args=[made.year.slug]))

    told = words(page_of(answer))
    assert "Released on 3 May 2022" in told
    assert "overdue Send it to Foundations" in told
    assert "Panel" not in told
