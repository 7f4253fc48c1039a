"""Thornshire's returns equal what was published of Oxfordshire, counted by an independent hand."""

import pytest

from sightline.exchange.thornshire.design import POPULATIONS, designs
from sightline.exchange.thornshire.published import YEARS, published
from tests.exchange.demonstration import counting

COLLECTED = {"permanent-exclusion-rate"}  # no statutory return of the council carries it
COUNTED = set(published()) - COLLECTED


@pytest.fixture(scope="module")
def counted(censuses, care):
    return {
        year: counting.count_census(censuses[n], censuses[:n], POPULATIONS[year])
        | counting.count_care(care[n], POPULATIONS[year])
        for n, year in enumerate(YEARS)
    }


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("key", sorted(COUNTED))
def test_a_figure_is_as_published(counted, key, year):
    assert counted[year][key] == published()[key].values[year]


def test_nothing_is_counted_that_is_not_published(counted):
    assert set(counted[2020]) == COUNTED


@pytest.mark.parametrize("year", YEARS)
def test_a_year_counts_the_same_without_the_years_before(censuses, counted, year):
    alone = censuses[YEARS.index(year)]
    again = counting.count_census(alone, [], POPULATIONS[year])
    assert again.items() <= counted[year].items()


@pytest.mark.parametrize("year", YEARS)
def test_no_conference_lies_outside_the_bands(year):
    # 781 of 878 print as 89.0%, and 781 of 879 do not: the share leaves no room for any.
    design = designs()[year]
    in_time, total = sum(design.conferences[:2]), sum(design.conferences)
    printed = published()["conferences-in-time-share"].values[year]
    assert counting.percent(in_time, total) == printed
    assert counting.percent(in_time, total + 1) != printed


@pytest.mark.parametrize(("year", "least"), [(2018, 55), (2019, 55), (2020, 60)])
def test_neglect_is_why_most_children_are_on_a_plan(censuses, year, least):
    census = censuses[YEARS.index(year)]
    there = [p for _, p in census.each("plans") if p["end"] is None or p["end"] > census.last]
    neglect = sum(plan["category"] == "NEG" for plan in there)
    assert counting.percent(neglect, len(there)) > least
