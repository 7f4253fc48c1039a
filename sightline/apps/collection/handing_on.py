"""Accepted numbers as the indicators take them in, whole or told apart by agency."""

from collections.abc import Iterable

from sightline.analytics.dictionary import Breakdown
from sightline.apps.collection.types import AcceptedValue
from sightline.apps.indicators.types import ValueBasis, ValueEntry


def entries(accepted: Iterable[AcceptedValue], shared: Iterable[str]) -> list[ValueEntry]:
    """`shared` are the indicators that several agencies send: each is one cell of a breakdown."""
    apart = frozenset(shared)
    return [_entry(each, is_apart=each.indicator in apart) for each in accepted]


def _entry(of: AcceptedValue, *, is_apart: bool) -> ValueEntry:
    return ValueEntry(
        indicator=of.indicator,
        defined_from=of.defined_from,
        period=of.period,
        value=of.value,
        basis=ValueBasis.COLLECTED,
        source=of.source,
        numerator=of.numerator,
        denominator=of.denominator,
        dimension=Breakdown.AGENCY.value if is_apart else "",
        cell=of.agency if is_apart else "",
        absence=of.absence,
        absence_why=of.absence_why,
        agency=of.agency,
    )
