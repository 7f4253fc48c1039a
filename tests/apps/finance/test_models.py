"""What the database itself refuses of a budget."""

import pytest
from django.db import IntegrityError

from sightline.apps.finance.types import TotalKind
from tests.factories.finance import BudgetLineFactory, BudgetTotalFactory
from tests.factories.partnership import YearFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"amount_pence": -1}, id="a-line-below-nought"),
        pytest.param({"side": "both"}, id="side"),
        pytest.param({"side": ""}, id="no-side"),
    ],
)
def test_the_database_refuses_a_line(fields):
    with pytest.raises(IntegrityError):
        BudgetLineFactory(**fields)


def test_a_total_is_of_a_known_kind():
    with pytest.raises(IntegrityError):
        BudgetTotalFactory(kind="total_of_all")


def test_a_total_is_stated_once_in_a_year():
    BudgetTotalFactory()
    BudgetTotalFactory(year=YearFactory(first=2018))

    with pytest.raises(IntegrityError):
        BudgetTotalFactory(key="again")


@pytest.mark.parametrize("kind", TotalKind, ids=str)
def test_every_kind_of_total_may_be_below_nought(kind):
    assert str(BudgetTotalFactory(kind=kind.value, amount_pence=-5)) == "As stated"


def test_a_line_holds_more_than_any_partnership_has():
    assert str(BudgetLineFactory(label="Council", amount_pence=10**15)) == "Council"
