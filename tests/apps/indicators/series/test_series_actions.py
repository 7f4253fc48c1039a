"""Values come in once, restatements keep what they restate, and each decision has its reason."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from sightline.apps.indicators.models import CountedReturn, IndicatorValue, Rebasing
from sightline.apps.indicators.series import actions, queries
from sightline.apps.indicators.series.actions import CannotDo
from sightline.apps.indicators.types import (
    Absence,
    CountedEntry,
    CountedKind,
    ValueBasis,
    ValueEntry,
)
from sightline.kit.access import Actor
from sightline.kit.permission import Role
from sightline.kit.trail.models import Entry

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
ANALYST = Actor("Data analyst", frozenset({Role.ANALYST}), 7001)
READER = Actor("Member", frozenset({Role.MEMBER}), 7002)
VALUE = ValueEntry(
    indicator="referrals",
    defined_from=date(2013, 4, 1),
    period="2019/20",
    value=Decimal(7502),
    basis=ValueBasis.COLLECTED,
    source="Return of the council, quarter 4",
    agency="council",
)
COUNTED = CountedEntry(
    kind=CountedKind.CHILDREN_IN_NEED,
    files=("cin-2020.xml",),
    as_at=date(2020, 3, 31),
    counted_here=True,
    proofs=("a" * 64,),
    proof_key="installation",
    counts=(("children", 12_000),),
    faults=(("no such date", 3),),
)


def take(*values, because=""):
    return actions.record_values(actor=ANALYST, values=values, because=because, now=NOW)


def test_a_value_that_comes_in_twice_is_held_once():
    assert take(VALUE) == actions.Taken(1, 0, 0)
    assert take(VALUE) == actions.Taken(0, 0, 1)
    assert IndicatorValue.objects.count() == 1


def test_a_restatement_needs_a_reason_and_keeps_the_original():
    take(VALUE)
    other = replace(VALUE, value=Decimal(7510))

    with pytest.raises(CannotDo, match="say why it is restated"):
        take(other)
    assert take(other, because="Late referrals were added") == actions.Taken(0, 1, 0)

    before, now = IndicatorValue.objects.order_by("pk")
    assert (before.value, before.is_current) == (7502, False)
    assert (now.value, now.is_current, now.restates) == (7510, True, before)
    assert list(queries.history_of(ANALYST, "referrals")) == [before]
    assert [row.value for row in queries.values(ANALYST, date(2020, 3, 31))] == [7510]


def test_one_value_without_a_reason_keeps_all_of_them_out():
    take(VALUE)
    fresh = replace(VALUE, period="2018/19")

    with pytest.raises(CannotDo), transaction.atomic():
        take(fresh, replace(VALUE, value=Decimal(1)))

    assert IndicatorValue.objects.count() == 1


def test_cells_of_a_breakdown_are_values_of_their_own():
    cell = replace(VALUE, dimension="age", cell="1 to 4", value=Decimal(40))

    assert take(VALUE, cell).added == 2
    assert set(queries.wholes(ANALYST, date(2020, 3, 31), ["referrals"])) == {"referrals"}
    assert len(queries.wholes(ANALYST, date(2020, 3, 31), ["referrals"])["referrals"]) == 1


def test_periods_that_ended_later_are_not_shown():
    take(VALUE, replace(VALUE, period="2020/21"))

    assert [row.period for row in queries.values(ANALYST, date(2020, 3, 31))] == ["2019/20"]


def test_missing_is_not_nought():
    missing = replace(
        VALUE, value=None, absence=Absence.NOT_RECEIVED, absence_why="The system was changed"
    )
    take(missing, replace(VALUE, period="2018/19", value=Decimal(0)))

    nought, none = queries.values(ANALYST, date(2020, 3, 31)).order_by("ends_on")
    assert (nought.value, nought.absence) == (0, "")
    assert (none.value, none.absence) == (None, "not received")


@pytest.mark.parametrize(
    "wrong",
    [
        {"value": None},
        {"absence": Absence.HIDDEN, "absence_why": "Small"},
        {"value": None, "absence": Absence.HIDDEN},
        {"dimension": "age"},
        {"cell": "1 to 4"},
        {"basis": ValueBasis.COUNTED},
    ],
    ids=lambda wrong: ", ".join(wrong),
)
def test_the_database_refuses_half_a_value(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        take(replace(VALUE, **wrong))


def test_a_counted_return_holds_no_row_of_it_and_its_values_name_it():
    value = replace(VALUE, basis=ValueBasis.COUNTED)

    actions.count_return(actor=ANALYST, counted=COUNTED, values=[value], now=NOW)

    made = CountedReturn.objects.get()
    assert (made.kind_name, made.files) == ("Children in need census", ["cin-2020.xml"])
    assert made.counts == {"children": 12_000}
    assert IndicatorValue.objects.get().counted == made


def test_limits_begin_anew_only_with_a_reason_a_value_and_once():
    take(VALUE)
    day = date(2020, 3, 31)
    said = {"actor": ANALYST, "indicator": "referrals", "now": NOW}

    for wrong in ({"why": " ", "begins_with": day}, {"why": "x", "begins_with": NOW.date()}):
        with pytest.raises(CannotDo):
            actions.rebase(**said, **wrong)
    actions.rebase(**said, begins_with=day, why="A new front door")
    with pytest.raises(CannotDo, match="already"):
        actions.rebase(**said, begins_with=day, why="Again")

    made = Rebasing.objects.get()
    actions.withdraw_rebasing(actor=ANALYST, rebasing=made.pk, why="A mistake", now=NOW)
    assert queries.rebasings(ANALYST) == {}
    assert list(queries.every_rebasing(ANALYST, "referrals")) == [made]
    with pytest.raises(CannotDo, match="already"):
        actions.withdraw_rebasing(actor=ANALYST, rebasing=made.pk, why="Twice", now=NOW)


def test_the_newest_setting_and_the_target_of_the_day_hold():
    said = {"actor": ANALYST, "indicator": "referrals", "why": "Agreed by the subgroup", "now": NOW}
    actions.set_chart(**said, screens=False, fix_after=12)
    actions.set_chart(**said, screens=True, fix_after=None)
    for year, value in ((2018, 80), (2020, 90), (2021, None)):
        value = None if value is None else Decimal(value)
        actions.set_target(**said, value=value, kind="local", valid_from=date(year, 4, 1))

    assert queries.settings(ANALYST)["referrals"].screens_outliers
    found = [
        queries.targets(ANALYST, date(year, 3, 31)).get("referrals")
        for year in (2018, 2019, 2021, 2022)
    ]
    assert [row and row.value for row in found] == [None, 80, 90, None]


@pytest.mark.parametrize("fewer", [0, 1, 11])
def test_limits_are_not_fixed_on_few_points(fewer):
    with pytest.raises(CannotDo):
        actions.set_chart(
            actor=ANALYST, indicator="x", screens=False, fix_after=fewer, why="y", now=NOW
        )


def test_who_only_reads_decides_nothing():
    for call in (
        lambda: actions.record_values(actor=READER, values=[VALUE], now=NOW),
        lambda: actions.count_return(actor=READER, counted=COUNTED, values=[], now=NOW),
        lambda: actions.comment(
            actor=READER, indicator="x", period="2019/20", agency="", words="y", now=NOW
        ),
        lambda: actions.rebase(
            actor=READER, indicator="x", begins_with=NOW.date(), why="y", now=NOW
        ),
    ):
        with pytest.raises(PermissionDenied):
            call()


def test_the_trail_tells_what_was_restated():
    take(VALUE)
    take(replace(VALUE, value=Decimal(1)), because="Corrected")

    entry = Entry.objects.filter(event="indicators.values-recorded").last()
    assert entry.details["restated"] == 1
    assert len(entry.details["changes"]) == 2
