"""Thornshire's year, loaded, and the people who keep it."""

import pytest
from django.apps import apps

from sightline.kit.access import Actor
from sightline.kit.permission import Role
from tests import years
from tests.exchange import thornshire


@pytest.fixture
def pack(tmp_path):
    return thornshire.write(tmp_path / "thornshire")


@pytest.fixture
def year(db, pack):
    return years.load_thornshire(pack)


@pytest.fixture
def manager(db):
    person = apps.get_model("accounts", "Person").objects.create(
        email="unit@council.example", shown_as="Business manager"
    )
    return Actor("Business manager", frozenset({Role.BUSINESS_UNIT}), person.pk)
