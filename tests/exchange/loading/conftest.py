"""The good little pack, in a folder of its own, and what a load leaves in the tables."""

import pytest

from tests.exchange import thornshire


@pytest.fixture
def pack(tmp_path):
    return thornshire.write(tmp_path / "thornshire")
