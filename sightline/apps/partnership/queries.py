"""Reading the partnership, its years, and who belonged to it."""

from django.db.models import Prefetch, QuerySet

from sightline.apps.partnership import rules
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
from sightline.apps.partnership.types import NameEntry, StatutoryRole
from sightline.kit.access import Actor, require


def the_partnership() -> Partnership | None:
    """The one partnership of this installation; None before one is loaded. Open to everyone."""
    return Partnership.objects.first()


def years() -> QuerySet[Year]:
    """All years, the newest first. That a year exists is open to everyone."""
    return Year.objects.all()


def year(slug: str) -> Year | None:
    return Year.objects.filter(slug=slug).first()


def year_held(slug: str) -> Year | None:
    """The year, held until the transaction ends: whoever else would change it waits."""
    return Year.objects.select_for_update().filter(slug=slug).first()


def years_up_to(year: Year) -> QuerySet[Year]:
    """The year and those before it, the newest first."""
    return Year.objects.filter(starts_on__lte=year.starts_on)


def year_before(year: Year) -> Year | None:
    """The nearest earlier year that is loaded."""
    return Year.objects.filter(starts_on__lt=year.starts_on).first()


def newest_year() -> Year | None:
    return Year.objects.first()


def shown_name(year: Year) -> NameEntry | None:
    """The partnership's name on the year's as-at date. Open to everyone."""
    return rules.name_on(year.as_at, [name_entry(row) for row in _names(year)])


def name_entry(row: PartnershipName) -> NameEntry:
    return NameEntry(row.key, row.name, row.short_name, row.called, row.valid_from, row.valid_to)


def names(actor: Actor, year: Year) -> QuerySet[PartnershipName]:
    require(actor, May.VIEW)
    return _names(year)


def numbered_names(actor: Actor, year: Year) -> QuerySet[NumberedName]:
    require(actor, May.VIEW)
    return NumberedName.objects.filter(year=year)


def agencies(actor: Actor, year: Year) -> QuerySet[AgencyListing]:
    require(actor, May.VIEW)
    return AgencyListing.objects.filter(year=year).select_related("agency")


def safeguarding_partners(actor: Actor, year: Year | None = None) -> QuerySet[AgencyListing]:
    """The partners that the year lists, in its order; of the newest year where none is named."""
    require(actor, May.VIEW)
    of = year or newest_year()
    role = StatutoryRole.SAFEGUARDING_PARTNER
    found = AgencyListing.objects.filter(year=of, statutory_role=role.value)
    return found.select_related("agency")


def agency_keys() -> QuerySet[Agency]:
    return Agency.objects.all()


def groups(actor: Actor, year: Year) -> QuerySet[Group]:
    """The year's groups in their order, with their seats and the agencies that fill them."""
    require(actor, May.VIEW)
    seats = Prefetch("seats", Seat.objects.select_related("agency"))
    return Group.objects.filter(year=year).prefetch_related(seats)


def seats(actor: Actor, year: Year) -> QuerySet[Seat]:
    require(actor, May.VIEW)
    return Seat.objects.filter(year=year).select_related("agency", "group")


def terms_of_reference(actor: Actor, year: Year, group: str = "") -> QuerySet[TermsOfReference]:
    """Every version of every group's in their order; with a group's key, of that one alone."""
    require(actor, May.VIEW)
    found = TermsOfReference.objects.filter(year=year).select_related("group")
    return found.filter(group__key=group) if group else found


def linkages(actor: Actor, year: Year) -> QuerySet[Linkage]:
    require(actor, May.VIEW)
    return Linkage.objects.filter(year=year)


def notes(actor: Actor, year: Year) -> QuerySet[Note]:
    """Every note on the year's source."""
    require(actor, May.VIEW)
    return Note.objects.filter(year=year)


def notes_about(actor: Actor, year: Year, about: str, *keys: str) -> QuerySet[Note]:
    """The notes about things of one kind; with keys, about those only."""
    found = notes(actor, year).filter(about=about)
    return found.filter(about_key__in=keys) if keys else found


def _names(year: Year) -> QuerySet[PartnershipName]:
    return PartnershipName.objects.filter(year=year)
