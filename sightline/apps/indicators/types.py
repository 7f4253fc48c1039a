"""The words of declared figures: values, targets and comparators as somebody stated them."""

from dataclasses import dataclass

from sightline.core.figures import Direction


@dataclass(frozen=True)
class DeclaredEntry:
    """Amounts stay as they were stated ('over 60%'), periods are codes; empty means none."""

    key: str
    label: str
    value: str
    unit: str
    period: str
    is_as_at: bool  # the period is when it holds, not what it covers
    definition: str
    rounded_to: str
    good_direction: Direction
    target: str
    comparator: str
    comparator_label: str
    comparator_as_at: str
    declared_by: str
    source: str
    table: str = "figures"  # the table of the pack that it came in


@dataclass(frozen=True)
class CalculationEntry:
    key: str
    label: str
    operation: str
    of: tuple[str, ...]
    unit: str
    decimals: int | None
    definition: str
    good_direction: Direction


TABLES = ("figures", "training")
