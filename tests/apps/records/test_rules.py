"""How long things are kept, what stops destruction, and what a row of the share log must say."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.apps.records import rules
from sightline.apps.records.schedule.proposals import proposed
from sightline.apps.records.types import BASES, CannotDo, Length, Standing, Told, Version
from tests.record_keeping import TODAY, share_entry

DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2100, 12, 31))


@pytest.mark.parametrize(
    ("length", "amount", "started_on", "until"),
    [
        (Length.YEARS, 6, date(2020, 5, 4), date(2026, 5, 4)),
        (Length.YEARS, 6, date(2020, 2, 29), date(2026, 2, 28)),
        (Length.YEARS, 4, date(2020, 2, 29), date(2024, 2, 29)),
        (Length.MONTHS, 6, date(2023, 8, 31), date(2024, 2, 29)),
        (Length.MONTHS, 1, date(2024, 1, 31), date(2024, 2, 29)),
        (Length.MONTHS, 3, date(2024, 11, 30), date(2025, 2, 28)),
        (Length.UNTIL_AGE, 25, date(2020, 5, 4), date(2037, 12, 31)),
        (Length.PERMANENT, None, date(2020, 5, 4), None),
    ],
)
def test_the_last_day_follows_from_the_calendar(length, amount, started_on, until):
    found = rules.keep_until(length=length, amount=amount, started_on=started_on, born_in=2012)

    assert found == until


@given(DAYS, st.integers(1, 99))
def test_nothing_is_kept_for_less_than_its_years(started_on, years):
    until = rules.keep_until(length=Length.YEARS, amount=years, started_on=started_on, born_in=None)

    assert (until.year, until.month) == (started_on.year + years, started_on.month)
    assert until.day in (started_on.day, 28)


@pytest.mark.parametrize(
    ("versions", "counts"),
    [
        ([Version(1, date(2026, 1, 1), False)], 1),
        ([Version(1, date(2026, 1, 1), True), Version(2, date(2026, 2, 1), False)], 1),
        ([Version(1, date(2026, 1, 1), True), Version(2, date(2026, 2, 1), True)], 2),
        ([Version(1, date(2026, 1, 1), True), Version(2, date(2027, 2, 1), True)], 1),
        ([Version(1, date(2027, 1, 1), True)], None),
        ([], None),
    ],
)
def test_the_newest_approved_version_counts_before_any_proposal(versions, counts):
    assert rules.in_force(versions, TODAY) == counts


@pytest.mark.parametrize(
    ("until", "is_held", "destroyed", "witnessed", "found"),
    [
        (None, False, False, False, Standing.KEPT),
        (TODAY, False, False, False, Standing.KEPT),
        (date(2026, 8, 31), False, False, False, Standing.DUE),
        (date(2026, 8, 31), True, False, False, Standing.HELD),
        (date(2026, 8, 31), False, True, False, Standing.UNWITNESSED),
        (date(2026, 8, 31), True, True, True, Standing.DESTROYED),
    ],
)
def test_how_an_item_stands_on_a_day(until, is_held, destroyed, witnessed, found):
    assert found == rules.standing(
        until=until, is_held=is_held, destroyed=destroyed, witnessed=witnessed, today=TODAY
    )


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"what": ""}, "what"),
        ({"why": ""}, "why"),
        ({"why": "", "is_shared": False}, "why"),
        ({"basis": "court-order"}, "basis_named"),
        ({"basis": "other"}, "basis_named"),
        ({"to_body": ""}, "to_body"),
        ({"to_agency": "police"}, "to_body"),
        ({"told": Told.NO}, "told_why"),
        ({"told": Told.NOT_SAFE}, "told_why"),
        ({"how": ""}, "how"),
        ({"approver": ""}, "approver"),
        ({"on": date(2026, 9, 2)}, "on"),
        ({"what": "Of jo@mail.example"}, "what"),
        ({"why": "Ring 01865 496012"}, "why"),
        ({"how": "For 943 476 5919"}, "how"),
        ({"to_body": "The family at OX1 1ND"}, "to_body"),
        ({"told": Told.NO, "told_why": "Born 4 March 2011"}, "told_why"),
        ({"approver": "x" * 2001}, "approver"),
    ],
)
def test_a_row_that_says_too_little_or_too_much_is_refused_at_its_field(changes, field):
    with pytest.raises(CannotDo) as refused:
        rules.check_share(share_entry(**changes), TODAY)

    assert refused.value.field == field


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"is_shared": False, "how": ""},
        {"told": Told.NOT_SAFE, "told_why": "It would have put the child at risk"},
        {"basis": "court-order", "basis_named": "Family court, disclosure order"},
    ],
)
def test_a_whole_row_is_taken(changes):
    rules.check_share(share_entry(**changes), TODAY)


def test_every_lawful_basis_names_its_source_and_its_key_once():
    assert all(each.source and each.valid_from for each in BASES)
    assert len({each.key for each in BASES}) == len(BASES)


def test_every_class_of_the_proposed_schedule_is_whole():
    found = proposed()

    for entry in found.values():
        rules.check_rule(entry)
        assert entry.basis
        assert entry.source
        assert entry.reviewer
    assert found["published-reports"].length == Length.PERMANENT
    assert found["identity-maps"].amount < found["chronology-copies"].amount
