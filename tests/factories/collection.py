"""Returns: one agency, asked for three indicators of the dictionary, and its quarters."""

from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from sightline.apps.collection import models, rules
from sightline.core.periods import parse_period
from tests.factories.partnership import AgencyListingFactory

COUNT, SHARE, TOTAL = (
    "mash-contacts",
    "mash-decisions-within-24-hours",
    "early-help-assessments-completed",
)
NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)


class DataRequestFactory(DjangoModelFactory):
    class Meta:
        model = models.DataRequest

    agency = factory.LazyFunction(lambda: AgencyListingFactory().agency)
    indicators = factory.LazyFunction(lambda: [COUNT, SHARE, TOTAL])
    supplier = "Performance manager"
    first_quarter = "2026/27 Q1"
    due_days = 45
    at = NOW
    by = "Data analyst"


class QuarterlyReturnFactory(DjangoModelFactory):
    """Of the quarter to September 2026, due on 14 November, with a line for each indicator."""

    class Meta:
        model = models.QuarterlyReturn
        skip_postgeneration_save = True

    class Params:
        sent = factory.Trait(
            received_on=date(2026, 11, 10), received_by="A contributor", sent_changes=0
        )

    request = factory.SubFactory(DataRequestFactory)
    agency = factory.SelfAttribute("request.agency")
    quarter = "2026/27 Q2"
    quarter_ended = factory.LazyAttribute(lambda of: parse_period(of.quarter).ends_on)
    due = factory.LazyAttribute(
        lambda of: rules.due_on(parse_period(of.quarter), of.request.due_days)
    )
    requested_at = NOW

    @factory.post_generation
    def lines(self, create, given, **_):
        """`given` has, by indicator, what its line holds; the others are empty."""
        for number, key in enumerate(self.request.indicators):
            ReturnLineFactory(of=self, indicator=key, position=number, **(given or {}).get(key, {}))


class ReturnLineFactory(DjangoModelFactory):
    class Meta:
        model = models.ReturnLine

    of = factory.SubFactory(QuarterlyReturnFactory)
    indicator = COUNT
    position = 0


class LineQueryFactory(DjangoModelFactory):
    class Meta:
        model = models.LineQuery

    line = factory.SubFactory(ReturnLineFactory)
    kind = "jump"
    seen = "900 is up from 120."
    asks = "Is the number right?"
    raised_at = NOW
    raised_by = "Sightline"
