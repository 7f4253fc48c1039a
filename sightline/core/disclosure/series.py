"""Indicators' series as one page: values, their counts and breakdowns, a period after the other.

Everything that prints an indicator draws from what is protected here, whatever its format.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from sightline.core.disclosure.profiles import PERCENT_SCALE, Profile
from sightline.core.disclosure.protecting import Exposed, Protected, Shown, protect
from sightline.core.disclosure.tables import Cell, Derived, Page, Standing, Sum

# No name that people give holds these.
_BETWEEN, _OF = "\x1f", "\x1e"


class Role(Enum):
    """Which number of a period it is. An indicator that is a count has no other than `VALUE`."""

    VALUE = "value"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    REST = "rest"  # of a whole or a total, on no page
    STEP = "step"  # since the period before, on no page


@dataclass(frozen=True)
class Place:
    """Where a number stands. `category` '' is the whole."""

    series: str
    period: str
    role: Role
    dimension: str = ""
    category: str = ""

    @property
    def key(self) -> str:
        parts = (self.series, self.period, self.role.value, self.dimension, self.category)
        return _BETWEEN.join(parts)


@dataclass(frozen=True)
class Counts:
    """The denominator is None where nothing is divided, or where it is not known."""

    numerator: int
    denominator: int | None = None


@dataclass(frozen=True)
class Point:
    """One period. `parts` by dimension and category. `standing`: whether it has left already;
    `parts_standing` the same of the parts, where it differs from the whole's."""

    period: str
    counts: Counts
    parts: Mapping[tuple[str, str], Counts] = field(default_factory=dict)
    standing: Standing = Standing.OPEN
    parts_standing: Standing | None = None

    def standing_of(self, dimension: str) -> Standing:
        own = self.standing if self.parts_standing is None else self.parts_standing
        return own if dimension else self.standing


@dataclass(frozen=True)
class Series:
    """`scale`: 1 for a count, 100 for a percentage, 10,000 for a rate.

    `whole_dimensions`: those whose categories take each child once. `follows`: for what is counted
    from the start of a year, each period with the one before it in the same year.
    `known_population`: the denominator is a population that everybody knows.
    """

    key: str
    title: str
    points: tuple[Point, ...]
    scale: int = 1
    places: int | None = None
    whole_dimensions: frozenset[str] = frozenset()
    follows: Mapping[str, str] = field(default_factory=dict)
    known_population: bool = False
    is_rounded: bool = False
    counts_people: bool = True


@dataclass(frozen=True)
class ProtectedSeries:
    protected: Protected
    places: tuple[Place, ...]  # of every number that may be printed

    @property
    def is_proved(self) -> bool:
        return self.protected.is_proved

    @property
    def exposed(self) -> tuple[Exposed, ...]:
        return self.protected.exposed

    @property
    def footnotes(self) -> tuple[str, ...]:
        return self.protected.footnotes

    def number(self, place: Place) -> Shown | None:
        """None where the series has no such number."""
        return self.protected.numbers.get(place.key)

    def as_left(self) -> dict[Place, bool]:
        """What readers have once this is out: for each number, whether it was shown."""
        return {place: not self.protected[place.key].is_hidden for place in self.places}


def protect_series(
    series: Sequence[Series],
    profile: Profile,
    *,
    sums: Sequence[tuple[Place, tuple[Place, ...]]] = (),
    left: Mapping[Place, bool] | None = None,
) -> ProtectedSeries:
    """Series that leave together. `sums`: totals and their parts across series. `left`: numbers
    that left before and are the same now, and whether they were shown: they stay as they left."""
    before = left or {}
    cells: list[Cell] = []
    found: list[Sum] = [Sum(t.key, tuple(part.key for part in parts)) for t, parts in sums]
    derived: list[Derived] = []
    places: list[Place] = []
    for each in series:
        building = _Building(each, profile, before)
        building.build()
        cells += building.cells
        found += building.sums
        derived += building.derived
        places += building.places
    page = Page(tuple(cells), tuple(found), tuple(derived))
    kept = {place.key for place, was_shown in before.items() if not was_shown}
    return ProtectedSeries(protect(page, profile, kept), tuple(places))


