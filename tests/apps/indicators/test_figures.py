"""Declared figures as the ledger has them; targets and comparators are figures of their own."""

import pytest

from sightline.apps.indicators import figures
from sightline.core.calculations import Calculation, Operation
from sightline.core.figures import Basis, Direction, Standing, by_key, standing
from sightline.core.periods import parse_period
from sightline.kit.access import COMMAND_LINE
from tests import indicators
from tests.factories.indicators import CalculatedFigureFactory, DeclaredFigureFactory
from tests.factories.partnership import AgencyListingFactory, YearFactory

pytestmark = pytest.mark.django_db


def offered():
    return by_key(figures.offered(COMMAND_LINE, YearFactory()))


def test_a_figure_says_who_declared_it_and_where():
    police = AgencyListingFactory(name="Police")
    DeclaredFigureFactory(key="seen", value="over 7,000", declared_by=police, source="Page 4")

    seen = offered()["seen"]

    assert (seen.text, seen.basis, seen.declared_by) == ("over 7,000", Basis.DECLARED, "Police")
    assert (seen.source, seen.period) == ("Page 4", parse_period("2019/20"))
    assert [row.label for row in seen.beneath] == ["As stated: over 7,000"]


def test_target_and_comparator_are_figures_too():
    DeclaredFigureFactory(
        key="rate",
        label="Rate",
        value="48%",
        unit="percent",
        good_direction="higher",
        target="50%",
        comparator="45%",
        comparator_label="England",
        comparator_as_at="2018/19",
    )

    found = offered()

    assert list(found) == ["rate", "rate.target", "rate.comparator"]
    assert found["rate.target"].text == "50%"
    assert found["rate.comparator"].label == "England: Rate"
    assert found["rate.comparator"].period == parse_period("2018/19")
    assert standing(found["rate"], found) == Standing.MISSED


def test_without_target_and_comparator_there_is_one_figure():
    DeclaredFigureFactory(key="rate", period="")

    found = offered()

    assert list(found) == ["rate"]
    assert found["rate"].period is None


def test_calculations_are_handed_on_as_they_were_asked_for():
    CalculatedFigureFactory(
        key="share", label="Share", operation="share", of=["a", "b"], good_direction="lower"
    )

    assert figures.calculations(COMMAND_LINE, YearFactory()) == [
        Calculation("share", "Share", Operation.SHARE, ("a", "b"), good=Direction.LOWER)
    ]


def test_an_indicators_value_of_the_year_is_a_figure_with_its_file_beneath():
    indicators.some()

    found = offered()

    referrals = found["indicator.referrals"]
    assert (referrals.text, referrals.basis) == ("7,502", Basis.COMPUTED)
    assert (referrals.quantity.unit, referrals.period) == ("referrals", parse_period("2019/20"))
    (row,) = referrals.beneath
    assert row.label == "Counted from cin-2020.xml, 20 April 2020, rows not kept"
    assert row.amount == "a" * 64
    seen = found["indicator.camhs-seen-in-12-weeks"]
    assert (seen.text, seen.working, str(seen.period)) == (
        "80%",
        "160 of 200",
        "quarter 4 of 2019/20",
    )
    assert found[seen.target].text == "75%"


def test_what_a_profile_hides_is_no_figure_even_for_whoever_may_see_it():
    indicators.count(*indicators.yearly("referrals", [4]))

    assert "indicator.referrals" not in offered()
