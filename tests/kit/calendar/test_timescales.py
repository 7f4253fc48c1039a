"""Timescales as data: each with its source, in versions that keep the clocks that they began."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from sightline.core.clocks import Basis, DayClock, HourTimescale, Unit
from sightline.kit.access import COMMAND_LINE, Actor
from sightline.kit.calendar import actions, queries, shipped
from sightline.kit.calendar.models import TimescaleVersion
from sightline.kit.calendar.types import CannotDo, Newer, NoTimescale
from sightline.kit.permission import Role
from sightline.kit.trail.models import Entry
from tests.years import NOW

pytestmark = pytest.mark.django_db
UNIT = Actor("Business unit", frozenset({Role.BUSINESS_UNIT}), 1)
TODAY = NOW.date()
LATER = TODAY + timedelta(days=30)
# The one table of clocks: length, unit and which way it is counted.
TABLE = {
    "serious-incident-notification": (5, Unit.WORKING_DAYS, "after"),
    "rapid-review": (15, Unit.WORKING_DAYS, "after"),
    "practice-review": (6, Unit.MONTHS, "after"),
    "final-review-report": (7, Unit.WORKING_DAYS, "before"),
    "yearly-report-sending": (7, Unit.DAYS, "after"),
    "initial-conference": (15, Unit.WORKING_DAYS, "after"),
    "core-group": (10, Unit.WORKING_DAYS, "after"),
    "first-review-conference": (3, Unit.MONTHS, "after"),
    "later-review-conference": (6, Unit.MONTHS, "after"),
    "reconvened-conference": (10, Unit.WORKING_DAYS, "after"),
    "initial-conference-report": (2, Unit.DAYS, "before"),
    "review-conference-report": (5, Unit.DAYS, "before"),
    "return-home-interview": (72, Unit.HOURS, "after"),
    "exploitation-screening": (3, Unit.MONTHS, "after"),
    "escalation-stage-1": (1, Unit.WORKING_DAYS, "after"),
    "escalation-stage-2": (1, Unit.WORKING_DAYS, "after"),
    "escalation-stage-3": (5, Unit.WORKING_DAYS, "after"),
    "course-cancellation": (6, Unit.WORKING_DAYS, "before"),
    "impact-evaluation": (3, Unit.MONTHS, "after"),
    "child-death-review": (6, Unit.MONTHS, "after"),
    "accessibility-audit-reply": (84, Unit.DAYS, "after"),
    "subject-access": (1, Unit.MONTHS, "after"),
    "subject-access-extended": (3, Unit.MONTHS, "after"),
}
UNVERIFIED = {
    "practice-review", "final-review-report", "yearly-report-sending", "child-death-review",
    "subject-access", "subject-access-extended",
}  # fmt: skip


def newer(**more):
    given = {
        "key": "escalation-stage-1",
        "length": 2,
        "valid_from": LATER,
        "document": "Our escalation policy",
        "edition": "2022",
    }
    return Newer(**{**given, **more})


def add(actor=UNIT, **more):
    return actions.add_version(actor=actor, newer=newer(**more), now=NOW)


def test_the_whole_table_of_clocks_is_in_force():
    found = queries.timescales(date(2026, 11, 20))

    assert {
        each.key: (each.length.number, each.length.unit, each.length.direction) for each in found
    } == TABLE
    assert [each.key for each in found] == list(TABLE)
    assert {each.key for each in found if each.unverified} == UNVERIFIED


def test_each_says_who_says_so():
    found = queries.timescales(date(2026, 11, 20))

    assert [e.key for e in found if not (e.source.document and e.source.edition and e.event)] == []
    assert str(queries.timescale("yearly-report-sending", date(2022, 5, 3)).source) == (
        "Working Together to Safeguard Children (2018), chapter 3"
    )


@pytest.mark.parametrize(
    ("day", "edition"),
    [
        pytest.param(date(2018, 6, 29), "2018", id="first-day"),
        pytest.param(date(2023, 12, 14), "2018", id="last-day-of-the-older"),
        pytest.param(date(2023, 12, 15), "2023", id="first-day-of-the-newer"),
    ],
)
def test_the_edition_of_the_day_is_in_force(day, edition):
    assert queries.timescale("yearly-report-sending", day).source.edition == edition


def test_a_day_before_all_editions_is_refused_with_what_is_known():
    with pytest.raises(NoTimescale, match="28 June 2018: it is known from 29 June 2018 on"):
        queries.timescale("rapid-review", date(2018, 6, 28))


def test_after_its_last_day_a_timescale_is_in_force_no_more():
    TimescaleVersion.objects.filter(key="rapid-review").update(valid_to=date(2024, 12, 31))

    assert "rapid-review" not in {e.key for e in queries.timescales(date(2025, 1, 1))}
    with pytest.raises(NoTimescale, match="29 June 2018 to 31 December 2024"):
        queries.timescale("rapid-review", date(2025, 1, 1))


@pytest.mark.parametrize(
    ("key", "near"),
    [
        pytest.param("rapid-reveiw", "rapid-review", id="misspelt"),
        pytest.param("conference", "initial-conference", id="one-word-of-it"),
        pytest.param("Core_Group", "core-group", id="written-otherwise"),
    ],
)
def test_a_key_that_is_not_known_names_those_near_it(key, near):
    with pytest.raises(NoTimescale, match="there is no timescale") as refused:
        queries.timescale(key, date(2026, 11, 20))

    assert near in refused.value.near


def test_a_running_clock_keeps_the_version_under_which_it_started():
    before = DayClock(queries.day_timescale("escalation-stage-1", TODAY), TODAY).due_on

    add()

    assert DayClock(queries.day_timescale("escalation-stage-1", TODAY), TODAY).due_on == before
    assert queries.timescale("escalation-stage-1", LATER).length.number == 2
    assert [each.length.number for each in queries.versions("escalation-stage-1")] == [1, 2]


def test_a_newer_version_keeps_the_name_and_says_who_added_it():
    row = add(unit=Unit.DAYS, basis=Basis.STATUTORY)

    assert (row.name, row.unit, row.basis, row.shipped) == (
        "Escalation, stage 1",
        "calendar days",
        "statutory",
        False,
    )
    entry = Entry.objects.get()
    assert (entry.event, entry.person) == ("calendar.timescale-added", 1)


@pytest.mark.parametrize(
    ("more", "why"),
    [
        pytest.param({"key": "nothing"}, "no timescale 'nothing'", id="unknown"),
        pytest.param({"length": 0}, "1 or more", id="no-length"),
        pytest.param({"document": " "}, "Name the document", id="no-source"),
        pytest.param({"valid_from": TODAY}, "a day to come", id="today"),
        pytest.param({"unit": Unit.HOURS}, "cannot come to count hours", id="days-to-hours"),
        pytest.param(
            {"key": "return-home-interview", "unit": Unit.DAYS}, "nor the reverse", id="to-days"
        ),
    ],
)
def test_a_version_that_cannot_be_is_refused(more, why):
    with pytest.raises(CannotDo, match=why):
        add(**more)


def test_a_version_is_later_than_all_others():
    add()

    with pytest.raises(CannotDo, match="already"):
        add(length=3)


def test_only_the_business_unit_adds_versions():
    with pytest.raises(PermissionDenied):
        add(actor=Actor("Analyst", frozenset({Role.ANALYST}), 2))


def test_bringing_them_level_leaves_what_the_partnership_added():
    add()

    assert actions.refresh(actor=COMMAND_LINE, now=NOW) == 0
    assert queries.timescale("escalation-stage-1", LATER).source.document == "Our escalation policy"


def test_bringing_them_level_puts_words_right_and_never_what_counts():
    TimescaleVersion.objects.filter(key="rapid-review").update(name="Rapid", length=20)

    actions.refresh(actor=COMMAND_LINE, now=NOW)

    row = TimescaleVersion.objects.get(key="rapid-review")
    assert (row.name, row.length) == ("Rapid review to the Panel", 20)


def test_one_that_counts_hours_runs_on_moments_alone():
    assert isinstance(queries.timescale("return-home-interview", TODAY), HourTimescale)
    with pytest.raises(TypeError, match="hours"):
        queries.day_timescale("return-home-interview", TODAY)


def test_bank_holidays_are_read_once_and_only_where_working_days_are_counted():
    with CaptureQueriesContext(connection) as needed:
        queries.timescales(TODAY)
        queries.timescale("yearly-report-sending", TODAY)

    assert len(needed) == 3


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"length": 0}, id="no-length"),
        pytest.param({"unit": "weeks"}, id="unknown-unit"),
        pytest.param({"basis": "custom"}, id="unknown-basis"),
        pytest.param({"unit": "elapsed hours", "direction": "before"}, id="hours-back"),
        pytest.param({"unit": "calendar days", "waits_for_working_day": True}, id="days-waiting"),
        pytest.param({"valid_to": date(2018, 6, 28)}, id="ends-before-it-begins"),
    ],
)
def test_the_database_refuses_a_row_that_no_clock_could_run_on(wrong):
    with pytest.raises(IntegrityError):
        TimescaleVersion.objects.filter(key="rapid-review").update(**wrong)


def test_what_comes_with_sightline_is_one_version_a_key_and_day():
    given = [(each.key, each.valid_from) for each in shipped.timescales()]

    assert len(given) == len(set(given))
    assert set(TABLE) == {key for key, _ in given}