class _Building:
    def __init__(self, series: Series, profile: Profile, left: Mapping[Place, bool]) -> None:
        self.series, self.profile, self.left = series, profile, left
        self.places: list[Place] = []
        self.cells: list[Cell] = []
        self.sums: list[Sum] = []
        self.derived: list[Derived] = []
        self.periods = {point.period: point for point in series.points}

    def build(self) -> None:
        for point in self.series.points:
            for (dimension, category), counts in _wholes_and_parts(point):
                self._add_counts(point, counts, dimension, category)
            for dimension in dict.fromkeys(dimension for dimension, _ in point.parts):
                self._bind_parts(point, dimension)
        for later, earlier in self.series.follows.items():
            if later in self.periods and earlier in self.periods:
                self._bind_periods(self.periods[later], self.periods[earlier])

    def _add_counts(self, point: Point, counts: Counts, dimension: str, category: str) -> None:
        series = self.series
        if series.scale == 1:
            self._cell(point, Role.VALUE, counts.numerator, dimension, category)
            return
        over = self._cell(point, Role.NUMERATOR, counts.numerator, dimension, category)
        if counts.denominator is None:
            return
        under: tuple[tuple[str, int], ...] | int = counts.denominator
        if not series.known_population:
            whole = self._cell(point, Role.DENOMINATOR, counts.denominator, dimension, category)
            under = ((whole, 1),)
            self._bind_rest(point, counts.numerator, counts.denominator, dimension, category)
        place = self._place(point, Role.VALUE, dimension, category)
        self.places.append(place)
        self.derived.append(
            Derived(
                key=place.key,
                over=((over, 1),),
                under=under,
                scale=series.scale,
                places=self._places,
                label=_label(series, point, Role.VALUE, category),
                is_published=self._standing(point, place) is Standing.PUBLISHED,
            )
        )

    def _bind_rest(
        self, point: Point, part: int, whole: int, dimension: str, category: str
    ) -> None:
        """The rest of a share: those not in time, where the page says how many were."""
        if not self.profile.protects_rest or part > whole:
            return
        rest = self._cell(point, Role.REST, whole - part, dimension, category)
        keys = [
            self._place(point, role, dimension, category).key
            for role in (Role.DENOMINATOR, Role.NUMERATOR)
        ]
        self.sums.append(Sum(keys[0], (keys[1], rest)))

    def _bind_parts(self, point: Point, dimension: str) -> None:
        mine = {cat: counts for (dim, cat), counts in point.parts.items() if dim == dimension}
        for role in self._roles(point.counts):
            total = _count_of(point.counts, role)
            parts = {
                cat: n for cat, counts in mine.items() if (n := _count_of(counts, role)) is not None
            }
            if total is None or not parts:
                continue
            if dimension in self.series.whole_dimensions and sum(parts.values()) <= total:
                self._bind_whole(point, role, dimension, parts, total)
            else:
                self._bind_each(point, role, dimension, parts, total)

    def _bind_whole(
        self, point: Point, role: Role, dimension: str, parts: Mapping[str, int], total: int
    ) -> None:
        """Each child is in one category, or in none that the page has."""
        keys = [self._place(point, role, dimension, category).key for category in parts]
        if missing := total - sum(parts.values()):
            keys.append(self._cell(point, Role.REST, missing, dimension, f"{_OF}{role.value}"))
        self.sums.append(Sum(self._place(point, role).key, tuple(keys)))

    def _bind_each(
        self, point: Point, role: Role, dimension: str, parts: Mapping[str, int], total: int
    ) -> None:
        """A child may be in several categories, and each category lies within the whole."""
        for category, part in parts.items():
            if part > total or not self.profile.protects_rest:
                continue
            name = f"{category}{_OF}{role.value}"
            rest = self._cell(point, Role.REST, total - part, dimension, name)
            own = self._place(point, role, dimension, category).key
            self.sums.append(Sum(self._place(point, role).key, (own, rest)))

    def _bind_periods(self, later: Point, earlier: Point) -> None:
        """What came in between, unless the earlier period was restated since."""
        before = dict(_wholes_and_parts(earlier))
        for (dimension, category), counts in _wholes_and_parts(later):
            if (dimension, category) not in before:
                continue
            for role in self._roles(counts):
                now = _count_of(counts, role)
                then = _count_of(before[dimension, category], role)
                if now is None or then is None or now < then:
                    continue
                step = self._cell(
                    later, Role.STEP, now - then, dimension, f"{category}{_OF}{role.value}"
                )
                keys = [
                    self._place(point, role, dimension, category).key for point in (later, earlier)
                ]
                self.sums.append(Sum(keys[0], (keys[1], step)))

    def _cell(
        self, point: Point, role: Role, count: int, dimension: str = "", category: str = ""
    ) -> str:
        place = self._place(point, role, dimension, category)
        on_no_page = role in (Role.REST, Role.STEP)
        if not on_no_page:
            self.places.append(place)
        self.cells.append(
            Cell(
                key=place.key,
                count=count,
                label=_label(self.series, point, role, category),
                standing=Standing.UNSEEN if on_no_page else self._standing(point, place),
                counts_people=self.series.counts_people,
                is_rounded=self.series.is_rounded and not on_no_page,
            )
        )
        return place.key

    def _place(self, point: Point, role: Role, dimension: str = "", category: str = "") -> Place:
        return Place(self.series.key, point.period, role, dimension, category)

    def _standing(self, point: Point, place: Place) -> Standing:
        was_shown = self.left.get(place)
        if was_shown is None:
            return point.standing_of(place.dimension)
        return Standing.PUBLISHED if was_shown else Standing.WITHHELD

    def _roles(self, counts: Counts) -> tuple[Role, ...]:
        if self.series.scale == 1:
            return (Role.VALUE,)
        if counts.denominator is None or self.series.known_population:
            return (Role.NUMERATOR,)
        return (Role.NUMERATOR, Role.DENOMINATOR)

    @property
    def _places(self) -> int:
        if self.series.places is not None:
            return self.series.places
        is_percent = self.series.scale == PERCENT_SCALE
        return self.profile.percent_places if is_percent else self.profile.rate_places


def _wholes_and_parts(point: Point) -> Iterator[tuple[tuple[str, str], Counts]]:
    yield ("", ""), point.counts
    yield from point.parts.items()


def _count_of(counts: Counts, role: Role) -> int | None:
    return counts.denominator if role is Role.DENOMINATOR else counts.numerator


def _label(series: Series, point: Point, role: Role, category: str) -> str:
    of = f", {category.partition(_OF)[0]}" if category and category[0] != _OF else ""
    return f"{series.title}{of}, {point.period}: {role.value}"
