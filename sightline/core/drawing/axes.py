"""The axes of a chart over time: round numbers up the side, and as many periods as fit below."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import Final

from sightline.core.control_charts import Frequency, Measure
from sightline.core.drawing.canvas import MARGIN, WIDTH
from sightline.core.drawing.lettering import Block, Letters, block
from sightline.core.drawing.palette import GREY
from sightline.core.quantities import PERCENT, Quantity

_LETTERS: Final = Letters(12, colour=GREY)
_ABOUT: Final = 5  # steps up the side
_STEPS: Final = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))
_FINEST: Final = Decimal("0.0001")  # no indicator has more decimals
_WHOLE: Final = (Measure.COUNT, Measure.DAYS_BETWEEN, Measure.CASES_BETWEEN)
_GAP: Final = 8
_MOST_LINES: Final = 2
_EVERY: Final = {
    Frequency.MONTHLY: (1, 2, 3, 6, 12, 24),
    Frequency.QUARTERLY: (1, 2, 4, 8, 12, 20),
    Frequency.TERMLY: (1, 3, 6, 12),
    Frequency.ANNUAL: (1, 2, 5, 10),
    Frequency.BY_EVENT: (1, 2, 5, 10, 20),
}


@dataclass(frozen=True)
class Scale:
    """Values up the side, in pixels from `top` to `foot`. What lies beyond is held at its edge."""

    low: float
    high: float
    top: float
    foot: float

    def down(self, value: float) -> float:
        held = min(max(value, self.low), self.high)
        return self.foot - (held - self.low) / (self.high - self.low) * (self.foot - self.top)


@dataclass(frozen=True)
class PeriodLabel:
    index: int
    words: Block
    middle: float


def ticks(values: Sequence[float], measure: Measure) -> list[Decimal]:
    """Round numbers that hold the values: percentages within 0 to 100, and none below nought
    where no value is."""
    low, high = (Decimal(str(end)) for end in (min(values), max(values)))
    room = (high - low) / 20 or max(abs(high) / 20, Decimal("0.5"))
    low, high = low - room, high + room
    step = _step(max((high - low) / _ABOUT, Decimal(1) if measure in _WHOLE else _FINEST))
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_CEILING)
    if min(values) >= 0:
        first = max(first, Decimal(0))
    found = [step * number for number in range(int(first), int(last) + 1)]
    if measure is Measure.PERCENT and min(values) >= 0 and max(values) <= 100:
        found = [tick for tick in found if tick <= 100]
    return found


def _step(least: Decimal) -> Decimal:
    """The smallest of 1, 2, 5, 10, 20, 50 and so on that is no smaller."""
    power = Decimal(10) ** least.adjusted()
    return next(power * step for step in _STEPS if power * step >= least)


def places_of(marks: Sequence[Decimal]) -> int:
    """Decimals that tell the marks apart."""
    step = (marks[1] - marks[0]).normalize() if len(marks) > 1 else Decimal(1)
    return max(0, -int(step.as_tuple().exponent))


def written(value: float | Decimal, measure: Measure, places: int) -> str:
    """As a reader sees it, halves up: 78.1%, 1,862."""
    amount = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    unit = PERCENT if measure is Measure.PERCENT else ""
    return Quantity(amount, unit, decimals=places).bare


def period_labels(
    labels: Sequence[str], across: Sequence[float], frequency: Frequency
) -> list[PeriodLabel]:
    """The last period and every so many before it, so that no two labels meet."""
    for every in _EVERY[frequency]:
        if every < len(labels):
            placed = _placed(labels, across, every)
            if _are_apart(placed) and all(
                _is_whole(each.words, labels[each.index]) for each in placed
            ):
                return placed
    return _placed(labels, across, len(labels))


def _placed(labels: Sequence[str], across: Sequence[float], every: int) -> list[PeriodLabel]:
    gap = across[1] - across[0] if len(across) > 1 else WIDTH
    room = min(gap * every - _GAP, WIDTH / 3)
    placed = []
    for index in range(len(labels) - 1, -1, -every):
        words = block(labels[index], max(room, 1.0), _LETTERS)
        half = words.width / 2
        middle = min(max(across[index], MARGIN + half), WIDTH - MARGIN - half)
        placed.append(PeriodLabel(index, words, middle))
    return placed[::-1]


def _are_apart(placed: Sequence[PeriodLabel]) -> bool:
    return all(
        after.middle - after.words.width / 2 - before.middle - before.words.width / 2 >= _GAP
        for before, after in pairwise(placed)
    )


def _is_whole(words: Block, label: str) -> bool:
    """Few lines, and no word of the label broken within."""
    kept = set(" ".join(words.lines).split())
    return len(words.lines) <= _MOST_LINES and set(label.split()) <= kept
