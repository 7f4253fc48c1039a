"""The table of signals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from django.urls import reverse

from sightline.analytics.dictionary.types import Definition
from sightline.apps.indicators.models import Signal
from sightline.apps.indicators.types import SIGNAL_RULE_WORDS, SignalRule, SignalState
from sightline.core.figures import Direction
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
        rows=[_row(year, each, known.get(each.indicator)) for each in found],
        empty="No signal of this kind.",
        hides_empty=True,
    )


def _row(year: Year, each: Signal, definition: Definition | None) -> dict[str, str]:
    kind, colour = _kind(each, definition)
    return {
        "says": each.says,
        "href": reverse("indicators:signal", args=[year.slug, each.pk]),
        "rule": each.rule_name,
        "kind": kind,
        "colour": colour,
        "period": str(parse_period(each.period)),
        "decided": f"{each.decided_by}: {each.decided_why}"
        if each.decided_why
        else each.decided_by,
    }


def _kind(each: Signal, definition: Definition | None) -> tuple[str, str]:
    """With the colour of its tag. Where neither way is good, a person judges what it is."""
    is_neutral = definition is not None and definition.good is Direction.NEUTRAL
    if is_neutral and each.rule == SignalRule.SPECIAL_CAUSE:
        return "To be judged", "grey"
    return ("Strength", "green") if each.is_good else ("Concern", "orange")
