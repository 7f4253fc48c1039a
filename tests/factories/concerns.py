"""Concerns listed in the year, and codings of its findings as a pack brings them."""

from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from sightline.apps.concerns import models
from tests.factories.accounts import PersonFactory
from tests.factories.evidence import FindingFactory
from tests.factories.partnership import YearRowFactory


class ConcernGroupFactory(YearRowFactory):
    class Meta:
        model = models.ConcernGroup

    title = "Groups of children"


class ConcernFactory(DjangoModelFactory):
    class Meta:
        model = models.Concern
        django_get_or_create = ("key",)

    key = factory.Sequence("concern-{}".format)


class ConcernListingFactory(YearRowFactory):
    """Of a concern of the same key, which other years may list too."""

    class Meta:
        model = models.ConcernListing

    key = factory.Sequence("concern-{}".format)
    concern = factory.SubFactory(ConcernFactory, key=factory.SelfAttribute("..key"))
    title = factory.LazyAttribute(lambda listing: f"About {listing.key}")
    group = factory.SubFactory(ConcernGroupFactory, year=factory.SelfAttribute("..year"))


class CodingFactory(DjangoModelFactory):
    class Meta:
        model = models.Coding

    class Params:
        by_a_person = factory.Trait(coded_by=factory.SubFactory(PersonFactory))
        withdrawn = factory.Trait(
            withdrawn_at=datetime(2020, 6, 2, 9, 0, tzinfo=UTC),
            withdrawn_by=factory.SubFactory(PersonFactory),
            withdrawn_reason="It speaks of adults.",
        )

    finding = factory.SubFactory(FindingFactory)
    concern = factory.SubFactory(ConcernFactory)
    reason = "It names the concern."
    coded_at = datetime(2020, 6, 1, 9, 0, tzinfo=UTC)
