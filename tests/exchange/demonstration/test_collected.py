"""Thornshire's agencies return what the published report says, late and missing as agencies are."""

import csv
from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal

import pytest

from sightline.analytics.dictionary import Source, all_definitions, definition_of
from sightline.cli.serving import published_pack
from sightline.core.periods import parse_period
from sightline.exchange.thornshire.collected.collecting import (
    collected,
    processes,
    write_collected,
)
from sightline.exchange.thornshire.collected.drawing import quarters
from sightline.exchange.thornshire.published import published
from sightline.exchange.thornshire.retelling.retelling import write_pack

ONCE_A_YEAR_AND_ELSEWHERE = {"attainment-of-disadvantaged-pupils", "section-11-returns"}


@pytest.fixture(scope="module")
def rows():
    found = defaultdict(dict)
    for row in collected():
        found[row.indicator][row.period] = row
    return found


def year_of(rows, indicator, year):
    return sum(row.value for code, row in rows[indicator].items() if code.startswith(year))


def test_every_indicator_that_is_collected_has_its_returns(rows):
    defined = {
        each.key for each in all_definitions(date(2020, 3, 31)) if each.source == Source.QUARTERLY
    }
    assert set(rows) == defined - ONCE_A_YEAR_AND_ELSEWHERE


def test_there_are_twelve_quarters():
    assert quarters()[0] == "2017/18 Q1"
    assert quarters()[-1] == "2019/20 Q4"
    assert len(quarters()) == 12


def test_early_help_assessments_add_up_to_the_published_number(rows):
    assert rows["early-help-assessments-completed"]["2019/20 Q4"].value == 1862


def test_mental_health_services_end_the_year_at_the_published_share(rows):
    assert rows["camhs-seen-in-12-weeks"]["2019/20 Q4"].value == 40


@pytest.mark.parametrize(
    ("indicator", "rise"),
    [("children-victims-of-crime", 11), ("domestic-crimes-with-children", 14)],
)
def test_crimes_rise_by_the_published_share(rows, indicator, rise):
    before, after = year_of(rows, indicator, "2018/19"), year_of(rows, indicator, "2019/20")
    assert (after - before) * 100 / before == rise


def test_more_than_seven_thousand_families_are_worked_with(rows):
    assert rows["supporting-families-attached"]["2019/20 Q4"].value > 7_000


@pytest.mark.parametrize("year", [2018, 2019, 2020])
def test_the_rate_of_permanent_exclusions_is_as_published(rows, year):
    code = f"{year - 1}/{year % 100} academic"
    printed = published()["permanent-exclusion-rate"].values[year]
    assert rows["permanent-exclusion-rate"][code].value == printed


def test_permanent_exclusions_go_up_as_the_report_says(rows):
    ends = [rows["permanent-exclusions"][f"{year} Q4"].value for year in ("2018/19", "2019/20")]
    assert ends[0] < ends[1]


def test_a_share_is_the_numerator_of_the_denominator(rows):
    for row in collected():
        if row.denominator is not None:
            assert 0 <= row.numerator <= row.denominator
            assert abs(row.numerator * 100 / row.denominator - row.value) <= Decimal("0.5")


def test_what_is_missing_has_a_reason_and_no_number():
    missing = [row for row in collected() if row.missing_because]
    assert 8 <= len(missing) <= 20
    assert {(row.numerator, row.denominator, row.value) for row in missing} == {(None, None, None)}
    assert all(row.value is not None for row in collected() if not row.missing_because)


def test_some_returns_came_late_and_most_did_not():
    late = [row for row in collected() if row.received_on > _agreed(row)]
    assert 8 <= len(late) <= 20


def _agreed(row):
    ends_on = parse_period(row.period).ends_on
    return ends_on + timedelta(definition_of(row.indicator, ends_on).lag_days)


def test_every_return_is_of_an_agency_of_the_pack(tmp_path):
    pack = write_pack(published_pack(), tmp_path)
    with (pack / "agencies.csv").open(encoding="utf-8", newline="") as file:
        known = {row["key"] for row in csv.DictReader(file)}
    assert {process.agency for process in processes()} <= known


def test_the_file_holds_the_rows_and_is_the_same_each_time(tmp_path):
    one, other = write_collected(tmp_path / "one.csv"), write_collected(tmp_path / "other.csv")
    assert one.read_bytes() == other.read_bytes()
    with one.open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == len(collected())
