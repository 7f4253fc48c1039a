"""Findings: of concern, from an audit in the year, of no stated weight."""

import factory

from sightline.apps.evidence.models import Finding
from sightline.apps.evidence.types import Origin
from sightline.core.periods import parse_period
from tests.factories.partnership import YearRowFactory, linked


class FindingFactory(YearRowFactory):
    class Meta:
        model = Finding

    class Params:
        strength = factory.Trait(polarity="strength")

    key = factory.Sequence("finding-{}".format)
    origin = "audit"
    stream = factory.LazyAttribute(lambda finding: Origin(finding.origin).stream.value)
    statement = "Plans were not shared."
    polarity = "concern"
    observed = factory.LazyAttribute(lambda finding: finding.year.ends_on.isoformat())
    observed_to = factory.LazyAttribute(lambda finding: parse_period(finding.observed).ends_on)
    source = "Page 4"
    table = "findings"
    agencies = linked("agencies")
