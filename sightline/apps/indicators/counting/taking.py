"""From the file of counts to what is held: each return, with the values counted from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from sightline.analytics.dictionary.loading import Dictionary
from sightline.analytics.dictionary.types import Definition, Kind, Unit
from sightline.apps.indicators.types import (
    Absence,
    CountedEntry,
    CountedKind,
    ValueBasis,
    ValueEntry,
)
from sightline.core.periods import day_period, long_date

if TYPE_CHECKING:
    from sightline.analytics.output.types import (
        CellTold,
        IndicatorTold,
        Output,
        PeriodTold,
        ReturnTold,
    )

NOTHING_TO_DIVIDE = "Nothing happened in the period that it could be a share of."


@dataclass(frozen=True)
class Taken:
    """`strange` are indicators that this installation's dictionary does not hold."""

    returns: tuple[tuple[CountedEntry, tuple[ValueEntry, ...]], ...]
    strange: tuple[str, ...]
    not_counted: tuple[str, ...]


def taken(output: Output, known: Dictionary, *, counted_here: bool, proof_key: str) -> Taken:
    """Values go with the return that their definition names as its source."""
    values: dict[str, dict[tuple[str, ...], ValueEntry]] = {}
    strange: set[str] = set()
    for period in output.periods:
        for told in period.indicators:
            definition = _definition(known, told)
            if definition is None:
                strange.add(told.key)
                continue
            # A year and its last quarter give the same snapshot: it is held once.
            rows = values.setdefault(definition.source.value, {})
            for each in _values(definition, told, period, output):
                rows.setdefault((each.indicator, each.dimension, each.cell, each.period), each)
    return Taken(
        returns=tuple(
            (
                _entry(each, output, counted_here, proof_key),
                tuple(values.get(each.kind.value, {}).values()),
            )
            for each in output.returns
        ),
        strange=tuple(sorted(strange)),
        not_counted=tuple(_not_counted(output, known)),
    )


def _entry(told: ReturnTold, output: Output, counted_here: bool, proof_key: str) -> CountedEntry:
    hashes = [each.keyed_hash for each in told.files if each.keyed_hash]
    return CountedEntry(
        kind=CountedKind(told.kind.value),
        files=tuple(each.name for each in told.files),
        as_at=output.as_at,
        counted_here=counted_here,
        proofs=tuple(hashes),
        proof_key=proof_key if hashes else "",
        counts=tuple(sorted(told.rows.items())),
        faults=tuple(sorted(told.faults.items())),
    )


def _definition(known: Dictionary, told: IndicatorTold) -> Definition | None:
    """The version that counted it; of one whose words differ here, that which holds since then."""
    versions = known.get(told.key, ())
    since = told.definition.partition(".")[0]
    return next((each for each in versions if each.valid_from.isoformat() == since), None)


def _values(
    definition: Definition, told: IndicatorTold, period: PeriodTold, output: Output
) -> list[ValueEntry]:
    when = _when(definition, period)
    return [_value(definition, cell, when, period, output) for cell in told.cells]


def _when(definition: Definition, period: PeriodTold) -> str:
    """A snapshot is of the day on which it was counted; everything else of its period."""
    if definition.kind is Kind.SNAPSHOT:
        return day_period(period.counted_to).code
    return period.period


def _value(
    definition: Definition, cell: CellTold, when: str, period: PeriodTold, output: Output
) -> ValueEntry:
    return ValueEntry(
        indicator=definition.key,
        defined_from=definition.valid_from,
        period=when,
        value=cell.value,
        basis=ValueBasis.COUNTED,
        source=_source(output.as_at, period, definition),
        numerator=None if definition.unit is Unit.COUNT else Decimal(cell.numerator),
        denominator=None if cell.denominator is None else Decimal(cell.denominator),
        dimension=cell.breakdown,
        cell=cell.cell,
        absence=Absence.NOT_APPLICABLE if cell.value is None else None,
        absence_why=NOTHING_TO_DIVIDE if cell.value is None else "",
        agency="",
    )


def _source(as_at: date, period: PeriodTold, definition: Definition) -> str:
    """As its page prints it; a rate says which population it is of."""
    said = f"Counted as at {long_date(as_at)}"
    population = period.population
    if definition.unit is not Unit.RATE or population is None:
        return f"{said}."
    of = f", mid-{population.year}" if population.year else ""
    vintage = f" ({population.vintage})" if population.vintage else ""
    return f"{said}, among {population.number:,} children aged 0 to 17{of}{vintage}."


def _not_counted(output: Output, known: Dictionary) -> Iterator[str]:
    """In sentences, each once, of indicators whose return was sent."""
    sent = {each.kind.value for each in output.returns}
    told: dict[str, None] = {}
    for period in output.periods:
        for key, why in period.not_counted.items():
            versions = known.get(key, ())
            if versions and versions[-1].source.value in sent:
                told[f"{versions[-1].title}, {period.period}: {why}"] = None
    yield from told
