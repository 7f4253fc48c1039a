"""Thornshire's records from a seed: the same children each time."""

from random import Random

from sightline.exchange.thornshire.records.care import care_cases, short_break_cases
from sightline.exchange.thornshire.records.contents import categorise, fill
from sightline.exchange.thornshire.records.enquiries import add_enquiries
from sightline.exchange.thornshire.records.linking import linked
from sightline.exchange.thornshire.records.people import describe
from sightline.exchange.thornshire.records.placements import place
from sightline.exchange.thornshire.records.protection import protection_cases
from sightline.exchange.thornshire.records.referrals import (
    no_further_action_cases,
    ordinary_cases,
)
from sightline.exchange.thornshire.records.reviews import add_reviews
from sightline.exchange.thornshire.records.types import Records

SEED = 2020


def records(seed: int = SEED) -> Records:
    """Nothing but the seed decides what is drawn: no clock and no order of a set."""

    def chance(stage: str) -> Random:
        """One stage's own, so that a change to one stage leaves the others' draws alone."""
        return Random(f"thornshire/{seed}/{stage}")  # noqa: S311 - made-up records, no secret

    special = protection_cases(chance("protection"))
    special += care_cases(chance("care")) + short_break_cases(chance("short breaks"))
    cases = special + ordinary_cases(chance("referrals"), special)
    cases += no_further_action_cases(chance("no further action"))
    cases.sort(key=lambda case: case.referred_on)
    plans = [plan for case in cases for plan in case.plans]
    add_reviews(chance("reviews"), plans)
    categorise(chance("categories"), plans)
    add_enquiries(chance("enquiries"), cases)
    filling = chance("contents")
    for case in cases:
        fill(filling, case)
    children = linked(chance("linking"), cases)
    describe(chance("people"), children)
    placing = chance("placements")
    for child in children:
        place(placing, child)
    return Records(tuple(children))
