"""Reading what was decided, stated and signed; and releases, which anybody may read."""

from collections.abc import Iterator

from django.db.models import QuerySet

from sightline.apps.partnership.models import Year
from sightline.kit.access import Actor, require
from sightline.releases.access import Releases
from sightline.releases.models import (
    DisclosureChoice,
    Onward,
    Release,
    ScrutineerStatement,
    SignOff,
)
from sightline.releases.types import Choice, SubjectKind, Treatment


def disclosure_choices(actor: Actor, year: Year) -> QuerySet[DisclosureChoice]:
    require(actor, Releases.VIEW)
    return DisclosureChoice.objects.filter(year=year)


def choices(actor: Actor, year: Year) -> Iterator[Choice]:
    for row in disclosure_choices(actor, year):
        yield Choice(
            SubjectKind(row.kind), row.subject, Treatment(row.treatment), row.reason, row.by, row.on
        )


def statement(actor: Actor, year: Year) -> ScrutineerStatement | None:
    """The newest statement of the year."""
    require(actor, Releases.VIEW)
    return ScrutineerStatement.objects.filter(year=year).first()


def every_statement(actor: Actor) -> QuerySet[ScrutineerStatement]:
    """Of all years, older ones too, for whoever looks through everything."""
    require(actor, Releases.VIEW)
    return ScrutineerStatement.objects.select_related("year")


def every_onward(actor: Actor) -> QuerySet[Onward]:
    require(actor, Releases.VIEW)
    return Onward.objects.all()


def sign_offs(actor: Actor, year: Year) -> QuerySet[SignOff]:
    """Every signature of the year, those that no longer hold too, the oldest first."""
    require(actor, Releases.VIEW)
    return SignOff.objects.filter(year=year)


def released() -> QuerySet[Release]:
    """Every release, the newest year and number first, without its content."""
    return Release.objects.select_related("year", "corrects", "corrected_by").defer("content")


def newest_of(year: Year) -> Release | None:
    """The year's last release, without its content."""
    return released().filter(year=year).first()


def latest_of(year: Year) -> Release | None:
    """The year's last release, with its content."""
    return Release.objects.filter(year=year).order_by("-number").first()


def release(slug: str, number: int) -> Release | None:
    """One release with its content, by its year and number."""
    found = Release.objects.select_related("year", "corrects", "corrected_by")
    return found.filter(year__slug=slug, number=number).first()


def onward(actor: Actor, release: Release) -> QuerySet[Onward]:
    """Where a release went, in the order of the dates."""
    require(actor, Releases.VIEW)
    return Onward.objects.filter(release=release)
