"""What is accepted, commented on, signed, published, restated, and handed on."""

from decimal import Decimal

import pytest

from sightline.apps.collection import actions, queries
from sightline.apps.collection.models import QuarterlyReturn, ReturnLine
from sightline.apps.collection.types import Amount, CannotDo, State
from sightline.apps.indicators.models import Commentary, IndicatorValue
from sightline.apps.indicators.types import Absence
from tests.apps.collection import people
from tests.apps.collection.people import ANALYST
from tests.apps.collection.steps import (
    WHOLE,
    accepted,
    commented,
    events,
    filled,
    restate,
    send,
    signed,
    state,
)
from tests.factories.collection import COUNT, NOW, SHARE, TOTAL, QuarterlyReturnFactory

pytestmark = pytest.mark.django_db


def test_a_return_goes_all_the_way_to_the_group():
    of = QuarterlyReturnFactory(lines=WHOLE)
    assert state(of) == State.REQUESTED

    assert send(of) == State.VALIDATED
    accepted_one = QuarterlyReturn.objects.get(pk=of.pk)
    actions.accept(actor=ANALYST, of=of.pk, seen=accepted_one.changes, now=NOW)
    assert state(of) == State.ACCEPTED
    commented(of)
    assert state(of) == State.COMMENTARY_IN
    signed(of)
    assert state(of) == State.SIGNED
    actions.publish(actor=ANALYST, of=of.pk, now=NOW)

    assert state(of) == State.PUBLISHED
    assert events() == [
        "collection.received",
        "collection.accepted",
        "indicators.values-recorded",
        "collection.commented",
        "collection.signed",
        "collection.published",
        "indicators.commented",
    ]


def test_nothing_is_accepted_that_was_not_seen():
    of = QuarterlyReturnFactory(lines=WHOLE)
    send(of)
    of.refresh_from_db()

    with pytest.raises(CannotDo, match="meanwhile"):
        actions.accept(actor=ANALYST, of=of.pk, seen=of.changes - 1, now=NOW)


def test_numbers_that_were_changed_and_not_sent_again_are_not_accepted():
    of = QuarterlyReturnFactory(lines=WHOLE)
    send(of)
    filled(of, seen=Amount(Decimal(120)), **{COUNT: 125})
    of.refresh_from_db()

    with pytest.raises(CannotDo, match="has not sent them again"):
        actions.accept(actor=ANALYST, of=of.pk, seen=of.changes, now=NOW)

    send(of)
    accepted(of)


def test_numbers_that_were_accepted_are_changed_no_more():
    of = accepted()

    with pytest.raises(CannotDo, match="restate it"):
        filled(of, seen=Amount(Decimal(120)), **{COUNT: 125})
    with pytest.raises(CannotDo, match="restate it"):
        send(of)


def test_commentary_is_kept_part_way_and_in_when_it_is_said_to_be():
    of = commented(done=False)
    assert state(of) == State.ACCEPTED

    commented(of)

    assert state(of) == State.COMMENTARY_IN
    assert ReturnLine.objects.get(of=of, indicator=COUNT).commentary == "More schools call."


def test_commentary_that_says_nothing_is_not_in():
    of = accepted()
    of.refresh_from_db()

    with pytest.raises(CannotDo, match="at least one"):
        actions.comment(
            actor=people.lead(of.agency),
            of=of.pk,
            seen=of.changes,
            says={COUNT: " "},
            done=True,
            now=NOW,
        )


def test_a_lead_signs_only_what_they_saw():
    of = commented()
    of.refresh_from_db()
    seen = of.changes
    commented(of)

    with pytest.raises(CannotDo, match="meanwhile"):
        actions.sign(actor=people.lead(of.agency), of=of.pk, seen=seen, now=NOW)


def test_a_signed_return_is_signed_once_and_commented_on_no_more():
    of = signed()
    of.refresh_from_db()

    with pytest.raises(CannotDo):
        actions.sign(actor=people.lead(of.agency), of=of.pk, seen=of.changes, now=NOW)
    with pytest.raises(CannotDo, match="until it is signed"):
        commented(of)


def test_nothing_is_published_before_it_is_signed():
    of = commented()

    with pytest.raises(CannotDo, match="once the agency’s lead has signed"):
        actions.publish(actor=ANALYST, of=of.pk, now=NOW)


