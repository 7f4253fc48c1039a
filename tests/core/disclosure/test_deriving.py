"""What a printed percentage or rate tells of its counts: no more and no less than is true."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from sightline.core.disclosure.deriving import printed, rows_told_by
from sightline.core.disclosure.tables import (
    Cell,
    Page,
    difference,
    percentage,
    percentage_change,
    rate,
)

small = st.integers(min_value=0, max_value=60)
places = st.integers(min_value=0, max_value=2)


def page_of(over, under):
    return Page((Cell("over", over), Cell("under", under)))


@given(small, small, places, small, small, st.sampled_from([percentage, percentage_change]))
def test_a_printed_share_fits_exactly_the_counts_that_print_it(over, under, to, n, d, make):
    share = make("share", "over", "under", to)
    told = rows_told_by(share, page_of(over, under), tells_nought=False)

    fits = all(row.holds({"over": n, "under": d}) for row in told)

    if d:
        same = printed(share, page_of(n, d)) == printed(share, page_of(over, under))
        assert fits == same
    else:
        assert fits == (under == 0)


@given(small, st.integers(min_value=50, max_value=2000), places, small)
def test_a_printed_rate_fits_exactly_the_counts_that_print_it(count, population, to, other):
    per = rate("rate", "over", population, to)
    told = rows_told_by(per, page_of(count, 0), tells_nought=False)

    fits = all(row.holds({"over": other}) for row in told)

    assert fits == (printed(per, page_of(other, 0)) == printed(per, page_of(count, 0)))


@given(small, small, small, small)
def test_a_difference_tells_the_difference(later, earlier, one, other):
    change = difference("change", "over", "under")
    told = rows_told_by(change, page_of(later, earlier), tells_nought=True)

    fits = all(row.holds({"over": one, "under": other}) for row in told)

    assert fits == (one - other == later - earlier)


def test_a_nought_apart_from_what_rounds_to_nought_tells_more():
    share = percentage("share", "over", "under", 0)

    nought = rows_told_by(share, page_of(0, 900), tells_nought=True)
    nearly = rows_told_by(share, page_of(2, 900), tells_nought=True)

    assert all(row.holds({"over": 0, "under": 900}) for row in nought)
    assert not all(row.holds({"over": 2, "under": 900}) for row in nought)
    assert all(row.holds({"over": 2, "under": 900}) for row in nearly)
    assert not all(row.holds({"over": 0, "under": 900}) for row in nearly)


def test_halves_go_away_from_nought():
    assert printed(percentage("p", "over", "under", 0), page_of(1, 8)) == Decimal(13)
    assert printed(percentage_change("p", "over", "under", 0), page_of(7, 8)) == Decimal(-13)
    assert printed(percentage("p", "over", "under", 0), page_of(0, 0)) is None
