"""A return that does not come raises one signal, whatever else of its agency does not come."""

from datetime import UTC, datetime

import pytest

from sightline.apps.collection import tasks
from sightline.apps.indicators.models import Signal
from tests import collecting
from tests.factories.partnership import AgencyListingFactory

pytestmark = pytest.mark.django_db
LATER = datetime(2027, 6, 1, 6, tzinfo=UTC)


def test_each_quarter_that_did_not_come_is_raised_once_by_the_agencys_name():
    AgencyListingFactory(name="Thornshire Wellbeing Trust")
    collecting.made()

    first, again = tasks.signal_late(LATER), tasks.signal_late(LATER)

    found = list(Signal.objects.all())
    assert first == {"new signals": len(found)}
    assert again == {"new signals": 0}
    assert found
    assert {each.rule for each in found} == {"late return"}
    assert all("Thornshire Wellbeing Trust: the return for quarter" in each.says for each in found)
    assert len({each.period for each in found}) == len(found)


def test_before_the_due_day_nothing_is_raised():
    AgencyListingFactory()
    collecting.made()

    assert tasks.signal_late(datetime(2025, 10, 2, 6, tzinfo=UTC)) == {"new signals": 0}
