"""One area's value of one measure: with its time, its definition, and the counts beneath it."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from sightline.core.comparing.intervals import Interval, poisson, wilson
from sightline.core.quantities import PERCENT, Quantity


class Kind(StrEnum):
    """What the value is, which decides how chance moves it."""

    COUNT = "count"
    PERCENT = "percent"  # of `out_of`
    RATE = "rate"  # events for so many people


@dataclass(frozen=True)
class Scale:
    """`words` follow the number: 'per 10,000 children'. `decimals` as the publisher prints."""

    kind: Kind
    words: str = ""
    decimals: int = 0

    def number(self, value: Decimal | float) -> str:
        """Without the words that follow it."""
        amount = value if isinstance(value, Decimal) else Decimal(str(value))
        unit = PERCENT if self.kind == Kind.PERCENT else self.words
        return Quantity(_halves_up(amount, self.decimals), unit, decimals=self.decimals).bare

    def shown(self, value: Decimal | float) -> str:
        number = self.number(value)
        return f"{number} {self.words}".strip() if self.kind == Kind.RATE else number

    def interval_shown(self, interval: Interval) -> str:
        return f"{self.number(interval.low)} to {self.number(interval.high)}"

    def gap_shown(self, gap: Decimal) -> str:
        number = f"{_halves_up(abs(gap), self.decimals):,.{self.decimals}f}"
        return f"{number} percentage points" if self.kind == Kind.PERCENT else number


@dataclass(frozen=True)
class Measured:
    """`value` None: `missing` says why. `events` and `out_of` are the counts beneath it, where they
    are known; of a rate, `out_of` is the people. `definition` tells one way of counting from
    another, and `period` is in words that two values of one time share."""

    area: str
    value: Decimal | None
    period: str
    definition: str
    events: Decimal | None = None
    out_of: Decimal | None = None
    missing: str = ""

    def interval(self, scale: Scale) -> Interval | None:
        """In the value's own unit; None where the counts beneath it are not known."""
        if self.value is None or self.events is None:
            return None
        if scale.kind == Kind.PERCENT:
            return self._of_percent()
        return self._of_rate() if scale.kind == Kind.RATE else None

    def _of_percent(self) -> Interval | None:
        if self.events is None or not self.out_of or not 0 <= self.events <= self.out_of:
            return None
        return wilson(float(self.events), float(self.out_of)).times(100)

    def _of_rate(self) -> Interval | None:
        """Scaled from the published rate, so that it is about that rate whatever people it was
        worked out with."""
        if self.value is None or not self.events or self.events < 0:
            return None
        return poisson(float(self.events)).times(float(self.value) / float(self.events))


def _halves_up(value: Decimal, decimals: int) -> Decimal:
    """As the publishers round: away from nought on a tie."""
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
