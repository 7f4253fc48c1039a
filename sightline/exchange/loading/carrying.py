"""Loading a pack: all of it or nothing, and the same pack twice changes nothing."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import DataError, IntegrityError, transaction

from sightline.apps.partnership import actions as partnership
from sightline.apps.partnership import queries as years
from sightline.apps.partnership.models import Year
from sightline.exchange import figure_names, merging
from sightline.exchange.checking import checked
from sightline.exchange.exporting import pack_of_year
from sightline.exchange.loading import entries
from sightline.exchange.loading.levelling import bring_level
from sightline.exchange.merging import Merged
from sightline.exchange.reading import ReadPack
from sightline.exchange.revisions import actions as revisions
from sightline.exchange.revisions import queries as history
from sightline.exchange.tables import TABLES
from sightline.kit.access import Actor
from sightline.kit.keyed import Changes, WorkWouldBeLost
from sightline.reports import checklist


class Refused(Exception):
    """The pack was not loaded, and nothing was changed. `reasons` says why, a line each."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__("\n".join(reasons))
        self.reasons = tuple(reasons)


@dataclass(frozen=True)
class Summary:
    """What loading did, or with `dry_run` would do, table by table in the order of the pack."""

    year: str
    changes: tuple[Changes, ...]
    dry_run: bool
    kept: Mapping[str, int] = field(default_factory=dict)  # rows with people's work, by table

    @property
    def changes_anything(self) -> bool:
        return any(each.added or each.changed or each.removed for each in self.changes)


class _TakeBack(Exception):
    """Ends a dry run: the transaction takes everything back."""


def load_pack(*, actor: Actor, pack: ReadPack, now: datetime, dry_run: bool = False) -> Summary:
    """Bring the pack's year level with it. The pack must have been checked and be without fault."""
    if pack.faults:
        raise Refused([str(fault) for fault in pack.faults])
    try:
        with transaction.atomic():
            changes, merged = _load(actor, pack, now)
            if dry_run:
                raise _TakeBack
    except _TakeBack:
        pass
    except (IntegrityError, DataError) as refusal:
        # The first line names the rule; the rest may quote the row.
        rule = str(refusal).partition("\n")[0]
        reason = f"Nothing was loaded, since the database refused it ({rule})."
        raise Refused([f"{reason} If another load was going on, try again."]) from None
    except partnership.AnotherPartnership as refusal:
        raise Refused([str(refusal)]) from None
    except WorkWouldBeLost as refusal:
        raise Refused(
            [f"Nothing was loaded, since work would be lost: {place}." for place in refusal.places]
        ) from None
    label = entries.year(pack.rows["partnership"][0]).label
    return Summary(label, changes, dry_run, merged.kept)


def fingerprint(pack: ReadPack) -> str:
    """SHA-256 of what the pack says; the same pack as a folder and as a workbook have the same."""
    told = hashlib.sha256()
    for table in TABLES:
        for row in pack.rows[table.name]:
            told.update(repr([table.name, *(row.raw(c.name) for c in table.columns)]).encode())
    for file, words in sorted(pack.narrative.items()):
        told.update(repr([file, words]).encode())
    return told.hexdigest()


def _load(actor: Actor, pack: ReadPack, now: datetime) -> tuple[tuple[Changes, ...], Merged]:
    standing = _standing(actor, entries.year(pack.rows["partnership"][0]).slug)
    merged = _with_peoples_work(actor, standing, pack)
    first = merged.pack.rows["partnership"][0]
    year, of_the_partnership = partnership.open_year(
        actor=actor,
        partnership=entries.the_partnership(first),
        year=entries.year(first),
        fingerprint=fingerprint(pack),
        now=now,
    )
    changes = bring_level(actor, year, merged.pack, now)
    revisions.note_load(
        actor=actor,
        year=year,
        pack=pack,
        fingerprint=fingerprint(pack),
        before=standing[1] if standing else None,
        after=merged.pack,
        now=now,
    )
    return (of_the_partnership, *changes), merged


def _standing(actor: Actor, slug: str) -> tuple[Year, ReadPack] | None:
    """The year as it stands, held fast so that nobody changes it meanwhile; None before it is."""
    year = years.year_held(slug)
    return (year, pack_of_year(actor, year)) if year else None


def _with_peoples_work(
    actor: Actor, standing: tuple[Year, ReadPack] | None, pack: ReadPack
) -> Merged:
    if standing is None:
        return Merged(pack, (), {})
    year, now = standing
    merged = merging.merge(base=history.base_of(actor, year, now), standing=now, new=pack)
    reasons = [str(clash) for clash in merged.clashes] or list(_left_without(now, merged.pack))
    if reasons:
        raise Refused([f"Nothing was loaded: {reason}" for reason in reasons])
    return merged


def _left_without(now: ReadPack, merged: ReadPack) -> Iterator[str]:
    """Work that would lean on nothing, since the pack no longer holds what it rests on."""
    found = checked(merged, checklist.KEYS)
    yield from map(str, found.faults)
    known = {str(each) for each in checked(now, checklist.KEYS).warnings}
    dangling = (str(each) for each in found.warnings if each.column in figure_names.LEANING_COLUMNS)
    yield from (each for each in dangling if each not in known)
    yield from figure_names.words_left_without(now, merged)
