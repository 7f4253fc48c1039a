"""The median of a set of areas, and who could not be counted in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sightline.core.comparing.measured import Measured


@dataclass(frozen=True)
class Median:
    """`value` None: no area of the set has a value. `missing` names the areas without one, and
    `period` and `definition` are those of the values that were counted."""

    value: Decimal | None
    counted: int
    missing: tuple[str, ...]
    period: str
    definition: str


def median(areas: Sequence[Measured], like: Measured) -> Median:
    """Of those of the same time and definition as `like`; the others are missing."""
    fit = [
        each for each in areas if (each.period, each.definition) == (like.period, like.definition)
    ]
    values = sorted(each.value for each in fit if each.value is not None)
    known = {each.area for each in fit if each.value is not None}
    missing = tuple(each.area for each in areas if each.area not in known)
    return Median(_middle(values), len(values), missing, like.period, like.definition)


def _middle(values: Sequence[Decimal]) -> Decimal | None:
    if not values:
        return None
    half = len(values) // 2
    return values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2
