"""Bringing a year's rows level with a pack: what it writes, what it leaves, and how it counts."""

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from sightline.apps.partnership.models import AgencyListing, Note, Seat
from sightline.apps.plan.models import StrengthOrChallenge
from sightline.kit.keyed import Changes, Levelling
from tests.factories.concerns import ConcernListingFactory
from tests.factories.partnership import (
    AgencyFactory,
    AgencyListingFactory,
    GroupFactory,
    NoteFactory,
    YearFactory,
)
from tests.factories.plan import StrengthOrChallengeFactory

pytestmark = pytest.mark.django_db


def fields(text):
    return {"about": "figure", "about_key": "", "kind": "unclear", "note": text, "source": ""}


def level(year, wanted):
    levelling = Levelling(year)
    rows = levelling.level("notes", Note.objects.filter(year=year), wanted)
    levelling.removals.carry_out()
    return rows, levelling.changes[0]


def stored(year):
    return {row.key: row.note for row in Note.objects.filter(year=year)}


tables = st.dictionaries(
    st.sampled_from("abcdef"), st.sampled_from(["one", "two"]), max_size=6
).flatmap(lambda table: st.permutations(list(table.items())).map(dict))


@given(tables, tables)
def test_the_rows_become_what_is_wanted_and_the_counts_add_up(before, after):
    with transaction.atomic():
        year = YearFactory()
        level(year, {key: fields(text) for key, text in before.items()})

        rows, changes = level(year, {key: fields(text) for key, text in after.items()})

        assert list(stored(year).items()) == list(after.items())
        assert {key: row.note for key, row in rows.items()} == after
        both = [key for key in after if key in before]
        assert list(changes.added) == [key for key in after if key not in before]
        assert list(changes.changed) == [key for key in both if before[key] != after[key]]
        assert sorted(changes.removed) == sorted(key for key in before if key not in after)
        assert changes.unchanged == sum(before[key] == after[key] for key in both)
        transaction.set_rollback(True)


@given(tables)
def test_levelling_twice_changes_nothing_and_writes_nothing(table):
    wanted = {key: fields(text) for key, text in table.items()}
    with transaction.atomic():
        year = YearFactory()
        first, _ = level(year, wanted)

        second, changes = level(year, wanted)

        assert changes == Changes("notes", unchanged=len(table))
        assert {row.pk for row in second.values()} == {row.pk for row in first.values()}
        transaction.set_rollback(True)


def test_a_second_levelling_only_reads(django_assert_num_queries):
    year = YearFactory()
    wanted = {f"n-{at}": fields("same") for at in range(20)}
    level(year, wanted)

    with django_assert_num_queries(1):
        level(year, wanted)


def test_rows_that_point_at_others_are_compared_without_fetching_those(django_assert_num_queries):
    year = YearFactory()
    agencies = AgencyFactory.create_batch(20)
    wanted = {
        agency.key: {"agency": agency, "kind": "council", "statutory_role": "other"}
        for agency in agencies
    }
    Levelling(year).level("agencies", AgencyListing.objects.filter(year=year), wanted)

    with django_assert_num_queries(1):
        Levelling(year).level("agencies", AgencyListing.objects.filter(year=year), wanted)


def test_a_row_may_come_to_point_at_another_or_at_none():
    year = YearFactory()
    police, council = AgencyListingFactory.create_batch(2)
    group = GroupFactory()

    def changed(agency):
        levelling = Levelling(year)
        seat = {"group": group, "title": "Chair", "agency": agency, "kind": "chair"}
        levelling.level("seats", Seat.objects.filter(year=year), {"s": seat})
        return levelling.changes[0].changed, Seat.objects.get().agency

    assert changed(police) == ((), police)
    assert changed(council) == (("s",), council)
    assert changed(None) == (("s",), None)
    assert changed(None) == ((), None)
    assert changed(police) == (("s",), police)


def test_only_the_fields_that_differ_are_written(django_assert_num_queries):
    year = YearFactory()
    note = NoteFactory(year=year, key="n", position=0, note="old")

    with django_assert_num_queries(2) as asked:
        level(year, {"n": fields("new")})

    note.refresh_from_db()
    assert note.note == "new"
    assert 'SET "note" = ' in asked[1]["sql"]


def test_a_row_that_only_moved_keeps_its_place_but_does_not_count_as_changed():
    year = YearFactory()
    level(year, {"a": fields("one"), "b": fields("two")})

    _, changes = level(year, {"b": fields("two"), "a": fields("one")})

    assert list(stored(year)) == ["b", "a"]
    assert changes == Changes("notes", unchanged=2)


def test_another_years_rows_are_left_alone():
    other = NoteFactory(year=YearFactory(first=2018), key="a", note="of another year")

    level(YearFactory(), {"a": fields("of this year")})
    level(YearFactory(), {})

    assert Note.objects.get() == other


def test_rows_go_only_when_the_removals_are_carried_out():
    year = YearFactory()
    NoteFactory(year=year, key="a")
    levelling = Levelling(year)

    rows = levelling.level("notes", Note.objects.filter(year=year), {})

    assert (rows, levelling.changes[0].removed) == ({}, ("a",))
    assert Note.objects.exists()
    levelling.removals.carry_out()
    assert not Note.objects.exists()


def summing_up(year, links):
    levelling = Levelling(year)
    standing = StrengthOrChallenge.objects.filter(year=year)
    wanted = {
        key: {"kind": "strength", "heading": "", "statement": key, "source": ""} for key in links
    }
    levelling.level("table", standing, wanted, {key: {"concerns": c} for key, c in links.items()})
    return levelling.changes[0]


def test_links_are_made_level_too():
    year = YearFactory()
    one, two = ConcernListingFactory.create_batch(2)

    assert summing_up(year, {"s": [one]}).added == ("s",)
    assert summing_up(year, {"s": [one]}).unchanged == 1
    assert summing_up(year, {"s": [two, one]}).changed == ("s",)
    assert set(StrengthOrChallenge.objects.get().concerns.all()) == {one, two}
    assert summing_up(year, {"s": [one, two]}).unchanged == 1
    assert summing_up(year, {"s": []}).changed == ("s",)
    assert not StrengthOrChallenge.objects.get().concerns.exists()


def test_a_row_of_which_a_field_and_a_link_changed_counts_once_and_in_order():
    year = YearFactory()
    concern = ConcernListingFactory()
    StrengthOrChallengeFactory(key="a", statement="a")
    StrengthOrChallengeFactory(key="b", statement="old")

    changes = summing_up(year, {"a": [concern], "b": [concern], "c": [concern]})

    assert (changes.added, changes.changed, changes.unchanged) == (("c",), ("a", "b"), 0)
