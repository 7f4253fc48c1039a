"""What the database itself refuses of a finding."""

import pytest
from django.db import IntegrityError

from sightline.core.periods import parse_period
from tests.factories.evidence import FindingFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("weight", [None, 1, 2, 3])
def test_a_weight_is_one_to_three_or_not_stated(weight):
    assert FindingFactory(weight=weight).pk


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"weight": 0}, id="weight-nought"),
        pytest.param({"weight": 4}, id="weight-four"),
        pytest.param({"polarity": "neither"}, id="polarity"),
        pytest.param({"polarity": ""}, id="no-polarity"),
        pytest.param({"stream": "voice"}, id="an-origin-is-no-stream"),
    ],
)
def test_the_database_refuses(fields):
    with pytest.raises(IntegrityError):
        FindingFactory(**fields)


def test_a_finding_tells_its_source_in_words():
    finding = FindingFactory(key="f-1", origin="national_review", observed="2019/20")

    assert (finding.stream_name, finding.origin_name) == ("Other sources", "National review")
    assert finding.period == parse_period("2019/20")
    assert str(finding) == "f-1"


@pytest.mark.parametrize("strength", [True, False])
def test_a_finding_is_of_strength_or_of_concern(strength):
    assert FindingFactory(strength=strength).is_strength == strength
