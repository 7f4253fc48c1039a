"""Opening a year and loading it: one installation, one partnership."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from sightline.apps.partnership import actions
from sightline.apps.partnership.models import Agency, AgencyListing, Partnership, Seat, Year
from sightline.apps.partnership.types import (
    AgencyEntry,
    AgencyKind,
    GroupEntry,
    GroupKind,
    LinkageEntry,
    NameEntry,
    NoteEntry,
    NoteKind,
    NumberedNameEntry,
    PartnershipEntry,
    SeatEntry,
    SeatKind,
    StatutoryRole,
    TermsEntry,
    YearEntry,
)
from sightline.kit.access import COMMAND_LINE, Actor
from sightline.kit.keyed import Levelling
from sightline.kit.permission import Role
from sightline.kit.trail.models import Entry
from tests.factories.partnership import YearFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2020, 6, 1, 9, 0, tzinfo=UTC)
THORNSHIRE = PartnershipEntry("thornshire", "Thornshire", "", "", secure_establishment=False)
YEAR = YearEntry(
    "2019/20", date(2019, 4, 1), date(2020, 3, 31), date(2020, 3, 31), "Annual report", "2018"
)


def open_year(partnership=THORNSHIRE, year=YEAR, who=COMMAND_LINE):
    return actions.open_year(
        actor=who, partnership=partnership, year=year, fingerprint="f", now=NOW
    )


def test_the_first_year_makes_the_partnership():
    year, changes = open_year()

    assert (year.slug, year.label, year.as_at) == ("2019-20", "2019/20", date(2020, 3, 31))
    assert year.pack_fingerprint == "f"
    assert (changes.added, changes.unchanged) == (("thornshire",), 0)
    assert Entry.objects.get().details == {"year": "2019-20"}


def test_opening_a_year_again_changes_nothing():
    first, _ = open_year()

    second, changes = open_year()

    assert second.pk == first.pk
    assert (changes.added, changes.changed, changes.unchanged) == ((), (), 1)


@pytest.mark.parametrize(
    ("partnership", "year"),
    [
        pytest.param(replace(THORNSHIRE, area="All Thornshire"), YEAR, id="the-partnership"),
        pytest.param(THORNSHIRE, replace(YEAR, report_title="The year"), id="the-year"),
        pytest.param(THORNSHIRE, replace(YEAR, stated_as_at=date(2020, 2, 1)), id="the-date"),
    ],
)
def test_what_was_stated_otherwise_is_brought_level(partnership, year):
    open_year()

    _, changes = open_year(partnership, year)

    assert (changes.changed, changes.unchanged) == (("thornshire",), 0)
    assert Partnership.objects.get().area == partnership.area
    assert Year.objects.get().report_title == year.report_title


def test_a_second_year_stands_beside_the_first():
    open_year()

    open_year(
        year=replace(YEAR, label="2020/21", starts_on=date(2020, 4, 1), ends_on=date(2021, 3, 31))
    )

    assert [year.slug for year in Year.objects.all()] == ["2020-21", "2019-20"]


def test_another_partnership_is_refused_with_the_way_out():
    open_year()

    with pytest.raises(actions.AnotherPartnership) as refusal:
        open_year(replace(THORNSHIRE, key="oakshire"))

    assert "holds 'thornshire', and the pack is of 'oakshire'" in str(refusal.value)
    assert "SIGHTLINE_HOME=~/sightline-oakshire sightline pack load" in str(refusal.value)
    assert Partnership.objects.get().key == "thornshire"


def test_only_those_who_may_load_open_a_year():
    with pytest.raises(PermissionDenied):
        open_year(who=Actor("Analyst", frozenset({Role.ANALYST}), person=1))


def agency(key):
    return AgencyEntry(
        key, key.title(), AgencyKind.POLICE, StatutoryRole.SAFEGUARDING_PARTNER, "", ""
    )


def tables(**changed):
    plain = {
        "names": [NameEntry("board", "The Board", "Board", "board", None, None)],
        "numbered_names": [NumberedNameEntry("covid", "Covid-19", "")],
        "agencies": [agency("police"), agency("council")],
        "groups": [GroupEntry("exec", "Executive", GroupKind.EXECUTIVE, "", "", 4, "")],
        "seats": [
            SeatEntry("s-1", "exec", "Chief constable", "police", SeatKind.MEMBER, "", True, ""),
            SeatEntry("s-2", "exec", "Chair", "", SeatKind.CHAIR, "", None, ""),
        ],
        "terms": [
            TermsEntry(
                "t-1",
                "exec",
                "1",
                date(2019, 9, 12),
                None,
                "Decides.",
                "",
                "",
                "",
                "",
                "",
                ("money",),
                "",
                "",
                "",
                "",
            )
        ],
        "linkages": [
            LinkageEntry("hwb", "Health board", "", "two", ("neglect",), "", None, None, "")
        ],
        "notes": [NoteEntry("n-1", "figure", "", NoteKind.UNCLEAR, "Both.", "")],
    }
    return actions.Tables(**(plain | changed))


def load(year, stated):
    levelling = Levelling(year)
    actions.load(actor=COMMAND_LINE, year=year, tables=stated, levelling=levelling, now=NOW)
    levelling.removals.carry_out()
    return {each.table: each for each in levelling.changes}


def test_a_year_is_loaded_with_its_seats_filled():
    changes = load(YearFactory(), tables())

    police, chair = Seat.objects.all()
    assert (police.agency.name, police.group.name) == ("Police", "Executive")
    assert (chair.agency, chair.filled) == (None, None)
    assert changes["agencies"].added == ("police", "council")


def test_loading_twice_changes_nothing():
    year = YearFactory()
    load(year, tables())

    changes = load(year, tables())

    assert [each for each in changes.values() if each.added or each.changed or each.removed] == []


def test_an_agency_that_left_keeps_its_identity_for_other_years():
    year = YearFactory()
    load(year, tables())

    seats = tables().seats[1:]
    changes = load(year, tables(agencies=[agency("council")], seats=seats))

    assert changes["agencies"].removed == ("police",)
    assert [row.key for row in AgencyListing.objects.all()] == ["council"]
    assert Agency.objects.filter(key="police").exists()


def test_two_years_list_one_agency():
    for first in (2018, 2019):
        load(YearFactory(first=first), tables())

    assert Agency.objects.count() == 2
    assert AgencyListing.objects.count() == 4
