"""Asking agencies: what is asked, the returns of each quarter, reminders, and files that wait."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from sightline.apps.accounts.models import Person, RoleHeld
from sightline.apps.collection import queries, tasks
from sightline.apps.collection.asking import actions
from sightline.apps.collection.models import QuarterlyReturn, SentSheet
from sightline.apps.collection.sheets import actions as sheets
from sightline.apps.collection.types import CannotDo, Frequency, Grid, RequestEntry, State
from sightline.apps.partnership.models import Agency
from sightline.kit.mail.models import Letter
from sightline.kit.permission import Role
from sightline.kit.schedule import Daily, registry
from sightline.kit.trail.models import Entry
from tests.apps.collection import people
from tests.apps.collection.people import ANALYST, UNIT
from tests.factories.collection import (
    COUNT,
    SHARE,
    TOTAL,
    DataRequestFactory,
    QuarterlyReturnFactory,
)
from tests.factories.partnership import AgencyListingFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)


def entry(agency, **changes):
    return RequestEntry(
        **{
            "agency": agency.key,
            "indicators": (COUNT, SHARE),
            "frequency": Frequency.QUARTERLY,
            "supplier": " Performance manager ",
            "first_quarter": "2026-27 Q1",
            "due_days": 45,
            **changes,
        }
    )


def ask(agency=None, actor=UNIT, **changes):
    agency = agency or AgencyListingFactory().agency
    return actions.request(actor=actor, entry=entry(agency, **changes), now=NOW)


def test_asking_opens_the_returns_of_every_quarter_that_is_over():
    made = ask()

    found = QuarterlyReturn.objects.filter(request=made).order_by("quarter_ended")
    assert [(each.quarter, each.due) for each in found] == [
        ("2026/27 Q1", date(2026, 8, 14)),
        ("2026/27 Q2", date(2026, 11, 14)),
    ]
    assert [row.indicator for row in found[0].lines.all()] == [COUNT, SHARE]
    assert (made.supplier, made.first_quarter) == ("Performance manager", "2026/27 Q1")


def test_what_is_counted_once_a_year_is_asked_for_with_march_alone():
    ask(indicators=(COUNT, "section-11-returns"), first_quarter="2025/26 Q3")

    found = QuarterlyReturn.objects.order_by("quarter_ended")
    asked = {each.quarter: [row.indicator for row in each.lines.all()] for each in found}
    assert asked["2025/26 Q3"] == [COUNT]
    assert asked["2025/26 Q4"] == [COUNT, "section-11-returns"]


def test_an_agency_is_asked_once_for_an_indicator():
    agency = AgencyListingFactory().agency
    ask(agency)

    with pytest.raises(CannotDo, match="asked for 1 of these already"):
        ask(agency, indicators=(SHARE, TOTAL))
    ask(agency, indicators=(TOTAL,))


def test_an_agency_that_is_not_of_the_partnership_is_not_asked():
    with pytest.raises(CannotDo, match="of the partnership") as refused:
        ask(Agency(key="nobody"))

    assert refused.value.field == "agency"


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.AGENCY_LEAD])
def test_no_agency_asks_itself_or_another(role):
    agency = AgencyListingFactory().agency

    with pytest.raises(PermissionDenied):
        ask(agency, actor=people.of_agency(role, agency))


def test_a_change_counts_for_what_is_opened_from_then_on():
    made = ask()

    actions.change(
        actor=ANALYST, of=made.pk, seen=1, entry=entry(made.agency, indicators=(TOTAL,)), now=NOW
    )

    later = NOW + timedelta(days=32)
    assert actions.open_quarter(actor=UNIT, now=later) == 1
    newest = QuarterlyReturn.objects.get(quarter="2026/27 Q3")
    assert [row.indicator for row in newest.lines.all()] == [TOTAL]
    older = QuarterlyReturn.objects.get(quarter="2026/27 Q2")
    assert [row.indicator for row in older.lines.all()] == [COUNT, SHARE]


def test_two_people_do_not_change_a_request_over_each_other():
    made = ask()
    actions.change(actor=UNIT, of=made.pk, seen=1, entry=entry(made.agency), now=NOW)

    with pytest.raises(CannotDo, match="meanwhile"):
        actions.change(actor=ANALYST, of=made.pk, seen=1, entry=entry(made.agency), now=NOW)


def test_a_request_that_ended_opens_nothing_more_and_what_was_sent_stays():
    made = ask()

    with pytest.raises(CannotDo, match="Say why"):
        actions.end(actor=UNIT, of=made.pk, why=" ", now=NOW)
    actions.end(actor=UNIT, of=made.pk, why="The contract ended", now=NOW)

    assert actions.open_quarter(actor=UNIT, now=NOW + timedelta(days=200)) == 0
    assert QuarterlyReturn.objects.count() == 2
    with pytest.raises(CannotDo, match="has ended"):
        actions.end(actor=UNIT, of=made.pk, why="Again", now=NOW)


def test_opening_twice_opens_nothing_twice():
    ask()
    later = NOW + timedelta(days=32)

    assert actions.open_quarter(actor=UNIT, now=later) == 1
    assert actions.open_quarter(actor=UNIT, now=later) == 0
    assert list(Entry.objects.values_list("event", flat=True)).count("collection.opened") == 1


def somebody(role, agency, name):
    person = Person.objects.create(email=f"{name}@agency.example", shown_as=name)
    RoleHeld.objects.create(person=person, role=role, agency=agency, starts_on=date(2020, 1, 1))
    return person


def letters():
    return sorted(Letter.objects.values_list("kind", "person__shown_as"))


@pytest.fixture
def agency():
    found = AgencyListingFactory().agency
    somebody(Role.CONTRIBUTOR, found, "contributor")
    somebody(Role.AGENCY_LEAD, found, "lead")
    somebody(Role.CONTRIBUTOR, AgencyListingFactory().agency, "of another agency")
    somebody(Role.MEMBER, found, "member")
    return found


def waiting(agency, quarter="2026/27 Q2", **more):
    request = DataRequestFactory(agency=agency)
    return QuarterlyReturnFactory(request=request, quarter=quarter, **more)


def at(day):
    return datetime(2026, 11, day, 9, tzinfo=UTC)


def test_before_the_due_day_the_agency_is_reminded_a_week_ahead(agency):
    of = waiting(agency)

    assert tasks.remind(at(6)) == {"returns due soon or overdue": 0, "mails": 0}
    assert tasks.remind(at(7)) == {"returns due soon or overdue": 1, "mails": 2}

    assert letters() == [("return-due", "contributor"), ("return-due", "lead")]
    of.refresh_from_db()
    assert of.stands == State.REMINDED


def test_after_it_the_agency_is_reminded_once_a_week(agency):
    waiting(agency)

    told = [tasks.remind(at(day))["mails"] for day in range(15, 30)]

    # 15 November is a Sunday: that week, the week after, and the one after that.
    assert told == [2, 2, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0]
    assert {kind for kind, _ in letters()} == {"return-overdue"}


def test_a_return_that_came_is_not_waited_for(agency):
    waiting(agency, sent=True, state="validated")

    assert tasks.remind(at(20)) == {"returns due soon or overdue": 0, "mails": 0}


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ("queried", [("return-queried", "contributor"), ("return-queried", "lead")]),
        ("commentary in", [("return-to-sign", "lead")]),
        ("validated", [("returns-to-look-at", "analyst")]),
        ("signed", [("returns-to-look-at", "analyst")]),
        ("accepted", []),
        ("requested", []),
    ],
)
def test_whoever_has_something_to_do_is_told(agency, state, told):
    somebody(Role.ANALYST, None, "analyst")
    waiting(agency, sent=True, state=state)

    tasks.tell_who_waits(at(20))
    tasks.tell_who_waits(at(20))

    assert letters() == told


def test_each_work_comes_round_each_day():
    names = ("collection.open", "collection.reminders", "collection.waiting", "collection.sweep")

    assert {type(registry.find(name).cadence) for name in names} == {Daily}


def kept(of, person=9101, now=NOW):
    return sheets.keep(
        actor=people.contributor(of.agency, person),
        of=of.pk,
        name="return.xlsx",
        grids=[Grid("Return", (("Somebody’s row",),))],
        now=now,
    )


def test_what_was_sent_waits_sealed_and_for_its_sender_alone():
    of = QuarterlyReturnFactory()
    made = kept(of)

    raw = SentSheet.objects.filter(pk=made.pk).extra(select={"raw": "cells"}).values("raw").get()
    assert "Somebody" not in str(raw["raw"])
    assert queries.sheet(people.contributor(of.agency), of, made.pk) is not None
    assert queries.sheet(people.contributor(of.agency, 77), of, made.pk) is None


def test_a_second_file_of_the_same_person_takes_the_place_of_the_first():
    of = QuarterlyReturnFactory()
    kept(of)
    second = kept(of)
    kept(of, person=77)

    assert set(SentSheet.objects.filter(person=9101)) == {second}
    assert SentSheet.objects.count() == 2


def test_what_nobody_read_goes_after_a_day():
    of = QuarterlyReturnFactory()
    kept(of, now=NOW - timedelta(days=1, seconds=1))
    newer = kept(of, person=77)

    assert tasks.sweep(NOW) == {"sheets let go of": 1}
    assert list(SentSheet.objects.all()) == [newer]


def test_no_file_is_sent_for_what_is_accepted_already():
    of = QuarterlyReturnFactory(
        sent=True, state="accepted", accepted_at=NOW, accepted_by="Data analyst"
    )

    with pytest.raises(CannotDo, match="restate it"):
        kept(of)
