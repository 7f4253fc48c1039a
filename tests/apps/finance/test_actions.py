"""Loading the budget."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied

from sightline.apps.finance import actions
from sightline.apps.finance.models import BudgetLine, BudgetTotal
from sightline.apps.finance.types import LineEntry, Side, TotalEntry, TotalKind
from sightline.kit.access import COMMAND_LINE, Actor
from sightline.kit.keyed import Levelling
from sightline.kit.permission import Role
from sightline.kit.trail.models import Entry
from tests.factories.partnership import AgencyListingFactory, YearFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2020, 6, 1, 9, 0, tzinfo=UTC)
TOTAL = TotalEntry("income", "Total", TotalKind.INCOME, 300_00, "Page 9")


def line(key, pence=100_00, body=""):
    return LineEntry(
        key, key, Side.INCOME, "Partners", pence, body, in_kind=False, counted_in="", note="",
        source="Page 9",
    )  # fmt: skip


def load(lines=(), totals=(), who=COMMAND_LINE):
    levelling = Levelling(YearFactory())
    actions.load(actor=who, lines=lines, totals=totals, levelling=levelling, now=NOW)
    levelling.removals.carry_out()
    return {each.table: each for each in levelling.changes}


def test_a_budget_is_kept_in_whole_pence_with_who_pays():
    police = AgencyListingFactory(key="police")

    load([line("a", 15_286_01, "police"), line("b")], [TOTAL])

    paid, earned = BudgetLine.objects.all()
    assert (paid.amount_pence, paid.body, paid.side) == (15_286_01, police, "income")
    assert earned.body is None
    assert BudgetTotal.objects.get().kind == "total_income"
    assert Entry.objects.get().event == "finance.loaded"


def test_a_second_load_changes_only_what_differs():
    load([line("same"), line("dearer"), line("gone")], [TOTAL])

    changes = load([line("same"), line("dearer", 2)], [TOTAL])

    found = changes["budget_lines"]
    assert (found.changed, found.removed, found.unchanged) == (("dearer",), ("gone",), 1)
    assert changes["budget_totals"].unchanged == 1


def test_only_those_who_may_load_do():
    with pytest.raises(PermissionDenied):
        load(who=Actor("Analyst", frozenset({Role.ANALYST}), person=1))
