"""The moment at which requests come in, and whoever answers them."""

import pytest
import time_machine

from sightline.kit.permission import Role
from tests import years
from tests.access_requests import NOW, come_in


@pytest.fixture(autouse=True)
def year(settings, tmp_path):
    settings.HOME = tmp_path / "home"
    settings.HOME.mkdir()
    with time_machine.travel(NOW, tick=False):
        yield years.load_oxfordshire()


@pytest.fixture
def unit():
    return come_in(Role.BUSINESS_UNIT)
