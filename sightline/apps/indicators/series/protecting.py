"""Small numbers of indicators, kept back from whoever may not see them as they are.

What left first is decided first: a year never hides a quarter that was shown before it, and is
hidden itself where it would give a hidden quarter away. A period is shown whole or hidden whole.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise

from sightline.analytics.dictionary.types import Breakdown, Definition, Kind, Unit
from sightline.apps.indicators.series.types import SeriesValue
from sightline.core.disclosure.profiles import PROFILES, Profile
from sightline.core.disclosure.series import (
    Counts,
    Place,
    Point,
    ProtectedSeries,
    Role,
    Series,
    protect_series,
)
from sightline.core.disclosure.tables import Standing
from sightline.core.periods import Period, PeriodKind, financial_year_of, quarters_of

SCALES = {Unit.COUNT: 1, Unit.PERCENT: 100, Unit.RATE: 10_000}
# A child may have several factors, and several kinds of need in a year.
SEVERAL = frozenset({Breakdown.FACTOR, Breakdown.NEED})
ROLES = (Role.VALUE, Role.NUMERATOR, Role.DENOMINATOR)
# Where one indicator is another with a few more children, who must not be told by the difference.
WITH_MORE = {"child-protection-plans-at-date-with-unborn": "child-protection-plans-at-date"}

HIDDEN = "Hidden"
Values = Sequence[SeriesValue]
_Total = tuple[Place, tuple[Place, ...]]


def profile_of(definition: Definition) -> Profile:
    """In the words of our pages, which say what is hidden rather than print a sign."""
    return replace(PROFILES[definition.suppression.value], symbol=HIDDEN)


def protected(definition: Definition, values: Values, fewer: Values = ()) -> list[SeriesValue]:
    """The values with those that must not leave marked as hidden, and without their numbers.

    `fewer` are the values of the indicator that this one is with a few more: see WITH_MORE.
    """
    deciding = _Deciding(definition, fewer)
    for stage in _stages(definition, [each for each in values if deciding.counts(each)]):
        deciding.decide(stage)
    return [_shown(each, each.period in deciding.hidden) for each in values]


def protected_cells(
    definition: Definition, cells: Mapping[tuple[str, str], SeriesValue], *, is_hidden: bool
) -> dict[tuple[str, str], SeriesValue]:
    """One period's cells, by dimension and cell; of the whole, ('', ''), it is decided already."""
    scale = SCALES.get(definition.unit)
    counts = {place: found for place, value in cells.items() if (found := _counts(scale, value))}
    whole = counts.pop(("", ""), None)
    code = cells[("", "")].period.code
    if scale is None or whole is None:
        return dict(cells)
    before = Standing.WITHHELD if is_hidden else Standing.PUBLISHED
    series = Series(
        key=definition.key,
        title=definition.title,
        points=(Point(code, whole, counts, standing=before, parts_standing=Standing.OPEN),),
        scale=scale,
        places=definition.places,
        whole_dimensions=frozenset(str(each) for each in Breakdown if each not in SEVERAL),
        known_population=definition.unit is Unit.RATE,
    )
    shown = protect_series([series], profile_of(definition))
    return {
        place: _shown(value, _hides(shown, definition, value.period, place))
        for place, value in cells.items()
    }


def _counts(scale: int | None, value: SeriesValue) -> Counts | None:
    """None where it is no whole number of anybody: then nothing of it is hidden."""
    numerator = value.value if scale == 1 else value.numerator
    denominator = None if scale == 1 else value.denominator
    if scale is None or numerator is None or numerator % 1 or (denominator or 0) % 1:
        return None
    return Counts(int(numerator), None if denominator is None else int(denominator))


def _hides(
    shown: ProtectedSeries,
    definition: Definition,
    period: Period,
    place: tuple[str, str] = ("", ""),
) -> bool:
    places = (Place(definition.key, period.code, role, *place) for role in ROLES)
    return any((number := shown.number(each)) and number.is_hidden for each in places)


