"""England's bank holidays: as GOV.UK published them, until the partnership puts one right."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command

from sightline.core.clocks import CalendarTooShort, WorkingDays
from sightline.kit.access import COMMAND_LINE, Actor
from sightline.kit.calendar import actions, building, queries, shipped
from sightline.kit.calendar.models import BankHoliday
from sightline.kit.calendar.types import CannotDo
from sightline.kit.permission import Role
from sightline.kit.trail.models import Entry
from tests.core.clocks.calendars import BANK_HOLIDAYS
from tests.years import NOW

pytestmark = pytest.mark.django_db
UNIT = Actor("Business unit", frozenset({Role.BUSINESS_UNIT}), 1)
ANALYST = Actor("Analyst", frozenset({Role.ANALYST}), 2)


def correct(day, title="A day", source="Royal proclamation", valid=True, actor=UNIT):
    return actions.correct_bank_holiday(
        actor=actor, day=day, title=title, source=source, valid=valid, now=NOW
    )


def refresh():
    return actions.refresh(actor=COMMAND_LINE, now=NOW)


def test_the_days_that_come_with_sightline_are_those_written_down_apart():
    years = range(2016, 2028)

    assert {d for d in shipped.bank_holidays() if d.year in years} == BANK_HOLIDAYS


def test_a_new_database_has_them_and_its_trail_is_empty():
    calendar = queries.england()

    assert calendar.known_from == date(2012, 1, 2)
    assert calendar.known_to >= date(2028, 12, 26)
    assert calendar.holidays[date(2027, 12, 28)] == "Boxing Day (substitute day)"
    assert not Entry.objects.exists()


def test_bringing_them_level_again_changes_nothing():
    assert refresh() == 0
    assert queries.differences().count == 0
    assert not Entry.objects.exists()


def test_what_a_newer_sightline_brings_is_added_and_stands_in_the_trail():
    BankHoliday.objects.filter(date__year=2028).delete()
    BankHoliday.objects.filter(date=date(2026, 4, 3)).update(title="Godd Friday")

    assert refresh() == 9
    assert BankHoliday.objects.get(date=date(2026, 4, 3)).title == "Good Friday"
    assert Entry.objects.get().details == {"rows": 9}


def test_a_day_that_govuk_moved_is_worked_after_all():
    BankHoliday.objects.create(date=date(2020, 5, 4), title="Early May", source="GOV.UK")

    refresh()

    assert queries.england().is_working(date(2020, 5, 4))


def test_what_the_partnership_put_right_stays_so():
    correct(date(2026, 8, 31), title="Summer bank holiday", valid=False)
    correct(date(2026, 9, 7), title="Summer bank holiday")

    assert refresh() == 0
    calendar = queries.england()
    assert calendar.is_working(date(2026, 8, 31))
    assert calendar.why_not(date(2026, 9, 7)) == "Summer bank holiday"


def test_a_day_put_right_moves_what_is_due_and_stands_in_the_trail():
    correct(date(2026, 11, 24))

    assert WorkingDays(5, calendar=queries.england()).due(date(2026, 11, 20)) == date(2026, 11, 30)
    entry = Entry.objects.get()
    assert entry.event == "calendar.bank-holiday-corrected"
    assert (entry.details["day"], entry.details["worked"]) == ("2026-11-24", "no")
    assert entry.details["changes"][0]["fields"] == ["date", "title", "source", "valid"]


def test_one_day_proclaimed_early_does_not_make_its_year_known():
    correct(date(2029, 5, 8))

    assert queries.england().known_to == date(2028, 12, 26)
    with pytest.raises(CalendarTooShort):
        queries.england().is_working(date(2029, 5, 9))


def test_a_year_added_whole_makes_it_known():
    for day in range(1, 9):
        correct(date(2029, 1, day))

    assert queries.england().known_to == date(2029, 1, 8)


def test_a_year_that_is_missing_between_others_is_not_passed_over():
    BankHoliday.objects.filter(date__year=2020).delete()

    assert queries.england().known_from == date(2021, 1, 1)


def test_no_rows_at_all_make_a_calendar_that_knows_nothing():
    with pytest.raises(CalendarTooShort, match="no bank holidays"):
        building.calendar(()).is_working(date(2026, 11, 20))


@pytest.mark.parametrize(
    ("title", "source"),
    [
        pytest.param(" ", "Royal proclamation", id="no-name"),
        pytest.param("A day", "", id="no-source"),
        pytest.param("A day", "GOV.UK", id="in-the-name-of-gov-uk"),
    ],
)
def test_a_day_without_its_name_and_source_is_refused(title, source):
    with pytest.raises(CannotDo, match="what the day is called"):
        correct(date(2026, 9, 7), title, source)


def test_only_the_business_unit_puts_days_right():
    with pytest.raises(PermissionDenied):
        correct(date(2026, 9, 7), actor=ANALYST)
    with pytest.raises(PermissionDenied):
        actions.refresh(actor=ANALYST, now=NOW)


@pytest.mark.django_db(transaction=True)
def test_whoever_empties_all_tables_finds_these_filled_again():
    call_command("flush", interactive=False, verbosity=0)

    assert queries.differences().count == 0


@pytest.mark.django_db(transaction=True)
def test_tables_that_are_taken_away_come_back_filled():
    call_command("migrate", "calendar", "zero", verbosity=0)
    call_command("migrate", "calendar", verbosity=0)

    assert queries.differences().count == 0
