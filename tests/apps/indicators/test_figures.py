"""Declared figures as the ledger has them; targets and comparators are figures of their own."""

import pytest

from sightline.apps.indicators import figures
from sightline.core.calculations import Calculation, Operation
from sightline.core.figures import Basis, Direction, Standing, by_key, standing
from sightline.core.periods import parse_period
from sightline.kit.access import COMMAND_LINE
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