@dataclass
class _Deciding:
    definition: Definition
    fewer: Values = ()
    decided: list[SeriesValue] = field(default_factory=list)
    hidden: set[Period] = field(default_factory=set)

    def counts(self, value: SeriesValue) -> Counts | None:
        return _counts(SCALES.get(self.definition.unit), value)

    def decide(self, stage: Values) -> None:
        """With all that was decided before as it stands."""
        more, sums = self._with_more(stage)
        shown = protect_series(
            [self._series(stage), *more],
            profile_of(self.definition),
            sums=[*sums, *_years(self.definition, [*self.decided, *stage])],
        )
        self.decided += stage
        self.hidden |= {
            each.period for each in stage if _hides(shown, self.definition, each.period)
        }

    def _series(self, stage: Values) -> Series:
        every = [*self.decided, *stage]
        return Series(
            key=self.definition.key,
            title=self.definition.title,
            points=tuple(point for each in every if (point := self._point(each, stage))),
            scale=SCALES[self.definition.unit],
            places=self.definition.places,
            follows=_follows(self.definition, [each.period for each in every]),
            known_population=self.definition.unit is Unit.RATE,
        )

    def _point(self, value: SeriesValue, stage: Values) -> Point | None:
        counts = self.counts(value)
        if counts is None:
            return None
        before = Standing.WITHHELD if value.period in self.hidden else Standing.PUBLISHED
        standing = Standing.OPEN if value in stage else before
        return Point(value.period.code, counts, standing=standing)

    def _with_more(self, stage: Values) -> tuple[list[Series], list[_Total]]:
        """The other indicator, as it stands, and the children between the two, on no page."""
        base = {each.period: each for each in self.fewer}
        own, between = [], []
        sums: list[_Total] = []
        for value in stage:
            other = base.get(value.period)
            if other is None or other.value is None or value.value is None:
                continue
            rest, code = value.value - other.value, value.period.code
            if rest < 0:
                continue
            standing = Standing.WITHHELD if other.is_hidden else Standing.PUBLISHED
            own.append(Point(code, Counts(int(other.value)), standing=standing))
            between.append(Point(code, Counts(int(rest)), standing=Standing.UNSEEN))
            parts = (Place("fewer", code, Role.VALUE), Place("between", code, Role.VALUE))
            sums.append((Place(self.definition.key, code, Role.VALUE), parts))
        if not own:
            return [], []
        title = self.definition.title
        return [Series("fewer", title, tuple(own)), Series("between", title, tuple(between))], sums


def _stages(definition: Definition, values: Values) -> Iterable[Values]:
    """In the order in which they leave; those that are not bound to each other together."""
    ordered = sorted(values, key=lambda each: each.period)
    if definition.kind is Kind.CUMULATIVE:
        return [[each] for each in ordered]
    years = [each for each in ordered if each.period.kind is PeriodKind.FINANCIAL_YEAR]
    rest = [each for each in ordered if each not in years]
    return [stage for stage in (rest, years) if stage]


def _follows(definition: Definition, periods: Sequence[Period]) -> Mapping[str, str]:
    """Each period of a running total with the one before it in the same financial year."""
    if definition.kind is not Kind.CUMULATIVE:
        return {}
    return {
        later.code: earlier.code
        for earlier, later in pairwise(sorted(periods))
        if financial_year_of(earlier.ends_on) == financial_year_of(later.ends_on)
    }


def _years(definition: Definition, values: Values) -> list[_Total]:
    """A year is the sum of its quarters, where it is: of flows that count events."""
    if definition.kind is not Kind.FLOW or definition.unit is not Unit.COUNT:
        return []
    amounts = {value.period: value.value or Decimal(0) for value in values}
    found = []
    for year, amount in amounts.items():
        if year.kind is not PeriodKind.FINANCIAL_YEAR:
            continue
        quarters = [each for each in quarters_of(year) if each in amounts]
        if len(quarters) == 4 and sum(amounts[each] for each in quarters) == amount:
            total = Place(definition.key, year.code, Role.VALUE)
            parts = tuple(Place(definition.key, each.code, Role.VALUE) for each in quarters)
            found.append((total, parts))
    return found


def _shown(value: SeriesValue, hides: bool) -> SeriesValue:
    if not hides:
        return value
    return replace(value, value=None, numerator=None, denominator=None, is_hidden=True)
