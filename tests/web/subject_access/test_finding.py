"""What is held about somebody is found, by who may read it, and what was found is taken."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.apps.accounts.models import Person, RoleHeld
from sightline.apps.evidence.restricted import actions as restricted
from sightline.apps.evidence.types import Polarity, RestrictedEntry
from sightline.apps.feedback import actions as feedback
from sightline.apps.feedback.types import About
from sightline.apps.partnership import queries as partnership
from sightline.apps.records.sharing import actions as sharing
from sightline.apps.subject_access import actions
from sightline.apps.subject_access.types import CannotDo
from sightline.core import trail_file
from sightline.exchange.keeping import actions as keeping
from sightline.kit import clock
from sightline.kit.access import STRANGER, Actor
from sightline.kit.permission import Role
from sightline.kit.trail import queries
from sightline.kit.trail.models import Entry
from sightline.web.search import rooms
from sightline.web.subject_access import sources
from tests import record_keeping
from tests.access_requests import (
    NOW,
    OFFICER,
    OTHER,
    SUBJECT,
    TODAY,
    UNIT,
    WORDS,
    begun,
    owned_case,
    owner_of_the_case,
    taken,
    thing,
    words,
)

pytestmark = pytest.mark.django_db


def test_it_is_found_wherever_words_of_people_stand(year):
    says = "The voice of Wilhelmina Quux"
    change_a_finding(year, says)
    feedback.reply(
        actor=STRANGER,
        about=About("2019-20", 1, "hash", "report", "The report"),
        words="I am WILHELMINA  QÜÜX",
        now=NOW,
    )
    sharing.record(
        actor=UNIT,
        agency=partnership.agency_keys().first().key,
        entry=record_keeping.share_entry(what=f"Attendance of {SUBJECT}", on=TODAY),
        now=NOW,
    )
    Person.objects.create(email="w.quux@council.example", shown_as=SUBJECT)
    owned_case(SUBJECT)
    rooms.bring_level([year])

    found = sources.all_found(owner_of_the_case(), [SUBJECT], clock.now())

    kinds = {each.kind.partition(",")[0] for each in found}
    assert {"Finding", "Earlier words of a row", "Reply of a reader", "Share log"} <= kinds
    assert {"Account", "Named case", "Restricted finding"} <= kinds
    assert len({each.ref for each in found}) == len(found)


def change_a_finding(year, statement):
    table, key = "findings", "audit-whole-family-each-child"
    from sightline.exchange.models import Revision

    row = dict(Revision.objects.filter(year=year, table=table, key=key).last().after)
    keeping.change(
        actor=UNIT,
        year=year,
        table=table,
        key=key,
        cells={**row, "statement": statement},
        seen=row,
        now=NOW,
    )


def test_what_is_sealed_is_found_by_nobody_who_may_not_read_it():
    owned_case(SUBJECT)

    assert sources.all_found(OTHER, [SUBJECT], NOW) == []
    assert len(sources.all_found(owner_of_the_case(), [SUBJECT], NOW)) == 2


def test_where_the_actor_may_not_look_is_said():
    assert sources.not_looked_in(UNIT) == ["the trail"]
    assert "accounts" in sources.not_looked_in(OFFICER)


def test_a_page_of_what_is_found_is_one_entry_with_the_words_sealed(unit):
    found = begun()

    page = unit.get(reverse("subject-access:find", args=[found.pk]))

    assert "somebody who may has to look there" in words(page)
    entry = Entry.objects.get(event="access.searched")
    assert entry.details["count"] == 0
    assert SUBJECT not in str(entry.details)


def test_a_page_that_shows_what_is_restricted_is_an_entry_that_names_it(unit, year):
    RoleHeld.objects.create(person=unit.person, role=Role.ANALYST, starts_on=TODAY)
    acting = Actor("Analyst", frozenset({Role.BUSINESS_UNIT}), unit.person.pk)
    said = RestrictedEntry(WORDS, "A call", Polarity.CONCERN, "March 2020")
    own = restricted.record(
        actor=acting, entry=said, agency=partnership.agency_keys().first(), now=NOW
    )
    found = begun()
    unit.get(reverse("subject-access:find", args=[found.pk]))
    named = {"evidence.restrictedfinding": [str(own.pk)]}
    assert Entry.objects.get(event="access.searched").details["shown"] == named

    unit.post(reverse("subject-access:find", args=[found.pk]), {"all": "yes"})
    one = found.items.get()
    unit.get(reverse("subject-access:item", args=[found.pk, one.pk]))
    unit.get(reverse("subject-access:check", args=[found.pk]))

    opened = Entry.objects.filter(event="access.opened")
    assert [each.details["shown"] for each in opened] == [named] * 2


def test_only_what_was_found_is_taken_whatever_is_sent(unit, year):
    Person.objects.create(email="w.quux@council.example", shown_as=SUBJECT)
    found = begun()
    where = reverse("subject-access:find", args=[found.pk])

    unit.post(where, {"chosen": ["person:999", "case:1", "year:2019-20/x/y"]})
    assert not found.items.exists()
    unit.post(where, {"all": "yes"})

    assert [one.kind for one in found.items.all()] == ["Account"]
    assert "w.quux@council.example" in found.items.get().words


def test_a_thing_is_taken_once_and_as_it_stood():
    found = taken(thing(words="First"))

    actions.take(actor=UNIT, request=found.pk, things=[thing(words="Second")], now=NOW)

    assert [one.words for one in found.items.all()] == ["First"]


def test_to_look_costs_no_more_queries_for_more_that_is_found(unit, django_assert_num_queries):
    found = begun()
    Person.objects.create(email="first@c.example", shown_as=SUBJECT)
    where = reverse("subject-access:find", args=[found.pk])
    unit.get(where)
    with CaptureQueriesContext(connection) as few:
        unit.get(where)
    needed = len(few)
    for number in range(20):
        person = Person.objects.create(email=f"{number}@c.example", shown_as=SUBJECT)
        RoleHeld.objects.create(person=person, role=Role.ANALYST, starts_on=TODAY)
        thing_of = record_keeping.share_entry(what=f"Attendance of {SUBJECT}", on=TODAY)
        agency = partnership.agency_keys().first().key
        sharing.record(actor=UNIT, agency=agency, entry=thing_of, now=NOW)

    unit.get(where)
    with django_assert_num_queries(needed):
        page = unit.get(where)
    assert "41 things hold" in words(page)


@pytest.mark.parametrize(
    ("term", "written"),
    [("O'Brien", "O’Brien"), ("Smith-Jones", "Smith\u2011Jones"), ("Quux", "Qu\u00adux")],
)
def test_a_name_is_found_however_it_is_typed(term, written):
    Person.objects.create(email="x@council.example", shown_as=f"Jo {written}")

    assert len(sources.all_found(UNIT, [term], NOW)) == 1


def test_what_was_looked_for_goes_with_the_request_and_not_with_whoever_looked(unit):
    found = begun()
    unit.get(reverse("subject-access:find", args=[found.pk]))

    told = Entry.objects.get(event="access.searched").details

    assert told["changes"][0]["subject"] == f"subject_access.accessrequest:{found.pk}"


def test_a_great_many_things_make_many_short_entries_and_a_trail_that_verifies(tmp_path):
    found = begun()
    many = [thing(str(number)) for number in range(320)]
    actions.take(actor=UNIT, request=found.pk, things=many, now=NOW)

    lines = list(queries.lines(OFFICER))
    told = Entry.objects.filter(event="access.things-taken")
    assert sum(len(each.details["changes"]) for each in told) == 320
    assert {each.details.get("continues") for each in told} == {None, told[0].number}
    assert max(map(len, lines)) < trail_file.LONGEST_LINE / 4
    file = tmp_path / "trail.jsonl"
    file.write_bytes(b"".join(lines))
    assert trail_file.verify_file(file).whole


def test_a_request_that_somebody_closed_meanwhile_is_not_found(unit, monkeypatch):
    found = begun()

    def closed(**said):
        raise CannotDo("This request is closed.")

    monkeypatch.setattr(actions, "note_searched", closed)

    assert unit.get(reverse("subject-access:find", args=[found.pk])).status_code == 404
