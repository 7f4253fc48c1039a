"""Reading published statistics: editions, areas, series, and whom an area is set beside.

Only editions in force are read, and of a measure that two files hold, the preferred file's value.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from sightline.analytics.open_statistics import AreaKind, Measure
from sightline.analytics.open_statistics import measure as measure_of
from sightline.apps.statistics import rules
from sightline.apps.statistics.access import Statistics
from sightline.apps.statistics.models import (
    Area,
    ComparatorChoice,
    Edition,
    NeighbourPlace,
    NeighbourSet,
    PublishedDefinition,
    PublishedValue,
    with_decimals,
)
from sightline.apps.statistics.types import (
    AreaShown,
    Comparators,
    Point,
    Population,
    Revision,
    Series,
)
from sightline.core.periods import day_period, parse_period
from sightline.kit.access import Actor, require

ENGLAND = "970"
POPULATION = "population-aged-0-to-17"
Cell = tuple[Decimal | None, str, int]  # value, symbol, number of its edition


def editions(actor: Actor) -> QuerySet[Edition]:
    """Every edition, those in force and those that they replaced."""
    require(actor, Statistics.VIEW)
    return Edition.objects.select_related("replaced_by")


def in_force(actor: Actor) -> QuerySet[Edition]:
    return editions(actor).filter(replaced_by=None)


def areas(actor: Actor) -> QuerySet[Area]:
    require(actor, Statistics.VIEW)
    return Area.objects.select_related("region__region")


def authorities(actor: Actor) -> QuerySet[Area]:
    return areas(actor).filter(kind=AreaKind.AUTHORITY)


def every_authority(actor: Actor) -> dict[str, AreaShown]:
    """By the department's number, in the order of their names; those that ended too."""
    return _shown(authorities(actor))


def area(actor: Actor, key: str) -> AreaShown | None:
    """The area by the department's number; None where no loaded file has it."""
    return _shown(areas(actor).filter(key=key)).get(key)


def choice(actor: Actor) -> ComparatorChoice | None:
    """What this partnership goes by; None until somebody chose."""
    require(actor, Statistics.VIEW)
    return ComparatorChoice.objects.select_related("neighbour_set").first()


def own_areas(actor: Actor) -> tuple[AreaShown, ...]:
    """The authorities of this partnership, in the order in which they were chosen."""
    chosen = choice(actor)
    keys = chosen.areas if chosen else []
    found = _shown(areas(actor).filter(key__in=keys))
    return tuple(found[key] for key in keys if key in found)


def neighbour_sets(actor: Actor) -> list[NeighbourSet]:
    """The newest model first: the year stands last in its name."""
    require(actor, Statistics.VIEW)
    found = NeighbourSet.objects.select_related("edition")
    return sorted(found, key=lambda each: (each.model[-4:], each.pk), reverse=True)


def neighbour_set(actor: Actor) -> NeighbourSet | None:
    """The set that the partnership chose, else that of the newest model."""
    chosen = choice(actor)
    if chosen and chosen.neighbour_set:
        return chosen.neighbour_set
    return next(iter(neighbour_sets(actor)), None)


def neighbours(actor: Actor, area: str, of: NeighbourSet | None = None) -> list[NeighbourPlace]:
    """In their order; none where the set has not got the area."""
    used = of or neighbour_set(actor)
    found = NeighbourPlace.objects.filter(neighbour_set=used, area__key=area)
    return list(found.select_related("neighbour__region__region").order_by("position"))


def definition(actor: Actor, measure: str) -> PublishedDefinition | None:
    """The publisher's own words for a measure, by the edition in force."""
    require(actor, Statistics.VIEW)
    found = PublishedDefinition.objects.filter(measure=measure, edition__replaced_by=None)
    return found.first()


def series(actor: Actor, measure: Measure, area: AreaShown) -> Series:
    return series_of(actor, [measure], [area])[(measure.key, area.key)]


def series_of(
    actor: Actor, measures: Sequence[Measure], of: Sequence[AreaShown]
) -> dict[tuple[str, str], Series]:
    """Several measures of several areas at once, by the keys of both."""
    cells = _cells(actor, measures, of)
    found = {}
    for measure in measures:
        for each in of:
            points = _points(measure, each.key, cells)
            found[(measure.key, each.key)] = Series(measure, each, points)
    return found


def comparators(
    actor: Actor, measure: Measure, area: AreaShown, others: Sequence[str] = ()
) -> Comparators:
    """England, the regions around the area, its statistical neighbours, and any that are asked."""
    return comparators_of(actor, [measure], area, others)[measure.key]


def comparators_of(
    actor: Actor, measures: Sequence[Measure], area: AreaShown, others: Sequence[str] = ()
) -> dict[str, Comparators]:
    used = neighbour_set(actor)
    near = [each.neighbour for each in neighbours(actor, area.key, used)] if used else []
    keys = {ENGLAND, *area.enclosing, *others} - {area.key}
    rest = _shown([*areas(actor).filter(key__in=keys), *near])
    england = rest.get(ENGLAND, AreaShown(ENGLAND, "England", AreaKind.COUNTRY))
    nearest = [rest[each.key] for each in near]
    regions = [rest[key] for key in area.enclosing if key in rest]
    known = {area.key, ENGLAND, *area.enclosing, *(each.key for each in nearest)}
    added = [rest[key] for key in dict.fromkeys(others) if key in rest and key not in known]
    found = series_of(actor, measures, [area, england, *regions, *nearest, *added])
    return {
        each.key: Comparators(
            own=found[(each.key, area.key)],
            england=found[(each.key, ENGLAND)],
            regions=tuple(found[(each.key, region.key)] for region in regions),
            neighbours=tuple(found[(each.key, near.key)] for near in nearest),
            others=tuple(found[(each.key, other.key)] for other in added),
            model=used.model if used and nearest else "",
        )
        for each in measures
    }


