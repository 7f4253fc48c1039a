"""Two people with the same bytes at the same moment: no standing file is ever without its own."""

import pytest

from sightline.apps.concerns import actions as concerns
from sightline.apps.concerns.models import Coding
from sightline.apps.evidence.files import actions
from sightline.apps.evidence.files.places import store_of
from sightline.apps.evidence.files.types import Sent
from sightline.apps.evidence.models import EvidenceFile
from sightline.kit.access import Actor
from sightline.kit.permission import Role
from tests import years
from tests.at_once import at_once
from tests.factories.accounts import PersonFactory
from tests.factories.concerns import ConcernListingFactory
from tests.factories.evidence import FindingFactory
from tests.factories.partnership import YearFactory
from tests.kit.uploads import samples

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HOME = tmp_path


@pytest.fixture
def year(db):
    return YearFactory(first=2019)


@pytest.fixture
def analyst(db):
    return Actor("Data analyst", frozenset({Role.ANALYST}), PersonFactory().pk)


def attach(actor, finding):
    size = len(samples.PDF)
    return actions.attach(
        actor=actor,
        year=finding.year,
        finding=finding.key,
        sent=[Sent("a.pdf", "PDF", "application/pdf", size, lambda: [samples.PDF])],
        says="The tool",
        covers="",
        now=years.NOW,
    )


def take_back(actor, file):
    actions.take_back(actor=actor, file=file, reason="Wrong one", now=years.NOW)


def test_a_file_taken_back_as_another_with_the_same_bytes_arrives_takes_none_of_them(year, analyst):
    for _ in range(8):
        (file,) = attach(analyst, FindingFactory(year=year))
        other = FindingFactory(year=year)

        outcomes = at_once(
            lambda file=file: take_back(analyst, file),
            lambda other=other: attach(analyst, other) and None,
        )

        assert outcomes == [None, None]
        standing = EvidenceFile.objects.get(taken_back_at=None)
        assert standing.finding == other.key
        assert store_of(year).read(standing.digest) == samples.PDF
        take_back(analyst, standing)


def test_a_file_sent_twice_at_once_is_attached_once(year, analyst):
    finding = FindingFactory(year=year)

    outcomes = at_once(*[lambda: attach(analyst, finding) and None] * 2)

    assert [type(each) for each in outcomes if each] == [actions.CannotDo]
    assert store_of(year).read(EvidenceFile.objects.get().digest) == samples.PDF


def test_a_file_taken_back_twice_at_once_is_taken_back_once(year, analyst):
    (file,) = attach(analyst, FindingFactory(year=year))

    outcomes = at_once(*[lambda: take_back(analyst, EvidenceFile.objects.get(pk=file.pk))] * 2)

    assert [type(each) for each in outcomes if each] == [actions.CannotDo]


def test_many_coded_twice_at_once_are_coded_once(year, analyst):
    findings = FindingFactory.create_batch(5, year=year)
    listing = ConcernListingFactory(year=year)

    def code(order):
        return concerns.code_many(
            actor=analyst, findings=order, concerns=[listing], reason="Yes.", now=years.NOW
        )

    outcomes = at_once(lambda: code(findings), lambda: code(findings[::-1]))

    assert sum(outcomes) == 5
    assert Coding.objects.count() == 5
