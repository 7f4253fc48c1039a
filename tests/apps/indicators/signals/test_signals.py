"""Signals: raised by rule with its words, once, and decided about by somebody once."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from sightline.analytics.dictionary.loading import shipped
from sightline.apps.indicators import tasks
from sightline.apps.indicators.models import Signal
from sightline.apps.indicators.series import reading
from sightline.apps.indicators.signals import actions, queries, rules
from sightline.apps.indicators.signals.actions import CannotDo
from sightline.apps.indicators.types import SignalRule
from sightline.core.comparing import Comparison, Measured, Verdict
from sightline.core.figures import Direction
from sightline.kit.access import Actor
from sightline.kit.permission import Role
from tests import indicators

NOW = datetime(2026, 6, 1, 5, tzinfo=UTC)
ANALYST = indicators.ANALYST
MEMBER = Actor("Member", frozenset({Role.MEMBER}), 7002)


def raised(actor=ANALYST):
    return rules.raised(reading.scorecard(actor, date(2020, 4, 1)).values())


@pytest.mark.django_db
def test_a_change_beyond_chance_and_a_target_out_of_reach_are_two_signals():
    indicators.some()

    change, reach = raised()

    assert (change.rule, change.is_good) == (SignalRule.SPECIAL_CAUSE, True)
    assert "outside the limits" in change.reason
    assert "CAMHS within 12 weeks: a real improvement" in change.says
    assert "target" not in change.says
    assert (reach.rule, reach.is_good) == (SignalRule.TARGET_OUT_OF_REACH, False)
    assert "out of reach" in reach.says


@pytest.mark.django_db
def test_within_chance_nothing_is_raised():
    indicators.record(*indicators.percent("camhs-seen-in-12-weeks", [75, 76] * 10))

    assert raised() == []


@pytest.mark.django_db
def test_a_latest_value_that_is_missing_raises_nothing():
    indicators.record(
        *indicators.percent("persistent-absence", [*indicators.WITHIN_TWELVE_WEEKS, None])
    )

    assert raised() == []


@pytest.mark.django_db
def test_a_signal_is_raised_once_for_a_period():
    indicators.some()

    assert actions.raise_signals(actor=ANALYST, raised=raised(), now=NOW) == 2
    assert actions.raise_signals(actor=ANALYST, raised=raised(), now=NOW) == 0
    assert tasks.look_for_signals(NOW) == {"new signals": 0}


@pytest.mark.django_db
def test_a_dismissed_signal_keeps_its_reason_and_can_be_taken_up_again():
    indicators.some()
    actions.raise_signals(actor=ANALYST, raised=raised(), now=NOW)
    found = Signal.objects.first()

    with pytest.raises(CannotDo, match="Say why"):
        actions.dismiss(actor=ANALYST, signal=found.pk, why=" ", now=NOW)
    actions.dismiss(actor=ANALYST, signal=found.pk, why="A known recount", now=NOW)
    with pytest.raises(CannotDo, match="already"):
        actions.accept(actor=ANALYST, signal=found.pk, year="2019-20", finding="x", now=NOW)
    assert actions.raise_signals(actor=ANALYST, raised=raised(), now=NOW) == 0

    actions.take_up_again(actor=ANALYST, signal=found.pk, now=NOW)
    with pytest.raises(CannotDo, match="dismissed"):
        actions.take_up_again(actor=ANALYST, signal=found.pk, now=NOW)
    found.refresh_from_db()
    assert (found.state, found.decided_why) == ("new", "")


@pytest.mark.django_db
def test_signals_of_later_periods_are_not_of_the_year():
    indicators.some()
    actions.raise_signals(actor=ANALYST, raised=raised(), now=NOW)

    assert queries.signals(MEMBER, date(2020, 3, 30)).count() == 0
    assert queries.signals(MEMBER, date(2020, 3, 31)).count() == 2


@pytest.mark.django_db
def test_a_member_decides_about_none():
    for call in (
        lambda: actions.raise_signals(actor=MEMBER, raised=[], now=NOW),
        lambda: actions.dismiss(actor=MEMBER, signal=1, why="x", now=NOW),
        lambda: actions.accept(actor=MEMBER, signal=1, year="y", finding="x", now=NOW),
        lambda: actions.take_up_again(actor=MEMBER, signal=1, now=NOW),
    ):
        with pytest.raises(PermissionDenied):
            call()


class Published:
    """As much of what is published as the rule reads."""

    area = "Thornshire"

    def __init__(self, verdict):
        own = Measured("Thornshire", None, "2019/20", "")
        self.comparisons = (Comparison(own, own, verdict, None, (), "It differs."),)
        self.latest = type("Point", (), {"code": "2019/20", "ends_on": date(2020, 3, 31)})


LOWER_IS_GOOD = shipped()["re-referrals-within-12-months"][-1]


@pytest.mark.parametrize(
    ("verdict", "good", "expected"),
    [
        (Verdict.HIGHER, Direction.LOWER, [False]),
        (Verdict.LOWER, Direction.LOWER, [True]),
        (Verdict.LOWER, Direction.HIGHER, [False]),
        (Verdict.ALIKE, Direction.LOWER, []),
        (Verdict.UNTESTED, Direction.LOWER, []),
        (Verdict.MISSING, Direction.LOWER, []),
        (Verdict.HIGHER, Direction.NEUTRAL, []),
    ],
)
def test_a_gap_is_raised_where_two_values_can_be_told_apart_and_a_side_is_good(
    verdict, good, expected
):
    found = rules.gaps(replace(LOWER_IS_GOOD, good=good), [Published(verdict)])

    assert [each.is_good for each in found] == expected
    assert all(each.reason and each.about == "Thornshire" for each in found)
