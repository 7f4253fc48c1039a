"""The drawing of a measure: the area over time beside England, its region and its neighbours."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from sightline.analytics.open_statistics import MeasureKind
from sightline.apps.statistics.types import Comparators, Series
from sightline.core import control_charts
from sightline.core.control_charts import Frequency, Point, Settings
from sightline.core.drawing.canvas import Drawing
from sightline.core.drawing.control_chart import Comparator, control_chart

KINDS = {
    MeasureKind.COUNT: control_charts.Measure.COUNT,
    MeasureKind.PERCENT: control_charts.Measure.PERCENT,
    MeasureKind.RATE: control_charts.Measure.RATE,
}


def over_time(found: Comparators, medians: Mapping[date, Decimal | None]) -> Drawing | None:
    """None where the area has no value. Of counts only the area is drawn: England's would leave it
    flat on the ground."""
    measure, days = found.own.measure, list(found.own.points)
    points = [Point(found.own.points[day].period, day, found.own.points[day].value) for day in days]
    if all(point.value is None for point in points):
        return None
    settings = Settings(measure=KINDS[measure.kind], frequency=Frequency.ANNUAL)
    lines = [] if measure.kind == MeasureKind.COUNT else _lines(found, medians, days)
    return control_chart(
        name=f"chart-{measure.key}",
        title=f"{measure.title}, {found.own.area.name}, {points[0].label} to {points[-1].label}",
        description=_description(found, lines),
        analysis=control_charts.analyse(points, settings),
        comparators=lines,
        places=measure.decimals,
        own=found.own.area.name,
        unit=f"{measure.words[0].upper()}{measure.words[1:]}",
    )


def _lines(
    found: Comparators, medians: Mapping[date, Decimal | None], days: list[date]
) -> list[Comparator]:
    lines = [_line(found.england, days)]
    lines += [_line(region, days) for region in found.regions[:1]]
    if found.neighbours:
        values = [medians.get(day) for day in days]
        lines.append(Comparator("Median of neighbours", _floats(values)))
    lines += [_line(other, days) for other in found.others[:1]]
    return [line for line in lines if any(value is not None for value in line.values)]


def _line(series: Series, days: list[date]) -> Comparator:
    points = [series.points.get(day) for day in days]
    values = [point.value if point else None for point in points]
    return Comparator(series.area.name, _floats(values))


def _floats(values: list[Decimal | None]) -> tuple[float | None, ...]:
    return tuple(None if value is None else float(value) for value in values)


def _description(found: Comparators, lines: list[Comparator]) -> str:
    beside = ", ".join(line.label for line in lines)
    words = f"{found.own.measure.title} in {found.own.area.name} over time"
    return (
        f"{words}, beside {beside}. The table below has every value."
        if beside
        else (f"{words}. The table below has every value.")
    )
