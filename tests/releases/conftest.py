"""Thornshire's year on its way to a release."""

import pytest

from tests import years
from tests.exchange import thornshire


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HOME = tmp_path / "home"
    settings.HOME.mkdir()


@pytest.fixture
def pack(tmp_path):
    return thornshire.write(tmp_path / "thornshire")


@pytest.fixture
def year(pack, db):
    return years.load_thornshire(pack)
