"""A return to be filled in, on the day on which it is looked at."""

import pytest
import time_machine

from tests.factories.collection import NOW, DataRequestFactory, QuarterlyReturnFactory
from tests.factories.partnership import AgencyListingFactory


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def of():
    listing = AgencyListingFactory(name="Thornshire Council")
    return QuarterlyReturnFactory(request=DataRequestFactory(agency=listing.agency))
