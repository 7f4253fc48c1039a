"""Indicators as the actor may see them: values held, decisions about charts, and protection."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sightline.analytics.dictionary.types import Definition, TargetKind
from sightline.apps.indicators.access import Indicators
from sightline.apps.indicators.dictionary import definitions
from sightline.apps.indicators.models import IndicatorTarget, IndicatorValue
from sightline.apps.indicators.series import queries
from sightline.apps.indicators.series.protecting import WITH_MORE, protected
from sightline.apps.indicators.series.seen import Seen, see
from sightline.apps.indicators.series.types import Aim, Began, Drawn, SeriesValue
from sightline.core.control_charts.types import Frequency
from sightline.core.periods import Period
from sightline.kit.access import Actor, may


def scorecard(actor: Actor, as_at: date, *, protects: bool = False) -> dict[str, Seen]:
    """Every indicator of the dictionary on the day, by key, by theme and title.

    With `protects` as everybody may see them, whoever asks: so must be whatever leaves the pages.
    """
    known = definitions(as_at)
    held = _held(actor, known.values(), as_at, protects=protects)
    drawn = _drawn(actor, as_at, known)
    order = sorted(known.values(), key=lambda each: (each.theme, each.title))
    return {each.key: see(each, held[each.key], drawn[each.key]) for each in order}


def one(
    actor: Actor,
    key: str,
    as_at: date,
    often: Frequency | None = None,
    *,
    protects: bool = False,
) -> Seen | None:
    """None where the dictionary has no such indicator on the day. For `protects`, see above."""
    known = definitions(as_at)
    if key not in known:
        return None
    held = _held(actor, [known[key]], as_at, protects=protects)
    drawn = _drawn(actor, as_at, {key: known[key]})[key]
    return see(known[key], held[key], drawn, often)


def chosen(
    actor: Actor, keys: Sequence[str], as_at: date, *, protects: bool = False
) -> dict[str, Seen]:
    """These indicators in this order, without those that the dictionary has not on the day.

    With `protects` as everybody may see them, whoever asks: so must be whatever leaves the pages.
    """
    every = definitions(as_at)
    known = {key: every[key] for key in keys if key in every}
    held = _held(actor, known.values(), as_at, protects=protects)
    drawn = _drawn(actor, as_at, known)
    return {key: see(each, held[key], drawn[key]) for key, each in known.items()}


def _held(
    actor: Actor, wanted: Iterable[Definition], as_at: date, *, protects: bool = False
) -> dict[str, list[SeriesValue]]:
    """Values of periods that ended by the day, as the actor may see them, or with `protects` as
    everybody may.

    Protection is worked out over all periods that are held, so that what a page of an earlier day
    hides is hidden on every later one.
    """
    wanted = list(wanted)
    keys = {each.key for each in wanted}
    keys |= {smaller for larger, smaller in WITH_MORE.items() if larger in keys}
    rows = queries.wholes(actor, date.max, keys)
    held = {key: series_values(rows.get(key, ())) for key in keys}
    if protects or not may(actor, Indicators.UNPROTECTED):
        held = _protected(wanted, held, definitions(as_at))
    return {
        each.key: [value for value in held[each.key] if value.period.ends_on <= as_at]
        for each in wanted
    }


def kept_back(actor: Actor, wanted: Iterable[Definition], as_at: date) -> set[tuple[str, Period]]:
    """What must not leave, whoever asks: the indicator's key and the period of each value."""
    held = _held(actor, wanted, as_at, protects=True)
    return {
        (key, value.period) for key, values in held.items() for value in values if value.is_hidden
    }


def _protected(
    wanted: Iterable[Definition],
    held: Mapping[str, list[SeriesValue]],
    known: Mapping[str, Definition],
) -> dict[str, list[SeriesValue]]:
    found = {}
    for each in wanted:
        smaller = WITH_MORE.get(each.key, "")
        fewer = protected(known[smaller], held[smaller]) if smaller in known else []
        # The numbers of what is hidden are needed to know what would give them away.
        numbers = {value.period: value for value in held.get(smaller, ())}
        bound = [replace(numbers[f.period], is_hidden=f.is_hidden) for f in fewer]
        found[each.key] = protected(each, held[each.key], bound)
    return found


def series_values(rows: Iterable[IndicatorValue]) -> list[SeriesValue]:
    return [
        SeriesValue(
            period=row.when,
            value=row.value,
            numerator=row.numerator,
            denominator=row.denominator,
            absence=row.absence_why,
        )
        for row in rows
    ]


def _drawn(actor: Actor, as_at: date, known: Mapping[str, Definition]) -> dict[str, Drawn]:
    settings = queries.settings(actor)
    rebasings, targets = queries.rebasings(actor), queries.targets(actor, as_at)
    found = {}
    for key, definition in known.items():
        setting = settings.get(key)
        found[key] = Drawn(
            aim=aim_of(definition, targets.get(key)),
            screens_outliers=bool(setting and setting.screens_outliers),
            fix_after=setting.fix_after if setting else None,
            rebasings=tuple(Began(each.begins_with, each.why) for each in rebasings.get(key, ())),
        )
    return found


def aim_of(definition: Definition, own: IndicatorTarget | None) -> Aim | None:
    """The partnership's own target before that of the dictionary."""
    if own is not None:
        return Aim(own.value, own.kind, own.why) if own.value is not None else None
    target = definition.target
    if target is None or target.value is None or target.kind == TargetKind.NONE:
        return None
    return Aim(target.value, target.kind.value, target.reason)
