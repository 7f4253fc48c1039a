"""Which edition holds, of which year a page tells, and what a file's name says of its model."""

from datetime import date
from decimal import Decimal

import pytest

from sightline.analytics.open_statistics import measure
from sightline.apps.statistics import rules

START, END = date(2019, 4, 1), date(2020, 3, 31)


@pytest.mark.parametrize(
    ("days", "found"),
    [
        pytest.param([date(2019, 3, 31), date(2020, 3, 31)], date(2020, 3, 31), id="last-day"),
        pytest.param([date(2019, 8, 31), date(2020, 8, 31)], date(2019, 8, 31), id="academic"),
        pytest.param([date(2018, 3, 31), date(2019, 3, 31)], date(2019, 3, 31), id="before"),
        pytest.param([date(2022, 3, 31), date(2021, 3, 31)], date(2021, 3, 31), id="only-later"),
        pytest.param([], None, id="none"),
    ],
)
def test_a_year_tells_of_the_last_period_that_ended_within_it(days, found):
    assert rules.period_of_year(days, START, END) == found


@pytest.mark.parametrize(
    ("newest", "standing", "does"),
    [
        pytest.param(date(2025, 3, 31), date(2024, 3, 31), True, id="goes-on-further"),
        pytest.param(date(2024, 3, 31), date(2024, 3, 31), True, id="corrected"),
        pytest.param(date(2023, 3, 31), date(2024, 3, 31), False, id="older"),
        pytest.param(None, None, True, id="without-periods"),
    ],
)
def test_an_edition_supersedes_one_that_goes_no_further(newest, standing, does):
    assert rules.supersedes(newest, standing) is does


@pytest.mark.parametrize(
    ("name", "model"),
    [
        ("sn_model_2025_wide.csv", "2025"),
        ("Groupings_April_2021.csv", "April 2021"),
        ("neighbours.csv", ""),
        ("batch-120251.csv", ""),
    ],
)
def test_the_name_of_a_file_tells_the_edition_of_its_model(name, model):
    assert rules.model_named(name) == model


@pytest.mark.parametrize(
    ("counts", "total"),
    [
        pytest.param({"a": Decimal(1), "b": Decimal(2)}, 3, id="all-known"),
        pytest.param({"a": Decimal(1), "b": None}, None, id="one-hidden"),
        pytest.param({"a": Decimal(0), "b": Decimal(0)}, 0, id="nought"),
        pytest.param({}, None, id="none"),
    ],
)
def test_a_sum_with_a_part_that_is_not_known_is_not_known(counts, total):
    assert rules.added_up(("a", "b"), counts) == total


def test_nothing_is_worked_back_where_it_is_published():
    share = measure("second-plans-percent")

    assert rules.worked_back(share, Decimal("24.8"), Decimal(185)) is None
