"""The budget in figures: lines, totals, shares and reserves, each with its working."""

import pytest

from sightline.apps.finance import figures
from sightline.core.figures import Basis, by_key
from sightline.kit.access import COMMAND_LINE
from tests.factories.finance import BudgetLineFactory, BudgetTotalFactory
from tests.factories.partnership import AgencyListingFactory, YearFactory

pytestmark = pytest.mark.django_db


def offered():
    return by_key(figures.offered(COMMAND_LINE, YearFactory()))


@pytest.fixture
def budget():
    """Two lines that the council pays, one that the police pay, fees; staff; rooms in kind."""
    council = AgencyListingFactory(key="council", name="The council")
    police = AgencyListingFactory(key="police", name="The police")
    BudgetLineFactory(key="council-1", amount_pence=200_00, body=council)
    BudgetLineFactory(key="council-2", amount_pence=50_00, body=council)
    BudgetLineFactory(key="police", amount_pence=50_00, body=police)
    BudgetLineFactory(key="fees", amount_pence=100_00)
    BudgetLineFactory(key="staff", amount_pence=450_00, spending=True)
    BudgetLineFactory(key="rooms", amount_pence=7_00, body=council, in_kind=True)
    BudgetTotalFactory(kind="opening_reserves", amount_pence=140_00)


@pytest.mark.usefixtures("budget")
def test_every_sum_of_the_budget_is_a_figure_with_its_working():
    found = offered()

    assert {key: f.text for key, f in found.items() if not key.startswith("budget.line.")} == {
        "budget.total-income": "£400",
        "budget.total-spending": "£450",
        "budget.drawdown": "£50",
        "budget.in-kind": "£7",
        "budget.opening-reserves": "£140",
        "budget.closing-reserves": "£90",
        "budget.reserves-share": "20.0%",
        "budget.share.council": "62.5%",
        "budget.share.police": "12.5%",
        "budget.earned-income": "£100",
        "budget.earned-income-share": "25.0%",
    }
    assert found["budget.share.council"].working == "(£200 + £50) ÷ £400 = 62.5%"
    assert found["budget.drawdown"].working == "£450 − £400 = £50"


@pytest.mark.usefixtures("budget")
def test_what_is_computed_names_figures_that_exist():
    found = offered()

    for figure in found.values():
        assert set(figure.of) <= set(found)
        assert bool(figure.of) == (figure.basis == Basis.COMPUTED)


@pytest.mark.usefixtures("budget")
def test_the_lines_lie_beneath_their_total():
    beneath = [row.key for row in offered()["budget.total-income"].beneath]

    assert beneath == ["council-1", "council-2", "police", "fees"]


@pytest.mark.usefixtures("budget")
def test_a_line_is_declared_by_who_pays_it():
    line = offered()["budget.line.police"]

    assert (line.text, line.basis, line.declared_by) == ("£50", Basis.DECLARED, "The police")


def test_without_a_budget_there_are_no_figures():
    assert offered() == {}


def test_without_income_nothing_is_shared_out():
    BudgetLineFactory(key="staff", spending=True)

    found = offered()

    assert found["budget.total-income"].text == "£0"
    assert not any("share" in key for key in found)


def test_without_spending_reserves_have_no_share():
    BudgetLineFactory(key="fees")
    BudgetTotalFactory(kind="opening_reserves", amount_pence=140_00)

    found = offered()

    assert found["budget.drawdown"].text == "−£100"
    assert found["budget.closing-reserves"].text == "£240"
    assert "budget.reserves-share" not in found


def test_a_share_is_rounded_and_says_so():
    BudgetLineFactory(body=AgencyListingFactory(key="police"), amount_pence=1_00)
    BudgetLineFactory(amount_pence=2_00)

    share = offered()["budget.share.police"]

    assert (share.text, share.rounded_to) == ("33.3%", "0.1")
