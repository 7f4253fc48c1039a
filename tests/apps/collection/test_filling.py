"""A return is filled in by several people, sent, and asked about."""

from decimal import Decimal

import pytest

from sightline.apps.collection import actions
from sightline.apps.collection.models import LineQuery, ReturnLine
from sightline.apps.collection.types import Amount, CannotDo, LineEntry, State
from tests.apps.collection import people
from tests.apps.collection.people import ANALYST, UNIT
from tests.apps.collection.steps import (
    WHOLE,
    accepted,
    events,
    filled,
    number,
    queried,
    send,
    state,
)
from tests.factories.collection import COUNT, NOW, SHARE, TOTAL, QuarterlyReturnFactory

pytestmark = pytest.mark.django_db


def test_what_was_written_part_way_is_kept_and_says_from_where():
    of = QuarterlyReturnFactory()

    assert filled(of, **{COUNT: 120}) == 1

    row = ReturnLine.objects.get(of=of, indicator=COUNT)
    assert row.value == 120
    assert state(of) == State.REQUESTED
    assert events() == ["collection.filled"]


def test_nothing_is_told_where_nothing_was_written():
    of = QuarterlyReturnFactory(lines={COUNT: {"value": 120}})

    entries = {COUNT: (number(120), number(120))}
    actions.fill(actor=people.lead(of.agency), of=of.pk, entries=entries, now=NOW)

    assert events() == []


def test_two_people_who_write_different_lines_both_keep_theirs():
    """Both opened the page before either wrote; the second one's page still shows nothing."""
    of = QuarterlyReturnFactory()

    filled(of, people.contributor(of.agency, 1), **{COUNT: 120})
    filled(of, people.contributor(of.agency, 2), **{TOTAL: 400})

    values = dict(ReturnLine.objects.filter(of=of).values_list("indicator", "value"))
    assert (values[COUNT], values[TOTAL]) == (120, 400)


def test_a_line_that_somebody_else_wrote_is_never_written_over_unsaid():
    of = QuarterlyReturnFactory()
    filled(of, people.contributor(of.agency, 1), **{COUNT: 120})

    with pytest.raises(actions.Overtaken) as overtaken:
        filled(of, people.contributor(of.agency, 2), **{COUNT: 125, TOTAL: 400})

    assert overtaken.value.indicators == (COUNT,)
    values = dict(ReturnLine.objects.filter(of=of).values_list("indicator", "value"))
    assert (values[COUNT], values[TOTAL]) == (120, None)


def test_what_was_seen_may_be_written_over():
    of = QuarterlyReturnFactory()
    filled(of, **{COUNT: 120})

    filled(of, seen=Amount(Decimal(120)), **{COUNT: 125})

    assert ReturnLine.objects.get(of=of, indicator=COUNT).value == 125


def test_a_hidden_number_is_kept_as_hidden_and_no_number_is_made_of_it():
    of = QuarterlyReturnFactory()
    hidden = LineEntry(numerator=Amount(hidden="<5"), denominator=Amount(Decimal(60)))

    actions.fill(
        actor=people.lead(of.agency), of=of.pk, entries={SHARE: (LineEntry(), hidden)}, now=NOW
    )

    row = ReturnLine.objects.get(of=of, indicator=SHARE)
    assert (row.numerator, row.hidden) == (None, {"numerator": "<5"})
    assert row.entry == hidden


def test_a_return_with_something_to_put_right_cannot_be_sent():
    of = QuarterlyReturnFactory(lines={**WHOLE, SHARE: {"numerator": 61, "denominator": 60}})

    with pytest.raises(CannotDo, match="1 indicator has to be put right"):
        send(of)

    assert state(of) == State.REQUESTED
    assert events() == []


def test_an_empty_return_cannot_be_sent():
    with pytest.raises(CannotDo, match="3 indicators have to be put right or explained"):
        send(QuarterlyReturnFactory())


def test_what_was_written_after_one_looked_is_not_sent_unseen():
    of = QuarterlyReturnFactory(lines=WHOLE)
    seen = of.changes
    filled(of, seen=Amount(Decimal(120)), **{COUNT: 125})

    with pytest.raises(CannotDo, match="Somebody changed it meanwhile"):
        send(of, seen=seen)


def test_a_jump_is_asked_about_and_the_return_is_queried():
    of = queried()

    [asked] = LineQuery.objects.all()
    assert (asked.line.indicator, asked.kind, asked.raised_by) == (COUNT, "jump", "Sightline")
    assert "900 is up from 120" in asked.seen
    with pytest.raises(CannotDo):
        actions.accept(actor=ANALYST, of=of.pk, seen=state(of) and of.changes, now=NOW)


def test_an_answer_lets_the_return_be_accepted():
    of = queried()
    asked = LineQuery.objects.get()

    actions.answer(
        actor=people.contributor(of.agency),
        of=of.pk,
        query=asked.pk,
        says="A school closed for good, and each child was told of.",
        now=NOW,
    )

    assert state(of) == State.VALIDATED
    asked.refresh_from_db()
    assert (asked.answered_by, asked.is_open) == ("A contributor", False)


def test_a_query_is_answered_once_and_in_words():
    of = queried()
    asked = LineQuery.objects.get()
    actor = people.contributor(of.agency)

    with pytest.raises(CannotDo, match="Write the answer"):
        actions.answer(actor=actor, of=of.pk, query=asked.pk, says="  ", now=NOW)
    actions.answer(actor=actor, of=of.pk, query=asked.pk, says="It is right.", now=NOW)
    with pytest.raises(CannotDo, match="answered already"):
        actions.answer(actor=actor, of=of.pk, query=asked.pk, says="Again.", now=NOW)


def test_a_corrected_number_overtakes_what_was_asked_about_it():
    of = queried()

    filled(of, seen=Amount(Decimal(900)), **{COUNT: 130})

    assert LineQuery.objects.get().overtaken_at is not None
    assert send(of) == State.VALIDATED


def test_what_was_answered_is_not_asked_again_of_the_same_number():
    of = queried()
    asked = LineQuery.objects.get()
    actions.answer(
        actor=people.lead(of.agency), of=of.pk, query=asked.pk, says="It is right.", now=NOW
    )

    assert send(of) == State.VALIDATED
    assert LineQuery.objects.count() == 1


def test_somebody_who_oversees_can_ask_by_hand_and_it_survives_a_correction():
    of = QuarterlyReturnFactory(lines=WHOLE)
    send(of)
    row = ReturnLine.objects.get(of=of, indicator=COUNT)

    actions.ask(actor=UNIT, of=of.pk, line=row.pk, asks="Are these all referrals?", now=NOW)

    assert state(of) == State.QUERIED
    filled(of, seen=Amount(Decimal(120)), **{COUNT: 125})
    assert LineQuery.objects.get().is_open
    assert send(of) == State.QUERIED


def test_it_is_asked_about_only_between_its_coming_in_and_its_acceptance():
    of = QuarterlyReturnFactory(lines=WHOLE)
    row = ReturnLine.objects.get(of=of, indicator=COUNT)

    with pytest.raises(CannotDo, match="once it is sent"):
        actions.ask(actor=ANALYST, of=of.pk, line=row.pk, asks="Why?", now=NOW)
    accepted(of)
    with pytest.raises(CannotDo, match="until it is accepted"):
        actions.ask(actor=ANALYST, of=of.pk, line=row.pk, asks="Why?", now=NOW)
