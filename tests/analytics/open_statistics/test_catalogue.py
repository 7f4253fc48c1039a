"""The catalogue agrees with itself, and names the publisher's measures for the dictionary."""

from datetime import date

import pytest

from sightline.analytics.dictionary import all_definitions
from sightline.analytics.open_statistics import (
    MeasureKind,
    Shape,
    measure,
    measure_named,
    measures,
    sources,
)
from sightline.analytics.open_statistics import catalogue_reading as catalogue

EVERY = measures()


def test_each_measure_has_a_key_of_its_own():
    keys = [each.key for each in EVERY]

    assert len(keys) == len(set(keys)) == 98


def test_each_place_of_a_source_is_of_one_measure():
    places = [(f.source, f.where, f.name) for each in EVERY for f in each.found]

    assert len(places) == len(set(places))


@pytest.mark.parametrize("each", EVERY, ids=lambda each: each.key)
def test_what_a_measure_names_is_there(each):
    known = {source.key for source in sources()}

    assert {found.source for found in each.found} <= known
    assert {*each.events, *each.out_of} <= {other.key for other in EVERY}
    assert all(measure(key).kind == MeasureKind.COUNT for key in (*each.events, *each.out_of))


@pytest.mark.parametrize("each", EVERY, ids=lambda each: each.key)
def test_a_measure_without_counts_beneath_it_says_so(each):
    if each.kind == MeasureKind.COUNT or (each.events and each.out_of):
        return

    assert any("in these files" in note for note in each.notes)


def test_each_source_is_told_from_all_others_by_its_marks():
    for one in sources():
        for other in sources():
            assert one is other or not set(one.marks) <= set(other.marks)


@pytest.mark.parametrize(
    ("source", "name", "key"),
    [
        pytest.param("d5", "CPP_At31", "plans-at-31-march", id="column"),
        pytest.param("lait", "CPP_Num", "plans-at-31-march", id="long"),
        pytest.param(
            "cla",
            "Children looked after on 31 March each year/children_count",
            "looked-after-at-31-march",
            id="series",
        ),
        pytest.param("d5", "CPP_Num", None, id="of-another-file"),
    ],
)
def test_a_publishers_name_leads_to_one_measure(source, name, key):
    found = measure_named(source, name)

    assert (found.key if found else None) == key


def test_the_file_that_tells_more_is_preferred():
    assert [found.source for found in measure("plans-at-31-march").found] == ["d5", "lait"]


def test_a_break_begins_another_definition():
    physical = measure("factor-physical-abuse-unknown")

    before, after = (physical.definition_on(date(year, 3, 31)) for year in (2020, 2021))

    assert before != after
    assert before == physical.definition


def test_a_measure_that_nobody_knows_is_none():
    assert measure("unheard-of") is None


def test_no_source_of_values_is_without_measures():
    holding = {found.source for each in EVERY for found in each.found}
    with_values = {each.key for each in sources() if each.shape in (Shape.WIDE, Shape.LONG)}

    assert with_values == holding


@pytest.mark.parametrize(
    ("key", "successors"),
    [("928", ("940", "941")), ("909", ("942", "943")), ("836", ("838", "839")), ("931", ())],
)
def test_what_took_an_authoritys_place_is_known(key, successors):
    assert catalogue.became(key) == successors


def test_an_authority_begins_the_day_after_those_before_it_ended():
    assert catalogue.ended_on()["928"] == date(2021, 3, 31)
    assert catalogue.began_on()["940"] == date(2021, 4, 1)


def test_every_comparator_of_the_dictionary_is_a_measure_of_the_catalogue():
    comparators = [
        (each.publication, each.measure)
        for told in all_definitions(date(2026, 3, 31))
        for each in told.comparators
    ]

    assert comparators
    assert [each for each in comparators if measure_named(*each) is None] == []
