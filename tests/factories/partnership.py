"""The plainest partnership: one year, 2019/20 as at its last day, and whatever belongs to it."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from sightline.apps.partnership import models
from sightline.core.periods import financial_year


class YearFactory(DjangoModelFactory):
    """Asked for the same year again, gives the same row. `first` is the year it starts in."""

    class Meta:
        model = models.Year
        django_get_or_create = ("slug",)

    class Params:
        first = 2019

    label = factory.LazyAttribute(lambda year: financial_year(year.first).code)
    slug = factory.LazyAttribute(lambda year: year.label.replace("/", "-"))
    starts_on = factory.LazyAttribute(lambda year: date(year.first, 4, 1))
    ends_on = factory.LazyAttribute(lambda year: date(year.first + 1, 3, 31))
    stated_as_at = factory.SelfAttribute("ends_on")
    report_title = "Annual report"
    checklist_edition = "2018"


def linked(field):
    """Fills a many-to-many field with the rows that a test gives; with none, it stays empty."""

    def fill(row, create, rows, **_):
        getattr(row, field).set(rows or [])

    return factory.PostGeneration(fill)


class YearRowFactory(DjangoModelFactory):
    class Meta:
        abstract = True
        skip_postgeneration_save = True

    year = factory.SubFactory(YearFactory)
    key = factory.Sequence("row-{}".format)
    position = factory.Sequence(int)


class PartnershipFactory(DjangoModelFactory):
    class Meta:
        model = models.Partnership

    key = "thornshire"
    area = "Thornshire"


class PartnershipNameFactory(YearRowFactory):
    class Meta:
        model = models.PartnershipName

    name = "Thornshire Safeguarding Children Board"
    short_name = "the Board"
    called = "board"


class AgencyFactory(DjangoModelFactory):
    class Meta:
        model = models.Agency

    key = factory.Sequence("agency-{}".format)


class AgencyListingFactory(YearRowFactory):
    """Of an agency of the same key."""

    class Meta:
        model = models.AgencyListing

    key = factory.Sequence("agency-{}".format)
    agency = factory.SubFactory(AgencyFactory, key=factory.SelfAttribute("..key"))
    name = factory.LazyAttribute(lambda listing: f"The {listing.key}")
    kind = "council"
    statutory_role = "relevant_agency"


class GroupFactory(YearRowFactory):
    class Meta:
        model = models.Group

    name = factory.LazyAttribute(lambda group: f"Group {group.key}")
    kind = "subgroup"


class SeatFactory(YearRowFactory):
    class Meta:
        model = models.Seat

    group = factory.SubFactory(GroupFactory, year=factory.SelfAttribute("..year"))
    title = "Member"
    kind = "member"


class TermsOfReferenceFactory(YearRowFactory):
    class Meta:
        model = models.TermsOfReference

    key = factory.Sequence("terms-{}".format)
    group = factory.SubFactory(GroupFactory, year=factory.SelfAttribute("..year"))
    version = "1"
    approved = "2019-09-12"
    purpose = "Brings all agencies together."


class LinkageFactory(YearRowFactory):
    class Meta:
        model = models.Linkage

    body = "Health and Wellbeing Board"


class NoteFactory(YearRowFactory):
    class Meta:
        model = models.Note

    about = "figure"
    kind = "unclear"
    note = "The source says both."
