"""The chain in the database: whole whatever is written, and broken by whatever goes round it."""

from datetime import UTC, datetime, timedelta, timezone
from importlib import import_module

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from sightline.core.trail_file import ADDED, ANOTHER, CHANGED, CUT, REMOVED
from sightline.kit import trail
from sightline.kit.access import COMMAND_LINE, Actor
from sightline.kit.permission import Role
from sightline.kit.trail import actions, checking, queries
from sightline.kit.trail.models import Entry, Head
from sightline.kit.trail.recording import HeadIsMissing

NOW = datetime(2020, 6, 1, 9, 0, 0, 123456, tzinfo=UTC)
POLICE = Actor("Zoë, lead", frozenset({Role.AGENCY_LEAD}), 7, frozenset({"police", "health"}))
GUARD = import_module("sightline.kit.trail.migrations.0005_entries_are_only_added")


def record(count=1, event="concerns.coded", at=NOW):
    for number in range(count):
        trail.record(actor=POLICE, event=event, at=at, title=f"Ü{number}", rows=number)


def fault(mark=None):
    found = checking.verify(COMMAND_LINE, mark).fault
    return (found.kind, found.number)


def behind_its_back(statement, *values):
    """As somebody does who has the database's own password and takes the triggers away."""
    editor = _Editor()
    GUARD.unguard(None, editor)
    editor.execute(statement, values)
    GUARD.guard(None, editor)


class _Editor:
    """A schema editor works in no transaction on SQLite; this test's own is never kept."""

    connection = connection

    def execute(self, statement, values=None):
        with connection.cursor() as cursor:
            cursor.execute(statement, values)


@pytest.mark.django_db
def test_entries_are_numbered_without_a_gap_and_say_for_whom_somebody_acts():
    record(3)

    assert list(Entry.objects.values_list("number", flat=True)) == [1, 2, 3]
    assert Entry.objects.first().agency == "health, police"
    head = Head.objects.get()
    assert (head.count, head.hash) == (3, Entry.objects.last().hash)


@pytest.mark.django_db
def test_a_moment_is_hashed_as_one_whatever_zone_it_is_told_in():
    record(at=NOW.astimezone(timezone(timedelta(hours=5))))

    assert checking.verify(COMMAND_LINE).whole


@pytest.mark.django_db
def test_the_chain_is_whole_also_when_there_is_nothing_in_it():
    assert checking.verify(COMMAND_LINE).whole
    record(5)
    assert checking.verify(COMMAND_LINE).entries == 5


@pytest.mark.django_db(transaction=True)
def test_what_is_taken_back_leaves_no_gap():
    with transaction.atomic():
        record(2)
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            record()
            1 / 0  # noqa: B018
        record()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        record()
        1 / 0  # noqa: B018
    with transaction.atomic():
        record()

    assert list(Entry.objects.values_list("number", flat=True)) == [1, 2, 3, 4]
    assert checking.verify(COMMAND_LINE).whole


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE trail_entry SET actor = 'nobody'",
        "DELETE FROM trail_entry",
        "DELETE FROM trail_head",
        "UPDATE trail_head SET count = 1",
        "UPDATE trail_head SET hash = ''",
    ],
)
def test_the_database_refuses_to_change_or_remove_what_was_recorded(statement):
    record(3)

    with (
        pytest.raises(DatabaseError, match="only added to"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.mark.django_db
def test_the_models_are_refused_as_well():
    record()

    with pytest.raises(DatabaseError), transaction.atomic():
        Entry.objects.update(event="other")
    with pytest.raises(DatabaseError), transaction.atomic():
        Entry.objects.all().delete()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        "actor = 'nobody'", "person = 8", "person = NULL", "agency = ''", "event = 'other'",
        "target = 'x'", "target_id = 'x'", "at = '2020-06-01 09:00:00+00:00'", "details = '{}'",
        "hash = ''",
    ],
)  # fmt: skip
def test_a_row_changed_behind_the_triggers_back_is_named(change):
    record(5)

    behind_its_back(f"UPDATE trail_entry SET {change} WHERE number = 3")

    assert fault() == (CHANGED, 3)


@pytest.mark.django_db
@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL keeps no text of these")
def test_any_one_letter_that_is_changed_or_put_in_anywhere_in_a_row_is_named():
    """But in `mark`, which tells caches apart, says nothing, and is in no chain."""
    record(3)
    columns = ["at", "actor", "person", "agency", "event", "target", "details", "hash"]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(columns)} FROM trail_entry WHERE number = 2")
        stands = dict(zip(columns, map(str, cursor.fetchone()), strict=True))
        cursor.execute("PRAGMA ignore_check_constraints = ON")  # as somebody with the file does

    GUARD.unguard(None, _Editor())
    for column, text in stands.items():
        for place in range(len(text)):
            blank = [] if column == "person" else [text[place] + " "]  # '7 ' is kept as 7
            for other in (chr(ord(text[place]) ^ 1), *blank):
                now = text[:place] + other + text[place + 1 :]
                with connection.cursor() as cursor:
                    cursor.execute(f"UPDATE trail_entry SET {column} = %s WHERE number = 2", [now])
                assert fault() == (CHANGED, 2), (column, now)
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE trail_entry SET {column} = %s WHERE number = 2", [text])
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA ignore_check_constraints = OFF")
    assert checking.verify(COMMAND_LINE).whole


