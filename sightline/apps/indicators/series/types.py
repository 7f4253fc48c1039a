"""One indicator's values in time, as they are charted and shown."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sightline.core.periods import Period


@dataclass(frozen=True)
class SeriesValue:
    """`value` is None where there is none; then `absence` says why, and it is not nought.

    `is_hidden` says that a disclosure profile keeps it back from whoever looks.
    """

    period: Period
    value: Decimal | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    absence: str = ""
    is_hidden: bool = False


@dataclass(frozen=True)
class Aim:
    """What is aimed at; `kind` says who set it, `why` on what ground."""

    value: Decimal
    kind: str
    why: str


@dataclass(frozen=True)
class Began:
    """Limits begin anew with the first period that ends on the day or later."""

    begins_with: date
    why: str


@dataclass(frozen=True)
class Drawn:
    """How a chart is drawn: see ChartSetting, Rebasing and IndicatorTarget."""

    aim: Aim | None = None
    screens_outliers: bool = False
    fix_after: int | None = None
    rebasings: tuple[Began, ...] = ()
