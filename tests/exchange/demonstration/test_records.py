"""Thornshire's records could be a council's: in order, never double, and the same in every year."""

import os
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from sightline.exchange.thornshire.records.building import records
from sightline.exchange.thornshire.records.days import LAST
from sightline.exchange.thornshire.records.people import AUTHORITY
from sightline.exchange.thornshire.returns.writing import write_returns
from tests.exchange.demonstration import counting

FOREVER = date.max
OPEN_STATISTICS = os.environ.get("SIGHTLINE_OPEN_STATISTICS", "")


@pytest.fixture(scope="module")
def cases(drawn):
    return [case for child in drawn.children for case in child.cases]


def test_the_same_seed_gives_the_same_bytes(returns, tmp_path):
    again = write_returns(tmp_path, records())
    for one, other in zip(returns, again, strict=True):
        assert one.census.read_bytes() == other.census.read_bytes()
        for file in sorted(one.looked_after.iterdir()):
            assert file.read_bytes() == (other.looked_after / file.name).read_bytes()


def test_another_seed_gives_other_children_and_the_same_totals(drawn):
    other = records(seed=7)
    cases = [case for child in other.children for case in child.cases]
    assert other.children[0].key != drawn.children[0].key
    assert sum(plan.is_open(LAST) for case in cases for plan in case.plans) == 543
    assert sum(case.is_open(LAST) for case in cases) == 4_750


def test_no_two_children_share_a_number(drawn):
    keys = [child.key for child in drawn.children]
    numbers = [child.upn for child in drawn.children if child.upn]
    assert len(set(keys)) == len(keys)
    assert len(set(numbers)) == len(numbers)


def test_cases_of_a_child_follow_one_another(drawn):
    for child in drawn.children:
        for one, other in pairwise(child.cases):
            assert one.last_day is not None
            assert one.last_day < other.referred_on


def test_what_is_in_a_case_lies_within_it(cases):
    for case in cases:
        last = case.closed_on or FOREVER
        for each in case.assessments:
            assert case.referred_on <= each.starts_on <= (each.authorised_on or each.starts_on)
            assert case.closed_on is None or (each.authorised_on or FOREVER) <= last
        for enquiry in case.enquiries:
            assert case.referred_on <= enquiry.starts_on <= (enquiry.conference_on or last) <= last
        for plan in case.plans:
            assert case.referred_on <= plan.starts_on
            assert case.closed_on is None or (plan.ends_on or FOREVER) <= last
        for period in case.care:
            assert case.referred_on <= period.starts_on
            assert case.closed_on is None or (period.ends_on or FOREVER) <= last


def test_a_closed_case_has_no_enquiry_left_open(cases):
    for case in cases:
        if case.closed_on:
            assert all(each.conference_on or each.not_required for each in case.enquiries)


def test_enquiries_of_a_case_do_not_overlap(cases):
    for case in cases:
        for one, other in pairwise(sorted(case.enquiries, key=lambda each: each.starts_on)):
            assert (one.conference_on or one.starts_on) < other.starts_on


def test_every_plan_of_the_three_years_begins_at_a_conference(cases):
    first = date(2017, 4, 1)
    for case in cases:
        conferences = {each.conference_on for each in case.enquiries}
        assert all(plan.starts_on in conferences for plan in case.plans if plan.starts_on >= first)


def test_plans_of_a_child_do_not_overlap_and_are_numbered(drawn):
    repeated = 0
    for child in drawn.children:
        plans = [plan for case in child.cases for plan in case.plans]
        for one, other in pairwise(plans):
            assert one.ends_on is not None
            assert one.ends_on < other.starts_on
            assert other.previous == one.previous + 1
            repeated += 1
    assert repeated > 60


def test_reviews_are_held_while_a_plan_is_open(cases):
    for plan in (plan for case in cases for plan in case.plans):
        days = [plan.starts_on, *plan.reviews, plan.ends_on or FOREVER]
        assert all(one < other for one, other in pairwise(days[:-1]))
        assert days[-2] <= days[-1]


def test_nobody_is_over_eighteen_or_unborn_where_that_cannot_be(drawn):
    for child in drawn.children:
        eighteen = child.born_on.replace(
            year=child.born_on.year + 18, day=min(child.born_on.day, 28)
        )
        last = child.cases[-1].last_day or LAST
        assert last <= eighteen + timedelta(3)
        starts = [plan.starts_on for case in child.cases for plan in case.plans]
        starts += [period.starts_on for period in child.care]
        assert all(child.born_on <= day for day in starts)


def test_some_children_are_known_before_they_are_born(censuses):
    for census in censuses:
        unborn = [child for child in census.children if child["expected"]]
        assert 10 < len(unborn) < 200
        assert all(child["born"] is None for child in unborn)


def test_times_in_care_do_not_overlap_and_have_no_gaps(drawn):
    for child in drawn.children:
        for one, other in pairwise(child.care):
            assert one.ends_on is not None
            assert one.ends_on < other.starts_on
        for period in child.care:
            stays = period.placements
            assert stays[0].starts_on == period.starts_on
            assert stays[-1].ends_on == period.ends_on
            assert stays[0].why_new == "S"
            for one, other in pairwise(stays):
                assert one.ends_on == other.starts_on
                assert one.why_ended == "X1"
                assert other.why_new != "S"


def test_children_looked_after_are_open_cases_of_the_same_census(censuses, care):
    for census, counted in zip(censuses, care, strict=True):
        known = {child["key"] for child in census.children}
        assert {each["key"] for each in counted.episodes} <= known


def test_a_child_keeps_number_and_birthday_through_the_years(censuses):
    born = {}
    for census in censuses:
        for child in census.children:
            day = child["born"] or child["expected"]
            assert born.setdefault(child["key"], day) == day


def test_a_case_that_spans_years_is_in_each_of_their_files(censuses):
    for one, other in pairwise(censuses):
        left_open = {
            (child["key"], case["referred"])
            for child, case in one.cases()
            if case["closed"] is None and not case["nfa"]
        }
        assert left_open <= {(child["key"], case["referred"]) for child, case in other.cases()}


def test_most_assessments_are_done_in_45_working_days(censuses):
    for census in censuses:
        done = [each for _, each in census.each("assessments") if census.within(each["done"])]
        in_time = [e for e in done if counting.working_days(e["start"], e["done"]) <= 45]
        assert 85 < counting.percent(len(in_time), len(done)) < 95


def test_the_number_of_the_authority_is_nobodys():
    if not OPEN_STATISTICS:
        pytest.skip("SIGHTLINE_OPEN_STATISTICS names no folder of open statistics")
    folder = Path(OPEN_STATISTICS) / "dfe"
    text = (folder / "b1_children_in_need_2013_to_2025.csv").read_text(encoding="utf-8-sig")
    codes = {line.split(",")[7] for line in text.splitlines()[1:]}
    assert "931" in codes
    assert AUTHORITY not in codes