@pytest.mark.django_db
@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL takes only moments")
def test_a_row_that_cannot_be_read_is_named():
    record(5)

    behind_its_back("UPDATE trail_entry SET at = 'never' WHERE number = 3")

    assert fault() == (CHANGED, 3)


@pytest.mark.django_db
@pytest.mark.parametrize(("number", "expected"), [(1, REMOVED), (3, REMOVED), (5, CUT)])
def test_a_row_removed_behind_the_triggers_back_is_named(number, expected):
    record(5)

    behind_its_back("DELETE FROM trail_entry WHERE number = %s", number)

    assert fault() == (expected, number)


@pytest.mark.django_db
def test_two_rows_that_change_places_are_named():
    record(5)

    behind_its_back("UPDATE trail_entry SET number = 99 WHERE number = 2")
    behind_its_back("UPDATE trail_entry SET number = 2 WHERE number = 3")
    behind_its_back("UPDATE trail_entry SET number = 3 WHERE number = 99")

    assert fault() == (CHANGED, 2)


@pytest.mark.django_db
def test_a_row_put_in_by_another_way_is_named_though_it_continues_the_chain():
    record(3)
    forged = Entry.objects.last()
    said = {name: getattr(forged, name) for name in (*queries.trail_file.FIELDS, "details")}
    said |= {"number": 4}
    text = queries.text_of(said)

    Entry.objects.create(**said, hash=queries.trail_file.link(forged.hash, text))

    assert fault() == (ADDED, 4)


@pytest.mark.django_db
def test_nothing_is_recorded_once_the_head_is_gone():
    record(3)

    behind_its_back("DELETE FROM trail_head")

    with pytest.raises(HeadIsMissing), transaction.atomic():
        record()
    assert Entry.objects.count() == 3


@pytest.mark.django_db
def test_nothing_is_recorded_twice_once_the_head_is_set_back():
    record(3)

    behind_its_back("UPDATE trail_head SET count = 2")

    with pytest.raises(DatabaseError), transaction.atomic():
        record()


@pytest.mark.django_db
def test_an_older_copy_that_grew_on_is_told_by_the_checkpoint(settings, tmp_path):
    settings.HOME = tmp_path
    record(4)
    older = list(Entry.objects.values_list("number", flat=True))
    record(3)
    mark = actions.make_checkpoint(actor=COMMAND_LINE, now=NOW)

    behind_its_back("DELETE FROM trail_entry WHERE number > %s", older[-1])
    last = Entry.objects.last()
    behind_its_back("UPDATE trail_head SET count = %s, hash = %s", last.number, last.hash)
    assert checking.verify(COMMAND_LINE).whole
    assert fault(mark) == (CUT, 5)
    record(10, event="plan.loaded")

    assert checking.verify(COMMAND_LINE).whole
    assert fault(mark) == (ANOTHER, 8)


@pytest.mark.django_db
def test_only_the_newest_can_be_verified():
    record(10)
    behind_its_back("UPDATE trail_entry SET actor = 'nobody' WHERE number = 2")

    assert checking.verify_newest(COMMAND_LINE, 5).whole
    assert checking.verify_newest(COMMAND_LINE, 8).whole
    assert checking.verify_newest(COMMAND_LINE, 9).fault.number == 2
    assert checking.verify_newest(COMMAND_LINE, 100).fault.number == 2


@pytest.mark.django_db
@pytest.mark.parametrize("role", [role for role in Role if role not in (
    Role.SYSTEM, Role.DATA_PROTECTION_OFFICER)])  # fmt: skip
def test_only_the_data_protection_officer_reads_the_trail(role):
    actor = Actor("Somebody", frozenset({role}), 1)

    with pytest.raises(PermissionDenied):
        list(queries.lines(actor))
    with pytest.raises(PermissionDenied):
        queries.entries(actor, queries.Asked())
    with pytest.raises(PermissionDenied):
        actions.make_checkpoint(actor=actor, now=NOW)


@pytest.mark.django_db
def test_looking_after_the_trail_changes_nothing_that_a_report_says(settings, tmp_path):
    settings.HOME = tmp_path
    record()
    before = trail.latest()

    actions.make_checkpoint(actor=COMMAND_LINE, now=NOW)
    actions.note_copy(actor=COMMAND_LINE, form="csv", rows=1, now=NOW)

    assert trail.latest() == before


@pytest.mark.django_db(transaction=True)
def test_entries_from_before_the_chain_are_chained_as_they_stand():
    with transaction.atomic():
        record(1200)
    chained = list(Entry.objects.values_list("number", "hash", "details"))

    call_command("migrate", "trail", "0002", verbosity=0)
    assert not Head.objects.exists()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE trail_entry SET number = NULL, hash = ''")
    call_command("migrate", "trail", verbosity=0)

    assert list(Entry.objects.values_list("number", "hash", "details")) == chained
    assert checking.verify(COMMAND_LINE).whole
    with transaction.atomic():
        record()
    assert checking.verify(COMMAND_LINE).entries == 1201
