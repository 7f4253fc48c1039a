"""What a scorecard may hold, when a value of one of its indicators is late, and its first line.

How long after a period its value is known is the dictionary's: `lag_days` of each definition.
"""

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from sightline.apps.indicators.scorecards.types import ScorecardEntry
from sightline.apps.indicators.series.seen import Seen
from sightline.core.control_charts.types import Assurance, Frequency
from sightline.core.periods import months_after
from sightline.core.plurals import counted

MOST_INDICATORS = 40  # 'eighty indicators nobody reads': a scorecard is for one subject
MONTHS = {
    Frequency.MONTHLY: 1,
    Frequency.QUARTERLY: 3,
    Frequency.TERMLY: 4,
    Frequency.ANNUAL: 12,
}


class CannotDo(Exception):
    """What was asked is refused; the message says why, and `field` where, if at one place."""

    def __init__(self, says: str, field: str = "") -> None:
        super().__init__(says)
        self.field = field


def check(entry: ScorecardEntry, known: Collection[str]) -> None:
    """Refuse, with words, what would be no scorecard. `known` are keys of the dictionary."""
    keys = [each.indicator for each in entry.indicators]
    if not entry.title.strip():
        raise CannotDo("Write a title.", "title")
    if not keys:
        raise CannotDo("Choose at least one indicator.", "indicators")
    if len(keys) > MOST_INDICATORS:
        raise CannotDo(f"Choose {MOST_INDICATORS} indicators at the most.", "indicators")
    if len(set(keys)) < len(keys):
        raise CannotDo("Choose each indicator once.", "indicators")
    if set(keys) - set(known):
        raise CannotDo("Choose indicators of the dictionary.", "indicators")


def next_due(seen: Seen) -> date | None:
    """By when the value of the period after the latest is known; None where nothing tells."""
    if seen.latest is None or seen.often is None or seen.often not in MONTHS:
        return None
    ends_on = months_after(seen.latest.period.ends_on, MONTHS[seen.often])
    return ends_on + timedelta(days=seen.definition.lag_days)


def is_absent(seen: Seen) -> bool:
    """Whether the latest period has no value. One that is hidden is held."""
    latest = seen.latest
    return latest is None or (latest.value is None and not latest.is_hidden)


def first_line(every: Sequence[Seen], missing: int) -> str:
    """What a board is told first; `missing` is how many indicators are late or missing."""
    changed = sum(1 for each in every if each.is_special)
    beyond = sum(1 for each in every if is_out_of_reach(each))
    of = counted(len(every), "indicator", "indicators")
    return (
        f"Of {of}, {changed or 'none'} changed beyond chance, {beyond or 'none'} "
        f"{'have' if beyond > 1 else 'has'} a target out of reach, and {missing or 'none'} "
        f"{'are' if missing > 1 else 'is'} late or missing."
    )


def is_out_of_reach(seen: Seen) -> bool:
    return seen.analysis is not None and seen.analysis.assurance is Assurance.FAIL
