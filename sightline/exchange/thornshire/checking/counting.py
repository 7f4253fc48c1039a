"""Counts Thornshire's returns as the product counts any council's."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from sightline.analytics.counting import Asked, Counted, Material, Population, count, join
from sightline.analytics.dictionary import all_definitions
from sightline.analytics.returns.census import read_censuses
from sightline.analytics.returns.looked_after import read_looked_after
from sightline.core.clocks import Calendar
from sightline.core.periods import Period, parse_period
from sightline.exchange.thornshire.design import POPULATIONS
from sightline.exchange.thornshire.records.days import EARLIEST, LATEST
from sightline.exchange.thornshire.returns.writing import YearReturns
from sightline.kit.calendar.shipped import bank_holidays

VINTAGE = "made up for Thornshire"


class UncleanReturn(ValueError):
    """The generator wrote something that the reader lists as a fault."""


def count_returns(returns: Sequence[YearReturns]) -> dict[int, Counted]:
    """Every year of them, each counted with all files read, as a council would."""
    material = _material(returns)
    return {each.year: _year(each.year, material) for each in returns}


def period_of(year: int) -> Period:
    """The year from April by the 31 March on which it ends."""
    return parse_period(f"{year - 1}/{year % 100:02d}")


def whole(counted: Counted, indicator: str) -> Mapping[str, Decimal | None]:
    """`value`, `numerator` and `denominator` of one indicator."""
    found = next(each for each in counted.indicators if each.definition.key == indicator)
    return {
        "value": found.whole.value,
        "numerator": Decimal(found.whole.numerator),
        "denominator": _decimal(found.whole.denominator),
    }


def cells(counted: Counted, indicator: str, breakdown: str) -> Mapping[str, int]:
    found = next(each for each in counted.indicators if each.definition.key == indicator)
    return {each.cell: each.numerator for each in found.cells if each.breakdown == breakdown}


def _material(returns: Sequence[YearReturns]) -> Material:
    censuses = read_censuses([each.census for each in returns])
    looked_after = read_looked_after(returns[0].looked_after.parent)
    for faults in (*(each.faults for each in censuses), looked_after.faults):
        if faults:
            raise UncleanReturn(str(faults.listed[0]))
    return Material(census=join(censuses), looked_after=looked_after)


def _year(year: int, material: Material) -> Counted:
    period = period_of(year)
    asked = Asked(
        period=period,
        as_at=period.ends_on,
        calendar=Calendar(EARLIEST, LATEST, bank_holidays()),
        population=Population(POPULATIONS[year], year - 1, VINTAGE),
    )
    return count(all_definitions(date(year, 3, 31)), material, asked)


def _decimal(number: int | None) -> Decimal | None:
    return None if number is None else Decimal(number)