def populations(actor: Actor, area: str) -> tuple[Population, ...]:
    """People aged 0 to 17 in each year that is known, oldest first."""
    require(actor, Statistics.VIEW)
    rows = PublishedValue.objects.filter(
        measure=POPULATION, area__key=area, edition__replaced_by=None, value__isnull=False
    ).select_related("edition")
    return tuple(
        Population(row.ends_on, int(row.value or 0), _vintage(row.edition))
        for row in rows.order_by("ends_on")
    )


def revisions(actor: Actor, edition: Edition) -> list[Revision]:
    """What the edition gives otherwise than the one that it replaced; none where it replaced
    none, or only added to it."""
    before = editions(actor).filter(replaced_by=edition).order_by("-loaded_at", "-pk").first()
    if before is None:
        return []
    was, now = _of_edition(before), _of_edition(edition)
    names = dict(Area.objects.values_list("pk", "name"))
    return [
        Revision(measure, names[place], _period(period), was[key], now.get(key, ""))
        for key in was
        if was[key] != now.get(key, "")
        for measure, place, period in [key]
    ]


def _shown(rows: Iterable[Area]) -> dict[str, AreaShown]:
    return {
        row.key: AreaShown(
            row.key, row.name, AreaKind(row.kind), tuple(_enclosing(row)), row.ended_on
        )
        for row in rows
    }


def _cells(
    actor: Actor, measures: Sequence[Measure], of: Sequence[AreaShown]
) -> dict[tuple[str, str], dict[str, Cell]]:
    """By measure and area, each period's value of the preferred source that is in force."""
    require(actor, Statistics.VIEW)
    wanted = {key for each in measures for key in (each.key, *each.events, *each.out_of)}
    rows = PublishedValue.objects.filter(
        measure__in=wanted, area__key__in={each.key for each in of}, edition__replaced_by=None
    ).values_list(
        "measure", "area__key", "period", "value", "symbol", "decimals", "edition__source",
        "edition_id",
    )  # fmt: skip
    found: dict[tuple[str, str], dict[str, Cell]] = defaultdict(dict)
    ranks: dict[tuple[str, str, str], int] = {}
    for measure, key, period, value, symbol, decimals, source, edition in rows:
        rank = _preference(measure, source)
        if rank < ranks.get((measure, key, period), len(wanted) + 100):
            ranks[(measure, key, period)] = rank
            found[(measure, key)][period] = (with_decimals(value, decimals), symbol, edition)
    return found


def _preference(measure: str, source: str) -> int:
    known = measure_of(measure)
    order = [each.source for each in known.found] if known else []
    return order.index(source) if source in order else len(order)


def _points(
    measure: Measure, area: str, cells: Mapping[tuple[str, str], Mapping[str, Cell]]
) -> dict[date, Point]:
    points = []
    for code, (value, symbol, edition) in cells.get((measure.key, area), {}).items():
        period = parse_period(code)
        counts = _counts_on(measure, area, code, period.ends_on, cells)
        events = rules.added_up(measure.events, counts)
        out_of = rules.added_up(measure.out_of, counts)
        if out_of is None:
            out_of = rules.worked_back(measure, value, events)
        points.append(
            Point(
                code=code,
                period=str(period),
                ends_on=period.ends_on,
                value=value,
                symbol=symbol,
                edition=edition,
                definition=measure.definition_on(period.ends_on),
                events=events,
                out_of=out_of,
            )
        )
    return {point.ends_on: point for point in sorted(points, key=lambda each: each.ends_on)}


def _counts_on(
    measure: Measure,
    area: str,
    code: str,
    day: date,
    cells: Mapping[tuple[str, str], Mapping[str, Cell]],
) -> dict[str, Decimal | None]:
    """Of the same period; of people, the estimate for the middle of the year before."""
    middle = day_period(date(day.year - 1, 6, 30)).code
    found: dict[str, Decimal | None] = {}
    for key in (*measure.events, *measure.out_of):
        cell = cells.get((key, area), {}).get(middle if key == POPULATION else code)
        found[key] = cell[0] if cell else None
    return found


def _of_edition(edition: Edition) -> dict[tuple[str, int, str], str]:
    rows = PublishedValue.objects.filter(edition=edition).values_list(
        "measure", "area_id", "period", "value", "symbol", "decimals"
    )
    return {
        (measure, place, period): symbol or str(with_decimals(value, decimals))
        for measure, place, period, value, symbol, decimals in rows
    }


def _period(code: str) -> str:
    return str(parse_period(code))


def _vintage(edition: Edition) -> str:
    newest = f"estimates up to mid-{edition.last_on.year}" if edition.last_on else edition.names
    return f"{newest}, {edition.vintage}" if edition.vintage else newest


def _enclosing(row: Area) -> Iterable[str]:
    region = row.region
    while region is not None:
        yield region.key
        region = region.region
