"""The partnership in figures: agencies and groups counted, joint meetings as stated."""

import pytest

from sightline.apps.partnership import figures
from sightline.core.figures import Basis, by_key
from sightline.kit.access import COMMAND_LINE
from tests.factories.partnership import (
    AgencyListingFactory,
    GroupFactory,
    LinkageFactory,
    YearFactory,
)

pytestmark = pytest.mark.django_db


def test_agencies_and_groups_are_counted_with_their_names_beneath():
    AgencyListingFactory(name="Police")
    GroupFactory(name="Executive")
    GroupFactory(name="Board")

    found = by_key(figures.offered(COMMAND_LINE, YearFactory()))

    assert {key: [row.label for row in figure.beneath] for key, figure in found.items()} == {
        "partnership.agencies": ["Police"],
        "partnership.groups": ["Executive", "Board"],
    }


def test_joint_meetings_are_a_figure_where_they_are_stated():
    LinkageFactory(key="hwb", body="Health board", joint_meetings="at least two", source="Page 9")
    LinkageFactory(key="silent")

    found = by_key(figures.offered(COMMAND_LINE, YearFactory()))

    assert not any("silent" in key for key in found)
    meetings = found["linkage.hwb.joint-meetings"]
    assert (meetings.text, meetings.basis, meetings.source) == (
        "at least 2",
        Basis.DECLARED,
        "Page 9",
    )
