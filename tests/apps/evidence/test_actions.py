"""Loading findings: every table of the pack that gives some, level after level."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from sightline.apps.evidence import actions
from sightline.apps.evidence.models import Finding
from sightline.apps.evidence.types import TABLES, FindingEntry, Origin, Polarity
from sightline.kit.access import COMMAND_LINE, Actor
from sightline.kit.keyed import Levelling
from sightline.kit.permission import Role
from sightline.kit.trail.models import Entry
from tests.factories.partnership import AgencyListingFactory, YearFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2020, 6, 1, 9, 0, tzinfo=UTC)


def entry(key, **fields):
    plain = {
        "origin": Origin.AUDIT,
        "statement": "Plans were not shared.",
        "polarity": Polarity.CONCERN,
        "observed": "2019/20",
        "source": "Page 4",
    }
    return FindingEntry(key, **(plain | fields))


def load(*entries, who=COMMAND_LINE):
    levelling = Levelling(YearFactory())
    actions.load(actor=who, year=levelling.year, findings=entries, levelling=levelling, now=NOW)
    levelling.removals.carry_out()
    return {each.table: each for each in levelling.changes}


def test_a_finding_is_kept_as_it_was_stated():
    police = AgencyListingFactory(key="police")

    load(entry("f", origin=Origin.VOICE, observed="March 2020", weight=2, agencies=("police",)))

    finding = Finding.objects.get()
    assert (finding.origin, finding.stream, finding.weight) == ("voice", "other", 2)
    assert (finding.observed, finding.observed_to) == ("March 2020", date(2020, 3, 31))
    assert list(finding.agencies.all()) == [police]
    assert Entry.objects.get().details == {"findings": 1}


def test_each_table_of_findings_is_levelled_apart():
    changes = load(*(entry(f"{table}:1", table=table) for table in TABLES))

    assert {table: each.added for table, each in changes.items()} == {
        table: (f"{table}:1",) for table in TABLES
    }


def test_a_second_load_changes_only_what_differs():
    AgencyListingFactory(key="police")
    load(entry("same", agencies=("police",)), entry("moved"), entry("gone"))

    changes = load(entry("same", agencies=("police",)), entry("moved", agencies=("police",)))

    found = changes["findings"]
    assert (found.added, found.changed, found.removed) == ((), ("moved",), ("gone",))
    assert found.unchanged == 1


def test_only_those_who_may_load_do():
    with pytest.raises(PermissionDenied):
        load(entry("f"), who=Actor("Analyst", frozenset({Role.ANALYST}), person=1))
