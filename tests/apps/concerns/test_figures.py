"""The matrix in figures: each counts its concerns, and has them beneath it."""

import pytest

from sightline.apps.concerns import figures
from sightline.core.figures import by_key
from sightline.kit.access import COMMAND_LINE
from tests.factories.concerns import CodingFactory, ConcernGroupFactory, ConcernListingFactory
from tests.factories.evidence import FindingFactory
from tests.factories.partnership import AgencyListingFactory, YearFactory

pytestmark = pytest.mark.django_db


def test_each_figure_counts_its_concerns_and_has_them_beneath_it():
    harm = ConcernGroupFactory(key="harm", title="Harm")
    ConcernGroupFactory(key="other", title="Other")
    three = ConcernListingFactory(key="three", group=harm, owner_agency=AgencyListingFactory())
    ConcernListingFactory(key="none", group=harm, earlier_year="2017/18", earlier_year_source="P")
    one = ConcernListingFactory(key="one", group=harm)
    for origin in ("audit", "data", "case_review"):
        CodingFactory(concern=three.concern, finding=FindingFactory(origin=origin))
    CodingFactory(concern=one.concern, finding=FindingFactory())

    found = by_key(figures.offered(COMMAND_LINE, YearFactory()))

    assert {key: [row.key for row in figure.beneath] for key, figure in found.items()} == {
        "concerns.listed": ["three", "none", "one"],
        "concerns.coded": ["three", "one"],
        "concerns.not-coded": ["none"],
        "concerns.triangulated": ["three"],
        "concerns.single-source": ["one"],
        "concerns.repeat": ["none"],
        "concerns.without-owner": ["none", "one"],
        "concerns.group.harm": ["three", "none", "one"],
        "concerns.group.other": [],
    }
    assert all(figure.quantity.amount == len(figure.beneath) for figure in found.values())
