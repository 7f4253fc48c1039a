from datetime import date, timedelta

import pytest
from django.db import IntegrityError

from sightline.apps.accounts import queries
from sightline.apps.accounts.access import reach
from sightline.apps.accounts.models import Person, RoleHeld
from sightline.apps.accounts.signing import second_factor
from sightline.apps.evidence.restricted.access import may_read_of
from sightline.apps.partnership.models import Agency
from sightline.apps.records.sharing.queries import may_record_for
from sightline.kit.access import agencies_in
from sightline.kit.permission import Role
from sightline.kit.tasks.models import Job
from sightline.reports.access import may_vouch, may_write
from sightline.reports.writing.types import SectionState
from tests.factories.partnership import AgencyListingFactory, YearFactory
from tests.reading_pages import main, words

TODAY = date(2020, 6, 30)
DAY = timedelta(days=1)


@pytest.fixture
def person(db):
    return Person.objects.create(email="lead@health.example", shown_as="Designated doctor")


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "holds"),
    [
        pytest.param(TODAY, None, True, id="from-today"),
        pytest.param(TODAY + DAY, None, False, id="from-tomorrow"),
        pytest.param(TODAY - 30 * DAY, TODAY, True, id="last-day"),
        pytest.param(TODAY - 30 * DAY, TODAY - DAY, False, id="ended-yesterday"),
    ],
)
def test_a_role_counts_from_its_first_day_to_its_last(person, starts_on, ends_on, holds):
    RoleHeld.objects.create(person=person, role=Role.PARTNER, starts_on=starts_on, ends_on=ends_on)

    actor = queries.actor_for(person, TODAY)

    assert actor.roles == (frozenset({Role.PARTNER}) if holds else frozenset())


def test_an_actor_is_shown_by_role_and_knows_their_agencies(person):
    for key in ("police", "health"):
        agency = Agency.objects.create(key=key)
        RoleHeld.objects.create(
            person=person, role=Role.AGENCY_LEAD, agency=agency, starts_on=TODAY
        )

    actor = queries.actor_for(person, TODAY)

    assert actor.name == "Designated doctor"
    assert actor.person == person.pk
    assert actor.agencies == {"police", "health"}


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"role": "system"}, id="nobody-is-the-system"),
        pytest.param({"role": "mayor"}, id="unknown-role"),
        pytest.param({"ends_on": TODAY - DAY}, id="ends-before-it-starts"),
    ],
)
def test_the_database_refuses_a_role_that_cannot_be(person, wrong):
    held = RoleHeld(**{"person": person, "role": Role.MEMBER, "starts_on": TODAY, **wrong})

    with pytest.raises(IntegrityError):
        held.save()


def test_one_address_is_one_person(person):
    with pytest.raises(IntegrityError):
        Person.objects.create(email="Lead@Health.example", shown_as="Someone")


def test_a_page_that_asks_for_nobody_costs_no_query(client, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        client.get("/healthz")


def test_a_request_learns_who_asks_with_one_query_beside_the_session(
    sign_in, django_assert_num_queries
):
    client = sign_in(Role.PARTNER)

    # session, person, roles; the page's own: roles; the frame's: years
    with django_assert_num_queries(5):
        client.get("/accounts/")


def test_a_person_whose_role_has_ended_is_told_so(sign_in):
    client = sign_in()

    answer = client.get("/accounts/")

    assert "You hold no role today" in words(main(answer))


def test_your_account_shows_role_agency_and_since_when(sign_in):
    client = sign_in(Role.AGENCY_LEAD, agency=Agency.objects.create(key="police"))

    answer = client.get("/accounts/")

    facts = main(answer).findall(".//dl/div")
    assert [[words(part) for part in fact] for fact in facts] == [
        ["Role", "Agency's safeguarding lead"],
        ["Agency", "police"],
        ["Since", "1 January 2020"],
    ]


@pytest.fixture
def of_two_agencies(db):
    """A lead of the police, who is a contributor of health."""
    year = YearFactory(first=2026)
    police, health = (
        AgencyListingFactory(year=year, agency__key=key, name=key).agency
        for key in ("police", "health")
    )
    person = Person.objects.create(email="two@x.example", shown_as="Of two agencies")
    day = date(2020, 1, 1)
    RoleHeld.objects.create(person=person, role=Role.AGENCY_LEAD, agency=police, starts_on=day)
    RoleHeld.objects.create(person=person, role=Role.MEMBER, agency=health, starts_on=day)
    return queries.actor_for(person, date(2026, 11, 25))


def test_what_somebody_may_do_for_one_agency_they_may_not_do_for_another(of_two_agencies):
    actor = of_two_agencies

    assert actor.agencies == {"police", "health"}
    assert reach(actor) == {"police"}
    assert may_read_of(actor, "police")
    assert not may_read_of(actor, "health")
    assert may_record_for(actor, "police")
    assert not may_record_for(actor, "health")
    assert may_write(actor, "police")
    assert not may_write(actor, "health")
    assert not may_vouch(actor, SectionState.AGENCY_CHECKED, "health")


def test_a_withheld_role_gives_no_agency(of_two_agencies):
    actor = second_factor.without(of_two_agencies)

    assert agencies_in(actor, set(Role)) == {"health"}
    assert not may_read_of(actor, "police")


def test_work_that_is_done_later_is_done_for_the_same_agencies(of_two_agencies):
    job = Job(roles=["agency-lead"], agencies=["police", "health"], actor="x", person=1)
    job.held = sorted(of_two_agencies.held)

    assert reach(job.asker) == {"police"}
