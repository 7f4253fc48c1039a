"""The Oxfordshire year, read once."""

from pathlib import Path

import pytest

import sightline
from sightline.exchange.reading import read_pack

OXFORDSHIRE = Path(sightline.__file__).parent / "exchange" / "packs" / "oxfordshire-2019-20"


@pytest.fixture(scope="session")
def pack():
    return read_pack(OXFORDSHIRE)


@pytest.fixture(scope="session")
def declared(pack):
    """Every figure that a row of the pack states, by the name it has in the ledger."""
    stated = {}
    for row in pack.rows["figures"]:
        stated[row.key] = row.quantity("value")
        for part in ("target", "comparator"):
            stated[f"{row.key}.{part}"] = row.quantity(part)
    for row in pack.rows["training"]:
        for part in ("courses", "attended"):
            stated[f"training.{row.key}.{part}"] = row.quantity(part)
    for row in pack.rows["linkages"]:
        stated[f"linkage.{row.key}.joint-meetings"] = row.quantity("joint_meetings")
    return {name: quantity for name, quantity in stated.items() if quantity is not None}
