from datetime import date

import pytest

from sightline.apps.accounts.models import Person, RoleHeld
from sightline.kit.permission import Role

PASSWORD = "a long and quiet word"


@pytest.fixture
def manager(db):
    """Someone of the business unit, since January 2020 and for good."""
    person = Person(email="manager@council.example", shown_as="Business manager")
    person.set_password(PASSWORD)
    person.save()
    RoleHeld.objects.create(person=person, role=Role.BUSINESS_UNIT, starts_on=date(2020, 1, 1))
    return person


@pytest.fixture
def administrator(db):
    person = Person(email="admin@council.example", shown_as="Administrator")
    person.set_password(PASSWORD)
    person.save()
    RoleHeld.objects.create(
        person=person, role=Role.ACCOUNTS_ADMINISTRATOR, starts_on=date(2020, 1, 1)
    )
    return person
