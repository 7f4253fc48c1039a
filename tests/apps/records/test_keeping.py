"""The schedule, the register and its queue, legal holds, and destruction by two people."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.apps.accounts.models import Person
from sightline.apps.records.keeping import actions, queries
from sightline.apps.records.models import Destruction, KeptItem, LegalHold, RetentionRule
from sightline.apps.records.schedule import actions as schedule
from sightline.apps.records.schedule import queries as schedules
from sightline.apps.records.schedule.proposals import proposed
from sightline.apps.records.types import CannotDo, Standing
from sightline.kit.access import Actor
from sightline.kit.permission import Role
from sightline.kit.trail.models import Entry
from tests import record_keeping as made
from tests.factories.partnership import YearFactory
from tests.reading_pages import main, words
from tests.record_keeping import NOW, OTHER, TODAY, UNIT

pytestmark = pytest.mark.django_db


@pytest.fixture
def classes():
    schedule.begin(actor=UNIT, now=NOW)
    made.approve("meetings", "rapid-review-files", "published-reports")


def standing(item, on=TODAY):
    return queries.kept(UNIT, item.pk, on).standing


def destroy(item, actor=UNIT, day=TODAY):
    return actions.destroy(actor=actor, item=item.pk, day=day, how="Shredded", now=NOW)


def test_the_schedule_begins_as_proposals_and_only_once():
    schedule.begin(actor=UNIT, now=NOW)

    found = schedules.in_force(UNIT, TODAY)
    assert found.keys() == proposed().keys()
    assert not any(rule.is_approved for rule in found.values())
    with pytest.raises(CannotDo, match="already"):
        schedule.begin(actor=UNIT, now=NOW)


def test_what_is_approved_counts_until_the_newer_version_is_approved(classes):
    made.newer_proposal()
    assert schedules.in_force(UNIT, TODAY)["meetings"].number == 1

    says = {"actor": UNIT, "key": "meetings", "approved_by": "The executive", "now": NOW}
    schedule.approve(seen=2, on=TODAY, **says)

    assert schedules.in_force(UNIT, TODAY)["meetings"].number == 2
    with pytest.raises(CannotDo, match="meanwhile"):
        schedule.approve(seen=2, on=TODAY, **says)
    assert RetentionRule.objects.filter(record_class__key="meetings").count() == 2


def test_a_change_on_what_somebody_changed_meanwhile_is_refused(classes):
    made.newer_proposal()

    with pytest.raises(CannotDo, match="meanwhile"):
        made.newer_proposal()


def test_a_class_is_added_once(classes):
    entry = replace(proposed()["meetings"], title="Leaflets")
    schedule.add_class(actor=UNIT, entry=entry, now=NOW)

    with pytest.raises(CannotDo, match="another"):
        schedule.add_class(actor=UNIT, entry=entry, now=NOW)


def test_the_queue_holds_what_is_past_its_last_day(classes):
    item = made.item(started_on=date(2016, 8, 31))

    assert standing(item, date(2026, 8, 31)) == Standing.KEPT
    assert standing(item, date(2026, 9, 1)) == Standing.DUE


def test_an_age_is_counted_from_the_year_of_birth_alone(classes):
    item = made.item(of="rapid-review-files", born_in=2012)

    assert queries.kept(UNIT, item.pk, TODAY).until == date(2037, 12, 31)
    with pytest.raises(CannotDo, match="born"):
        made.item(of="rapid-review-files")


def test_a_newer_rule_moves_the_last_day_of_what_is_kept(classes):
    item = made.item(started_on=date(2016, 8, 31))
    RetentionRule.objects.filter(record_class__key="meetings").update(amount=20)

    assert queries.kept(UNIT, item.pk, TODAY).until == date(2036, 8, 31)


def test_a_review_keeps_it_longer_with_its_reason(classes):
    item = made.item()
    says = {"actor": UNIT, "item": item.pk, "why": "An inquiry may ask", "now": NOW}
    actions.keep_longer(until=date(2030, 1, 1), **says)

    assert standing(item) == Standing.KEPT
    with pytest.raises(CannotDo, match="after 1 January 2030"):
        actions.keep_longer(until=date(2029, 1, 1), **says)
    with pytest.raises(CannotDo, match="until 1 January 2030"):
        destroy(item)


def test_a_title_that_may_tell_who_somebody_is_is_refused(classes):
    with pytest.raises(CannotDo, match="NHS number"):
        made.item(title="File of 943 476 5919")


@pytest.mark.parametrize(
    ("of", "started_on", "why"),
    [
        ("meetings", date(2020, 1, 1), "kept until 1 January 2030"),
        ("published-reports", date(1990, 1, 1), "permanently"),
        ("escalations", date(1990, 1, 1), "only a proposal"),
    ],
)
def test_what_is_still_kept_or_only_proposed_to_go_is_not_destroyed(classes, of, started_on, why):
    item = made.item(of=of, started_on=started_on)

    with pytest.raises(CannotDo, match=why):
        destroy(item)
    assert not Destruction.objects.exists()


def test_a_hold_on_the_item_stops_destruction_until_it_is_lifted(classes):
    item, free = made.item(), made.item()
    hold = made.hold(item)

    with pytest.raises(CannotDo, match="legal hold"):
        destroy(item)
    destroy(free)
    actions.lift(actor=OTHER, hold=hold.pk, why="It is over", now=NOW)
    destroy(item)
    with pytest.raises(CannotDo, match="lifted already"):
        actions.lift(actor=OTHER, hold=hold.pk, why="It is over", now=NOW)


def test_a_hold_on_the_class_stops_destruction_of_all_of_it(classes):
    item = made.item()
    says = {"actor": OTHER, "why": "An inquiry", "asked_by": "The court", "now": NOW}
    actions.hold_class(key="meetings", from_day=TODAY, **says)

    assert standing(item) == standing(made.item()) == Standing.HELD
    with pytest.raises(CannotDo, match="legal hold"):
        destroy(item)


def test_two_people_destroy_and_the_same_person_is_refused(classes):
    item = made.item()
    destroy(item)

    assert standing(item) == Standing.UNWITNESSED
    with pytest.raises(CannotDo, match="another person"):
        actions.witness(actor=UNIT, item=item.pk, now=NOW)
    same = Actor("Under another name", frozenset({Role.SCRUTINEER}), UNIT.person)
    with pytest.raises(CannotDo, match="another person"):
        actions.witness(actor=same, item=item.pk, now=NOW)

    actions.witness(actor=OTHER, item=item.pk, now=NOW)
    assert standing(item) == Standing.DESTROYED
    with pytest.raises(CannotDo, match="waits"):
        actions.witness(actor=OTHER, item=item.pk, now=NOW)


def test_what_was_not_destroyed_after_all_is_taken_back_and_kept_on(classes, sign_in):
    item = made.item()
    destroy(item)
    page = reverse("records:take-back", args=[item.pk])
    YearFactory(first=2026)
    sign_in(Role.SCRUTINEER).post(page, {"why": "The box is still there"})

    assert standing(item) == Standing.DUE
    assert queries.destructions(UNIT).get().taken_back_why == "The box is still there"
    made.destroyed(item)
    with pytest.raises(CannotDo, match="waits"):
        actions.take_back(actor=OTHER, item=item.pk, why="No", now=NOW)
    assert standing(item) == Standing.DESTROYED


def test_the_database_refuses_a_witness_who_is_the_same_person(classes):
    found = destroy(made.item())

    with pytest.raises(IntegrityError), transaction.atomic():
        Destruction.objects.filter(pk=found.pk).update(
            witnessed_at=NOW, witnessed_by="Me", witness_person=found.person
        )


def test_what_is_destroyed_is_neither_kept_longer_nor_held_nor_destroyed_again(classes):
    item = made.item()
    made.destroyed(item)

    for act in (
        lambda: destroy(item),
        lambda: made.hold(item),
        lambda: actions.keep_longer(
            actor=UNIT, item=item.pk, until=date(2040, 1, 1), why="So", now=NOW
        ),
    ):
        with pytest.raises(CannotDo, match="destroyed already"):
            act()
    assert KeptItem.objects.filter(pk=item.pk).exists()


@pytest.mark.parametrize("day", [date(2026, 9, 2), date(2020, 3, 31)])
def test_it_was_destroyed_after_its_last_day_and_no_later_than_today(classes, day):
    with pytest.raises(CannotDo, match="day it was destroyed"):
        destroy(made.item(), day=day)


@pytest.mark.parametrize("role", [Role.SCRUTINEER, Role.DATA_PROTECTION_OFFICER, Role.PARTNER])
def test_only_the_business_unit_keeps_and_destroys(classes, role):
    item, actor = made.item(), Actor("Somebody", frozenset({role}), 3)

    with pytest.raises(PermissionDenied):
        destroy(item, actor)
    with pytest.raises(PermissionDenied):
        schedule.begin(actor=actor, now=NOW)


def test_the_trail_holds_each_step_and_no_words_of_it(classes):
    item = made.item()
    made.destroyed(item)

    entries = Entry.objects.filter(event__contains="destr")
    assert [each.event for each in entries] == [
        "records.item-destroyed",
        "records.destruction-witnessed",
    ]
    assert "Shredded" not in json.dumps([each.details for each in entries])
    assert entries[1].details["changes"][0]["fields"] == [
        "witnessed_at", "witnessed_by", "witness_person",
    ]  # fmt: skip


@time_machine.travel(NOW, tick=False)
def test_from_the_proposal_to_the_certificate_on_the_pages(sign_in):
    YearFactory(first=2026)
    unit = sign_in(Role.BUSINESS_UNIT)

    unit.post(reverse("records:begin-schedule"))
    unit.post(
        reverse("records:approve-class", args=["meetings"]),
        {"approved_by": "The executive", "on": "1/9/2026", "seen": "1"},
    )
    unit.post(
        reverse("records:add-item"),
        {
            "record_class": "meetings",
            "title": "Minutes of 2010",
            "where": "The archive",
            "started_on": "31/3/2010",
        },
    )
    item = KeptItem.objects.get()
    listed = words(main(unit.get(f"{reverse('records:kept')}?state=to_review")))
    assert "1 item is past the last day" in listed
    assert "Minutes of 2010" in listed

    pages = {
        name: reverse(f"records:{name}", args=[item.pk])
        for name in ("hold-item", "destroy", "witness", "certificate", "item")
    }
    held = {"why": "An inquiry", "asked_by": "The court", "from_day": "1/9/2026"}
    unit.post(pages["hold-item"], held)
    gone = {"day": "1/9/2026", "how": "Shredded"}
    refused = unit.post(pages["destroy"], gone)
    assert "A legal hold stops destruction" in words(main(refused))
    unit.post(
        reverse("records:lift-hold", args=[LegalHold.objects.get().pk]), {"why": "It is over"}
    )
    unit.post(pages["destroy"], gone)

    assert "another person" in words(main(unit.post(pages["witness"], {"saw": "on"})))
    assert unit.get(pages["certificate"]).status_code == 404
    sign_in(Role.SCRUTINEER).post(pages["witness"], {"saw": "on"})

    certificate = words(main(unit.get(pages["certificate"])))
    assert "Witnessed byscrutineer" in certificate
    assert "Shredded" in certificate
    file = unit.get(f"{pages['certificate']}?download=csv").content.decode()
    assert "Minutes of 2010" in file
    assert Person.objects.count() == 2


def test_the_destruction_page_says_that_sightline_deletes_nothing(classes, sign_in):
    page = sign_in(Role.BUSINESS_UNIT).get(reverse("records:destroy", args=[made.item().pk]))

    assert "Sightline deletes nothing that is kept elsewhere" in words(main(page))


@pytest.mark.parametrize("name", ["kept", "holds", "destroyed", "schedule"])
def test_a_long_list_costs_what_a_short_one_does(classes, sign_in, name):
    client, address = sign_in(Role.BUSINESS_UNIT), reverse(f"records:{name}")
    now = datetime(2026, 9, 1, 13, tzinfo=UTC)

    def grow():
        made.hold(made.item(), now)
        made.destroyed(made.item(), now)
        made.item()

    grow()
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for _ in range(20):
        grow()
    with CaptureQueriesContext(connection) as many:
        client.get(address)

    assert len(many) == len(few) <= 25
