"""Indicators as the actor may see them: values held, decisions about charts, and protection."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from sightline.analytics.dictionary.types import Definition, TargetKind
from sightline.apps.indicators.dictionary import definitions
from sightline.apps.indicators.models import IndicatorTarget, IndicatorValue
from sightline.apps.indicators.series import queries
from sightline.apps.indicators.series.seen import Seen, see
from sightline.apps.indicators.series.types import Aim, Began, Drawn, SeriesValue
from sightline.core.control_charts.types import Frequency
from sightline.kit.access import Actor


def scorecard(actor: Actor, as_at: date) -> dict[str, Seen]:
    """Every indicator of the dictionary on the day, by key, by theme and title."""
    known = definitions(as_at)
    held = queries.wholes(actor, as_at)
    drawn = _drawn(actor, as_at, known)
    order = sorted(known.values(), key=lambda each: (each.theme, each.title))
    return {
        each.key: see(each, series_values(held.get(each.key, ())), drawn[each.key])
        for each in order
    }


def one(actor: Actor, key: str, as_at: date, often: Frequency | None = None) -> Seen | None:
    """None where the dictionary has no such indicator on the day."""
    known = definitions(as_at)
    if key not in known:
        return None
    rows = queries.values_of(actor, key, as_at).filter(dimension="")
    drawn = _drawn(actor, as_at, {key: known[key]})[key]
    return see(known[key], series_values(rows), drawn, often)


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
            aim=_aim(definition, targets.get(key)),
            screens_outliers=bool(setting and setting.screens_outliers),
            fix_after=setting.fix_after if setting else None,
            rebasings=tuple(Began(each.begins_with, each.why) for each in rebasings.get(key, ())),
        )
    return found


def _aim(definition: Definition, own: IndicatorTarget | None) -> Aim | None:
    """The partnership's own target before that of the dictionary."""
    if own is not None:
        return Aim(own.value, own.kind, own.why) if own.value is not None else None
    target = definition.target
    if target is None or target.value is None or target.kind == TargetKind.NONE:
        return None
    return Aim(target.value, target.kind.value, target.reason)
