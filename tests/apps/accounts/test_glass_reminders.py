"""Whoever reviews broken glass is reminded each day while any waits for more than a day."""

from datetime import UTC, date, datetime, timedelta

import pytest

from sightline.apps.accounts import queries as accounts
from sightline.apps.accounts import tasks
from sightline.apps.accounts.cases import actions as cases
from sightline.apps.accounts.models import GlassBroken, NamedCase, Person, RoleHeld
from sightline.kit.mail import kinds
from sightline.kit.mail.models import Letter
from sightline.kit.permission import Role
from sightline.kit.schedule import Daily, registry

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
DAY = timedelta(days=1)
KIND = "glass-still-to-review"


def officer(name="officer"):
    person = Person.objects.create(email=f"{name}@council.example", shown_as="Officer")
    RoleHeld.objects.create(
        person=person, role=Role.DATA_PROTECTION_OFFICER, starts_on=date(2020, 1, 1)
    )
    return person


@pytest.fixture
def broken():
    lead = Person.objects.create(email="lead@health.example", shown_as="Lead")
    case = NamedCase.objects.create(reference="AAAAA-AAAAA", title="A", owner=lead, opened_at=NOW)
    return GlassBroken.objects.create(
        case=case, person=lead, reason="x", at=NOW, until=NOW + timedelta(hours=4)
    )


def told():
    return set(Letter.objects.filter(kind=KIND).values_list("person", flat=True))


def test_it_comes_round_each_day():
    assert registry.find("accounts.glass-to-review").cadence == Daily(hour=7)


def test_within_a_day_nobody_is_reminded(broken):
    officer()

    assert tasks.glass_to_review(NOW + timedelta(hours=23)) == {"opened cases to review": 0}
    assert told() == set()


def test_after_a_day_every_officer_is_reminded_and_nobody_else(broken):
    both = {officer().pk, officer("another").pk}

    counts = tasks.glass_to_review(NOW + DAY)

    assert counts == {"opened cases to review": 1, "mails": 2}
    assert told() == both


def test_once_a_day_and_again_the_next(broken):
    officer()

    mails = [
        tasks.glass_to_review(NOW + later)["mails"]
        for later in (DAY, DAY + timedelta(hours=2), 2 * DAY)
    ]

    assert mails == [1, 0, 1]


def test_once_it_is_reviewed_nobody_is_reminded_more(broken):
    reviewer = accounts.actor_for(officer(), NOW.date())
    cases.review(actor=reviewer, broken=broken, justified=True, found="It was right.", now=NOW)

    assert tasks.glass_to_review(NOW + 2 * DAY) == {"opened cases to review": 0}


def test_nobody_turns_it_off(broken):
    Person.objects.filter(pk=officer().pk).update(wants_reminders=False)

    tasks.glass_to_review(NOW + DAY)

    assert len(told()) == 1
    assert not kinds.find(KIND).may_be_turned_off
