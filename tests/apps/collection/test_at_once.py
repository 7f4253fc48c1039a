"""Several people of one agency, and the analyst, at the same return at the same moment."""

from decimal import Decimal

import pytest

from sightline.apps.collection import actions
from sightline.apps.collection.models import QuarterlyReturn, ReturnLine
from sightline.apps.collection.types import Amount, CannotDo, LineEntry, State
from tests.apps.collection import people
from tests.apps.collection.people import ANALYST
from tests.apps.collection.steps import WHOLE, send
from tests.at_once import at_once
from tests.factories.collection import COUNT, NOW, SHARE, TOTAL, QuarterlyReturnFactory

pytestmark = pytest.mark.django_db(transaction=True)


def write(of, person, key, value):
    said = LineEntry(value=Amount(Decimal(value)))
    actor = people.contributor(of.agency, person)
    return actions.fill(actor=actor, of=of.pk, entries={key: (LineEntry(), said)}, now=NOW)


def test_of_two_who_write_into_one_line_one_is_told_of_the_other():
    of = QuarterlyReturnFactory()

    outcomes = at_once(lambda: write(of, 1, COUNT, 120), lambda: write(of, 2, COUNT, 125))

    refused = [each for each in outcomes if isinstance(each, actions.Overtaken)]
    assert len(refused) == 1
    assert ReturnLine.objects.get(of=of, indicator=COUNT).value in (120, 125)


def test_those_who_write_into_lines_of_their_own_lose_nothing():
    of = QuarterlyReturnFactory()
    works = [
        lambda person=person, key=key: write(of, person, key, 100 + person)
        for person, key in enumerate((COUNT, SHARE, TOTAL))
    ]

    assert at_once(*works) == [1, 1, 1]

    values = ReturnLine.objects.filter(of=of).values_list("value", flat=True)
    assert sorted(values) == [100, 101, 102]
    of.refresh_from_db()
    assert of.changes == 3


def test_nothing_is_accepted_over_a_number_that_is_corrected_at_the_same_moment():
    of = QuarterlyReturnFactory(lines=WHOLE)
    send(of)
    of.refresh_from_db()
    seen = LineEntry(value=Amount(Decimal(120)))
    said = LineEntry(value=Amount(Decimal(125)))

    outcomes = at_once(
        lambda: actions.accept(actor=ANALYST, of=of.pk, seen=of.changes, now=NOW),
        lambda: actions.fill(
            actor=people.lead(of.agency), of=of.pk, entries={COUNT: (seen, said)}, now=NOW
        ),
    )

    found = QuarterlyReturn.objects.get(pk=of.pk)
    value = ReturnLine.objects.get(of=of, indicator=COUNT).value
    accepted, corrected = (not isinstance(each, CannotDo) for each in outcomes)
    assert accepted != corrected
    assert (found.stands == State.ACCEPTED) == accepted
    assert value == (120 if accepted else 125)
