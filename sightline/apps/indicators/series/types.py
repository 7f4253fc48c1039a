"""One indicator's values in time, as they are charted and shown."""

from dataclasses import dataclass
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
