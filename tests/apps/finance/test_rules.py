"""The statement, and each sum that must hold: the fault names what does not."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.apps.finance import rules
from sightline.apps.finance.types import Convention, Line, Side, Standing, TotalKind

COUNCIL = Line("council", "Council", Side.INCOME, "Partners", 300_00, "council", "The council")
FEES = Line("fees", "Fees", Side.INCOME, "Earned", 100_00)
STAFF = Line("staff", "Staff", Side.SPENDING, "Staff", 450_00)
ROOMS = Line("rooms", "Rooms", Side.INCOME, "Kind", 70_00, "council", "The council", in_kind=True)
STATED = {
    TotalKind.INCOME: 400_00,
    TotalKind.SPENDING: 450_00,
    TotalKind.DRAWDOWN: 50_00,
    TotalKind.OPENING: 200_00,
    TotalKind.CLOSING: 150_00,
}


def said(*lines, **stated):
    totals = STATED | {TotalKind[name]: pence for name, pence in stated.items()}
    totals = {kind: pence for kind, pence in totals.items() if pence is not None}
    found = rules.statement(lines=lines or [COUNCIL, FEES, STAFF], stated=totals)
    return [fault.sentence for fault in rules.faults(found)]


def test_a_statement_that_balances_has_no_faults():
    assert said() == []


def test_what_is_given_in_kind_pays_for_nothing():
    found = rules.statement(lines=[COUNCIL, ROOMS, STAFF], stated={})

    assert (found.total_income, found.total_spending, found.total_in_kind) == (300_00, 450_00, 7000)
    assert found.drawdown == 150_00
    assert said(COUNCIL, FEES, STAFF, ROOMS) == []


@pytest.mark.parametrize(
    ("stated", "sentence"),
    [
        pytest.param(
            {"INCOME": 410_00},
            (
                "The lines of income add up to £400, but the total income is stated as £410: £10 "
                "is missing."
            ),
            id="income-missing",
        ),
        pytest.param(
            {"INCOME": 399_99},
            (
                "The lines of income add up to £400, but the total income is stated as £399.99: "
                "£0.01 too much."
            ),
            id="income-a-penny-too-much",
        ),
        pytest.param(
            {"SPENDING": 500_00},
            (
                "The lines of spending add up to £450, but the total spending is stated as £500: "
                "£50 is missing."
            ),
            id="spending-missing",
        ),
        pytest.param(
            {"DRAWDOWN": 60_00},
            "Spending less income is £50, but the draw on reserves is stated as £60.",
            id="draw",
        ),
        pytest.param(
            {"CLOSING": 140_00},
            (
                "Opening reserves of £200 less the draw of £50 leave £150, but the closing "
                "reserves are stated as £140."
            ),
            id="closing",
        ),
    ],
)
def test_each_sum_that_does_not_hold_is_named(stated, sentence):
    assert said(**stated) == [sentence]


def test_every_fault_is_listed_at_once():
    assert len(said(INCOME=1, SPENDING=2, DRAWDOWN=3, CLOSING=4)) == 4


@pytest.mark.parametrize("kind", [kind.name for kind in TotalKind])
def test_a_total_that_is_not_stated_cannot_be_wrong(kind):
    assert said(**{kind: None}) == []


def test_a_fault_of_sums_names_the_lines():
    found = rules.statement(lines=[COUNCIL, FEES, STAFF], stated={TotalKind.INCOME: 1})

    assert rules.faults(found)[0].about == ("council", "fees")


def standings(*lines, **stated):
    totals = {TotalKind[name]: pence for name, pence in stated.items()}
    found = rules.checks(rules.statement(lines=lines, stated=totals))
    return [check.standing for check in found]


HOLDS, FAILS, NOT_STATED = Standing.HOLDS, Standing.FAILS, Standing.NOT_STATED


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        pytest.param({}, [NOT_STATED] * 4 + [HOLDS], id="nothing-stated"),
        pytest.param({"INCOME": 400_00}, [HOLDS] + [NOT_STATED] * 3 + [HOLDS], id="income-holds"),
        pytest.param(
            {"INCOME": 1, "SPENDING": 450_00},
            [FAILS, HOLDS, NOT_STATED, NOT_STATED, HOLDS],
            id="income-fails",
        ),
        pytest.param(
            {"DRAWDOWN": 1}, [NOT_STATED] * 2 + [FAILS, NOT_STATED, HOLDS], id="draw-fails"
        ),
        pytest.param(
            {"OPENING": 1, "CLOSING": 1},
            [NOT_STATED] * 3 + [FAILS, HOLDS],
            id="closing-fails",
        ),
        pytest.param({"CLOSING": 1}, [NOT_STATED] * 4 + [HOLDS], id="closing-alone"),
    ],
)
def test_each_check_holds_fails_or_cannot_be_made(stated, expected):
    assert standings(COUNCIL, FEES, STAFF, **stated) == expected


def test_without_lines_only_the_total_that_is_wrong_fails():
    assert standings(INCOME=0, SPENDING=5)[:2] == [HOLDS, FAILS]


def test_the_checks_tell_every_fault_once():
    twice = replace(STAFF, key="twice", counted_in="staff")
    totals = dict.fromkeys(TotalKind, 1)
    found = rules.statement(lines=[COUNCIL, FEES, STAFF, twice], stated=totals)

    told = [sentence for check in rules.checks(found) for sentence in check.faults]

    assert told == [fault.sentence for fault in rules.faults(found)]
    assert len(told) == 5


INSIDE = Line("toolkit", "Toolkit", Side.SPENDING, "Work", 0, counted_in="staff")


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        pytest.param(INSIDE, "", id="inside-another-without-an-amount"),
        pytest.param(
            replace(INSIDE, counted_in="gone"),
            (
                "The line 'Toolkit' says that it is counted in the line 'gone', which does not "
                "exist."
            ),
            id="inside-nothing",
        ),
        pytest.param(
            replace(INSIDE, counted_in="toolkit"),
            "The line 'Toolkit' says that it is counted in itself.",
            id="inside-itself",
        ),
        pytest.param(
            replace(INSIDE, pence=5_00),
            (
                "The line 'Toolkit' is counted in another line and has an amount of its own, so £5 "
                "would count twice."
            ),
            id="counted-twice",
        ),
        pytest.param(
            replace(INSIDE, counted_in="gone", in_kind=True),
            (
                "The line 'Toolkit' says that it is counted in the line 'gone', which does not "
                "exist."
            ),
            id="in-kind-inside-nothing",
        ),
    ],
)
def test_a_line_counted_in_another(line, sentence):
    found = rules.statement(lines=[COUNCIL, FEES, STAFF, line], stated={})

    assert [fault.sentence for fault in rules.faults(found)] == [sentence] * bool(sentence)


def test_shares_gather_a_bodys_lines_in_order_of_first_appearance():
    second = replace(COUNCIL, key="council-2", pence=1)
    police = replace(COUNCIL, key="police", body="police")

    found = rules.shares([FEES, police, COUNCIL, second])

    assert found == {"police": (police,), "council": (COUNCIL, second)}
    assert list(found) == ["police", "council"]


def test_what_no_body_pays_is_earned():
    assert rules.earned([COUNCIL, FEES]) == (FEES,)


@pytest.mark.parametrize(
    ("side", "convention", "shown"),
    [
        (Side.INCOME, Convention.PLAIN, 500),
        (Side.SPENDING, Convention.PLAIN, 500),
        (Side.INCOME, Convention.LEDGER, -500),
        (Side.SPENDING, Convention.LEDGER, 500),
    ],
)
def test_only_a_ledger_shows_income_as_negative(side, convention, shown):
    assert rules.signed(500, side, convention) == shown


@pytest.mark.parametrize(
    ("pence", "text"),
    [
        (0, "£0"),
        (5, "£0.05"),
        (123450, "£1,234.50"),
        (6301300, "£63,013"),
        (-1528600, "−£15,286"),
        (-5, "−£0.05"),
    ],
)
def test_pence_are_shown_as_pounds(pence, text):
    assert rules.pounds(pence) == text


@pytest.mark.parametrize(
    ("stated", "closing"),
    [
        pytest.param({}, None, id="nothing-known"),
        pytest.param({TotalKind.OPENING: 200_00}, 150_00, id="worked-out"),
        pytest.param({TotalKind.CLOSING: 99_00}, 99_00, id="as-stated"),
        pytest.param({TotalKind.OPENING: 200_00, TotalKind.CLOSING: 1}, 150_00, id="both"),
    ],
)
def test_closing_reserves_are_worked_out_where_they_can_be(stated, closing):
    found = rules.statement(lines=[COUNCIL, FEES, STAFF], stated=stated)

    assert found.closing_reserves == closing


lines = st.lists(
    st.builds(
        Line,
        key=st.uuids().map(str),
        label=st.just("Line"),
        side=st.sampled_from(Side),
        category=st.just(""),
        pence=st.integers(0, 10**9),
        in_kind=st.booleans(),
    )
)


@given(lines, st.integers(0, 10**9))
def test_a_statement_states_its_own_sums_without_fault(every, opening):
    found = rules.statement(lines=every, stated={})
    signed = sum(
        rules.signed(line.pence, line.side, Convention.LEDGER) for line in every if not line.in_kind
    )
    stated = {
        TotalKind.INCOME: found.total_income,
        TotalKind.SPENDING: found.total_spending,
        TotalKind.DRAWDOWN: signed,
        TotalKind.OPENING: opening,
        TotalKind.CLOSING: opening - signed,
    }

    assert rules.faults(rules.statement(lines=every, stated=stated)) == []
    assert len(every) == len(found.income) + len(found.spending) + len(found.in_kind)
