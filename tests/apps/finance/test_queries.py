"""Which budget is read, and at what cost."""

import pytest
from django.core.exceptions import PermissionDenied

from sightline.apps.finance import queries
from sightline.apps.finance.types import TotalKind
from sightline.kit.access import COMMAND_LINE, STRANGER
from tests.factories.finance import BudgetLineFactory, BudgetTotalFactory
from tests.factories.partnership import AgencyListingFactory, YearFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "ask", [queries.lines, queries.totals, queries.statement], ids=lambda ask: ask.__name__
)
def test_those_who_may_not_see_are_refused(ask):
    with pytest.raises(PermissionDenied):
        ask(STRANGER, YearFactory())


def test_the_statement_is_of_its_year():
    BudgetLineFactory(key="paid", body=AgencyListingFactory(key="police", name="Police"))
    BudgetLineFactory(key="spent", spending=True, amount_pence=50_00)
    BudgetTotalFactory(kind="opening_reserves", amount_pence=9_00)
    BudgetLineFactory(year=YearFactory(first=2018))

    found = queries.statement(COMMAND_LINE, YearFactory())

    assert [(line.key, line.body, line.body_name) for line in found.income] == [
        ("paid", "police", "Police")
    ]
    assert (found.total_spending, found.drawdown) == (50_00, -50_00)
    assert found.stated == {TotalKind.OPENING: 9_00}


def test_without_a_budget_the_statement_is_empty():
    found = queries.statement(COMMAND_LINE, YearFactory())

    assert (found.income, found.spending, found.closing_reserves) == ((), (), None)


def test_the_statement_costs_the_same_however_long(django_assert_num_queries):
    year = YearFactory()
    BudgetLineFactory.create_batch(20, body=AgencyListingFactory())

    with django_assert_num_queries(2):  # lines, totals
        queries.statement(COMMAND_LINE, year)
