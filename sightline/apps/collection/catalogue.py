"""The indicators that agencies send, from the dictionary: those that hold on a day."""

from collections.abc import Iterable
from datetime import date

from sightline.analytics.dictionary import Definition, Source
from sightline.apps.collection import rules
from sightline.apps.indicators import dictionary
from sightline.core.periods import Period


def collected(on: date) -> dict[str, Definition]:
    """Those that no national return carries, by key, in the order of their titles."""
    found = dictionary.definitions(on).values()
    wanted = [each for each in found if each.source == Source.QUARTERLY and each.holds_on(on)]
    return {each.key: each for each in sorted(wanted, key=lambda each: each.title)}


def of_keys(keys: Iterable[str], on: date) -> dict[str, Definition]:
    """As they were defined on that day, in the order given. One that was not is left out."""
    known = dictionary.definitions(on)
    return {key: known[key] for key in keys if key in known}


def asked_in(keys: Iterable[str], quarter: Period) -> list[str]:
    """Those of the keys that are asked for with this quarter."""
    known = of_keys(keys, quarter.ends_on)
    return [
        key
        for key, each in known.items()
        if each.holds_on(quarter.ends_on) and rules.is_counted(each.frequency, quarter)
    ]
