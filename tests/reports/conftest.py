"""The good little pack, in a folder of its own, ready to be broken before it is loaded."""

import pytest

from tests.exchange import thornshire


@pytest.fixture
def pack(tmp_path):
    return thornshire.write(tmp_path / "thornshire")
