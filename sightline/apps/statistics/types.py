"""The words of published statistics: points of a series, areas, and whom one is set beside."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from sightline.analytics.open_statistics import AreaKind, Measure
from sightline.core.comparing import Measured

SYMBOL_WORDS = {
    "hidden": "it is hidden, so that no child can be known by it",
    "not applicable": "it does not apply",
    "not available": "it is not available",
    "rounds to nought": "it rounds to nought, and is not nought",
    "unreliable": "the publisher holds it unreliable",
}
NOT_LOADED = "no value is loaded"


@dataclass(frozen=True)
class AreaShown:
    """`key` is the department's number. `enclosing` are keys of the regions around it."""

    key: str
    name: str
    kind: AreaKind
    enclosing: tuple[str, ...] = ()
    ended_on: date | None = None


@dataclass(frozen=True)
class Point:
    """One published value. `period` is in words, `code` its code; `value` None has a `symbol`.

    `events` and `out_of` are the counts beneath it, None where they are not known or hidden.
    """

    code: str
    period: str
    ends_on: date
    value: Decimal | None
    symbol: str
    edition: int
    definition: str
    events: Decimal | None = None
    out_of: Decimal | None = None


@dataclass(frozen=True)
class Series:
    """One measure in one area, by the last day of each period, oldest first."""

    measure: Measure
    area: AreaShown
    points: Mapping[date, Point] = field(default_factory=dict)

    def at(self, day: date) -> Measured:
        """The value of the period that ends on the day, ready to be compared."""
        point = self.points.get(day)
        if point is None:
            definition = self.measure.definition_on(day)
            return Measured(self.area.name, None, str(day), definition, missing=NOT_LOADED)
        return Measured(
            area=self.area.name,
            value=point.value,
            period=point.period,
            definition=point.definition,
            events=point.events,
            out_of=point.out_of,
            missing=SYMBOL_WORDS.get(point.symbol, ""),
        )


@dataclass(frozen=True)
class Comparators:
    """Whom an area is set beside. `regions` begin with the nearest; `neighbours` are in their
    order; `model` is the edition of their set, '' where there is none."""

    own: Series
    england: Series
    regions: tuple[Series, ...]
    neighbours: tuple[Series, ...]
    others: tuple[Series, ...]
    model: str

    @property
    def every(self) -> tuple[Series, ...]:
        return (self.own, self.england, *self.regions, *self.neighbours, *self.others)

    @property
    def days(self) -> tuple[date, ...]:
        """The last day of each period of which anybody has a value, oldest first."""
        return tuple(sorted({day for series in self.every for day in series.points}))


@dataclass(frozen=True)
class Population:
    """People aged 0 to 17 on 30 June. `vintage` says from which series of estimates."""

    on: date
    people: int
    vintage: str


@dataclass(frozen=True)
class Revision:
    """A value that a newer edition gives otherwise; '' where one of the two lacks it."""

    measure: str
    area: str
    period: str
    was: str
    now: str
