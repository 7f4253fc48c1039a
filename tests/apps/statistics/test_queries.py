"""Series and comparators: the preferred file's value, and the counts beneath it."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from sightline.analytics.open_statistics import measure
from sightline.apps.statistics import queries
from tests.analytics.open_statistics import samples
from tests.apps.statistics import loading
from tests.apps.statistics.loading import DAY, READER

pytestmark = pytest.mark.django_db
RATE = measure("plans-at-31-march-rate")
SHARE = measure("second-plans-percent")


def point(key, area="991", day=DAY):
    return queries.series(READER, measure(key), queries.area(READER, area)).points[day]


def test_a_series_is_in_the_order_of_time():
    loading.everything()

    found = queries.series(READER, SHARE, loading.thornshire())

    assert [each.period for each in found.points.values()] == ["2018/19", "2019/20"]
    assert [each.value for each in found.points.values()] == [Decimal("21.9"), Decimal("24.8")]


def test_a_share_comes_with_the_counts_beneath_it():
    loading.everything()

    found = point("second-plans-percent")

    assert (found.events, found.out_of) == (185, 747)


def test_a_rate_uses_the_people_of_the_middle_of_the_year_before():
    loading.everything()

    found = point("plans-at-31-march-rate")

    assert (found.value, found.events, found.out_of) == (Decimal("37.6"), 543, 144429)


def test_out_of_how_many_is_worked_back_where_only_the_events_are_published():
    rows = [
        ["CPP_Reviewed_InReqTimeScl", "2020", "Thornshire", "991", "276"],
        ["RevCP", "2020", "Thornshire", "991", "75.400000000000006"],
    ]
    loading.load(samples.long(rows))

    assert point("plans-reviewed-in-time-percent").out_of == 366


def test_several_counts_are_added_up_only_where_all_are_known():
    bands = [["10_ICPC", "211"], ["15_ICPC", "465"], ["20_ICPC", "92"], ["21_ICPC", "98"]]
    rows = [[name, "2020", "Thornshire", "991", value] for name, value in bands]
    rows += [[name, "2020", "Northshire", "992", value] for name, value in bands[:3]]
    rows += [["21_ICPC", "2020", "Northshire", "992", "-"]]
    rows += [["CP_conf_15days", "2020", area, key, "78.1"]
             for area, key in (("Thornshire", "991"), ("Northshire", "992"))]  # fmt: skip
    loading.load(samples.long(rows))

    own, other = point("icpc-in-15-days-percent"), point("icpc-in-15-days-percent", "992")

    assert (own.events, own.out_of) == (676, 866)
    assert (other.events, other.out_of) == (676, None)


def test_of_a_measure_in_two_files_the_preferred_one_holds():
    heading = [*samples.PLACES, "category", "CPP_At31", "2_years_or_more"]
    d5 = samples.written(heading, [[*samples.local("2020"), "Plans", 544, "c"]])
    loading.load(samples.long())
    before = point("plans-at-31-march").value

    loading.load(d5)

    assert (before, point("plans-at-31-march").value) == (543, 544)


def test_what_the_preferred_file_lacks_comes_from_the_other():
    heading = [*samples.PLACES, "category", "CPP_At31", "2_years_or_more"]
    loading.load(samples.long())
    loading.load(samples.written(heading, [[*samples.local("2019"), "Plans", 592, "c"]]))

    found = queries.series(READER, measure("plans-at-31-march"), loading.thornshire())

    assert [each.value for each in found.points.values()] == [592, 543]


def test_only_what_is_in_force_is_read():
    loading.load(samples.d3())
    rows = samples.d3_rows()
    rows[7][13] = "25.1"
    loading.load(samples.d3(rows), now=loading.NOW + timedelta(days=1))

    assert point("second-plans-percent").value == Decimal("25.1")


def test_an_area_is_set_beside_england_its_region_and_its_neighbours():
    loading.everything()

    found = queries.comparators(READER, RATE, loading.thornshire(), others=["801", "992", "970"])

    assert found.england.at(DAY).value == Decimal("42.8")
    assert [each.area.name for each in found.regions] == ["South East"]
    assert [each.area.key for each in found.neighbours][:3] == ["992", "993", "801"]
    assert found.others == ()
    assert found.model == "2025"
    assert found.days == (DAY,)


def test_an_area_without_neighbours_has_none():
    loading.load(samples.d3())

    found = queries.comparators(READER, SHARE, loading.thornshire(), others=["993"])

    assert (found.neighbours, found.model) == ((), "")
    assert [each.area.name for each in found.others] == ["Westshire"]


def test_a_hidden_value_says_why_it_is_missing():
    loading.everything()

    found = queries.series(READER, RATE, queries.area(READER, "993")).at(DAY)

    assert (found.value, found.missing) == (
        None,
        "it is hidden, so that no child can be known by it",
    )


def test_a_period_that_nobody_published_has_no_value():
    loading.everything()

    found = queries.series(READER, RATE, loading.thornshire()).at(date(1999, 3, 31))

    assert (found.value, found.missing) == (None, "no value is loaded")


def test_the_newest_model_of_neighbours_is_used_until_another_is_chosen():
    loading.everything()
    loading.load(samples.neighbours_2021(), "Groupings_April_2021.csv")
    newest = queries.neighbour_set(READER)
    older = queries.neighbour_sets(READER)[1]

    loading.choose(neighbour_set=older)

    assert (newest.model, older.model) == ("2025", "April 2021")
    assert queries.neighbour_set(READER) == older


def test_many_measures_cost_as_many_queries_as_one(django_assert_num_queries):
    loading.everything()
    own = loading.thornshire()

    with django_assert_num_queries(5):  # choice, sets, neighbours, areas, values
        queries.comparators_of(READER, [RATE, SHARE, measure("referrals")], own)
