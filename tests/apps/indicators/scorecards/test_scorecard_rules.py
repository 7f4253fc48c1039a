"""When a value is late, and what a scorecard says first."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from sightline.analytics.dictionary.loading import shipped
from sightline.apps.indicators.scorecards import rules
from sightline.apps.indicators.series.seen import see
from sightline.apps.indicators.series.types import Aim, Drawn, SeriesValue
from sightline.core.periods import parse_period
from tests.indicators import WITHIN_TWELVE_WEEKS, quarters
from tests.scorecards import CAMHS

DEFINITION = shipped()[CAMHS][-1]
WITHOUT_TARGET = Drawn()


def seen(amounts, *, target=None, lag=45):
    periods = quarters(2019, len(amounts)) if amounts else []
    values = [
        SeriesValue(
            parse_period(period),
            None if amount is None else Decimal(amount),
            absence="" if amount is not None else "The trust changed its system",
        )
        for period, amount in zip(periods, amounts, strict=True)
    ]
    drawn = Drawn(aim=Aim(Decimal(target), "local", "x")) if target else WITHOUT_TARGET
    return see(replace(DEFINITION, lag_days=lag), values, drawn)


def test_the_value_of_the_next_quarter_is_due_by_its_end_and_the_lag():
    assert rules.next_due(seen([60, 61])) == date(2020, 8, 14)  # 30 June and 45 days


def test_nothing_tells_when_the_first_value_is_due():
    assert rules.next_due(see(DEFINITION, [], WITHOUT_TARGET)) is None


@pytest.mark.parametrize(
    ("amounts", "absent"), [([60, 61], False), ([60, None], True), ([None, 60], False), ([], True)]
)
def test_what_has_no_latest_value_is_absent(amounts, absent):
    assert rules.is_absent(seen(amounts)) is absent


def test_what_is_hidden_is_held():
    value = SeriesValue(parse_period("2019/20 Q4"), None, is_hidden=True)

    assert not rules.is_absent(see(DEFINITION, [value], WITHOUT_TARGET))


@pytest.mark.parametrize(
    ("every", "missing", "line"),
    [
        ([], 0, "Of 0 indicators, none changed, none has a target, and none is"),
        ([seen(WITHIN_TWELVE_WEEKS)], 1, "Of 1 indicator, 1 changed, none has a target, and 1 is"),
        (
            [seen(WITHIN_TWELVE_WEEKS[:12], target=95), seen([50, 51] * 7, target=90)],
            2,
            "Of 2 indicators, none changed, 2 have a target, and 2 are",
        ),
    ],
    ids=["empty", "changed", "out-of-reach"],
)
def test_the_first_line_counts_in_words_what_matters(every, missing, line):
    told = line.replace("changed", "changed beyond chance")
    told = told.replace("a target", "a target out of reach")

    assert rules.first_line(every, missing) == f"{told} late or missing."
