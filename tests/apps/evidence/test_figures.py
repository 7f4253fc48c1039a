"""Findings counted: all of them, and by stream."""

import pytest

from sightline.apps.evidence import figures
from sightline.core.figures import by_key
from sightline.kit.access import COMMAND_LINE
from tests.factories.evidence import FindingFactory
from tests.factories.partnership import YearFactory

pytestmark = pytest.mark.django_db


def test_every_finding_is_counted_once_among_all_and_once_in_its_stream():
    for origin in ("audit", "audit", "voice", "scrutiny", "data"):
        FindingFactory(origin=origin, strength=origin == "data")

    found = by_key(figures.offered(COMMAND_LINE, YearFactory()))

    counts = {key.removeprefix("findings."): figure.text for key, figure in found.items()}
    assert counts == {
        "all": "5",
        "stream.audit": "2",
        "stream.data": "1",
        "stream.assessment": "0",
        "stream.escalated-issue": "0",
        "stream.case-review": "0",
        "stream.other": "2",
    }
    assert all(figure.quantity.amount == len(figure.beneath) for figure in found.values())
