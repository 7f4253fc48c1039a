"""A signal in the browser: looked for, read with its rule, made a finding or dismissed."""

import pytest

from sightline.apps.evidence.models import Finding
from sightline.apps.indicators import tasks
from sightline.apps.indicators.models import Signal
from sightline.kit.permission import Role
from tests import indicators, years

pytestmark = pytest.mark.django_db
PAGE = "/2019-20/indicators/signals/"


@pytest.fixture
def signal():
    """Somebody has looked, and a change beyond chance was found."""
    years.load_oxfordshire()
    indicators.some()

    tasks.look_for_signals(indicators.NOW)
    return Signal.objects.get(rule="special cause")


def test_looking_at_the_charts_raises_what_they_say(sign_in):
    years.load_oxfordshire()
    indicators.some()
    client = sign_in(Role.ANALYST)

    answer = client.post(f"{PAGE}look/", follow=True)

    assert "2 new." in answer.content.decode()
    assert "2 signals wait for a decision." in answer.content.decode()


def test_an_accepted_signal_is_a_finding_that_waits_to_be_coded(signal, sign_in):
    client = sign_in(Role.ANALYST)
    fields = {"statement": "More children are seen in time.", "polarity": "strength", "weight": "2"}

    answer = client.post(f"{PAGE}{signal.pk}/accept/", fields)

    finding = Finding.objects.get(statement="More children are seen in time.")
    assert answer["Location"] == f"/2019-20/concerns/coding/{finding.key}/"
    assert (finding.stream, finding.polarity, finding.weight) == ("data", "strength", 2)
    assert str(finding.period) == "quarter 4 of 2019/20"
    assert "CAMHS" in finding.source
    signal.refresh_from_db()
    assert (signal.state, signal.year, signal.finding) == ("accepted", "2019-20", finding.key)
    assert "The finding" in client.get(f"{PAGE}{signal.pk}/").content.decode()


def test_a_signal_becomes_a_finding_once(signal, sign_in):
    client = sign_in(Role.ANALYST)
    fields = {"statement": "More children are seen in time.", "polarity": "strength"}
    before = Finding.objects.count()

    client.post(f"{PAGE}{signal.pk}/accept/", fields)
    answer = client.post(f"{PAGE}{signal.pk}/accept/", fields)

    assert "Somebody has decided about this signal already." in answer.content.decode()
    assert Finding.objects.count() == before + 1


def test_a_finding_that_says_nothing_is_refused_at_its_field(signal, sign_in):
    answer = sign_in(Role.ANALYST).post(f"{PAGE}{signal.pk}/accept/", {"statement": " "})

    shown = answer.content.decode()
    assert "Write the finding" in shown
    assert "Say whether it is a concern or a strength" in shown
    signal.refresh_from_db()
    assert signal.state == "new"


def test_a_dismissed_signal_is_found_with_its_reason_and_taken_up_again(signal, sign_in):
    client = sign_in(Role.ANALYST)

    client.post(f"{PAGE}{signal.pk}/dismiss/", {"why": "A recount, known to the trust"})
    listed = client.get(f"{PAGE}?state=dismissed").content.decode()
    assert "A recount, known to the trust" in listed
    assert "A recount" not in client.get(PAGE).content.decode()

    client.post(f"{PAGE}{signal.pk}/take-up-again/")
    signal.refresh_from_db()
    assert signal.state == "new"


def test_a_member_reads_signals_and_decides_about_none(signal, sign_in):
    client = sign_in(Role.MEMBER)

    assert "2 signals wait" in client.get(PAGE).content.decode()
    assert client.get(f"{PAGE}{signal.pk}/accept/").status_code == 403
    assert client.post(f"{PAGE}look/").status_code == 403


@pytest.mark.parametrize("word", ["", "accept/", "dismiss/"])
def test_a_signal_of_no_number_is_not_found(signal, sign_in, word):
    assert sign_in(Role.ANALYST).get(f"{PAGE}99999/{word}").status_code == 404
