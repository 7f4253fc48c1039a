"""Two people doing the same thing at the same moment: one is told so, and nothing is half done."""

import pytest

from sightline.apps.concerns import actions as concerns
from sightline.apps.concerns import queries as register
from sightline.apps.concerns.models import Coding
from sightline.apps.evidence.models import Finding
from sightline.exchange import loading
from sightline.kit.access import COMMAND_LINE
from tests import years
from tests.at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_finding_coded_twice_at_once_is_coded_once(pack):
    year = years.load_thornshire(pack)
    finding = register.findings_not_coded(COMMAND_LINE, year).first()
    concern = register.concerns(COMMAND_LINE, year).first()

    def code():
        return concerns.code(
            actor=COMMAND_LINE, finding=finding, concern=concern, reason="Yes.", now=years.NOW
        )

    outcomes = at_once(code, code)

    refused = [each for each in outcomes if isinstance(each, concerns.CannotCode)]
    assert len(refused) == 1
    assert Coding.objects.filter(finding=finding).count() == 1


def test_a_year_loaded_twice_at_once_is_loaded_whole(pack):
    read = years.read(pack)

    def load():
        return loading.load_pack(actor=COMMAND_LINE, pack=read, now=years.NOW)

    outcomes = at_once(load, load)

    refused = [each for each in outcomes if isinstance(each, Exception)]
    assert len(refused) <= 1
    assert all(isinstance(each, loading.Refused) for each in refused)
    assert Finding.objects.filter(table="findings").count() == len(read.rows["findings"])
    assert not loading.load_pack(
        actor=COMMAND_LINE, pack=read, now=years.NOW, dry_run=True
    ).changes_anything
