"""What changed stands in the trail sealed by its subject, and goes for good with the key."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings

from sightline.apps.accounts.models import Invitation, Person, RoleHeld
from sightline.apps.accounts.people import actions as people
from sightline.kit import trail
from sightline.kit.access import COMMAND_LINE, Actor
from sightline.kit.permission import Role
from sightline.kit.sealing import actions as sealing
from sightline.kit.trail import actions, checking, queries, values
from sightline.kit.trail.changes import NOT_KEPT
from sightline.kit.trail.models import Entry, Erasure, SubjectKey
from sightline.kit.trail.types import CannotErase
from tests.factories.partnership import YearFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2020, 6, 1, 9, 0, tzinfo=UTC)
OFFICER = Actor("Data protection officer", frozenset({Role.DATA_PROTECTION_OFFICER}), 900)
PARTNER = Actor("Partner", frozenset({Role.PARTNER}), 901)
ADDRESS = "192.0.2.77"


@pytest.fixture
def person():
    return Person.objects.create(email="old@example.org", shown_as="Old name", password="digest-1")


def change(person, **fields):
    changes = trail.put(Person.objects.filter(pk=person.pk), **fields)
    trail.record(actor=COMMAND_LINE, event="accounts.changed", at=NOW, changes=changes)
    return Entry.objects.last()


def rows(entry, actor=OFFICER):
    return [row for change in queries.changes(actor, entry, NOW) for row in change.rows]


def erase(subject):
    asked = actions.ask_erasing(actor=OFFICER, subject=subject, why="A request", now=NOW)
    actions.approve_erasing(actor=PARTNER, erasure=asked, why="Agreed", now=NOW)
    return asked


def test_each_field_is_told_as_it_was_and_as_it_is(person):
    entry = change(person, email="new@example.org", wants_reminders=False, shown_as="Old name")

    assert rows(entry) == [
        ("email", "old@example.org", "new@example.org"),
        ("wants reminders", True, False),
    ]
    assert Person.objects.get().email == "new@example.org"


def test_what_was_is_read_from_the_table_and_not_from_an_old_copy(person):
    Person.objects.update(shown_as="Changed meanwhile")

    assert rows(change(person, shown_as="New")) == [("shown as", "Changed meanwhile", "New")]


def test_no_value_and_no_address_stands_plain_in_the_table_or_the_export(person):
    changes = trail.put(Person.objects.filter(pk=person.pk), email="new@example.org")
    acting = Actor("Somebody", frozenset(), person.pk, address=ADDRESS)
    trail.record(
        actor=acting, event="search.asked", at=NOW, changes=changes, own={"query": "Child A"}
    )

    kept = json.dumps(Entry.objects.last().details) + b"".join(queries.lines(OFFICER)).decode()
    assert not [word for word in ("example.org", ADDRESS, "Child A") if word in kept]
    assert '"email"' in kept
    origin = queries.origins(OFFICER, [Entry.objects.last()])[Entry.objects.last().number]
    assert origin.values == {"query": "Child A", "address": ADDRESS}


def test_a_secret_is_told_as_changed_and_never_kept(person):
    assert rows(change(person, password="digest-2")) == [("password", NOT_KEPT, NOT_KEPT)]


def test_what_is_added_and_removed_is_told_whole(person):
    held = RoleHeld.objects.create(person=person, role=Role.ANALYST, starts_on=NOW.date())
    told = [trail.added(held), trail.removed(held)]
    trail.record(actor=COMMAND_LINE, event="accounts.changed", at=NOW, changes=told)

    assert rows(Entry.objects.last()) == [
        ("person", None, person.pk),
        ("role", None, "analyst"),
        ("starts on", None, "2020-06-01"),
        ("person", person.pk, None),
        ("role", "analyst", None),
        ("starts on", "2020-06-01", None),
    ]
    assert {each.subject for each in told} == {f"accounts.person:{person.pk}"}


def test_once_erased_nobody_reads_the_values_and_the_chain_still_verifies(person):
    entry, subject = change(person, shown_as="New"), f"accounts.person:{person.pk}"
    before = entry.hash

    erase(subject)

    told = queries.changes(OFFICER, Entry.objects.get(number=entry.number), NOW)[0]
    assert (told.opened.values, told.opened.erased_at, told.fields) == (None, NOW, ("shown_as",))
    assert not SubjectKey.objects.get(subject=subject).key
    assert Entry.objects.get(number=entry.number).hash == before
    assert checking.verify(OFFICER).whole


def test_what_happens_after_an_erasing_is_sealed_under_a_new_key(person):
    change(person, shown_as="Second")
    erase(f"accounts.person:{person.pk}")

    later = change(person, shown_as="Third")

    assert rows(later) == [("shown as", "Second", "Third")]
    assert [key.number for key in SubjectKey.objects.filter(subject__contains="person:")][:2] == [
        1,
        2,
    ]


def test_erasing_a_person_takes_the_invitation_by_which_they_came(person):
    unit = Actor("Accounts", frozenset({Role.ACCOUNTS_ADMINISTRATOR}), 3)
    people.invite(actor=unit, email="new@example.org", roles=[Role.ANALYST], now=NOW)
    entry = Entry.objects.get(event="accounts.invited")
    assert ("email", None, "new@example.org") in rows(entry)
    invited = Invitation.objects.get()
    joined = Person.objects.create(email=invited.email, shown_as="Analyst")
    change(joined, shown_as="Data analyst")

    erase(f"accounts.person:{joined.pk}")

    assert rows(entry) == []


def test_whoever_asked_cannot_approve_and_can_take_it_back(person):
    entry = change(person, shown_as="New")
    asked = actions.ask_erasing(
        actor=OFFICER, subject=f"accounts.person:{person.pk}", why="A request", now=NOW
    )

    with pytest.raises(CannotErase, match="another person"):
        actions.approve_erasing(actor=OFFICER, erasure=asked, why="Mine", now=NOW)
    actions.refuse_erasing(actor=OFFICER, erasure=asked, why="Wrong one", now=NOW)

    assert rows(entry)
    assert Erasure.objects.get().is_approved is False


def test_it_is_decided_once(person):
    change(person, shown_as="New")
    asked = erase(f"accounts.person:{person.pk}")

    with pytest.raises(CannotErase, match="meanwhile"):
        actions.refuse_erasing(actor=PARTNER, erasure=asked, why="No", now=NOW)


@pytest.mark.parametrize("subject", ["", "accounts.person:0", "nothing"])
def test_nothing_is_asked_for_where_nothing_stands(person, subject):
    with pytest.raises(CannotErase, match="no values"):
        actions.ask_erasing(actor=OFFICER, subject=subject, why="A request", now=NOW)


def test_it_is_asked_for_once_at_a_time(person):
    change(person, shown_as="New")
    asking = {"actor": OFFICER, "subject": f"accounts.person:{person.pk}", "why": "Why", "now": NOW}
    actions.ask_erasing(**asking)

    with pytest.raises(CannotErase, match="already"):
        actions.ask_erasing(**asking)


def test_values_moved_to_another_entry_or_place_do_not_open(person):
    entry = change(person, shown_as="New")
    told = entry.details["changes"][0]
    keys = values.keys_of([told["subject"]])

    def opens(number=entry.number, place="0", subject=told["subject"], token=told["sealed"]):
        return values.opened(token, subject, number, place, keys).values is not None

    assert opens()
    assert not opens(number=entry.number + 1)
    assert not opens(place="1")
    assert not opens(subject="accounts.person:0")
    assert not opens(token="t1.1.AAAA")
    assert not opens(token="t1.9.AAAA")
    assert not opens(token="nothing")


def test_a_rotation_of_the_ring_reaches_the_keys_and_leaves_the_chain(person):
    entry = change(person, shown_as="New")

    sealing.rotate(actor=COMMAND_LINE, new=True, now=NOW)
    sealing.rotate(actor=COMMAND_LINE, new=False, now=NOW + timedelta(days=1))

    assert rows(entry) == [("shown as", "Old name", "New")]
    assert checking.verify(OFFICER).whole


def test_values_too_long_for_an_entry_are_told_by_length_and_digest():
    year = YearFactory(report_title="Short")
    long = "ä" * 300_000
    told = trail.of_cells("rows", "rows:1", {"words": "Short"}, {"words": long, "key": "a"})
    trail.record(actor=COMMAND_LINE, event="keeping.changed", at=NOW, target=year, changes=[told])

    found = {name: pair for name, *pair in rows(Entry.objects.last())}
    assert found["key"] == [None, "a"]
    assert found["words"][0] == "Short"
    assert found["words"][1].startswith("300000 characters, SHA-256 ")
    assert checking.verify(OFFICER).whole


def test_a_change_of_nothing_is_told_with_no_field(person):
    entry = change(person, shown_as="Old name")

    assert entry.details["changes"][0]["fields"] == []


def test_no_row_gives_no_change():
    assert trail.put(Person.objects.filter(pk=0), shown_as="Nobody") == []


def test_the_ring_is_needed_to_open_anything(person, tmp_path, monkeypatch):
    entry = change(person, shown_as="New")
    monkeypatch.setattr(settings, "SEAL_KEYS_FILE", str(tmp_path / "another-ring"))

    assert rows(entry) == []


def test_what_is_taken_away_is_told_as_it_stood_and_once(person):
    held = RoleHeld.objects.create(person=person, role=Role.ANALYST, starts_on=NOW.date())
    RoleHeld.objects.update(role=Role.MEMBER)

    [told] = trail.take_away(RoleHeld.objects.filter(pk=held.pk))

    assert told.fields["role"] == ("member", None)
    assert trail.take_away(RoleHeld.objects.filter(pk=held.pk)) == []


@pytest.mark.parametrize("token", ["t1.².AAAA", "t1..AAAA", "t1.1", "t1.1.a", ""])
def test_a_token_that_somebody_changed_does_not_open_and_breaks_nothing(person, token):
    told = change(person, shown_as="New").details["changes"][0]
    keys = values.keys_of([told["subject"]])

    assert values.opened(token, told["subject"], 1, "0", keys).values is None
