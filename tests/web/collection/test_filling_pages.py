"""The page on which an agency's people write their numbers, and check and send them."""

import json
from datetime import date

import pytest

from sightline.apps.collection.models import (
    QuarterlyReturn,
    ReturnLine,
)
from sightline.apps.collection.types import State
from sightline.kit.permission import Role
from tests import reading_pages
from tests.factories.collection import (
    COUNT,
    SHARE,
    TOTAL,
    QuarterlyReturnFactory,
)
from tests.web.collection.pages import (
    WHOLE,
    address,
    come,
    errors,
    filled,
    typed,
    words,
)
from tests.web.test_hostile_posts import MARK, VALUES

pytestmark = pytest.mark.django_db


def test_what_is_written_part_way_is_there_the_next_time(sign_in, of):
    client = come(sign_in, Role.CONTRIBUTOR, of)

    answer = client.post(
        address("fill", of), {**filled(client, of), f"{COUNT}--value": "1,862", "later": "yes"}
    )

    assert answer["Location"] == address("return", of)
    assert filled(client, of)[f"{COUNT}--value"] == "1,862"


def test_what_cannot_be_read_is_said_at_its_field_and_nothing_is_kept(sign_in, of):
    client = come(sign_in, Role.CONTRIBUTOR, of)
    data = {**filled(client, of), **typed(**{f"{SHARE}--numerator": "lots"}), "later": "yes"}

    answer = client.post(address("fill", of), data)

    [error] = errors(answer)
    assert "‘lots’ is not a number: write it in digits, such as 1,862" in error
    assert ReturnLine.objects.filter(value__isnull=False).count() == 0
    again = reading_pages.page_of(answer)
    typed_again = {each.get("name"): each.get("value") for each in again.iter("input")}
    assert typed_again[f"{COUNT}--value"] == "1,862"


def test_no_number_is_said_in_its_own_place(sign_in, of):
    client = come(sign_in, Role.CONTRIBUTOR, of)
    data = {**filled(client, of), **typed(**{f"{COUNT}--value": "n/a"}), "later": "yes"}

    [error] = errors(client.post(address("fill", of), data))

    assert "leave this empty, and say why below" in error


def test_what_stops_the_sending_is_said_in_place_and_what_was_written_is_kept(sign_in, of):
    client = come(sign_in, Role.CONTRIBUTOR, of)
    data = {**filled(client, of), **typed(**{f"{SHARE}--numerator": "61"}), "check": "yes"}

    answer = client.post(address("fill", of), data)

    assert ["must not be above the denominator" in each for each in errors(answer)] == [True]
    assert ReturnLine.objects.get(of=of, indicator=COUNT).value == 1862


def test_the_page_for_filling_in_has_earlier_quarters_beside(sign_in, of):
    for quarter, value in (("2026/27 Q1", 110), ("2025/26 Q2", 90)):
        QuarterlyReturnFactory(
            request=of.request,
            quarter=quarter,
            sent=True,
            state="validated",
            lines={COUNT: {"value": value}, SHARE: {"numerator": 20, "denominator": 40}},
        )

    page = words(come(sign_in, Role.CONTRIBUTOR, of).get(address("fill", of)))

    assert "Last quarter: 110 · Same quarter last year: 90" in page
    assert "Last quarter: 50% (20 of 40)" in page
    assert "What is counted" in page


def test_from_the_page_to_a_return_that_is_received(sign_in, of):
    client = come(sign_in, Role.CONTRIBUTOR, of)

    checked = client.post(address("fill", of), {**filled(client, of), **typed(), "check": "yes"})
    assert checked["Location"] == address("send", of)
    page = reading_pages.page_of(client.get(address("send", of)))
    assert "40% (24 of 60)" in reading_pages.words(page)
    seen = next(e.get("value") for e in page.iter("input") if e.get("name") == "seen")
    client.post(address("send", of), {"seen": seen})

    of.refresh_from_db()
    assert (of.stands, of.received_on) == (State.VALIDATED, date(2026, 11, 30))
    assert "16 days late" in words(client.get(address("return", of)))


def test_somebody_elses_number_is_shown_beside_mine_and_mine_goes_over_it_when_i_say_so(
    sign_in, of
):
    client = come(sign_in, Role.CONTRIBUTOR, of)
    mine = {**filled(client, of), f"{COUNT}--value": "125", "later": "yes"}
    ReturnLine.objects.filter(of=of, indicator=COUNT).update(value=120)

    answer = client.post(address("fill", of), mine)

    [error] = errors(answer)
    assert "somebody else wrote 120 meanwhile" in error
    assert ReturnLine.objects.get(of=of, indicator=COUNT).value == 120
    page = reading_pages.page_of(answer)
    again = {e.get("name"): e.get("value") or "" for e in page.iter("input") if e.get("name")}
    client.post(address("fill", of), {**again, "later": "yes"})
    assert ReturnLine.objects.get(of=of, indicator=COUNT).value == 125


def test_what_was_changed_meanwhile_is_not_sent_unseen(sign_in):
    of = QuarterlyReturnFactory(lines=WHOLE)
    client = come(sign_in, Role.CONTRIBUTOR, of)
    QuarterlyReturn.objects.filter(pk=of.pk).update(changes=3)

    answer = client.post(address("send", of), {"seen": 0})

    assert "Somebody changed it meanwhile" in words(answer)


@pytest.mark.parametrize("seen", ["", "x", "[]", '{"mash-contacts": 3}', '{"mash-contacts": {}}'])
def test_hidden_words_that_were_tampered_with_break_nothing(sign_in, of, seen):
    client = come(sign_in, Role.CONTRIBUTOR, of)

    answer = client.post(address("fill", of), {**typed(), "seen": seen, "later": "yes"})

    assert answer.status_code in (200, 302)


def test_what_the_page_saw_is_words_that_it_can_read_back(sign_in, of):
    client = come(sign_in, Role.CONTRIBUTOR, of)

    told = json.loads(filled(client, of)["seen"])

    assert set(told) == {COUNT, SHARE, TOTAL}


@pytest.mark.parametrize("kind", VALUES)
def test_whatever_is_typed_for_a_number_nothing_breaks_and_nothing_of_it_is_run(sign_in, of, kind):
    client = come(sign_in, Role.CONTRIBUTOR, of)
    data = filled(client, of)

    for key in data:
        answer = client.post(address("fill", of), {**data, key: VALUES[kind], "check": "yes"})
        assert answer.status_code in (200, 302, 400)
        assert MARK.encode() not in answer.content
