"""A scorecard is made, changed by whoever saw it, withdrawn with a reason and put back."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from sightline.apps.indicators.models import Scorecard
from sightline.apps.indicators.scorecards import actions, queries, rules
from sightline.apps.indicators.scorecards.rules import CannotDo
from sightline.apps.indicators.scorecards.types import Chosen, ScorecardEntry
from sightline.apps.indicators.types import ScorecardOf
from sightline.kit.access import Actor
from sightline.kit.permission import Role
from sightline.kit.trail import queries as trail
from sightline.kit.trail.models import Entry
from tests import scorecards
from tests.indicators import ANALYST, NOW
from tests.scorecards import CAMHS, MASH

pytestmark = pytest.mark.django_db
OFFICER = Actor("Data protection officer", frozenset({Role.DATA_PROTECTION_OFFICER}), 900)
LATER = NOW + timedelta(days=1)
MEMBER = Actor("Board member", frozenset({Role.MEMBER}), 7002)
LEAD = Actor("Agency lead", frozenset({Role.AGENCY_LEAD}), 7003, frozenset({"trust"}))


def change(of, *keys, seen=1, title="Neglect", actor=ANALYST):
    actions.change(
        actor=actor, of=of.pk, seen=seen, entry=scorecards.entry(*keys, title=title), now=LATER
    )


def test_it_keeps_its_indicators_in_order_with_reasons_and_who_made_it():
    made = scorecards.made(
        MASH, CAMHS, mash="First contact", of=ScorecardOf.PRIORITY, of_key="neglect"
    )

    assert made.keys == [MASH, CAMHS]
    assert made.whys == {MASH: "First contact", CAMHS: ""}
    assert (made.of, made.of_key, made.by, made.at) == ("priority", "neglect", ANALYST.name, NOW)


@pytest.mark.parametrize(
    ("entry", "said", "field"),
    [
        (ScorecardEntry(" ", [Chosen(CAMHS)]), "Write a title", "title"),
        (ScorecardEntry("Neglect", []), "at least one", "indicators"),
        (ScorecardEntry("Neglect", [Chosen(CAMHS), Chosen(CAMHS)]), "once", "indicators"),
        (ScorecardEntry("Neglect", [Chosen("made-up")]), "of the dictionary", "indicators"),
        (
            ScorecardEntry("Neglect", [Chosen(f"i{n}") for n in range(41)]),
            f"{rules.MOST_INDICATORS} indicators at the most",
            "indicators",
        ),
    ],
)
def test_what_would_be_no_scorecard_is_refused_at_its_place(entry, said, field):
    with pytest.raises(CannotDo, match=said) as refused:
        actions.make(actor=ANALYST, entry=entry, now=NOW)

    assert refused.value.field == field
    assert not Scorecard.objects.exists()


def test_two_that_stand_have_different_titles():
    scorecards.made()

    with pytest.raises(CannotDo, match="this title") as refused:
        scorecards.made(CAMHS)

    assert refused.value.field == "title"
    assert Scorecard.objects.count() == 1


@pytest.mark.parametrize("actor", [MEMBER, LEAD], ids=["member", "agency-lead"])
def test_whoever_may_not_judge_makes_and_changes_nothing(actor):
    made = scorecards.made()
    entry = scorecards.entry(CAMHS, title="Other")

    for act in (
        lambda: actions.make(actor=actor, entry=entry, now=NOW),
        lambda: actions.change(actor=actor, of=made.pk, seen=1, entry=entry, now=NOW),
        lambda: actions.withdraw(actor=actor, of=made.pk, why="No", now=NOW),
        lambda: actions.put_back(actor=actor, of=made.pk, now=NOW),
        lambda: queries.withdrawn(actor),
    ):
        with pytest.raises(PermissionDenied):
            act()

    assert queries.scorecards(actor).get() == made


def test_a_change_is_told_with_what_was_and_what_is():
    made = scorecards.made(CAMHS, MASH)

    change(made, MASH)

    made.refresh_from_db()
    assert (made.keys, made.version, made.at) == ([MASH], 2, LATER)
    entry = Entry.objects.get(event="indicators.scorecard-changed")
    told = [row for change in trail.changes(OFFICER, entry, LATER) for row in change.rows]
    assert ("indicators", [[CAMHS, ""], [MASH, ""]], [[MASH, ""]]) in told


def test_nobody_overwrites_what_they_have_not_seen():
    made = scorecards.made(CAMHS, MASH)
    change(made, MASH)

    with pytest.raises(CannotDo, match="meanwhile"):
        change(made, CAMHS, seen=1)

    made.refresh_from_db()
    assert made.keys == [MASH]


def test_a_change_does_not_take_the_title_of_another():
    scorecards.made(CAMHS, title="Exploitation")
    made = scorecards.made(CAMHS)

    with pytest.raises(CannotDo, match="this title"):
        change(made, CAMHS, title="Exploitation")


def test_it_is_withdrawn_with_a_reason_and_put_back():
    made = scorecards.made()

    actions.withdraw(actor=ANALYST, of=made.pk, why=" Nobody read it ", now=LATER)
    assert not queries.scorecards(ANALYST).exists()
    assert queries.withdrawn(ANALYST).get().withdrawn_why == "Nobody read it"

    actions.put_back(actor=ANALYST, of=made.pk, now=LATER)
    assert queries.scorecards(ANALYST).get() == made


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (lambda of: actions.withdraw(actor=ANALYST, of=of, why=" ", now=NOW), "Say why"),
        (lambda of: actions.withdraw(actor=ANALYST, of=of + 1, why="x", now=NOW), "already"),
        (lambda of: actions.put_back(actor=ANALYST, of=of, now=NOW), "not withdrawn"),
    ],
    ids=["no-reason", "not-there", "stands"],
)
def test_what_cannot_be_done_says_why(act, said):
    made = scorecards.made()

    with pytest.raises(CannotDo, match=said):
        act(made.pk)


def test_one_whose_title_was_taken_meanwhile_is_not_put_back():
    made = scorecards.made()
    actions.withdraw(actor=ANALYST, of=made.pk, why="Begun anew", now=NOW)
    scorecards.made()

    with pytest.raises(CannotDo, match="has its title now"):
        actions.put_back(actor=ANALYST, of=made.pk, now=NOW)


def test_a_withdrawn_one_is_not_changed():
    made = scorecards.made()
    actions.withdraw(actor=ANALYST, of=made.pk, why="Begun anew", now=NOW)

    with pytest.raises(CannotDo, match="withdrew it meanwhile"):
        change(made, CAMHS)


@pytest.mark.parametrize(
    "cells",
    [
        {"of": "priority", "of_key": ""},
        {"of": "", "of_key": "neglect"},
        {"of": "agency", "of_key": "trust"},
        {"withdrawn_at": NOW},
    ],
    ids=["of-nothing", "of-no-kind", "of-an-unknown-kind", "withdrawn-by-nobody"],
)
def test_the_table_refuses_halves(cells):
    given = {"title": "Neglect", "indicators": [[CAMHS, ""]], "at": NOW, "by": "x"}

    with pytest.raises(IntegrityError), transaction.atomic():
        Scorecard.objects.create(**given, **cells)
