"""The table of signals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from django.urls import reverse

from sightline.analytics.dictionary.types import Definition
from sightline.apps.indicators.models import Signal
from sightline.apps.indicators.types import SIGNAL_RULE_WORDS, SignalState
from sightline.core.periods import parse_period
from sightline.kit.components.filters import Offer
from sightline.kit.components.tables import Column, Table

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Year

STATE_WORDS = {
    SignalState.NEW: "New",
    SignalState.ACCEPTED: "Accepted as findings",
    SignalState.DISMISSED: "Dismissed",
}
OFFERS = (
    Offer("state", "State", [(state.value, words) for state, words in STATE_WORDS.items()]),
    Offer("rule", "Rule", [(rule.value, words) for rule, words in SIGNAL_RULE_WORDS.items()]),
)
COLUMNS = (
    Column("says", "What it says", href="href"),
    Column("rule", "Rule"),
    Column("kind", "Concern or strength", colour="colour"),
    Column("period", "Period"),
    Column("decided", "Decided"),
)


def signals(year: Year, found: Sequence[Signal], known: Mapping[str, Definition]) -> Table:
    return Table(
        name=f"Signals {year.label}",
        caption="Signals",
        columns=COLUMNS,
        rows=[_row(year, each) for each in found],
        empty="No signal of this kind.",
        hides_empty=True,
    )


def _row(year: Year, each: Signal) -> dict[str, str]:
    return {
        "says": each.says,
        "href": reverse("indicators:signal", args=[year.slug, each.pk]),
        "rule": each.rule_name,
        "kind": "Strength" if each.is_good else "Concern",
        "colour": "green" if each.is_good else "orange",
        "period": str(parse_period(each.period)),
        "decided": f"{each.decided_by}: {each.decided_why}"
        if each.decided_why
        else each.decided_by,
    }
