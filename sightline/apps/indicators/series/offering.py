"""Figures of a year that indicators give: each value that ends with it, as the report may print it.

A value that the disclosure profile hides is no figure, whoever asks: the ledger is one for all who
may read the year.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from sightline.analytics.dictionary.types import Definition, Unit
from sightline.apps.indicators.dictionary import definitions
from sightline.apps.indicators.models import IndicatorTarget, IndicatorValue
from sightline.apps.indicators.series import queries
from sightline.apps.indicators.series.reading import aim_of, kept_back
from sightline.apps.indicators.types import ValueBasis
from sightline.core.calculations import round_to
from sightline.core.figures import Basis, Beneath, Figure
from sightline.core.periods import long_date
from sightline.core.quantities import PERCENT, Quantity
from sightline.kit.access import Actor

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Year

ROOM = "indicators"
PREFIX = "indicator."


def offered(actor: Actor, year: Year) -> Iterator[Figure]:
    """Of the year itself, of its last quarter or month where there is none, or of its last day."""
    known = definitions(year.ends_on)
    held = queries.wholes(actor, year.ends_on, known.keys())
    hidden = kept_back(actor, [known[key] for key in held], year.ends_on)
    targets = queries.targets(actor, year.ends_on)
    for key in sorted(held):
        row = _of_year(held[key], year)
        if row is not None and row.value is not None and (key, row.when) not in hidden:
            yield from _figures(known[key], row, row.value, targets.get(key))


def _of_year(rows: list[IndicatorValue], year: Year) -> IndicatorValue | None:
    """The longest of those that end on the year's last day."""
    last = [row for row in rows if row.ends_on == year.ends_on]
    return min(last, key=lambda row: (row.when.is_day, row.when.starts_on), default=None)


def _figures(
    definition: Definition, row: IndicatorValue, value: Decimal, own: IndicatorTarget | None
) -> Iterator[Figure]:
    key, aim = f"{PREFIX}{definition.key}", aim_of(definition, own)
    target = f"{key}.target" if aim else ""
    yield Figure(
        key=key,
        label=definition.title,
        quantity=_quantity(definition, value),
        basis=Basis.DECLARED if row.basis == ValueBasis.DECLARED else Basis.COMPUTED,
        definition=_meaning(definition),
        source=row.source,
        room=ROOM,
        period=row.when,
        declared_by=row.agency if row.basis == ValueBasis.DECLARED else "",
        good=definition.good,
        target=target,
        working=_working(definition, row),
        beneath=(_beneath(definition, row),),
    )
    if aim:
        yield Figure(
            key=target,
            label=f"Target: {definition.title}",
            quantity=_quantity(definition, aim.value, places=-min(0, _exponent(aim.value))),
            basis=Basis.DECLARED,
            definition=aim.why,
            source=aim.why,
            room=ROOM,
            period=row.when,
            good=definition.good,
            beneath=(Beneath("indicator", definition.key, aim.why),),
        )


def _exponent(value: Decimal) -> int:
    """Of the last digit that says something: a target of 100 has no decimals."""
    return int(value.normalize().as_tuple().exponent)


def _quantity(definition: Definition, value: Decimal, places: int | None = None) -> Quantity:
    """To the definition's places, where no others are given."""
    units = {Unit.PERCENT: PERCENT, Unit.RATE: "per 10,000 children", Unit.DAYS: "days"}
    unit = units.get(definition.unit, definition.counts)
    decimals = definition.places if places is None else places
    return Quantity(round_to(value, decimals), unit, decimals=decimals)


def _meaning(definition: Definition) -> str:
    if not definition.denominator:
        return f"{definition.numerator}."
    return f"{definition.numerator}, out of: {definition.denominator}."


def _working(definition: Definition, row: IndicatorValue) -> str:
    if row.numerator is None or not row.denominator:
        return ""
    return f"{row.numerator:,.0f} of {row.denominator:,.0f}"


def _beneath(definition: Definition, row: IndicatorValue) -> Beneath:
    """'Counted from [file, date], rows not kept', with the hash that proves the file again."""
    counted = row.counted
    if counted is None:
        return Beneath("indicator", definition.key, row.source)
    label = f"Counted from {counted.file_names}, {long_date(counted.at.date())}, rows not kept"
    return Beneath("indicator", definition.key, label, ", ".join(counted.proofs))