def test_a_restatement_stands_beside_the_original():
    of = signed()

    made = restate(of)
    filled(made, seen=Amount(Decimal(120)), **{COUNT: 123})
    accepted(made)

    of.refresh_from_db()
    assert of.stands == State.SIGNED
    assert ReturnLine.objects.get(of=of, indicator=COUNT).value == 120
    made.refresh_from_db()
    assert (made.version, made.restates, made.restated_by) == (2, of, "A contributor")
    assert made.restated_because == "Three were recorded late"
    kept = [
        (each.version, each.value, each.restates)
        for each in queries.accepted_values(ANALYST)
        if each.indicator == COUNT
    ]
    assert kept == [(1, 120, ""), (2, 123, "Three were recorded late")]


def test_only_what_was_accepted_is_restated_and_once_and_with_a_reason():
    of = QuarterlyReturnFactory(lines=WHOLE)
    with pytest.raises(CannotDo, match="not accepted yet"):
        restate(of)
    accepted(of)
    with pytest.raises(CannotDo, match="what is corrected"):
        restate(of, because=" ")
    restate(of)

    with pytest.raises(CannotDo, match="restated already"):
        restate(of)


def test_what_was_accepted_says_what_is_hidden_missing_or_divided():
    of = accepted(
        QuarterlyReturnFactory(
            lines={
                COUNT: {"hidden": {"value": "<5"}},
                SHARE: {"numerator": 24, "denominator": 60},
                TOTAL: {"missing": "The system was replaced"},
            }
        )
    )

    found = {each.indicator: each for each in queries.accepted_values(ANALYST, of)}

    assert (found[COUNT].value, found[COUNT].absence) == (None, Absence.HIDDEN)
    assert found[COUNT].absence_why == "Kept back by the agency as <5"
    assert (found[SHARE].value, found[SHARE].numerator) == (40, 24)
    assert found[TOTAL].absence_why == "The system was replaced"
    assert {each.period for each in found.values()} == {"2026/27 Q2"}


def handed_on(key):
    found = IndicatorValue.objects.filter(indicator=key).order_by("pk")
    return [(each.cell, each.value, each.is_current) for each in found]


def test_what_is_accepted_is_handed_on_to_the_indicators():
    of = accepted()

    [kept] = IndicatorValue.objects.filter(indicator=SHARE)
    assert (kept.value, kept.numerator, kept.denominator) == (40, 24, 60)
    assert (kept.period, kept.basis, kept.agency) == ("2026/27 Q2", "collected", of.agency.key)
    assert kept.source == "Quarterly return of 2026/27 Q2, version 1"
    [missing] = IndicatorValue.objects.filter(indicator=TOTAL)
    assert (missing.absence, missing.absence_why) == ("not available", "The system was replaced")


def test_nothing_is_handed_on_before_it_is_accepted():
    send(QuarterlyReturnFactory(lines=WHOLE))

    assert not IndicatorValue.objects.exists()


def test_a_restatement_is_handed_on_beside_the_original_with_its_reason():
    made = restate(accepted())
    filled(made, seen=Amount(Decimal(120)), **{COUNT: 123})
    accepted(made)

    assert handed_on(COUNT) == [("", 120, False), ("", 123, True)]
    assert handed_on(SHARE) == [("", 40, True)]
    newest = IndicatorValue.objects.get(indicator=COUNT, is_current=True)
    assert newest.restated_because == "Three were recorded late"


def test_one_indicator_of_two_agencies_is_told_apart_by_agency():
    first, second = (QuarterlyReturnFactory(lines=WHOLE) for _ in range(2))
    accepted(first)
    accepted(second)

    assert handed_on(COUNT) == [
        (first.agency.key, 120, True),
        (second.agency.key, 120, True),
    ]


def published(of):
    signed(of)
    actions.publish(actor=ANALYST, of=of.pk, now=NOW)
    return of


def test_what_the_agency_says_is_handed_on_when_it_is_published_by_its_name():
    of = commented()
    assert not Commentary.objects.exists()

    published(of)

    [said] = Commentary.objects.all()
    assert (said.indicator, said.period, said.agency) == (COUNT, "2026/27 Q2", of.agency.key)
    assert said.words == f"The {of.agency.key}: More schools call."


def test_a_correction_says_nothing_twice():
    made = restate(published(commented()))
    accepted(made)
    published(commented(made))

    assert Commentary.objects.count() == 1
