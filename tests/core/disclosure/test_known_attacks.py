"""Attacks that work where small counts alone are hidden, and find nothing on a protected page."""

import pytest

from sightline.core.disclosure.profiles import CHILDREN_IN_NEED
from sightline.core.disclosure.protecting import protect
from sightline.core.disclosure.tables import (
    Cell,
    Derived,
    Page,
    Standing,
    Sum,
    difference,
    percentage,
    percentage_change,
    rate,
)
from tests.core.disclosure.enumeration import naive_texts, shown_texts, values_left

SMALL = [1, 2, 3, 4, 5]


def cells(**counts):
    return tuple(Cell(key, count, key) for key, count in counts.items())


def unseen(key, count):
    return Cell(key, count, key, Standing.UNSEEN)


def published(key, count):
    return Cell(key, count, key, Standing.PUBLISHED)


ATTACKS = {
    "the total less the visible cells": (
        Page(cells(north=3, south=8, east=9, all=20), (Sum("all", ("north", "south", "east")),)),
        "north",
    ),
    "two small ones of a total that says which": (
        Page(cells(north=1, south=1, east=9, all=11), (Sum("all", ("north", "south", "east")),)),
        "north",
    ),
    "two by two": (
        Page(
            cells(a=2, b=7, c=8, d=9, ab=9, cd=17, ac=10, bd=16, all=26),
            (
                Sum("ab", ("a", "b")),
                Sum("cd", ("c", "d")),
                Sum("ac", ("a", "c")),
                Sum("bd", ("b", "d")),
                Sum("all", ("ab", "cd")),
                Sum("all", ("ac", "bd")),
            ),
        ),
        "a",
    ),
    "a percentage of a known number": (
        Page(cells(late=3, all=16), derived=(percentage("share", "late", "all", 1),)),
        "late",
    ),
    "a rate of a known population": (
        Page(cells(plans=4), derived=(rate("rate", "plans", 1_800, 1),)),
        "plans",
    ),
    "the quarter before, published": (
        Page(
            (published("to june", 7), *cells(**{"to september": 11, "this quarter": 4})),
            (Sum("to september", ("to june", "this quarter")),),
        ),
        "this quarter",
    ),
    "the step of a quarter that is on no page": (
        Page(
            (published("to june", 7), *cells(**{"to september": 11}), unseen("step", 4)),
            (Sum("to september", ("to june", "step")),),
        ),
        "step",
    ),
    "of whom": (
        Page(
            (*cells(children=12, boys=10), unseen("girls", 2)),
            (Sum("children", ("boys", "girls")),),
        ),
        "girls",
    ),
    "the other percentage": (
        Page(
            cells(all=14, **{"in time": 11, "late": 3}),
            (Sum("all", ("in time", "late")),),
            (percentage("in time %", "in time", "all", 1), percentage("late %", "late", "all", 1)),
        ),
        "late",
    ),
    "two tables that share a margin": (
        Page(
            cells(a=3, b=8, girls=6, boys=5, all=11),
            (Sum("all", ("a", "b")), Sum("all", ("girls", "boys"))),
        ),
        "a",
    ),
    "a row of noughts": (
        Page(
            cells(a=0, b=0, c=4, all=4, d=7, more=11),
            (Sum("all", ("a", "b", "c")), Sum("more", ("all", "d"))),
        ),
        "c",
    ),
    "the same figure in the text": (
        Page(
            cells(**{"in the table": 3, "others": 9, "all": 12, "in the text": 3}),
            (
                Sum("all", ("in the table", "others")),
                Sum("in the text", ("in the table",)),
            ),
        ),
        "in the text",
    ),
    "a difference from last year": (
        Page(cells(now=4, then=9), derived=(difference("change", "now", "then"),)),
        "now",
    ),
    "a change in percent of last year": (
        Page(cells(now=4, then=16), derived=(percentage_change("change", "now", "then", 1),)),
        "now",
    ),
    "the mean of three quarters": (
        Page(
            cells(one=8, two=3, three=10),
            derived=(Derived("mean", (("one", 1), ("two", 1), ("three", 1)), 3, 1, 1),),
        ),
        "two",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ATTACKS)
def test_the_attack_works_where_only_small_counts_are_hidden(name):
    page, victim = ATTACKS[name]

    left = values_left(page, CHILDREN_IN_NEED, naive_texts(page, CHILDREN_IN_NEED))

    assert set(left[victim]) & set(SMALL) < set(SMALL)


@pytest.mark.parametrize("name", ATTACKS)
def test_it_finds_nothing_on_a_protected_page(name):
    page, victim = ATTACKS[name]
    protected = protect(page, CHILDREN_IN_NEED)

    left = values_left(page, CHILDREN_IN_NEED, shown_texts(protected))

    assert protected.is_proved
    assert victim in left
    for key, values in left.items():
        if page.by_key[key].count in SMALL:
            assert set(SMALL) <= set(values), key
        assert len(values) >= 2, key
