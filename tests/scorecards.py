"""Scorecards in tests: of the values of `tests.indicators`, one of which is too small to show."""

from dataclasses import replace
from decimal import Decimal

from sightline.apps.indicators.scorecards import actions
from sightline.apps.indicators.scorecards.types import Chosen, ScorecardEntry
from sightline.apps.indicators.series import actions as series
from tests import indicators
from tests.indicators import ANALYST, NOW

CAMHS = "camhs-seen-in-12-weeks"
MASH = "mash-decisions-within-24-hours"
ABSENCE = "severe-absence"
SMALL = "4321"  # what a share of 4 in a quarter is out of: nobody but the analyst may see it


def entry(*keys, title="Neglect", of=None, of_key="", **whys):
    chosen = [Chosen(key, whys.get(key.partition("-")[0], "")) for key in keys]
    return ScorecardEntry(title, chosen, of, of_key)


def made(*keys, **given):
    keys = keys or (CAMHS, MASH, ABSENCE)
    return actions.make(actor=ANALYST, entry=entry(*keys, **given), now=NOW)


def with_a_small_number():
    """Shares of pupils, the last but one of which is of four."""
    shares = indicators.percent(ABSENCE, [2, 3, 2, 3, 2, 3, 2, 3], out_of=4000)
    out_of = Decimal(SMALL)
    shares[-2] = replace(
        shares[-2],
        numerator=Decimal(4),
        denominator=out_of,
        value=(400 / out_of).quantize(Decimal("0.000001")),
    )
    indicators.record(*shares)


def said(key, words, agency="trust", period="2019/20 Q4"):
    series.comment(actor=ANALYST, indicator=key, period=period, agency=agency, words=words, now=NOW)
