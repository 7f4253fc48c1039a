"""Which values make one series, and how running totals are taken apart."""

from decimal import Decimal

import pytest

from sightline.analytics.dictionary.loading import shipped
from sightline.apps.indicators.series.charting import longest, series_of, short_name, uncumulated
from sightline.apps.indicators.series.seen import see
from sightline.apps.indicators.series.types import Aim, Drawn, SeriesValue
from sightline.core.control_charts.types import Frequency
from sightline.core.periods import parse_period


def value(period, amount=1):
    amount = None if amount is None else Decimal(amount)
    return SeriesValue(parse_period(period), amount)


@pytest.mark.parametrize(
    ("periods", "often"),
    [
        (["2018/19", "2019/20"], Frequency.ANNUAL),
        (["2018/19 academic"], Frequency.ANNUAL),
        (["2019/20 Q1", "2019/20 Q2"], Frequency.QUARTERLY),
        (["March 2020", "April 2020"], Frequency.MONTHLY),
        (["2018-03-31", "2019-03-31", "2020-03-31"], Frequency.ANNUAL),
        (["2019-06-30", "2019-09-30", "2019-12-31"], Frequency.QUARTERLY),
        (["2020-01-31", "2020-02-29", "2020-03-31"], Frequency.MONTHLY),
        (["2020-03-31"], Frequency.ANNUAL),
    ],
)
def test_values_go_by_how_often_they_come(periods, often):
    assert list(series_of(map(value, periods))) == [often]


def test_years_and_quarters_are_two_series_and_the_longer_is_shown():
    found = series_of(map(value, ["2019/20", "2019/20 Q2", "2019/20 Q1"]))

    assert [str(each.period.code) for each in found[Frequency.QUARTERLY]] == [
        "2019/20 Q1",
        "2019/20 Q2",
    ]
    assert longest(found) == Frequency.QUARTERLY
    assert longest({}) is None


def test_a_running_total_is_taken_apart_within_its_year():
    totals = [
        value("2018/19 Q4", 90),
        value("2019/20 Q1", 10),
        value("2019/20 Q2", 25),
        value("2019/20 Q3", None),
        value("2019/20 Q4", 60),
    ]

    own = uncumulated(totals)

    # Quarter 4 of the year before has no quarter 3 to take away; that of this year neither.
    assert [each.value for each in own] == [None, 10, 15, None, None]
    assert "missing" in own[0].absence


@pytest.mark.parametrize(
    ("code", "name"),
    [("2019/20 Q3", "2019/20 Q3"), ("March 2020", "Mar 2020"), ("2020-03-31", "31 Mar 2020")],
)
def test_a_period_has_a_short_name(code, name):
    assert short_name(parse_period(code)) == name


def test_a_target_of_the_year_is_not_held_against_its_quarters():
    early_help = shipped()["early-help-assessments-completed"][-1]
    totals = [value(f"2019/20 Q{quarter}", 465 * quarter) for quarter in (1, 2, 3, 4)]
    aim = Aim(Decimal(1500), "local", "The board")

    seen = see(early_help, totals, Drawn(aim=aim))

    assert seen.analysis.settings.target is None
    assert seen.aim == aim
    assert [point.value for point in seen.analysis.points] == [465, 465, 465, 465]
