"""The page of clocks: what is in force with its source, and a due day worked out day by day."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from sightline.kit.calendar.models import TimescaleVersion
from sightline.kit.permission import Role
from tests.reading_pages import main, page_of, words

pytestmark = pytest.mark.django_db
CLOCKS = "/clocks/"


def part(answer, key):
    return words(main(answer).find(f".//section[@id='{key}']"))


@pytest.fixture
def client_of(sign_in):
    with time_machine.travel(date(2026, 11, 25), tick=False):
        yield sign_in


def test_each_timescale_in_force_stands_with_its_source_and_edition(client_of):
    answer = client_of(Role.PRACTITIONER).get(CLOCKS)

    assert len(main(answer).findall(".//section")) == 23
    told = part(answer, "yearly-report-sending")
    assert "7 days after the yearly report is published To be checked locally" in told
    assert "Working Together to Safeguard Children (2023), chapter 2. In force from 15 Dec" in told
    assert "To be checked locally" not in part(answer, "rapid-review")
    assert "Bank holidays are known to 26 December 2028" in words(main(answer))
    assert "Set locally These are examples from other areas" in words(main(answer))


def test_a_due_day_is_worked_out_day_by_day(client_of):
    answer = client_of(Role.PRACTITIONER).get(CLOCKS, {"key": "rapid-review", "day": "3/4/2020"})

    told = part(answer, "rapid-review")
    assert "Due on Tuesday 28 April 2020" in told
    assert "Friday 10 April 2020: Good Friday, not counted" in told
    assert "Tuesday 28 April 2020: working day 15, the last day in time" in told
    assert "Due on" not in part(answer, "core-group")


def test_hours_are_counted_from_a_moment_over_the_change_of_clocks(client_of):
    asked = {"key": "return-home-interview", "day": "27/3/2026", "at": "14:30"}

    answer = client_of(Role.PRACTITIONER).get(CLOCKS, asked)

    told = part(answer, "return-home-interview")
    assert "Due on Monday 30 March 2026, 15:30" in told
    assert "23 hours (the clocks go forward)" in told


def test_the_version_of_the_day_counts_and_says_so(client_of):
    TimescaleVersion.objects.filter(key="yearly-report-sending", valid_to__isnull=False).update(
        length=10
    )

    answer = client_of(Role.MEMBER).get(
        CLOCKS, {"key": "yearly-report-sending", "day": "2022-05-03"}
    )

    told = part(answer, "yearly-report-sending")
    assert "Due on Friday 13 May 2022" in told
    assert "10 days, as in force from 29 June 2018: Working Together" in told


@pytest.mark.parametrize(
    ("key", "day", "at", "why"),
    [
        pytest.param("rapid-review", "", "", "Enter a day like 27/3/2027", id="no-day"),
        pytest.param("rapid-review", "tomorrow", "", "Enter a day like 27/3/2027", id="no-date"),
        pytest.param("rapid-review", "1/1/9999", "", "between 1900 and 2199", id="far-off"),
        pytest.param("rapid-review", "1/1/2010", "", "No timescale", id="before-all-editions"),
        pytest.param("rapid-review", "20/12/2028", "", "nobody can say yet", id="not-known"),
        pytest.param("return-home-interview", "1/7/2026", "", "Enter a time", id="no-time"),
        pytest.param(
            "return-home-interview", "29/3/2026", "1:30", "clocks go forward", id="no-such-moment"
        ),
    ],
)
def test_what_cannot_be_worked_out_says_why_beside_the_field_and_above(
    client_of, key, day, at, why
):
    answer = client_of(Role.PRACTITIONER).get(CLOCKS, {"key": key, "day": day, "at": at})

    assert answer.status_code == 200
    assert why in part(answer, key)
    assert words(main(answer)).count(why) == 2
    assert words(page_of(answer).find(".//title")).startswith("Error: ")
    assert "Due on" not in words(main(answer))


def test_a_key_that_is_not_known_shows_the_page_as_it_is(client_of):
    answer = client_of(Role.PRACTITIONER).get(CLOCKS, {"key": "nothing", "day": "3/4/2020"})

    assert answer.status_code == 200
    assert "Due on" not in words(main(answer))


def test_the_footer_leads_there_for_those_who_are_signed_in(client, client_of):
    signed_in = page_of(client_of(Role.PRACTITIONER).get(reverse("accounts:account")))
    visitor = page_of(client.get(reverse("accounts:sign-in")))

    assert [a.get("href") for a in signed_in.findall(".//footer//a") if a.text == "Clocks"] == [
        CLOCKS
    ]
    assert "Clocks" not in words(visitor.find(".//footer"))
    assert client.get(CLOCKS)["Location"].startswith(reverse("accounts:sign-in"))


def test_nothing_is_changed_by_posting_to_it(client_of):
    assert client_of(Role.BUSINESS_UNIT).post(CLOCKS).status_code == 405
