"""What stops a line, what is asked about it, and what a number is read as."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.analytics.dictionary import Kind, Unit, definition_of
from sightline.apps.collection import amounts, checks
from sightline.apps.collection.rules import quarter_before
from sightline.apps.collection.types import NOTHING, Amount, LineEntry, Part
from sightline.core.periods import parse_period
from tests.factories.collection import COUNT, SHARE, TOTAL

ON = date(2026, 9, 30)
CONTACTS, DECISIONS, ASSESSMENTS = (definition_of(key, ON) for key in (COUNT, SHARE, TOTAL))
DAYS = definition_of("camhs-longest-wait", ON)
VISITORS = definition_of("health-visitors", ON)
Q2 = parse_period("2026/27 Q2")


def line(numerator="", denominator="", value="", missing="", of=DECISIONS):
    read = (
        amounts.parse_amount(text, of, part)
        for part, text in zip(Part, (numerator, denominator, value), strict=True)
    )
    return LineEntry(*read, missing=missing)


def told(entry, of=DECISIONS):
    return [(fault.part, fault.message) for fault in checks.faults(entry, of)]


@pytest.mark.parametrize(
    ("entry", "of"),
    [
        pytest.param(line("24", "60"), DECISIONS, id="numerator-and-denominator"),
        pytest.param(line("24", "60", "40%"), DECISIONS, id="and-the-right-percentage"),
        pytest.param(line("1", "3", "33.3%"), DECISIONS, id="rounded"),
        pytest.param(line("1", "3", "33%"), DECISIONS, id="rounded-to-a-whole"),
        pytest.param(line("1", "8", "12.5%"), DECISIONS, id="exact"),
        pytest.param(line("1", "40", "3%"), DECISIONS, id="a-tie-upwards"),
        pytest.param(line("60", "60"), DECISIONS, id="all"),
        pytest.param(line("0", "60"), DECISIONS, id="none"),
        pytest.param(line("0", "0"), DECISIONS, id="nothing-to-divide-by"),
        pytest.param(line(value="40%"), DECISIONS, id="a-percentage-alone"),
        pytest.param(line("<5", "60"), DECISIONS, id="hidden"),
        pytest.param(line("<5", "<10", "c"), DECISIONS, id="all-hidden"),
        pytest.param(line(missing="The system was replaced"), DECISIONS, id="missing-with-why"),
        pytest.param(line(value="1,862", of=CONTACTS), CONTACTS, id="a-count"),
        pytest.param(line(value="0", of=CONTACTS), CONTACTS, id="nought"),
        pytest.param(line(value="62.4", of=VISITORS), VISITORS, id="posts-in-tenths"),
        pytest.param(line(value="411.5", of=DAYS), DAYS, id="half-days"),
    ],
)
def test_a_line_in_order_has_no_fault(entry, of):
    assert told(entry, of) == []


@pytest.mark.parametrize(
    ("entry", "of", "part", "says"),
    [
        pytest.param(line(), DECISIONS, "numerator", "say why there are none", id="nothing"),
        pytest.param(line(of=CONTACTS), CONTACTS, "value", "say why there is none", id="no-count"),
        pytest.param(line(missing="  "), DECISIONS, "numerator", "say why", id="a-blank-reason"),
        pytest.param(line("24", "60", missing="Late"), DECISIONS, "missing", "keep one", id="both"),
        pytest.param(line("24"), DECISIONS, "denominator", "Enter the denominator", id="half"),
        pytest.param(line(denominator="60"), DECISIONS, "numerator", "Enter the nu", id="below"),
        pytest.param(line("-1", "60"), DECISIONS, "numerator", "0 or more", id="negative"),
        pytest.param(line("(3)", "60"), DECISIONS, "numerator", "0 or more", id="in-brackets"),
        pytest.param(line("24.5", "60"), DECISIONS, "numerator", "whole number", id="half-a-child"),
        pytest.param(line("24", "60.1"), DECISIONS, "denominator", "whole number", id="part-below"),
        pytest.param(line("61", "60"), DECISIONS, "numerator", "must not be above", id="above"),
        pytest.param(line("1", "0"), DECISIONS, "denominator", "more than 0", id="of-none"),
        pytest.param(line(value="101%"), DECISIONS, "value", "100 or less", id="over-all"),
        pytest.param(line(value="-4%"), DECISIONS, "value", "0 or more", id="under-none"),
        pytest.param(line("24", "60", "41%"), DECISIONS, "value", "make 40%", id="differs"),
        pytest.param(line("1", "3", "33.4%"), DECISIONS, "value", "make 33.3%", id="by-a-tenth"),
        pytest.param(line("<5", "60", "5%"), DECISIONS, "value", "give it away", id="given-away"),
        pytest.param(
            line(value="12.5", of=CONTACTS), CONTACTS, "value", "whole number", id="half-a-contact"
        ),
        pytest.param(line(value="-1", of=CONTACTS), CONTACTS, "value", "0 or more", id="minus"),
    ],
)
def test_what_cannot_be_right_is_a_fault_at_its_part(entry, of, part, says):
    [(at, message)] = told(entry, of)

    assert at == part
    assert says in message


@pytest.mark.parametrize(
    ("unit", "value"),
    [(Unit.PERCENT, "40"), (Unit.RATE, "4000"), (Unit.DAYS, "0.4"), (Unit.COUNT, "0.4")],
)
def test_a_value_is_made_of_its_numerator_and_denominator_by_its_unit(unit, value):
    found = checks.value_of(line("24", "60"), replace(DECISIONS, unit=unit))

    assert found == Decimal(value)


def test_a_rate_may_be_of_more_than_there_are_people():
    often = replace(DECISIONS, unit=Unit.RATE)

    assert told(LineEntry(Amount(Decimal(90)), Amount(Decimal(60))), often) == []


def series(*values, until=Q2):
    """Of the quarters up to that one, the oldest first."""
    quarters = [quarter_before(until)]
    while len(quarters) < len(values):
        quarters.insert(0, quarter_before(quarters[0]))
    return {q: Decimal(v) for q, v in zip(quarters, values, strict=False)}


def asked(value, earlier, of=CONTACTS):
    entry = LineEntry(value=Amount(Decimal(value)))
    return [(each.kind, each.seen) for each in checks.questions(entry, of, earlier, Q2)]


# Steps of 10, 20, 10 and 20: their mean is 15, and three times that is 45.
USUAL = ("100", "110", "90", "100", "120")


@pytest.mark.parametrize(
    ("value", "kinds"),
    [
        pytest.param("165", [], id="just-within"),
        pytest.param("166", ["jump"], id="just-beyond"),
        pytest.param("75", [], id="just-within-downwards"),
        pytest.param("74", ["jump"], id="just-beyond-downwards"),
        pytest.param("120", [], id="the-same"),
    ],
)
def test_a_jump_beyond_three_times_the_mean_moving_range_is_asked_about(value, kinds):
    assert [kind for kind, _ in asked(value, series(*USUAL))] == kinds


def test_a_question_says_what_was_seen():
    [(_, seen)] = asked("900", series(*USUAL))

    assert seen == (
        "900 is up from 120. From one quarter to the next it usually moves by about 15."
    )


@pytest.mark.parametrize("number", [0, 1, 2, 3])
def test_too_few_earlier_points_tell_nobody_what_is_usual(number):
    assert asked("900", series(*USUAL[:number])) == []


def test_four_earlier_points_are_enough():
    assert len(asked("900", series(*USUAL[:4]))) == 1


def test_any_move_of_what_never_moved_is_asked_about():
    assert asked("6", series("5", "5", "5", "5")) != []
    assert asked("5", series("5", "5", "5", "5")) == []


def test_what_is_counted_from_april_on_is_compared_by_what_each_quarter_added():
    """400, 900, 1,300 and 1,800, then 420 anew in April: a fall of 1,380 is no jump."""
    earlier = series("400", "900", "1300", "1800", "420")
    assert ASSESSMENTS.kind == Kind.CUMULATIVE

    assert asked("900", earlier, ASSESSMENTS) == []
    [(kind, seen)] = asked("2000", earlier, ASSESSMENTS)
    assert kind == "jump"
    assert seen.startswith("What the quarter added, 1,580, is up from 420.")


def test_what_is_counted_from_april_on_cannot_fall():
    [(kind, seen)] = asked("400", series("420"), ASSESSMENTS)

    assert kind == "fell"
    assert "400 is less than 420 a quarter ago" in seen


def test_a_percentage_without_its_numbers_is_asked_about():
    [found] = checks.questions(line(value="40%"), DECISIONS, {}, Q2)

    assert found.seen == "40% was given without the numbers it is made of."


def test_a_hidden_or_missing_number_is_no_point_to_ask_about():
    earlier = series(*USUAL)

    for entry in (LineEntry(value=Amount(hidden="<5")), LineEntry(missing="Late")):
        assert checks.questions(entry, CONTACTS, earlier, Q2) == []


@given(st.lists(st.integers(0, 5000), min_size=2, max_size=30))
def test_the_mean_moving_range_is_the_mean_of_the_steps(values):
    steps = [abs(b - a) for a, b in pairwise(values)]

    found = checks.mean_moving_range([Decimal(value) for value in values])

    assert found * len(steps) == sum(steps)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,862", "1862"),
        (" 1862 ", "1862"),
        ("1\xa0862".replace("\xa0", ""), "1862"),
        ("0", "0"),
        ("12.5", "12.5"),
        ("1862.0", "1862"),
        ("-3", "-3"),
        ("(3)", "-3"),
    ],
)
def test_a_number_is_read_as_people_write_it(text, number):
    assert amounts.parse_amount(text, CONTACTS, Part.VALUE) == Amount(Decimal(number))


@pytest.mark.parametrize(("text", "number"), [("40%", "40"), ("40 %", "40"), ("40.25", "40.25")])
def test_a_percentage_is_out_of_a_hundred(text, number):
    assert amounts.parse_amount(text, DECISIONS, Part.VALUE) == Amount(Decimal(number))


@pytest.mark.parametrize(
    "text", ["<5", "< 5", "<=5", "≤5", "under 6", "fewer than 10", "c", "[c]", "*", "Suppressed"]
)
def test_a_hidden_number_stays_hidden(text):
    found = amounts.parse_amount(text, CONTACTS, Part.VALUE)

    assert found == Amount(number=None, hidden=text)


@pytest.mark.parametrize("text", ["", "   ", "\xa0"])
def test_nothing_is_no_number(text):
    assert amounts.parse_amount(text, CONTACTS, Part.VALUE) == NOTHING


@pytest.mark.parametrize("text", ["n/a", "N/A", "na", "-", "–", "..", ":", "z", "Not available"])
def test_a_word_for_none_is_told_apart_from_nought(text):
    with pytest.raises(amounts.NoneAvailable):
        amounts.parse_amount(text, CONTACTS, Part.VALUE)


@pytest.mark.parametrize(
    ("text", "of", "says"),
    [
        ("lots", CONTACTS, "is not a number"),
        ("=1+1", CONTACTS, "is not a number"),
        ("5 March", CONTACTS, "is not a number"),
        ("2026-03-05", CONTACTS, "is not a number"),
        ("1,86", CONTACTS, "is not a number"),
        ("1e6", CONTACTS, "is not a number"),
        ("NaN", CONTACTS, "is not a number"),
        ("²", CONTACTS, "is not a number"),
        ("over 100", CONTACTS, "is not exact"),
        ("about 40", CONTACTS, "is not exact"),
        ("hundreds", CONTACTS, "is not exact"),
        ("a quarter", DECISIONS, "is not exact"),
        ("40%", CONTACTS, "is a percentage"),
        ("0.4", DECISIONS, "write the sign"),
        ("£40", CONTACTS, "is not a number"),
        ("x", CONTACTS, "can mean hidden or not available"),
        ("nil", CONTACTS, "can mean nought or no return"),
        ("9" * 12, CONTACTS, "is larger than any number"),
        ("9" * 400, CONTACTS, "is not a number"),
    ],
)
def test_what_is_unclear_is_never_guessed(text, of, says):
    with pytest.raises(amounts.UnreadableAmount, match=says):
        amounts.parse_amount(text, of, Part.VALUE)


@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_number_hidden_nothing_or_refused(text):
    try:
        found = amounts.parse_amount(text, CONTACTS, Part.VALUE)
    except (amounts.UnreadableAmount, amounts.NoneAvailable):
        return
    assert found == NOTHING or bool(found.hidden) != (found.number is not None)


@given(st.decimals(0, 10**9, places=6))
def test_a_number_that_is_shown_is_read_back_the_same(number):
    text = amounts.shown(Amount(number), CONTACTS, Part.VALUE)

    assert amounts.parse_amount(text, CONTACTS, Part.VALUE) == Amount(number)
