"""Counts indicators from returns that were read: pure, from tables to numbers by named cells."""

from collections.abc import Iterable

import polars as pl

from sightline.analytics.counting import tallying
from sightline.analytics.counting.material import Material
from sightline.analytics.counting.rules import rule_of
from sightline.analytics.counting.types import Asked, Counted, Indicator, NotCounted, Uncountable
from sightline.analytics.dictionary import Definition, Source, Unit
from sightline.core.clocks import CalendarTooShort

MISSING = {
    Source.CIN: "no return of the Children in Need census was given",
    Source.SSDA903: "no looked-after children return (SSDA903) was given",
    Source.ANNEX_A: "no Annex A workbook was given",
    Source.QUARTERLY: "it is collected, not counted from a return",
}


def count(definitions: Iterable[Definition], material: Material, asked: Asked) -> Counted:
    """Every definition that the returns carry. Pass those that hold on `asked.day`."""
    found: list[Indicator] = []
    not_counted: list[NotCounted] = []
    about = _characteristics(material, asked)
    for definition in definitions:
        try:
            found.append(_counted(definition, material, asked, about))
        except (Uncountable, CalendarTooShort) as why:
            not_counted.append(NotCounted(definition.key, str(why)))
    return Counted(asked, tuple(found), tuple(not_counted))


def _counted(
    definition: Definition,
    material: Material,
    asked: Asked,
    about: dict[Source, pl.DataFrame],
) -> Indicator:
    given = {
        Source.CIN: material.census,
        Source.SSDA903: material.looked_after,
        Source.ANNEX_A: material.strategy,
    }.get(definition.source)
    if given is None:
        raise Uncountable(MISSING[definition.source])
    if definition.unit == Unit.RATE and asked.population is None:
        raise Uncountable("no population was given")
    rule = rule_of(definition)
    rows = rule.apply(given, asked, **rule.parameters)
    return Indicator(definition, tallying.tally(rows, definition, asked, about[definition.source]))


def _characteristics(material: Material, asked: Asked) -> dict[Source, pl.DataFrame]:
    """Of the children of each return that was given."""
    given = {
        Source.CIN: material.census.children if material.census else None,
        Source.SSDA903: material.looked_after.children if material.looked_after else None,
        Source.ANNEX_A: material.strategy,
    }
    return {
        source: tallying.characteristics(children, asked.day)
        for source, children in given.items()
        if children is not None
    }
