"""Killed at any moment, an upload leaves rows with their bytes or neither, and goes again."""

import secrets

import pytest

from sightline.apps.evidence.files import actions as files
from sightline.apps.evidence.files.places import store_of
from sightline.apps.evidence.files.types import Sent
from sightline.apps.evidence.models import EvidenceFile, RestrictedFile, RestrictedFinding
from sightline.apps.evidence.restricted import actions as restricted
from sightline.apps.evidence.restricted import bytes as lying
from sightline.apps.evidence.types import Polarity, RestrictedEntry
from sightline.apps.partnership.models import Agency
from sightline.kit import clock
from sightline.kit.access import COMMAND_LINE, Actor
from sightline.kit.permission import Role
from tests import killing, years

pytestmark = [pytest.mark.django_db(transaction=True), killing.needs_fork]
FEW, MANY = 20, 300
FINDING = "audit-whole-family-each-child"
ANALYST = Actor("an analyst", frozenset({Role.ANALYST}))
ENTRY = RestrictedEntry("What it says", "", Polarity.CONCERN, "2019/20")


@pytest.fixture
def year(settings, tmp_path):
    settings.HOME = tmp_path / "home"
    settings.HOME.mkdir()
    return years.load_oxfordshire()


def sent():
    """Three files with bytes of their own, large enough to be cut in the middle."""
    contents = [b"%PDF-" + secrets.token_bytes(2_000_000) for _ in range(3)]
    return [
        Sent(f"{number}.pdf", "PDF", "application/pdf", len(content), lambda of=content: [of])
        for number, content in enumerate(contents)
    ]


def attach(year):
    files.attach(
        actor=COMMAND_LINE, year=year, finding=FINDING, sent=sent(), says="A report", covers="",
        now=clock.now(),
    )  # fmt: skip


def record():
    restricted.record(
        actor=ANALYST, entry=ENTRY, agency=Agency.objects.first(), sent=sent(), now=clock.now()
    )


def attach_and_kill(year, number):
    takes = killing.lasts(lambda: attach(year))
    for moment in killing.moments(takes, number, "upload"):
        before = EvidenceFile.objects.count()
        killing.killed(lambda: attach(year), moment)

        assert EvidenceFile.objects.count() - before in (0, 3)
        assert all(store_of(year).read(row.digest) for row in EvidenceFile.objects.all())
    files.sweep(actor=COMMAND_LINE, year=year, now=clock.now())
    assert lie_in(store_of(year)) == set(EvidenceFile.objects.values_list("digest", flat=True))
    attach(year)


def record_and_kill(number):
    takes = killing.lasts(record)
    for moment in killing.moments(takes, number, "restricted upload"):
        killing.killed(record, moment)

        for row in RestrictedFinding.objects.all():
            assert row.files.count() == 3
        for row in RestrictedFile.objects.all():
            assert lying.read(row.digest, row.key, row.sealing_word)
    restricted.sweep(actor=COMMAND_LINE, now=clock.now())
    assert lie_in(lying.store()) == set(RestrictedFile.objects.values_list("digest", flat=True))
    record()


def lie_in(store):
    return {path.name for path in store.folder.rglob("*") if path.is_file()}


def test_an_upload_that_is_killed_is_wholly_there_or_not_at_all(year):
    attach_and_kill(year, FEW)


def test_a_restricted_upload_that_is_killed_is_wholly_there_or_not_at_all(year):
    record_and_kill(FEW)


@pytest.mark.soak
def test_many_uploads_that_are_killed(year):
    attach_and_kill(year, MANY)


@pytest.mark.soak
def test_many_restricted_uploads_that_are_killed(year):
    record_and_kill(MANY)
