"""Killed at any moment, a rotation leaves everything open and goes on where it was."""

import pytest

from sightline.apps.accounts.models import NamedCase, Person
from sightline.kit import clock
from sightline.kit.access import COMMAND_LINE
from sightline.kit.sealing import actions, ring, rotation
from tests import killing

pytestmark = [pytest.mark.django_db(transaction=True), killing.needs_fork]
FEW, MANY, ROWS = 20, 300, 60


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HOME = tmp_path
    owner = Person.objects.create(email="a@b.example", shown_as="Owner")
    for number in range(ROWS):
        NamedCase.objects.create(
            reference=str(number), title="t", owner=owner, subject=f"CMS {number}",
            opened_at=clock.now(),
        )  # fmt: skip


def rotate(new=True):
    return actions.rotate(actor=COMMAND_LINE, new=new, now=clock.now())


def rotate_and_kill(number):
    takes = killing.lasts(rotate)
    for moment in killing.moments(takes, number, "rotation"):
        killing.killed(rotate, moment)

        subjects = [each.subject for each in NamedCase.objects.order_by("pk")]
        assert subjects == [f"CMS {number}" for number in range(ROWS)]
        assert rotation.needed().keys() <= {key.number for key in ring.ring().keys}
    rotate(new=False)
    assert rotate(new=False).dropped == 0
    assert rotation.needed().keys() == {ring.ring().newest.number}
    assert len(ring.ring().keys) == 1


def test_a_rotation_killed_at_any_moment_loses_nothing():
    rotate_and_kill(FEW)


@pytest.mark.soak
def test_a_rotation_killed_hundreds_of_times_loses_nothing():
    rotate_and_kill(MANY)
