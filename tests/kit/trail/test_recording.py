"""The trail only grows, and only inside the transaction of the change it tells of."""

from datetime import UTC, datetime

import pytest
from django.db import transaction

from sightline.kit import trail
from sightline.kit.access import COMMAND_LINE, Actor
from sightline.kit.permission import Role
from sightline.kit.trail.models import Entry
from sightline.kit.trail.recording import OutsideTransaction
from tests.factories.partnership import YearFactory

NOW = datetime(2020, 6, 1, 9, 0, tzinfo=UTC)
ANALYST = Actor("Data analyst", frozenset({Role.ANALYST}), person=7)


@pytest.mark.django_db
def test_an_entry_says_who_did_what_to_what_and_when():
    year = YearFactory()

    trail.record(actor=ANALYST, event="concerns.coded", at=NOW, target=year, concern="neglect")

    entry = Entry.objects.get()
    assert (entry.actor, entry.person, entry.event) == ("Data analyst", 7, "concerns.coded")
    assert (entry.target, entry.target_id) == ("partnership.year", str(year.pk))
    assert (entry.at, entry.details) == (NOW, {"concern": "neglect"})
    assert "concerns.coded" in str(entry)


@pytest.mark.django_db
def test_the_system_acts_by_name_and_is_no_person():
    trail.record(actor=COMMAND_LINE, event="evidence.loaded", at=NOW)

    entry = Entry.objects.get()
    assert (entry.actor, entry.person) == ("the command line", None)
    assert (entry.target, entry.target_id) == ("", "")


@pytest.mark.django_db
def test_an_entry_outlives_what_it_is_about():
    year = YearFactory()
    trail.record(actor=ANALYST, event="partnership.loaded", at=NOW, target=year)

    year.delete()

    assert Entry.objects.get().target == "partnership.year"


@pytest.mark.django_db
def test_every_entry_leaves_another_mark_than_any_before():
    marks = [trail.latest()]

    for _ in range(3):
        trail.record(actor=ANALYST, event="concerns.coded", at=NOW)
        marks.append(trail.latest())

    assert marks[0] == ""
    assert len(set(marks)) == 4


@pytest.mark.django_db(transaction=True)
def test_nothing_is_recorded_outside_a_transaction():
    with pytest.raises(OutsideTransaction, match=r"concerns\.coded"):
        trail.record(actor=ANALYST, event="concerns.coded", at=NOW)

    assert not Entry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_an_entry_goes_when_its_change_is_taken_back():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        trail.record(actor=ANALYST, event="concerns.coded", at=NOW)
        1 / 0  # noqa: B018

    assert not Entry.objects.exists()
