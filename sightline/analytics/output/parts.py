"""Reads the parts of an output file: returns, periods, indicators and their cells."""

import re
from collections import Counter
from decimal import Decimal
from typing import Any

from sightline.analytics.counting.tallying import value_of
from sightline.analytics.counting.types import COUNTED_PERIODS
from sightline.analytics.dictionary import Unit
from sightline.analytics.output.fields import (
    Gathered,
    Misfit,
    at,
    day,
    numbers,
    record,
    shown,
    text,
    whole,
    word,
)
from sightline.analytics.output.types import (
    CellTold,
    IndicatorTold,
    Kind,
    OutputFault,
    PeriodTold,
    PopulationTold,
    ReturnFile,
    ReturnTold,
)
from sightline.core.periods import UnreadablePeriod, parse_period

MOST_FILES, MOST_TABLES, MOST_KINDS = 200, 50, 2_000
MOST_INDICATORS, MOST_CELLS, MOST_PLACES = 500, 500, 4
KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
DEFINITION = re.compile(r"\d{4}-\d{2}-\d{2}\.[0-9a-f]{8}")
HASH = re.compile(r"[0-9a-f]{64}")
BASE_NAME = re.compile(r"[^/\\]+")
VALUE = re.compile(r"\d{1,15}(?:\.\d{1,4})?")


def return_told(value: Any, place: str, gathered: Gathered) -> ReturnTold:
    given = record(value, place, ("kind", "files", "rows", "faults"))
    return ReturnTold(
        kind=word(given["kind"], at(place, "kind"), Kind),
        files=tuple(gathered.each(at(place, "files"), given["files"], MOST_FILES, _file)),
        rows=numbers(given["rows"], at(place, "rows"), MOST_TABLES),
        faults=numbers(given["faults"], at(place, "faults"), MOST_KINDS),
    )


def _file(value: Any, place: str, _gathered: Gathered) -> ReturnFile:
    given = record(value, place, ("name", "keyed_hash"))
    keyed_hash = given["keyed_hash"]
    return ReturnFile(
        name=text(given["name"], at(place, "name"), BASE_NAME),
        keyed_hash="" if keyed_hash is None else text(keyed_hash, at(place, "keyed_hash"), HASH),
    )


def period_told(value: Any, place: str, gathered: Gathered) -> PeriodTold:
    given = record(
        value, place, ("period", "counted_to", "population", "indicators", "not_counted")
    )
    indicators = gathered.each(
        at(place, "indicators"), given["indicators"], MOST_INDICATORS, _indicator
    )
    reasons = gathered.each(
        at(place, "not_counted"), given["not_counted"], MOST_INDICATORS, _not_counted
    )
    keys = [each.key for each in indicators] + [key for key, _ in reasons]
    for key in sorted(key for key, times in Counter(keys).items() if times > 1):
        gathered.add(OutputFault(place, f"has the indicator '{key}' twice"))
    return PeriodTold(
        period=_period(given["period"], at(place, "period")),
        counted_to=day(given["counted_to"], at(place, "counted_to")),
        population=_population(given["population"], at(place, "population")),
        indicators=tuple(indicators),
        not_counted=dict(reasons),
    )


def _period(value: Any, place: str) -> str:
    told = text(value, place)
    try:
        period = parse_period(told)
    except UnreadablePeriod:
        raise Misfit(place, f"is '{shown(told)}', which is no period as 2019/20 Q4") from None
    if period.code != told or period.kind not in COUNTED_PERIODS:
        raise Misfit(place, f"is '{shown(told)}': a year, a quarter or a month, as 2019/20 Q4")
    return told


def _population(value: Any, place: str) -> PopulationTold | None:
    if value is None:
        return None
    given = record(value, place, ("number", "year", "vintage"))
    year = given["year"]
    return PopulationTold(
        number=whole(given["number"], at(place, "number")),
        year=None if year is None else whole(year, at(place, "year"), 2199),
        vintage=text(given["vintage"], at(place, "vintage")),
    )


def _not_counted(value: Any, place: str, _gathered: Gathered) -> tuple[str, str]:
    given = record(value, place, ("key", "reason"))
    return text(given["key"], at(place, "key"), KEY), text(given["reason"], at(place, "reason"))


def _indicator(value: Any, place: str, gathered: Gathered) -> IndicatorTold:
    given = record(value, place, ("key", "definition", "unit", "places", "cells"))
    unit = word(given["unit"], at(place, "unit"), Unit)
    places = whole(given["places"], at(place, "places"), MOST_PLACES)
    cells = gathered.each(
        at(place, "cells"),
        given["cells"],
        MOST_CELLS,
        lambda cell, where, _: _cell(cell, where, unit, places),
    )
    _check_cells(cells, place)
    return IndicatorTold(
        key=text(given["key"], at(place, "key"), KEY),
        definition=text(given["definition"], at(place, "definition"), DEFINITION),
        unit=unit,
        places=places,
        cells=tuple(cells),
    )


def _check_cells(cells: list[CellTold], place: str) -> None:
    names = Counter((each.breakdown, each.cell) for each in cells)
    twice = [name for name, times in names.items() if times > 1]
    if twice:
        raise Misfit(at(place, "cells"), f"has the cell '{shown(' '.join(twice[0]))}' twice")
    if not cells or (cells[0].breakdown, cells[0].cell) != ("", ""):
        raise Misfit(at(place, "cells"), "does not begin with the whole, which has no breakdown")


def _cell(value: Any, place: str, unit: Unit, places: int) -> CellTold:
    given = record(value, place, ("breakdown", "cell", "numerator", "denominator", "value"))
    told = CellTold(
        breakdown=text(given["breakdown"], at(place, "breakdown")),
        cell=text(given["cell"], at(place, "cell")),
        numerator=whole(given["numerator"], at(place, "numerator")),
        denominator=None
        if given["denominator"] is None
        else whole(given["denominator"], at(place, "denominator")),
        value=_value(given["value"], at(place, "value")),
    )
    if bool(told.breakdown) != bool(told.cell):
        raise Misfit(place, "names a breakdown or a cell without the other")
    _check_numbers(told, place, unit, places)
    return told


def _value(value: Any, place: str) -> Decimal | None:
    return None if value is None else Decimal(text(value, place, VALUE))


def _check_numbers(told: CellTold, place: str, unit: Unit, places: int) -> None:
    """The value is worked out again from the two numbers, so that it cannot say something else."""
    if unit in (Unit.COUNT, Unit.DAYS) and told.denominator is not None:
        raise Misfit(at(place, "denominator"), f"is given, though the unit is {unit}")
    if unit == Unit.PERCENT and told.denominator is None:
        raise Misfit(at(place, "denominator"), "is missing, though the unit is percent")
    if told.denominator is not None and told.numerator > told.denominator:
        raise Misfit(
            at(place, "numerator"),
            f"is {told.numerator:,}, above the denominator of {told.denominator:,}",
        )
    worked_out = value_of(unit, told.numerator, told.denominator, places)
    if str(told.value) != str(worked_out):
        raise Misfit(at(place, "value"), f"is {told.value}, though the numbers make {worked_out}")
