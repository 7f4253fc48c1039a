"""What tells of others is taken out for good, and two people see to it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.apps.accounts.models import Person
from sightline.apps.evidence.models import Finding
from sightline.apps.subject_access import actions, rules
from sightline.apps.subject_access.models import AccessRequest
from sightline.apps.subject_access.types import (
    Asker,
    CannotDo,
    Decision,
    Outcome,
    RequestEntry,
)
from sightline.kit.permission import Role
from sightline.kit.trail.models import Entry
from sightline.web.subject_access import sources
from tests.access_requests import (
    NOW,
    OTHER,
    SUBJECT,
    THIRD,
    UNIT,
    WORDS,
    answered,
    begun,
    check,
    come_in,
    decide,
    owned_case,
    owner_of_the_case,
    shortened,
    taken,
    thing,
    words,
)

pytestmark = pytest.mark.django_db


def test_what_is_taken_out_is_nowhere_in_the_answer_and_the_rest_is(unit):
    found = taken()
    shortened(found)
    check(found)

    text = answered(unit, found)

    assert THIRD not in text
    assert "Bartholomew" not in text
    assert "was heard at last." in text
    assert "(removed)" in text
    assert "Schedule 2, paragraphs 16 and 17" in text


def test_what_is_withheld_or_not_about_them_is_not_in_the_answer_but_that_it_was_is(unit):
    found = taken(thing("a", "Secret of one"), thing("b", "Secret of two"), thing("c", "Given"))
    one, two, three = found.items.order_by("ref")
    decide(found, Decision.WITHHOLD, exemption="privilege", item=one)
    decide(found, Decision.NOT_ABOUT, why="Another person", item=two)
    decide(found, Decision.GIVE, item=three)
    check(found)

    text = answered(unit, found)

    assert "Secret" not in text
    assert "Another person" not in text
    assert "1 record was kept back whole" in text
    assert "Given" in text


def test_nothing_is_given_out_before_somebody_else_checked_it(unit):
    found = taken()
    decide(found)

    with pytest.raises(CannotDo, match="somebody else"):
        check(found, UNIT)
    refused = unit.get(reverse("subject-access:answer", args=[found.pk]))
    assert refused.status_code == 409
    assert "checked by somebody else" in words(refused)
    with pytest.raises(CannotDo):
        actions.close(
            actor=UNIT, request=found.pk, outcome=Outcome.ANSWERED, why="By post", now=NOW
        )


@pytest.mark.parametrize("after", ["decided", "taken", "corrected"])
def test_whatever_changes_after_the_check_takes_the_check_away(after):
    found = taken()
    decide(found)
    check(found)

    if after == "decided":
        decide(found)
    elif after == "taken":
        actions.take(actor=UNIT, request=found.pk, things=[thing("b")], now=NOW)
    else:
        entry = RequestEntry("Another", "Another", Asker.SUBJECT)
        actions.correct(actor=UNIT, request=found.pk, entry=entry, now=NOW)

    assert AccessRequest.objects.get().checked_at is None


def test_two_who_decide_at_once_do_not_overwrite_each_other():
    found = taken()
    one = found.items.get()
    decide(found, item=one)

    with pytest.raises(CannotDo, match="meanwhile"):
        decide(found, Decision.WITHHOLD, exemption="harm", item=one)

    assert found.items.get().decision == Decision.GIVE


def test_a_clash_keeps_what_was_typed_in_the_form(unit):
    found = taken()
    one = found.items.get()
    decide(found)
    typed = WORDS.replace(THIRD, f"[[{THIRD}]]")

    page = unit.post(
        reverse("subject-access:item", args=[found.pk, one.pk]),
        {
            "marked": typed,
            "decision": "give",
            "exemption": "others",
            "why": "",
            "seen": one.version,
        },
    )

    assert "decided about this meanwhile" in words(page)
    assert f"[[{THIRD}]]" in page.content.decode()


def test_a_name_is_marked_in_everything_that_is_not_decided():
    found = taken(thing("a"), thing("b"), thing("c", "Nothing of him"))
    decided = found.items.get(ref="a")
    decide(found, item=decided)

    number = actions.mark_everywhere(actor=UNIT, request=found.pk, phrase=THIRD.upper(), now=NOW)

    assert number == 1
    assert f"[[{THIRD}]]" in found.items.get(ref="b").marked
    assert "[[" not in found.items.get(ref="a").marked


def test_what_is_sealed_is_read_decided_and_checked_only_by_who_may_read_it(unit):
    case = owned_case("A review")
    found = begun()
    things = sources.all_found(owner_of_the_case(), [SUBJECT], NOW)
    actions.take(actor=owner_of_the_case(), request=found.pk, things=things, now=NOW)
    one = found.items.get()
    assert one.guarded_by == f"accounts.namedcase:{case.pk}"

    assert (
        SUBJECT
        not in words(unit.get(reverse("subject-access:request", args=[found.pk]))).split(
            "What was found"
        )[1]
    )
    where = reverse("subject-access:item", args=[found.pk, one.pk])
    assert unit.get(where).status_code == 404
    assert SUBJECT not in words(unit.get(reverse("subject-access:check", args=[found.pk])))
    with pytest.raises(CannotDo, match="not open to you"):
        decide(found, actor=OTHER)
    decide(found, actor=owner_of_the_case())
    assert not Entry.objects.filter(event="access.opened").exists()
    with pytest.raises(CannotDo, match="sealed"):
        check(found)


def test_nothing_of_it_stands_plain_in_the_database_or_the_trail(django_db_blocker):
    from django.db import connection

    found = taken()
    shortened(found)

    with connection.cursor() as cursor:
        for table in ("subject_access_accessrequest", "subject_access_accessitem", "trail_entry"):
            cursor.execute(f"SELECT * FROM {table}")
            assert not [row for row in cursor.fetchall() if "Quux" in str(row) or THIRD in str(row)]


@pytest.mark.parametrize("exemption", ["crime", "child-abuse", "harm"])
def test_the_answer_tips_nobody_off(unit, exemption):
    found = taken(thing("a", "Secret of one"), thing("b", "Given"))
    one, two = found.items.order_by("ref")
    decide(found, Decision.WITHHOLD, exemption=exemption, item=one)
    decide(found, Decision.GIVE, item=two)
    check(found)

    text = answered(unit, found)

    assert "kept back" not in text
    assert "Schedule 3" not in text
    assert "Secret" not in text


def test_nobody_checks_what_they_did_not_see():
    found = taken()
    shortened(found)
    shown = rules.fingerprint((one.pk, one.version) for one in found.items.all())
    decide(found, marked=WORDS)

    with pytest.raises(CannotDo, match="meanwhile"):
        check(found, seen=shown)

    assert AccessRequest.objects.get().checked_at is None


def test_the_page_to_check_shows_what_the_file_holds_and_no_more(unit, year):
    Person.objects.create(email="w.quux@council.example", shown_as=SUBJECT)
    finding = Finding.objects.get(year=year, key="audit-whole-family-each-child")
    said = finding.statement.split(".")[0]
    found = begun(said)
    unit.post(reverse("subject-access:find", args=[found.pk]), {"all": "yes"})
    for one in found.items.all():
        decide(found, item=one, actor=OTHER)
    shown = words(unit.get(reverse("subject-access:check", args=[found.pk])))
    check(found, UNIT)

    text = answered(unit, found)

    assert said in shown
    assert said in text
    assert SUBJECT not in shown


def test_what_is_decided_of_a_sealed_thing_stays_within_its_case(unit):
    owned_case("A review")
    owner, found = owner_of_the_case(), begun()
    things = sources.all_found(owner, [SUBJECT], NOW)
    actions.take(actor=owner, request=found.pk, things=things, now=NOW)
    one = found.items.get()
    decide(found, Decision.WITHHOLD, exemption="harm", why=f"{THIRD} hit her", actor=owner)
    officer = come_in(Role.DATA_PROTECTION_OFFICER)

    entry = Entry.objects.get(event="access.decided")
    assert THIRD not in words(officer.get(reverse("trail:entry", args=[entry.number])))
    shown = words(unit.get(reverse("subject-access:request", args=[found.pk])))
    assert one.kind not in shown
    assert "Restricted" in shown


def test_a_page_with_many_sealed_things_asks_no_more(unit, year, django_assert_num_queries):
    found = begun()
    own = [f"evidence.restrictedfinding:{number}" for number in range(20)]
    actions.take(actor=UNIT, request=found.pk, things=[thing("x", "x", own[0])], now=NOW)
    where = reverse("subject-access:request", args=[found.pk])
    unit.get(where)
    with CaptureQueriesContext(connection) as few:
        unit.get(where)
    needed = len(few)
    more = [thing(str(number), "x", each) for number, each in enumerate(own)]
    actions.take(actor=UNIT, request=found.pk, things=more, now=NOW)

    with django_assert_num_queries(needed):
        unit.get(where)
