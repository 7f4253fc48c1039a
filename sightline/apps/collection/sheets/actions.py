"""Keeping a sent sheet until it is read, remembering how it is read, and taking its numbers."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction

from sightline.apps.collection import actions as returns
from sightline.apps.collection import queries, rules
from sightline.apps.collection.access import Collection, may_for
from sightline.apps.collection.models import QuarterlyReturn, RememberedMapping, SentSheet
from sightline.apps.collection.sheets import mapping as reading
from sightline.apps.collection.sheets.grids import as_text
from sightline.apps.collection.types import (
    NOTHING,
    CannotDo,
    CellRead,
    Grid,
    LineEntry,
    Part,
    SheetMapping,
)
from sightline.kit import trail
from sightline.kit.access import Actor, require

KEPT_FOR = timedelta(days=1)


@transaction.atomic
def keep(*, actor: Actor, of: int, name: str, grids: Sequence[Grid], now: datetime) -> SentSheet:
    """Keep the cells of a file that was sent, sealed, until its sender says how to read it.

    What the same person sent for the same return before goes.
    """
    found = _open(actor, of)
    mine = SentSheet.objects.filter(of=found, person=actor.person)
    changes = trail.take_away(mine)
    made = SentSheet(of=found, name=name, at=now, person=actor.person)
    made.cells = as_text(grids)
    SentSheet.objects.bulk_create([made])
    changes.append(trail.added(made))
    trail.record(actor=actor, event="collection.sheet-sent", target=found, at=now, changes=changes)
    return made


@transaction.atomic
def remember(*, actor: Actor, of: int, mapping: SheetMapping, now: datetime) -> None:
    """Remember how the agency's sheet is read, for this quarter and those that follow."""
    found = _open(actor, of)
    if not mapping.places:
        raise CannotDo("Say where at least one number stands.")
    made = RememberedMapping.objects.create(
        request=found.request, mapping=reading.as_saved(mapping), at=now, by=actor.name
    )
    changes = [trail.added(made)]
    trail.record(actor=actor, event="collection.mapped", target=found, at=now, changes=changes)


@transaction.atomic
def take(
    *,
    actor: Actor,
    of: int,
    sheet: int,
    cells: Mapping[tuple[str, Part], CellRead],
    now: datetime,
) -> int:
    """Take the numbers that were read and shown. How many lines changed.

    A line of which nothing was read stays as it is. The cells of the file go.
    """
    found = _open(actor, of)
    sent = queries.sheet(actor, found, sheet)
    if sent is None:
        raise CannotDo("That file is no longer here: send it again.")
    entries = {
        key: (row.entry, said)
        for key, row in {each.indicator: each for each in queries.lines(actor, found)}.items()
        if (said := _said(key, cells, sent.name)) is not None
    }
    taken = returns.fill(actor=actor, of=of, entries=entries, now=now)
    changes = trail.take_away(SentSheet.objects.filter(pk=sent.pk))
    trail.record(
        actor=actor,
        event="collection.sheet-taken",
        target=found,
        at=now,
        changes=changes,
        lines=taken,
    )
    return taken


@transaction.atomic
def sweep(*, actor: Actor, now: datetime) -> int:
    """Let go of what was sent more than a day ago and never read. How many."""
    require(actor, Collection.OVERSEE)
    changes = trail.take_away(SentSheet.objects.filter(at__lt=now - KEPT_FOR))
    if changes:
        trail.record(actor=actor, event="collection.sheets-swept", at=now, changes=changes)
    return len(changes)


def _said(key: str, cells: Mapping[tuple[str, Part], CellRead], name: str) -> LineEntry | None:
    """What the cells say of an indicator; None where they say nothing."""
    read = {part: cells[key, part] for part in Part if (key, part) in cells}
    given = {part: each for part, each in read.items() if each.amount.is_given}
    if not given:
        return None
    numerator, denominator, value = (
        given[part].amount if part in given else NOTHING for part in Part
    )
    at = ", ".join(each.at for each in given.values())
    return LineEntry(numerator, denominator, value, source=f"{name}, {at}"[:300])


def _open(actor: Actor, of: int) -> QuarterlyReturn:
    require(actor, Collection.FILL)
    found = queries.held(actor, of)
    if found is None or not may_for(actor, Collection.FILL, found.agency.key):
        raise CannotDo("There is no such return that is open to you.")
    if found.stands not in rules.OPEN_TO_CHANGE:
        raise CannotDo("It is accepted already: restate it to correct a number.")
    return found
