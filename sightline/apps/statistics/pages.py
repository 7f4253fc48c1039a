"""What the pages of published statistics show: plain values and plain sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sightline.analytics.open_statistics import AreaKind, Measure
from sightline.apps.statistics import rules
from sightline.apps.statistics.types import SYMBOL_WORDS, Comparators, Series
from sightline.core.comparing import (
    Kind,
    Measured,
    Ranking,
    Scale,
    Verdict,
    compare,
    compare_with_median,
    median,
    rank,
)

OWN, ENGLAND, REGION, CHOSEN = "This area", "England", "Region", "Chosen"
NEIGHBOURS = "its statistical neighbours"
SYMBOLS = {
    "hidden": "Hidden",
    "not applicable": "Not applicable",
    "not available": "Not available",
    "rounds to nought": "Rounds to nought",
    "unreliable": "Unreliable",
}
NONE = "None loaded"
VERDICTS = {
    Verdict.HIGHER: ("Higher", "blue"),
    Verdict.LOWER: ("Lower", "blue"),
    Verdict.ALIKE: ("No telling apart", "grey"),
    Verdict.UNTESTED: ("Not tested", "grey"),
    Verdict.MISSING: ("No value", "grey"),
}


@dataclass(frozen=True)
class Headline:
    """One measure of the area in one line. Texts are '' where there is nothing to say."""

    key: str
    topic: str
    title: str
    period: str
    own: str
    own_value: Decimal | None
    england: str
    median: str
    verdict: str
    colour: str
    place: str


@dataclass(frozen=True)
class AreaRow:
    """`value` is None where there is no number; `why` says then why. `low` and `high` are the ends
    of the 95% interval."""

    area: str
    role: str
    value: Decimal | None
    text: str
    why: str
    low: Decimal | None
    high: Decimal | None
    interval: str
    place: str
    verdict: str
    colour: str


@dataclass(frozen=True)
class YearRow:
    """One period: the area, England, its nearest region and the median of its neighbours."""

    period: str
    own: str
    england: str
    region: str
    median: str


@dataclass(frozen=True)
class MeasurePage:
    """`sentences` say how the area stands at the period that is shown."""

    period: str
    sentences: tuple[str, ...]
    rows: tuple[AreaRow, ...]
    years: tuple[YearRow, ...]
    region: str


def headline(found: Comparators, day: date | None) -> Headline:
    measure = found.own.measure
    if day is None:
        return Headline(
            measure.key, measure.topic, measure.title, "", NONE, None, "", "", "", "", ""
        )
    scale, own = rules.scale(measure), found.own.at(day)
    england, middle = found.england.at(day), _median(found, day)
    verdict, colour = _verdict(own, england, scale)
    ranking = _ranking(found, day, scale)
    row = ranking.of(own.area)
    return Headline(
        key=measure.key,
        topic=measure.topic,
        title=measure.title,
        period=own.period,
        own=_text(found.own, day, scale),
        own_value=own.value,
        england=_text(found.england, day, scale),
        median=scale.number(middle) if middle is not None else "",
        verdict=verdict,
        colour=colour,
        place=row.brief(ranking.among) if row and row.place and ranking.among > 1 else "",
    )


def measure_page(found: Comparators, day: date) -> MeasurePage:
    scale = rules.scale(found.own.measure)
    region = found.regions[0].area.name if found.regions else "Region"
    return MeasurePage(
        period=found.own.at(day).period if day in found.own.points else str(day),
        sentences=tuple(_sentences(found, day, scale)),
        rows=tuple(_rows(found, day, scale)),
        years=tuple(_year(found, each, scale) for each in reversed(found.days)),
        region=region,
    )


def medians(found: Comparators) -> dict[date, Decimal | None]:
    """Of the neighbours, in each period that anybody has a value of."""
    return {day: _median(found, day) for day in found.days}


def sourced(measure: Measure, rounded_to: int) -> list[str]:
    """What has to be known of the values, in sentences."""
    notes = list(measure.notes)
    if rounded_to and measure.kind == "count":
        notes.append(
            f"England and regions are rounded to the nearest {rounded_to}; authorities are not."
        )
    notes += [f"From {each.on.year}: {each.says}." for each in measure.breaks]
    return notes


def _sentences(found: Comparators, day: date, scale: Scale) -> Iterator[str]:
    own = found.own.at(day)
    if scale.kind == Kind.COUNT:
        yield _counted(found.own, day, scale)
        yield "Counts of areas of different size say nothing of each other: compare their rates."
        return
    yield compare(own, found.england.at(day), scale).sentence
    for region in found.regions[:1]:
        yield compare(own, region.at(day), scale).sentence
    if found.neighbours:
        middle = median([each.at(day) for each in found.neighbours], own)
        yield compare_with_median(own, middle, scale, NEIGHBOURS).sentence
        ranking = _ranking(found, day, scale)
        row = ranking.of(own.area)
        if row is not None and ranking.among != 1:
            yield f"Among its neighbours, {own.area} is {row.words(ranking.among)}."
    for other in found.others:
        yield compare(own, other.at(day), scale).sentence


def _counted(own: Series, day: date, scale: Scale) -> str:
    """The count, and what became of it since the period before."""
    point, words = own.points[day], f"{own.area.name}, {own.points[day].period}"
    if point.value is None:
        return f"{words}: {SYMBOL_WORDS[point.symbol]}."
    before = [each for each in own.points.values() if each.ends_on < day]
    told = f"{words}: {scale.shown(point.value)}"
    last = before[-1] if before else None
    if last is None or last.value is None:
        return f"{told}."
    if last.definition != point.definition:
        return f"{told}. The period before was counted by another definition."
    change = point.value - last.value
    if not change:
        return f"{told}, as many as in the period before ({last.period})."
    more = "more" if change > 0 else "fewer"
    return f"{told}, {scale.number(abs(change))} {more} than in the period before ({last.period})."


def _rows(found: Comparators, day: date, scale: Scale) -> Iterator[AreaRow]:
    ranking, own = _ranking(found, day, scale), found.own.at(day)
    for series, role in _roles(found):
        measured = series.at(day)
        reach = measured.interval(scale)
        row = ranking.of(measured.area)
        verdict, colour = ("", "") if series is found.own else _verdict(own, measured, scale)
        yield AreaRow(
            area=measured.area,
            role=role,
            value=measured.value,
            text=_text(series, day, scale),
            why=measured.missing,
            low=_rounded(reach.low, scale) if reach else None,
            high=_rounded(reach.high, scale) if reach else None,
            interval=scale.interval_shown(reach) if reach else "",
            place=row.brief(ranking.among) if row and scale.kind != Kind.COUNT else "",
            verdict=verdict,
            colour=colour,
        )


def _roles(found: Comparators) -> Iterator[tuple[Series, str]]:
    yield found.own, OWN
    yield found.england, ENGLAND
    for region in found.regions:
        yield region, REGION
    for position, each in enumerate(found.neighbours, start=1):
        yield each, f"Neighbour {position}"
    for each in found.others:
        yield each, CHOSEN if each.area.kind == AreaKind.AUTHORITY else REGION


def _year(found: Comparators, day: date, scale: Scale) -> YearRow:
    middle = _median(found, day)
    region = found.regions[0] if found.regions else None
    return YearRow(
        period=next(each.points[day].period for each in found.every if day in each.points),
        own=_text(found.own, day, scale),
        england=_text(found.england, day, scale),
        region=_text(region, day, scale) if region else "",
        median=scale.number(middle) if middle is not None else "",
    )


def _ranking(found: Comparators, day: date, scale: Scale) -> Ranking:
    own = found.own.at(day)
    areas = [own, *(each.at(day) for each in found.neighbours)]
    return rank(areas if found.neighbours else [], scale, own)


def _median(found: Comparators, day: date) -> Decimal | None:
    areas = [each.at(day) for each in found.neighbours]
    known = [each for each in areas if each.value is not None]
    return median(areas, known[0]).value if known else None


def _verdict(own: Measured, other: Measured, scale: Scale) -> tuple[str, str]:
    """Of the area against the other; a count is not set against another area's."""
    found = compare(own, other, scale)
    if scale.kind == Kind.COUNT:
        return "", ""
    return VERDICTS[found.verdict]


def _text(series: Series, day: date, scale: Scale) -> str:
    point = series.points.get(day)
    if point is None:
        return NONE
    return SYMBOLS[point.symbol] if point.value is None else scale.number(point.value)


def _rounded(value: float, scale: Scale) -> Decimal:
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-scale.decimals))


def topics(measures: Sequence[Measure]) -> list[tuple[str, list[Measure]]]:
    """The measures by topic, in the catalogue's order."""
    found: dict[str, list[Measure]] = {}
    for each in measures:
        found.setdefault(each.topic, []).append(each)
    return list(found.items())
