"""The words of figures as declared, and of indicators' values: counted, collected, stated."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

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


class ValueBasis(StrEnum):
    COUNTED = "counted"  # from a statutory return
    COLLECTED = "collected"  # from an agency's quarterly return
    DECLARED = "declared"  # stated in a document


BASIS_WORDS = {
    ValueBasis.COUNTED: "Counted from a statutory return",
    ValueBasis.COLLECTED: "From an agency’s quarterly return",
    ValueBasis.DECLARED: "As stated",
}


class Absence(StrEnum):
    """Why a period has no value. None of these is nought."""

    NOT_RECEIVED = "not received"
    NOT_AVAILABLE = "not available"
    NOT_APPLICABLE = "not applicable"
    HIDDEN = "hidden"  # whoever sent it keeps a small number back


class CountedKind(StrEnum):
    CHILDREN_IN_NEED = "cin"
    LOOKED_AFTER = "ssda903"
    ANNEX_A = "annex-a"


COUNTED_KIND_WORDS = {
    CountedKind.CHILDREN_IN_NEED: "Children in need census",
    CountedKind.LOOKED_AFTER: "Looked-after children return (SSDA903)",
    CountedKind.ANNEX_A: "Ofsted Annex A",
}


@dataclass(frozen=True)
class ValueEntry:
    """A value that comes in: `period` is a code such as '2019/20 Q3', '2019/20' or '2020-03-31'.

    `value` is None just where `absence` says why. `agency` is the key of whoever it came from.
    """

    indicator: str
    defined_from: date
    period: str
    value: Decimal | None
    basis: ValueBasis
    source: str
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    dimension: str = ""
    cell: str = ""
    absence: Absence | None = None
    absence_why: str = ""
    agency: str = ""


@dataclass(frozen=True)
class CountedEntry:
    """A return that was counted, without any of its rows; see the model for each."""

    kind: CountedKind
    files: tuple[str, ...]
    as_at: date
    counted_here: bool
    proofs: tuple[str, ...] = ()
    proof_key: str = ""
    counts: tuple[tuple[str, int], ...] = ()
    faults: tuple[tuple[str, int], ...] = ()
    authority: str = ""


class SignalRule(StrEnum):
    SPECIAL_CAUSE = "special cause"
    TARGET_OUT_OF_REACH = "target out of reach"
    COMPARATOR_GAP = "comparator gap"
    LATE_RETURN = "late return"


SIGNAL_RULE_WORDS = {
    SignalRule.SPECIAL_CAUSE: "Special cause",
    SignalRule.TARGET_OUT_OF_REACH: "Target out of reach",
    SignalRule.COMPARATOR_GAP: "Gap to others",
    SignalRule.LATE_RETURN: "Late return",
}


class SignalState(StrEnum):
    NEW = "new"
    ACCEPTED = "accepted"
    DISMISSED = "dismissed"


class ScorecardOf(StrEnum):
    """What a scorecard is of; without either it is the partnership's own choice."""

    PRIORITY = "priority"
    GROUP = "group"
