"""Which declared figures are read, and at what cost."""

import pytest
from django.core.exceptions import PermissionDenied

from sightline.apps.indicators import figures, queries
from sightline.kit.access import COMMAND_LINE, STRANGER
from tests import indicators
from tests.factories.indicators import CalculatedFigureFactory, DeclaredFigureFactory
from tests.factories.partnership import AgencyListingFactory, YearFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("ask", [queries.declared, queries.calculated], ids=["declared", "worked"])
def test_those_who_may_not_see_are_refused(ask):
    with pytest.raises(PermissionDenied):
        ask(STRANGER, YearFactory())


def test_a_years_figures_are_its_own_in_the_order_of_its_pack():
    second, first = DeclaredFigureFactory(position=2), DeclaredFigureFactory(position=1)
    DeclaredFigureFactory(year=YearFactory(first=2018))
    worked_out = CalculatedFigureFactory()

    assert list(queries.declared(COMMAND_LINE, YearFactory())) == [first, second]
    assert list(queries.calculated(COMMAND_LINE, YearFactory())) == [worked_out]
    assert str(worked_out) == "Worked out"
    assert str(first) == first.label


def test_declared_figures_cost_one_query_and_indicators_three_however_many(
    django_assert_num_queries,
):
    year = YearFactory()
    DeclaredFigureFactory.create_batch(20, declared_by=AgencyListingFactory(), target="50")
    with django_assert_num_queries(1 + 2):
        assert len(list(figures.offered(COMMAND_LINE, year))) == 40

    indicators.some()

    # Their values, their targets, and once more their values to see what must not leave.
    with django_assert_num_queries(1 + 3):
        assert len(list(figures.offered(COMMAND_LINE, year))) > 40
