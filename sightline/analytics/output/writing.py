"""Writes what was counted as JSON. The same counts give the same bytes."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from sightline.analytics.counting import Cell, Counted, Indicator
from sightline.analytics.output.types import (
    FORMAT,
    VERSION,
    CellTold,
    IndicatorTold,
    Output,
    PeriodTold,
    PopulationTold,
    ReturnTold,
)


def output_of(as_at: date, returns: Iterable[ReturnTold], counted: Iterable[Counted]) -> Output:
    """Only numbers and the names of definitions and cells are taken over."""
    return Output(as_at, tuple(returns), tuple(_period(each) for each in counted))


def as_json(output: Output) -> str:
    return json.dumps(as_data(output), ensure_ascii=False, indent=2) + "\n"


def as_data(output: Output) -> dict[str, Any]:
    """Plain values as JSON holds them. Values are text, so that no digit is lost on the way."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "as_at": output.as_at.isoformat(),
        "returns": [_return_data(each) for each in output.returns],
        "periods": [_period_data(each) for each in output.periods],
    }


def _period(counted: Counted) -> PeriodTold:
    given = counted.asked.population
    return PeriodTold(
        period=counted.asked.period.code,
        counted_to=counted.asked.day,
        population=PopulationTold(given.number, given.year, given.vintage) if given else None,
        indicators=tuple(map(_indicator, counted.indicators)),
        not_counted={each.key: each.reason for each in counted.not_counted},
    )


def _indicator(counted: Indicator) -> IndicatorTold:
    definition = counted.definition
    return IndicatorTold(
        key=definition.key,
        definition=definition.version,
        unit=definition.unit,
        places=definition.places,
        cells=tuple(map(_cell, counted.cells)),
    )


def _cell(cell: Cell) -> CellTold:
    return CellTold(cell.breakdown, cell.cell, cell.numerator, cell.denominator, cell.value)


def _return_data(told: ReturnTold) -> dict[str, Any]:
    return {
        "kind": str(told.kind),
        "files": [
            {"name": each.name, "keyed_hash": each.keyed_hash or None} for each in told.files
        ],
        "rows": dict(told.rows),
        "faults": dict(told.faults),
    }


def _period_data(told: PeriodTold) -> dict[str, Any]:
    population = told.population
    return {
        "period": told.period,
        "counted_to": told.counted_to.isoformat(),
        "population": population
        and {
            "number": population.number,
            "year": population.year,
            "vintage": population.vintage,
        },
        "indicators": [_indicator_data(each) for each in told.indicators],
        "not_counted": [{"key": key, "reason": why} for key, why in told.not_counted.items()],
    }


def _indicator_data(told: IndicatorTold) -> dict[str, Any]:
    return {
        "key": told.key,
        "definition": told.definition,
        "unit": str(told.unit),
        "places": told.places,
        "cells": [
            {
                "breakdown": each.breakdown,
                "cell": each.cell,
                "numerator": each.numerator,
                "denominator": each.denominator,
                "value": None if each.value is None else str(each.value),
            }
            for each in told.cells
        ],
    }
