"""Where an area stands among others: only where its numbers are large enough, and with how far
chance could move its place."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sightline.core.comparing.intervals import Interval
from sightline.core.comparing.measured import Kind, Measured, Scale

LEAST_EVENTS = 20  # fewer, and the value moves by a fifth and more by chance alone
LEAST_OUT_OF = 100  # of a percentage


@dataclass(frozen=True)
class Ranked:
    """`place` 1 is the highest value; None: `why_not` says why. `first` and `last` are the places
    that its interval leaves open."""

    measured: Measured
    interval: Interval | None
    place: int | None
    is_tied: bool
    first: int | None
    last: int | None
    why_not: str

    def words(self, among: int) -> str:
        if self.place is None:
            return f"not ranked: {self.why_not}"
        joint = "joint " if self.is_tied else ""
        place = f"{joint}{ordinal(self.place)} highest of {among}"
        if self.first == self.last:
            return place
        return f"{place}; by chance alone anywhere from {_span(self.first, self.last)}"

    def brief(self, among: int) -> str:
        """For a table: '5th of 11 (4th to 8th)', the places that chance leaves open in brackets."""
        if self.place is None:
            return f"not ranked: {self.why_not}"
        joint = "joint " if self.is_tied else ""
        place = f"{joint}{ordinal(self.place)} of {among}"
        return place if self.first == self.last else f"{place} ({_span(self.first, self.last)})"


@dataclass(frozen=True)
class Ranking:
    """Highest first; then those without a place, in the order given. `among` counts the places."""

    rows: tuple[Ranked, ...]
    among: int

    def of(self, area: str) -> Ranked | None:
        return next((row for row in self.rows if row.measured.area == area), None)


@dataclass(frozen=True)
class _Fit:
    measured: Measured
    value: Decimal
    interval: Interval


def rank(areas: Sequence[Measured], scale: Scale, like: Measured) -> Ranking:
    """Among those of the same time and definition as `like`."""
    fit, rest = [], []
    for each in areas:
        interval, why_not = each.interval(scale), _why_not(each, scale, like)
        if each.value is None or interval is None or why_not:
            rest.append(Ranked(each, interval, None, False, None, None, why_not))
        else:
            fit.append(_Fit(each, each.value, interval))
    fit.sort(key=lambda one: -one.value)
    return Ranking((*(_placed(one, fit) for one in fit), *rest), len(fit))


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 11th."""
    is_teen = number % 100 in (11, 12, 13)
    ending = "th" if is_teen else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _placed(one: _Fit, fit: Sequence[_Fit]) -> Ranked:
    higher = sum(other.value > one.value for other in fit)
    surely_higher = sum(other.interval.low > one.interval.high for other in fit)
    surely_lower = sum(other.interval.high < one.interval.low for other in fit)
    return Ranked(
        measured=one.measured,
        interval=one.interval,
        place=higher + 1,
        is_tied=sum(other.value == one.value for other in fit) > 1,
        first=surely_higher + 1,
        last=len(fit) - surely_lower,
        why_not="",
    )


def _why_not(each: Measured, scale: Scale, like: Measured) -> str:
    if scale.kind == Kind.COUNT:
        return "a count grows with the area"
    if each.value is None:
        return each.missing or "it has no value"
    if each.period != like.period:
        return f"it is of {each.period}"
    if each.definition != like.definition:
        return "it is counted by another definition"
    return _too_few(each, scale)


def _too_few(each: Measured, scale: Scale) -> str:
    if each.interval(scale) is None and each.events != 0:
        return "the counts beneath it are not known"
    if (each.events or 0) < LEAST_EVENTS:
        return f"it rests on fewer than {LEAST_EVENTS}"
    if scale.kind == Kind.PERCENT and (each.out_of or 0) < LEAST_OUT_OF:
        return f"it is a share of fewer than {LEAST_OUT_OF}"
    return ""


def _span(first: int | None, last: int | None) -> str:
    return f"{ordinal(first or 1)} to {ordinal(last or 1)}"
