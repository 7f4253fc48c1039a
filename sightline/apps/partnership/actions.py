"""Changing the partnership's own records: loading a year of it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from sightline.apps.partnership.access import Partnership as May
from sightline.apps.partnership.models import (
    Agency,
    AgencyListing,
    Group,
    Linkage,
    Note,
    NumberedName,
    Partnership,
    PartnershipName,
    Seat,
    TermsOfReference,
    Year,
)
from sightline.apps.partnership.types import (
    AgencyEntry,
    GroupEntry,
    LinkageEntry,
    NameEntry,
    NoteEntry,
    NumberedNameEntry,
    PartnershipEntry,
    SeatEntry,
    TermsEntry,
    YearEntry,
)
from sightline.kit import trail
from sightline.kit.access import Actor, require
from sightline.kit.keyed import Changes, Levelling


class AnotherPartnership(Exception):
    """The installation already holds another partnership. The message says what to do."""


@dataclass(frozen=True)
class Tables:
    """What a pack says of the partnership in one year."""

    names: Sequence[NameEntry]
    numbered_names: Sequence[NumberedNameEntry]
    agencies: Sequence[AgencyEntry]
    groups: Sequence[GroupEntry]
    seats: Sequence[SeatEntry]
    terms: Sequence[TermsEntry]
    linkages: Sequence[LinkageEntry]
    notes: Sequence[NoteEntry]


@transaction.atomic
def open_year(
    *, actor: Actor, partnership: PartnershipEntry, year: YearEntry, fingerprint: str, now: datetime
) -> tuple[Year, Changes]:
    """The year's row, made or brought level; and what that changed."""
    require(actor, May.LOAD)
    standing = Partnership.objects.select_for_update().first()
    if standing is not None and standing.key != partnership.key:
        raise AnotherPartnership(
            f"This installation holds '{standing.key}', and the pack is of '{partnership.key}'. "
            "Give the pack a data folder of its own: set SIGHTLINE_HOME to a new folder and load "
            f"it there, for example: SIGHTLINE_HOME=~/sightline-{partnership.key} sightline pack "
            "load FOLDER"
        )
    stated = asdict(partnership)
    before = list(Partnership.objects.values(*stated)) + list(
        Year.objects.filter(slug=year.slug).values(*asdict(year))
    )
    Partnership.objects.update_or_create(key=stated.pop("key"), defaults=stated)
    row, _ = Year.objects.update_or_create(
        slug=year.slug, defaults={**asdict(year), "pack_fingerprint": fingerprint}
    )
    level = before == [asdict(partnership), asdict(year)]
    names = (partnership.key,)
    trail.record(actor=actor, event="partnership.year-opened", target=row, at=now, year=year.slug)
    return row, Changes(
        "partnership",
        added=() if before else names,
        changed=names if before and not level else (),
        unchanged=int(level),
    )


@transaction.atomic
def load(*, actor: Actor, year: Year, tables: Tables, levelling: Levelling, now: datetime) -> None:
    """Bring all of the year's rows about the partnership level with the pack."""
    require(actor, May.LOAD)
    level = levelling.level
    level("partnership_names", PartnershipName.objects.filter(year=year), _plain(tables.names))
    level(
        "names_with_numbers", NumberedName.objects.filter(year=year), _plain(tables.numbered_names)
    )
    listings = level(
        "agencies", AgencyListing.objects.filter(year=year), _agency_fields(tables.agencies)
    )
    groups = level("groups", Group.objects.filter(year=year), _plain(tables.groups))
    level("seats", Seat.objects.filter(year=year), _seat_fields(tables.seats, groups, listings))
    level(
        "terms_of_reference",
        TermsOfReference.objects.filter(year=year),
        _terms_fields(tables.terms, groups),
    )
    level("linkages", Linkage.objects.filter(year=year), _linkage_fields(tables.linkages))
    level("notes", Note.objects.filter(year=year), _plain(tables.notes))
    trail.record(actor=actor, event="partnership.loaded", target=year, at=now)


def _plain(entries: Sequence[Any]) -> dict[str, dict[str, Any]]:
    """The fields of entries whose names are the columns' names."""
    rows = {}
    for entry in entries:
        fields = asdict(entry)
        rows[fields.pop("key")] = fields
    return rows


def _agency_fields(entries: Sequence[AgencyEntry]) -> dict[str, dict[str, Any]]:
    rows = _plain(entries)
    for key, fields in rows.items():
        fields["agency"], _ = Agency.objects.get_or_create(key=key)
    return rows


def _seat_fields(
    entries: Sequence[SeatEntry], groups: Mapping[str, Group], agencies: Mapping[str, AgencyListing]
) -> dict[str, dict[str, Any]]:
    rows = _plain(entries)
    for fields in rows.values():
        fields["group"] = groups[fields["group"]]
        fields["agency"] = agencies.get(fields["agency"])
    return rows


def _terms_fields(
    entries: Sequence[TermsEntry], groups: Mapping[str, Group]
) -> dict[str, dict[str, Any]]:
    rows = _plain(entries)
    for fields in rows.values():
        fields["group"] = groups[fields["group"]]
        fields["standing_items"] = list(fields["standing_items"])
    return rows


def _linkage_fields(entries: Sequence[LinkageEntry]) -> dict[str, dict[str, Any]]:
    rows = _plain(entries)
    for fields in rows.values():
        fields["joint_priorities"] = list(fields["joint_priorities"])
    return rows
