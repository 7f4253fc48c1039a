"""Reads one file of the dictionary: what the versions share on top, then a table for each version.

A version takes what the file shares and says what differs. Every fault is told with its place.
"""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from sightline.analytics.dictionary import fields
from sightline.analytics.dictionary.faults import DefinitionFault, UnreadableDictionary
from sightline.analytics.dictionary.types import (
    Definition,
    Frequency,
    Kind,
    Owner,
    Source,
    Suppression,
    Unit,
)
from sightline.core.figures import Direction

LONGEST_FILE = 200_000  # characters
MOST_VERSIONS = 50
NEEDED: Mapping[str, Callable[[Any], Any]] = {
    "title": fields.sentence,
    "theme": fields.sentence,
    "why": fields.sentence,
    "numerator": fields.sentence,
    "unit": fields.word_of(Unit),
    "counts": fields.sentence,
    "kind": fields.word_of(Kind),
    "good": fields.word_of(Direction),
    "source": fields.word_of(Source),
    "owner": fields.word_of(Owner),
    "frequency": fields.word_of(Frequency),
    "lag_days": fields.whole,
    "suppression": fields.word_of(Suppression),
    "places": fields.places,
    "caveats": fields.sentences,
    "challenge_questions": fields.sentences,
    "valid_from": fields.day,
}
OPTIONAL: Mapping[str, tuple[Callable[[Any], Any], Any]] = {
    "denominator": (fields.text, ""),
    "breakdowns": (fields.breakdowns, ()),
    "target": (fields.target, None),
    "comparators": (fields.comparators, ()),
    "counting": (fields.rule, ""),
    "parameters": (fields.parameters, ()),
    "valid_to": (fields.day, None),
    "gap": (fields.text, ""),
    "series_breaks": (fields.series_breaks, ()),
}
OF_A_VERSION = ("valid_from", "valid_to", "gap")  # never shared


def read(name: str, text: str) -> tuple[Definition, ...]:
    """The versions of the indicator that the file `name` defines, earliest first.

    Its key is the file's name without `.toml`. Refuses with every fault at once.
    """
    key, entries = _entries(name, text)
    faults: list[DefinitionFault] = []
    read = [
        _definition(name, key, number, entry, faults)
        for number, entry in enumerate(entries, start=1)
    ]
    versions = [each for each in read if each is not None]
    faults.extend(DefinitionFault(name, *fault) for fault in _ill_dated(versions))
    if faults:
        raise UnreadableDictionary(faults)
    return tuple(versions)


def _entries(name: str, text: str) -> tuple[str, list[dict[str, Any]]]:
    key = name.removesuffix(".toml")
    if not fields.NAME.fullmatch(key) or key == name:
        raise _refusal(name, "the name of the file is the key of its indicator: small letters, "
                       "figures and hyphens, ending in .toml")  # fmt: skip
    if len(text) > LONGEST_FILE:
        raise _refusal(name, f"is longer than {LONGEST_FILE:,} characters: one file holds one "
                       "indicator")  # fmt: skip
    try:
        told = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as fault:
        raise _refusal(name, f"is not TOML: {fault}") from None
    entries = told.pop("definition", None)
    if not _are_tables(entries):
        raise _refusal(name, "holds no [[definition]]: write one for each stretch of time, with "
                       f"valid_from, and {MOST_VERSIONS} at most")  # fmt: skip
    misplaced = [field for field in OF_A_VERSION if field in told]
    if misplaced:
        raise _refusal(name, f"shares {', '.join(misplaced)}: move it under [[definition]]")
    return key, [{**told, **entry} for entry in entries]


def _are_tables(entries: Any) -> bool:
    return (
        isinstance(entries, list)
        and 0 < len(entries) <= MOST_VERSIONS
        and all(isinstance(entry, dict) for entry in entries)
    )


def _refusal(name: str, message: str) -> UnreadableDictionary:
    return UnreadableDictionary([DefinitionFault(name, 0, "", message)])


def _definition(
    name: str, key: str, number: int, entry: Mapping[str, Any], faults: list[DefinitionFault]
) -> Definition | None:
    found: dict[str, Any] = {}
    wrong: list[tuple[str, str]] = [
        (field, "is not known here: take it out, or look at how it is spelt")
        for field in entry
        if field not in NEEDED and field not in OPTIONAL
    ]
    for field, needed in {**dict.fromkeys(NEEDED, True), **dict.fromkeys(OPTIONAL, False)}.items():
        try:
            found[field] = _value(field, entry, needed)
        except fields.Unfit as unfit:
            wrong.append((field, str(unfit)))
    definition = None if wrong else Definition(key=key, **found)
    if definition is not None:
        wrong.extend(_contradictions(definition))
    faults.extend(DefinitionFault(name, number, *each) for each in wrong)
    return definition


def _value(field: str, entry: Mapping[str, Any], needed: bool) -> Any:
    if field in entry:
        return (NEEDED[field] if needed else OPTIONAL[field][0])(entry[field])
    if needed:
        raise fields.Unfit("is missing: add it")
    return OPTIONAL[field][1]


def _contradictions(given: Definition) -> Iterator[tuple[str, str]]:
    """Fields that do not agree with one another."""
    if given.unit in (Unit.PERCENT, Unit.RATE) and not given.denominator:
        yield "denominator", f"is missing, though the unit is {given.unit}: say what it is out of"
    if given.unit == Unit.COUNT and given.denominator:
        yield "denominator", "is given, though a count is out of nothing: take one of them back"
    if given.valid_to is not None and given.valid_to < given.valid_from:
        yield "valid_to", f"is {given.valid_to}, before valid_from: both days are inclusive"
    if given.parameters and not given.counting:
        yield "parameters", "are given, though no rule of counting is named: add counting"
    if given.counting and given.source == Source.QUARTERLY:
        yield "counting", "names a rule, though an agency's quarterly return is not counted here"
    if given.unit == Unit.PERCENT and given.target and (given.target.value or 0) > 100:
        yield "target", "is above 100 percent"


def _ill_dated(versions: list[Definition]) -> Iterator[tuple[int, str, str]]:
    """Versions out of order, over one another, or with a gap of which nothing is said."""
    for number, (before, after) in enumerate(pairwise(versions), start=2):
        ends = before.valid_to or date.max
        if after.valid_from <= ends:
            yield (
                number,
                "valid_from",
                (
                    f"is {after.valid_from}, while the definition before it holds: end that one "
                    "the day before, and put the earliest first"
                ),
            )
        elif after.valid_from > ends + timedelta(days=1) and not after.gap:
            yield number, "gap", f"is missing: nothing holds after {ends}, so say why"
        elif after.gap and after.valid_from == ends + timedelta(days=1):
            yield number, "gap", "is given, though there is none: take it out"
    if versions and versions[0].gap:
        yield 1, "gap", "is given for the first definition: nothing comes before it"
