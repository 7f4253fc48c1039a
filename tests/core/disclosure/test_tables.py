"""Pages that are not what they say are refused at the place."""

import pytest

from sightline.core.disclosure.tables import (
    BadPage,
    Cell,
    Dependent,
    Derived,
    Page,
    Sum,
    percentage,
    rate,
)

A, B, ALL = Cell("a", 7), Cell("b", 8), Cell("all", 15)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: Page((A, A)), "2 numbers under the key 'a'"),
        (lambda: Page((A,), derived=(percentage("a", "a", "a", 1),)), "under the key 'a'"),
        (lambda: Page((Cell("a", -1),)), "'a' is -1"),
        (lambda: Page((Cell("a", 1.5),)), "give a whole number"),
        (lambda: Page((Cell("a", True),)), "give a whole number"),
        (lambda: Page((Cell("a", 10**9),)), "no page counts so many"),
        (
            lambda: Page((A, B, Cell("all", 16)), (Sum("all", ("a", "b")),)),
            "add up to 15, not to 16",
        ),
        (lambda: Page((A, B), (Sum("all", ("a", "b")),)), "'all', which is not on the page"),
        (lambda: Page((A, ALL), (Sum("all", ("a", "a")),)), "names a number twice"),
        (lambda: Page((A,), (Sum("a", ("a",)),)), "names a number twice"),
        (lambda: Page((A,), derived=(percentage("p", "a", "c", 1),)), "'c', which is not"),
        (lambda: Page((A,), derived=(rate("r", "a", 100, 9),)), "9 places"),
        (lambda: Page((A,), derived=(rate("r", "a", -100, 1),)), "less than nought"),
        (lambda: Page((A,), derived=(Derived("r", (), 7, 1, 0),)), "made of no count"),
        (lambda: Page((A,), dependents=(Dependent("m", ("x",)),)), "'x', which is not"),
    ],
)
def test_a_page_is_refused_at_its_place(make, words):
    with pytest.raises(BadPage, match=words):
        make()


def test_a_total_of_totals_is_dearer_than_a_total():
    cells = (A, B, ALL, Cell("more", 20), Cell("everything", 35))
    page = Page(cells, (Sum("everything", ("all", "more")), Sum("all", ("a", "b"))))

    assert [page.levels[key] for key in ("a", "more", "all", "everything")] == [0, 0, 1, 2]
