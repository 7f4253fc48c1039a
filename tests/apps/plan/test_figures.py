"""The plan in figures."""

import pytest

from sightline.apps.plan import figures
from sightline.core.figures import by_key
from sightline.kit.access import COMMAND_LINE
from tests.factories.partnership import YearFactory
from tests.factories.plan import AimFactory, PriorityFactory, StrengthOrChallengeFactory

pytestmark = pytest.mark.django_db


def test_each_figure_counts_its_rows_and_has_them_beneath_it():
    AimFactory(key="lead")
    PriorityFactory(key="now", applies="this_year", progress="little_or_no_progress")
    PriorityFactory(key="next", applies="coming_year")
    PriorityFactory(key="both", applies="both", progress="achieved")
    StrengthOrChallengeFactory(key="schools")
    StrengthOrChallengeFactory(key="money", kind="challenge")

    found = by_key(figures.offered(COMMAND_LINE, YearFactory()))

    assert {key: [row.key for row in figure.beneath] for key, figure in found.items()} == {
        "plan.aims": ["lead"],
        "plan.priorities": ["now", "both"],
        "plan.coming-priorities": ["next", "both"],
        "plan.little-progress": ["now"],
        "plan.strengths": ["schools"],
        "plan.challenges": ["money"],
    }
    assert all(figure.quantity.amount == len(figure.beneath) for figure in found.values())
