"""Values are opened to who may read the record, and erased when two people want it."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from sightline.apps.accounts.cases import actions as cases
from sightline.apps.accounts.models import Person, RoleHeld
from sightline.apps.evidence.restricted import actions as restricted
from sightline.apps.evidence.types import Polarity, RestrictedEntry
from sightline.apps.partnership.models import Agency
from sightline.exchange.keeping import actions as keeping
from sightline.exchange.models import Revision
from sightline.exchange.revisions import queries as revisions
from sightline.kit import clock
from sightline.kit.access import Actor
from sightline.kit.permission import Role
from sightline.kit.trail.models import Entry, Erasure, SubjectKey
from sightline.reports.models import Section, SectionVersion
from sightline.reports.writing import actions as writing
from tests import reading_pages, record_keeping, signing_in, years

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)
UNIT = Actor("Business manager", frozenset({Role.BUSINESS_UNIT}), 9001)
FINDING = "audit-whole-family-each-child"
SECRET = "Wilhelmina Quux was left alone"


@pytest.fixture(autouse=True)
def year(settings, tmp_path):
    settings.HOME = tmp_path / "home"
    settings.HOME.mkdir()
    return years.load_oxfordshire()


def come_in(role):
    person = Person.objects.create(email=f"{role}@council.example", shown_as=str(role))
    RoleHeld.objects.create(person=person, role=role, starts_on=date(2020, 1, 1))
    client = Client()
    signing_in.with_both_factors(client, person)
    client.person = person
    return client


@pytest.fixture
def officer():
    return come_in(Role.DATA_PROTECTION_OFFICER)


@pytest.fixture
def partner():
    return come_in(Role.PARTNER)


def shown(client, number):
    page = client.get(reverse("trail:entry", args=[number]))
    return reading_pages.words(reading_pages.main(page))


def changed(year, statement="The audit asked each child"):
    row = revisions_of(year)
    cells = {**row, "statement": statement}
    keeping.change(
        actor=UNIT, year=year, table="findings", key=FINDING, cells=cells, seen=row, now=NOW
    )
    return Entry.objects.filter(event="keeping.revision-noted").last()


def revisions_of(year):
    last = Revision.objects.filter(year=year, table="findings", key=FINDING).order_by("number")
    return dict(last.last().after)


def ask(client, entry, why="A request of the first of September"):
    return client.post(reverse("erasing:ask", args=[entry.number, 0]), {"why": why})


def decide(client, decision="approve"):
    where = reverse("erasing:erasure", args=[Erasure.objects.get().pk])
    told = {"decision": decision, "why": "It is right", "no_hold": "on"}
    return client.post(where, told, follow=True)


def test_an_entry_shows_each_field_before_and_after_and_that_it_did_is_an_entry(year, officer):
    entry = changed(year)

    words = shown(officer, entry.number)

    assert "What changed in findings" in words
    assert "The audit asked each child" in words
    opened = Entry.objects.get(event="trail.values-opened")
    assert (opened.person, opened.details["entry"]) == (officer.person.pk, entry.number)


def test_a_row_erased_by_two_people_is_gone_from_the_trail_and_its_history(year, officer, partner):
    entry = changed(year)
    ask(officer, entry)
    assert Revision.objects.filter(key=FINDING, after={}).count() == 0

    answer = decide(partner)

    assert "The trail still verifies" in reading_pages.words(reading_pages.page_of(answer))
    assert "The values were erased on" in shown(officer, entry.number)
    kept = Revision.objects.filter(table="findings", key=FINDING)
    assert {(str(each.before), str(each.after)) for each in kept} == {("{}", "{}")}
    others = Revision.objects.exclude(key=FINDING)
    assert others.filter(after={}).count() == 0


def test_a_row_withdrawn_and_erased_cannot_be_put_back(year, officer, partner):
    key = Revision.objects.filter(year=year, table="commendations").first().key
    row = {"year": year, "table": "commendations", "key": key}
    keeping.withdraw(actor=UNIT, **row, reason="It named a child", now=NOW)
    assert key in revisions.last_withdrawn(UNIT, year, "commendations")
    ask(officer, Entry.objects.filter(event="keeping.revision-noted").last())
    decide(partner)

    assert key not in revisions.last_withdrawn(UNIT, year, "commendations")
    with pytest.raises(keeping.Gone):
        keeping.put_back(actor=UNIT, **row, now=NOW)


def test_the_officer_who_asked_is_offered_to_take_it_back_and_nothing_else(year, officer):
    ask(officer, changed(year))
    where = reverse("erasing:erasure", args=[Erasure.objects.get().pk])

    assert "another person has to approve it" in reading_pages.words(
        reading_pages.main(officer.get(where))
    )
    decide(officer)

    assert Erasure.objects.get().is_approved is False
    assert not SubjectKey.objects.exclude(erased_at=None).exists()


def test_nothing_is_approved_by_who_did_not_look_at_the_legal_holds(year, officer, partner):
    record_keeping.made()
    Erasure.objects.all().delete()
    ask(officer, changed(year))
    where = reverse("erasing:erasure", args=[Erasure.objects.get().pk])

    shown = reading_pages.words(reading_pages.main(partner.get(where)))
    refused = partner.post(where, {"decision": "approve", "why": "It is right"})

    assert "Held papers, asked for by The court: An inquiry" in shown
    assert "Look through the legal holds" in reading_pages.words(reading_pages.main(refused))
    assert Erasure.objects.get().decided_at is None


def test_a_refusal_keeps_the_values(year, officer, partner):
    entry = changed(year)
    ask(officer, entry)
    decide(partner, "refuse")

    assert "The audit asked each child" in shown(officer, entry.number)


def test_asked_twice_it_says_so(year, officer):
    entry = changed(year)
    ask(officer, entry)

    again = ask(officer, entry)

    assert "asked for already" in reading_pages.words(reading_pages.main(again))
    assert Erasure.objects.count() == 1


@pytest.mark.parametrize("place", [(0, 0), (10**8, 0), (1, 99)])
def test_what_no_entry_tells_of_cannot_be_asked_for(officer, place):
    assert officer.get(reverse("erasing:ask", args=place)).status_code == 404


def test_nobody_but_the_two_sees_the_requests(year, officer):
    ask(officer, changed(year))
    number = Erasure.objects.get().pk

    for role in (Role.BUSINESS_UNIT, Role.SCRUTINEER, Role.ACCOUNTS_ADMINISTRATOR):
        client = come_in(role)
        assert client.get(reverse("erasing:list")).status_code == 403
        assert client.post(reverse("erasing:erasure", args=[number])).status_code == 403
    partner = come_in(Role.PARTNER)
    assert partner.get(reverse("erasing:ask", args=[1, 0])).status_code == 403


def sealed_entry(case=None, agency=None):
    said = RestrictedEntry(SECRET, "A call", Polarity.CONCERN, "March 2020")
    actor = Actor(
        "Reviewer", frozenset({Role.REVIEWER, Role.BUSINESS_UNIT}), case and case.owner_id
    )
    restricted.record(actor=actor, entry=said, case=case, agency=agency, now=clock.now())
    return Entry.objects.filter(event="restricted.recorded").last()


def test_what_is_sealed_in_a_case_stays_sealed_to_the_officer_unless_they_may_read_it(officer):
    owner = come_in(Role.REVIEWER).person
    unit = Actor("Owner", frozenset({Role.BUSINESS_UNIT}), owner.pk)
    case = cases.open_case(
        actor=unit, title="Review", subject="", until=clock.today(), now=clock.now()
    )
    entry = sealed_entry(case=case)

    assert SECRET not in shown(officer, entry.number)
    assert "sealed with the case" in shown(officer, entry.number)
    assert not Entry.objects.filter(event="trail.values-opened").exists()

    # One person in both roles, on the list of the case.
    RoleHeld.objects.create(person=officer.person, role=Role.SCRUTINEER, starts_on=clock.today())
    cases.name_person(
        actor=unit,
        case=case,
        person=officer.person,
        reason="Scrutiny of the review",
        until=clock.today(),
        now=clock.now(),
    )
    assert SECRET in shown(officer, entry.number)


def test_an_agencys_own_record_stays_sealed_to_the_officer(officer):
    entry = sealed_entry(agency=Agency.objects.first())

    assert SECRET not in shown(officer, entry.number)
    assert "sealed with the case or the agency’s own record" in shown(officer, entry.number)


def test_a_file_names_the_fields_and_leaves_the_values_sealed(year, officer):
    changed(year)

    answer = officer.get("/trail/", {"event": "keeping.revision-noted", "download": "csv"})

    text = answer.content.decode()
    assert "findings: statement" in text
    assert "The audit asked each child" not in text
    assert '"sealed"' not in text


def test_what_is_about_a_sealed_case_is_approved_by_nobody_who_may_not_read_it(officer, partner):
    owner = come_in(Role.REVIEWER).person
    unit = Actor("Owner", frozenset({Role.BUSINESS_UNIT}), owner.pk)
    case = cases.open_case(
        actor=unit, title="Review", subject="", until=clock.today(), now=clock.now()
    )
    entry = sealed_entry(case=case)
    ask(officer, entry)

    refused = decide(partner)
    assert "not open to you" in reading_pages.words(reading_pages.main(refused))
    assert Erasure.objects.get().decided_at is None
    cases.name_person(
        actor=unit,
        case=case,
        person=partner.person,
        reason="To decide on an erasing",
        until=clock.today(),
        now=clock.now(),
    )
    decide(partner)

    assert Erasure.objects.get().is_approved


def test_the_searches_and_addresses_of_somebody_who_changed_nothing_can_be_erased(officer, partner):
    analyst = come_in(Role.ANALYST)
    analyst.get("/search/", {"q": "Wilhelmina Quux"})
    entry = Entry.objects.get(event="search.asked")

    assert "Wilhelmina Quux" in shown(officer, entry.number)
    assert Entry.objects.filter(event="trail.values-opened").count() == 1
    taken = officer.get("/trail/", {"event": "search.asked", "download": "csv"}).content.decode()
    assert "Wilhelmina" not in taken
    assert "127.0.0.1" in taken
    officer.post(reverse("erasing:ask-of-actor", args=[entry.number]), {"why": "A request"})
    decide(partner)

    assert "Wilhelmina Quux" not in shown(officer, entry.number)
    assert "Erased on" in shown(officer, entry.number)


def test_earlier_words_of_a_section_go_with_its_values(year, officer, partner):
    for words in ("The board heard Wilhelmina Quux.\n", "The board heard a child.\n"):
        row = Section.objects.get(year=year, key="foreword")
        writing.write(actor=UNIT, year=year, key="foreword", words=words, opened=row.words, now=NOW)
    ask(officer, Entry.objects.filter(event="reports.section-written").last())
    decide(partner)

    kept = SectionVersion.objects.filter(year=year, section="foreword")
    assert not [each for each in kept if "Quux" in each.words]
    assert Section.objects.get(year=year, key="foreword").words == "The board heard a child.\n"


def test_the_history_of_an_erased_row_says_so(year, officer, partner):
    ask(officer, changed(year))
    decide(partner)

    page = come_in(Role.BUSINESS_UNIT).get(
        reverse("keep:row", args=[year.slug, "findings", FINDING])
    )

    history = reading_pages.words(reading_pages.main(page)).split("History")[1]
    assert "what it said was erased" in history
    assert "Taken out by a pack" not in history
