"""What a protected page shows, and how its parts hold for any page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.core.disclosure.profiles import (
    CHILDREN_IN_NEED,
    LOCAL,
    LOOKED_AFTER,
    PROFILES,
    local,
)
from sightline.core.disclosure.protecting import Why, protect
from sightline.core.disclosure.tables import (
    Cell,
    Dependent,
    Page,
    Standing,
    Sum,
    difference,
    percentage,
    rate,
)
from tests.core.disclosure.attacker import given_away
from tests.core.disclosure.linked_tables import linked_page

seeds = st.integers(min_value=0, max_value=10**9)


def row(*counts, total="all"):
    """A page of one row with its total; the parts are named a, b, c and so on."""
    keys = [chr(ord("a") + number) for number in range(len(counts))]
    cells = tuple(Cell(key, count) for key, count in zip(keys, counts, strict=True))
    return Page((*cells, Cell(total, sum(counts))), (Sum(total, tuple(keys)),))


def texts(page, profile=CHILDREN_IN_NEED):
    return {key: number.text for key, number in protect(page, profile).numbers.items()}


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ((7, 8, 9), "7 8 9 24"),
        ((0, 8, 9), "0 8 9 17"),
        ((3, 20, 30), "c c 30 53"),
        ((3, 30, 20), "c 30 c 53"),
        ((3, 0, 0), "c 0 0 c"),
        ((3, 0, 40), "c 0 c 43"),
        ((1, 5, 40), "c c 40 46"),
        ((2, 2, 40), "c c c 44"),
        ((0, 0, 0), "0 0 0 0"),
        ((400, 0, 0), "400 0 0 400"),
        ((1, 2), "c c c"),
        ((1,), "c c"),
        ((4000, 1200), "4,000 1,200 5,200"),
    ],
)
def test_a_row_is_shown_with_as_little_hidden_as_may_be(counts, shown):
    assert " ".join(texts(row(*counts)).values()) == shown


def test_the_total_is_hidden_where_the_parts_are_not_enough():
    assert texts(row(1, 1)) == {"a": "c", "b": "c", "all": "c"}
    assert texts(row(3, 6))["all"] == "c"


@pytest.mark.parametrize(("count", "hidden"), [(0, False), (1, True), (3, True), (4, False)])
def test_a_partnership_may_set_its_own_threshold(count, hidden):
    page = Page((Cell("children", count),))

    assert protect(page, local(3))["children"].is_hidden == hidden


def test_a_nought_is_hidden_only_where_the_profile_says_so():
    page = Page((Cell("none", 0), Cell("many", 90)))
    hides = PROFILES["local"].__class__("strict", "Strict", "A test", hides_nought=True)

    assert texts(page)["none"] == "0"
    assert texts(page, hides)["none"] == "c"


def test_england_is_rounded_and_its_percentage_is_not():
    page = Page(
        (Cell("part", 1234, is_rounded=True), Cell("all", 4996, is_rounded=True)),
        derived=(percentage("share", "part", "all", 1),),
    )

    assert texts(page) == {"part": "1,230", "all": "5,000", "share": "24.7"}


@pytest.mark.parametrize(
    ("over", "under", "places", "text"),
    [
        (1, 8, 1, "c"),  # a small number's share is never told
        (6, 48, 1, "12.5"),
        (6, 48, 0, "13"),  # 12.5: halves go up
        (7, 800, 1, "0.9"),
        (7, 800, 2, "0.88"),  # 0.875
        (0, 48, 1, "0.0"),
        (48, 48, 1, "100.0"),
        (0, 0, 1, "z"),
    ],
)
def test_a_percentage_is_printed_with_halves_up(over, under, places, text):
    page = Page(
        (Cell("over", over), Cell("under", under)),
        derived=(percentage("share", "over", "under", places),),
    )

    assert texts(page)["share"] == text


def test_what_rounds_to_nought_but_is_not_nought_has_a_symbol_of_its_own():
    cells = (Cell("some", 7), Cell("none", 0), Cell("all", 5000))
    derived = (percentage("little", "some", "all", 0), percentage("nothing", "none", "all", 0))

    shown = texts(Page(cells, derived=derived), LOOKED_AFTER)

    assert (shown["little"], shown["nothing"]) == ("k", "0")


def test_a_percentage_of_too_few_is_hidden_by_the_local_profile():
    page = Page(
        (Cell("over", 6), Cell("under", 9)), derived=(percentage("share", "over", "under", 0),)
    )

    assert protect(page, LOCAL)["share"].why is Why.SMALL_BASE
    assert protect(page, CHILDREN_IN_NEED)["share"].text == "67"


def test_a_rate_that_tells_a_hidden_number_is_hidden_and_another_is_not():
    hidden = Page((Cell("plans", 4),), derived=(rate("rate", "plans", 143_251, 1),))
    shown = Page((Cell("plans", 543),), derived=(rate("rate", "plans", 144_400, 1),))

    assert texts(hidden) == {"plans": "c", "rate": "c"}
    assert texts(shown) == {"plans": "543", "rate": "37.6"}


def test_a_difference_below_nought_has_a_true_minus_sign():
    page = Page((Cell("now", 8), Cell("then", 20)), derived=(difference("change", "now", "then"),))

    assert texts(page)["change"] == "−12"


def test_a_median_is_shown_only_where_every_number_in_it_is():
    cells = (Cell("a", 8), Cell("b", 3), Cell("c", 9))
    dependents = (Dependent("of all", ("a", "b", "c")), Dependent("of two", ("a", "c")))

    protected = protect(Page(cells, dependents=dependents), CHILDREN_IN_NEED)

    assert protected["of all"].is_hidden
    assert not protected["of two"].is_hidden


def test_what_is_published_elsewhere_and_gives_a_child_away_is_said_and_the_page_refused():
    cells = (
        Cell("a", 3, "Boys"), Cell("b", 40), Cell("all", 43, standing=Standing.PUBLISHED),
        Cell("b elsewhere", 40, standing=Standing.PUBLISHED),
    )  # fmt: skip
    page = Page(cells, (Sum("all", ("a", "b")), Sum("b elsewhere", ("b",))))

    protected = protect(page, CHILDREN_IN_NEED)

    assert not protected.is_proved
    assert [(each.label, each.impossible) for each in protected.exposed] == [("Boys", (1, 2, 4, 5))]
    assert protected["a"].is_hidden and protected["b"].is_hidden
    assert "could not be shown" in protected.footnotes[-1]


def test_an_exempted_number_is_shown_small_as_it_is():
    page = Page((Cell("reviews", 3, standing=Standing.PUBLISHED),))

    assert texts(page) == {"reviews": "3"}


def test_what_counts_nobody_is_not_hidden_for_being_small():
    assert texts(Page((Cell("meetings", 3, counts_people=False),))) == {"meetings": "3"}


def test_a_protected_page_holds_no_hidden_value():
    page, profile = row(3, 20, 30), CHILDREN_IN_NEED
    protected = protect(page, profile)

    hidden = [protected[key] for key in protected.hidden]

    assert {number.value for number in hidden} == {None}
    assert "3" not in {number.text for number in protected.numbers.values()}
    assert not any(isinstance(value, Page) for value in vars(protected).values())


def test_showing_any_number_that_was_hidden_to_protect_would_give_something_away():
    """The attacker of these tests is worth something: he finds what a careless page tells."""
    found = 0
    for seed in range(40):
        page, profile = linked_page(seed)
        protected = protect(page, profile)
        spared = [n.key for n in protected.numbers.values() if n.why is Why.PROTECTS]
        for key in spared if protected.is_proved else ():
            careless = _with_shown(page, protected, key)
            assert given_away(page, profile, careless), f"table {seed}: '{key}' was hidden in vain"
            found += 1
    assert found > 20


def _with_shown(page, protected, key):
    from dataclasses import replace

    number = replace(protected[key], text=str(page.by_key[key].count), value=None, why=Why.SHOWN)
    return replace(protected, numbers={**protected.numbers, key: number})


@given(seeds)
def test_nothing_is_hidden_when_nothing_is_small(seed):
    page, profile = linked_page(seed)
    large = Page(
        tuple(
            Cell(cell.key, cell.count + 0 if cell.count > 9 else 0)
            for cell in page.cells
            if not page.sums
        )
    )

    assert protect(large, profile).hidden <= {c.key for c in large.cells if c.count == 0}
    if not profile.hides_nought:
        assert not protect(large, profile).hidden


@given(seeds)
def test_nought_is_never_shown_as_hidden_nor_a_hidden_number_as_nought(seed):
    page, profile = linked_page(seed)
    protected = protect(page, profile)

    for cell in page.cells:
        if cell.standing is Standing.OPEN and not profile.hides_nought:
            assert (protected[cell.key].text == "0") == (cell.count == 0)


@given(seeds)
def test_no_small_count_is_ever_shown(seed):
    page, profile = linked_page(seed)
    protected = protect(page, profile)

    for cell in page.cells:
        if cell.standing is Standing.OPEN and profile.is_small(cell.count):
            assert protected[cell.key].text == profile.symbol


@given(seeds)
def test_the_same_page_is_protected_in_the_same_way(seed):
    page, profile = linked_page(seed)

    assert protect(page, profile) == protect(page, profile)


@given(seeds)
def test_protecting_again_what_left_hides_the_same(seed):
    page, profile = linked_page(seed)
    once = protect(page, profile)

    assert protect(page, profile, kept=once.hidden).numbers == once.numbers


@given(seeds)
def test_a_percentage_more_on_the_page_shows_nothing_that_was_hidden(seed):
    page, profile = linked_page(seed)
    before = protect(page, profile)
    one, other = page.cells[0].key, page.cells[-1].key
    more = Page(page.cells, page.sums, (*page.derived, percentage("more", one, other, 1)))

    assert protect(more, profile).hidden >= before.hidden


@given(seeds, st.integers(min_value=0, max_value=10**6))
def test_a_number_published_elsewhere_shows_nothing_that_was_hidden(seed, choice):
    page, profile = linked_page(seed)
    before = protect(page, profile)
    open_cells = [cell for cell in page.cells if cell.standing is Standing.OPEN]
    twin = open_cells[choice % len(open_cells)]
    known = Cell("elsewhere", twin.count, standing=Standing.PUBLISHED)
    more = Page((*page.cells, known), (*page.sums, Sum("elsewhere", (twin.key,))), page.derived)
    rounded_now = {key for key in before.hidden if key in page.by_key}

    assert protect(more, profile).hidden >= rounded_now
