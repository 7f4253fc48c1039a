"""The table of security requirements leaves none out, and names only what is there."""

import ast
from collections import Counter
from functools import cache

import pytest

from docs.pages import asvs
from tests.architecture.source_tree import ROOT

FOUND = asvs.requirements()
# How many the standard has at each level, and in each chapter at levels 1 and 2 together.
LEVELS = {1: 70, 2: 183}
CHAPTERS = {
    "V1": 27, "V2": 11, "V3": 19, "V4": 10, "V5": 9, "V6": 35, "V7": 18, "V8": 7, "V9": 7,
    "V10": 29, "V11": 14, "V12": 9, "V13": 13, "V14": 9, "V15": 13, "V16": 16, "V17": 7,
}  # fmt: skip


def test_every_requirement_of_both_levels_stands_once():
    numbers = [each.number for each in FOUND]

    assert len(set(numbers)) == len(numbers) == sum(LEVELS.values())
    assert Counter(each.level for each in FOUND) == LEVELS


def test_each_chapter_has_as_many_as_the_standard():
    assert Counter(each.chapter for each in FOUND) == CHAPTERS


@pytest.mark.parametrize("each", FOUND, ids=lambda each: each.number)
def test_an_answer_is_known_and_what_shows_it_is_there(each):
    assert each.state in asvs.STATES
    for shown in each.shown_by:
        place, _, test = shown.partition("::")
        assert (ROOT / place).exists(), place
        assert not test or test in known_in(place), test


@pytest.mark.parametrize(
    "each", [each for each in FOUND if each.state == "met"], ids=lambda each: each.number
)
def test_what_is_met_is_shown_by_something(each):
    assert each.shown_by or each.words


@pytest.mark.parametrize(
    "each",
    [each for each in FOUND if each.state in ("partly", "not yet")],
    ids=lambda each: each.number,
)
def test_what_is_missing_is_said(each):
    assert each.words or each.shown_by


@cache
def known_in(place):
    tree = ast.parse((ROOT / place).read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
