"""The catalogue: which publisher's measure is which of ours, and what is known of areas."""

import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from sightline.analytics.open_statistics.types import (
    Area,
    AreaKind,
    Break,
    Found,
    Measure,
    MeasureKind,
    PeriodType,
    Shape,
    Source,
    Vintage,
)

FOLDER = "sightline.analytics.open_statistics"
OF_NO_MEASURE = {"areas.toml", "sources.toml"}
LICENCE = "Open Government Licence v3.0"


@cache
def sources() -> tuple[Source, ...]:
    return tuple(_source(entry) for entry in _toml("sources.toml")["source"])


def source(key: str) -> Source:
    """Raises KeyError for a source that is not in the catalogue."""
    return _sources_by_key()[key]


@cache
def measures() -> tuple[Measure, ...]:
    """By topic, in the order in which pages list them."""
    found = [
        _measure(str(told["topic"]), entry)
        for told in map(_toml, _measure_files())
        for entry in told["measure"]
    ]
    return tuple(found)


def measure(key: str) -> Measure | None:
    return _by_key().get(key)


def measure_named(source: str, name: str) -> Measure | None:
    """The measure that the publisher gives under this name, or in this column, of a source.

    Where a column holds several series, the name is the series, a slash and the column.
    """
    return _by_name().get((source, name))


@cache
def found_in(source: str) -> Mapping[tuple[str, str], tuple[Measure, Found]]:
    """What a source holds, by the series and the name."""
    return {
        (found.where, found.name): (each, found)
        for each in measures()
        for found in each.found
        if found.source == source
    }


@cache
def known_areas() -> Mapping[str, Area]:
    """England and the regions by key: no file says more of them than this."""
    told = _toml("areas.toml")
    found = [Area(kind=AreaKind.COUNTRY, **told["country"])]
    for entry in told["region"]:
        within = entry.get("within", "")
        named = {name: entry[name] for name in ("key", "code", "name")}
        found.append(Area(kind=AreaKind.REGION, region=within, **named))
    return {area.key: area for area in found}


@cache
def ended_on() -> Mapping[str, date]:
    """The last day of each authority that ended."""
    return {key: each["on"] for each in _toml("areas.toml")["ended"] for key in each["keys"]}


@cache
def began_on() -> Mapping[str, date]:
    """The first day of each authority that took the place of others."""
    return {
        key: each["on"] + timedelta(days=1)
        for each in _toml("areas.toml")["ended"]
        for key in each["became"]
    }


@cache
def became(key: str) -> tuple[str, ...]:
    """The authorities that took its place; none for one that stands."""
    found = (each["became"] for each in _toml("areas.toml")["ended"] if key in each["keys"])
    return tuple(next(found, ()))


@cache
def newest_code(code: str) -> str:
    """The code that an area has now, by any that it had."""
    recoded = {each["was"]: each["code"] for each in _toml("areas.toml")["recoded"]}
    return str(recoded.get(code, code))


@cache
def _sources_by_key() -> Mapping[str, Source]:
    return {each.key: each for each in sources()}


@cache
def _by_key() -> Mapping[str, Measure]:
    return {each.key: each for each in measures()}


@cache
def _by_name() -> Mapping[tuple[str, str], Measure]:
    named = {}
    for each in measures():
        for found in each.found:
            name = f"{found.where}/{found.name}" if source(found.source).by else found.name
            named[(found.source, name)] = each
    return named


@cache
def _measure_files() -> tuple[str, ...]:
    names = (each.name for each in (files(FOLDER) / "catalogue").iterdir())
    found = (name for name in names if name.endswith(".toml") and name not in OF_NO_MEASURE)
    return tuple(sorted(found))


@cache
def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((files(FOLDER) / "catalogue" / name).read_text(encoding="utf-8"))


def _source(entry: Mapping[str, Any]) -> Source:
    typed = {
        "shape": Shape(entry["shape"]),
        "marks": tuple(entry["marks"]),
        "vintages": tuple(Vintage(**each) for each in entry.get("vintages", ())),
    }
    return Source(**{**entry, **typed})


def _measure(topic: str, entry: Mapping[str, Any]) -> Measure:
    plain = {name: value for name, value in entry.items() if name != "headline"}
    typed = {
        "kind": MeasureKind(entry["kind"]),
        "period": PeriodType(entry["period"]),
        "found": tuple(Found(**each) for each in entry["found"]),
        "breaks": tuple(Break(**each) for each in entry.get("breaks", ())),
        **{name: tuple(entry.get(name, ())) for name in ("events", "out_of", "notes")},
    }
    return Measure(topic=topic, is_headline=entry.get("headline", False), **{**plain, **typed})
