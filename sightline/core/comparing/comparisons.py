"""Two values side by side: which is higher, whether chance could make the gap, and what differs.

Two areas differ when their 95% intervals do not overlap: a careful test, which calls fewer gaps
real than a direct test of the difference would.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from sightline.core.comparing.measured import Kind, Measured, Scale
from sightline.core.comparing.medians import Median


class Verdict(StrEnum):
    HIGHER = "higher than"
    LOWER = "lower than"
    ALIKE = "not distinguishable from"
    UNTESTED = "not tested against"  # there are two values, and no telling chance from more
    MISSING = "not comparable with"  # one of the two has no value


@dataclass(frozen=True)
class Comparison:
    """`gap` is own less other, None where one is missing. `cautions` are whole sentences: that the
    two are of different times or definitions. `sentence` holds them too."""

    own: Measured
    other: Measured
    verdict: Verdict
    gap: Decimal | None
    cautions: tuple[str, ...]
    sentence: str


def compare(own: Measured, other: Measured, scale: Scale) -> Comparison:
    cautions = _cautions(own, other)
    if own.value is None or other.value is None:
        return _missing(own, other, cautions)
    gap = own.value - other.value
    verdict, why = _tested(own, other, scale)
    said = _said(own, other, scale, verdict)
    sentence = " ".join([*cautions, f"{said}{_gap_words(gap, scale)}: {why}."])
    return Comparison(own, other, verdict, gap, cautions, sentence)


def compare_with_median(own: Measured, middle: Median, scale: Scale, called: str) -> Comparison:
    """`called` says whose median it is: 'its statistical neighbours'."""
    name = f"the median of {middle.counted} of {called}"
    if not middle.missing:
        name = f"the median of {called}"
    other = Measured(
        name, middle.value, middle.period, middle.definition, missing="none of them has a value"
    )
    cautions = _cautions(own, other)
    if own.value is None or other.value is None:
        return _missing(own, other, cautions)
    gap, reach = own.value - other.value, own.interval(scale)
    verdict = _side(gap) if reach and not reach.holds(other.value) else Verdict.ALIKE
    why = "its own 95% interval leaves the median out"
    if reach is None:
        verdict, why = Verdict.UNTESTED, _why_untested(scale)
    elif not gap:
        why = "it is the median"
    elif verdict == Verdict.ALIKE:
        why = "its own 95% interval holds the median"
    left_out = ""
    if middle.missing:
        left_out = f" Without a value: {', '.join(middle.missing)}."
    said = f"{_said(own, other, scale, verdict)}{_gap_words(gap, scale)}: {why}.{left_out}"
    return Comparison(own, other, verdict, gap, cautions, " ".join([*cautions, said]))


def _tested(own: Measured, other: Measured, scale: Scale) -> tuple[Verdict, str]:
    mine, theirs = own.interval(scale), other.interval(scale)
    if mine is None or theirs is None or own.value is None or other.value is None:
        return Verdict.UNTESTED, _why_untested(scale)
    if own.value == other.value:
        return Verdict.ALIKE, "they have the same value"
    if mine.overlaps(theirs):
        return Verdict.ALIKE, "the two 95% intervals overlap, so chance could make this gap"
    return _side(own.value - other.value), "the two 95% intervals do not overlap"


def _side(gap: Decimal) -> Verdict:
    return Verdict.HIGHER if gap > 0 else Verdict.LOWER


def _why_untested(scale: Scale) -> str:
    if scale.kind == Kind.COUNT:
        return "counts of areas of different size say nothing of each other; compare their rates"
    return "the counts beneath are not all known, so nobody can tell this gap from chance"


def _said(own: Measured, other: Measured, scale: Scale, verdict: Verdict) -> str:
    if own.value is None or other.value is None:
        return ""
    return (
        f"{own.area}, at {scale.shown(own.value)}, is {verdict} {other.area} "
        f"({scale.shown(other.value)})"
    )


def _gap_words(gap: Decimal, scale: Scale) -> str:
    return f", a gap of {scale.gap_shown(gap)}" if gap else ""


def _missing(own: Measured, other: Measured, cautions: tuple[str, ...]) -> Comparison:
    without = own if own.value is None else other
    why = without.missing or "it has no value"
    sentence = f"{own.area} is {Verdict.MISSING} {other.area}: of {without.area}, {why}."
    return Comparison(own, other, Verdict.MISSING, None, cautions, " ".join([*cautions, sentence]))


def _cautions(own: Measured, other: Measured) -> tuple[str, ...]:
    found = []
    if own.period != other.period:
        found.append(
            f"These are of different times: {own.area} of {own.period}, "
            f"{other.area} of {other.period}."
        )
    if own.definition != other.definition:
        found.append(
            f"These are counted by different definitions: {own.area} by '{own.definition}', "
            f"{other.area} by '{other.definition}'."
        )
    return tuple(found)
