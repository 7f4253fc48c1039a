"""Replies of readers: kept without anybody in them, answered by the business unit, and counted."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from sightline.apps.feedback import actions, figures, queries, rules
from sightline.apps.feedback.models import Reply
from sightline.apps.feedback.types import About, ReplyState
from sightline.core import personal
from sightline.kit.access import COMMAND_LINE, STRANGER, Actor
from sightline.kit.permission import Role
from sightline.kit.trail.models import Entry
from tests.factories.partnership import YearFactory
from tests.reading_pages import having, main, words

pytestmark = pytest.mark.django_db
NOW = datetime(2020, 2, 3, 12, tzinfo=UTC)
UNIT = Actor("Business unit", frozenset({Role.BUSINESS_UNIT}), 1)
ABOUT = About("2018-19", 1, "f" * 64, "foreword", "Much was done.")


def reply(said="It reads well.", now=NOW):
    return actions.reply(actor=STRANGER, about=ABOUT, words=said, now=now)


@pytest.mark.parametrize(
    ("said", "holds"),
    [
        ("Write to jo.bloggs@mail.example", "an email address"),
        ("jo(at)mail.example", "an email address"),
        ("Ring 01865 496012", "a phone number"),
        ("Ring +44 7700 900123", "a phone number"),
        ("She is 943 476 5919", "an NHS number"),
        ("We live at OX1 1ND", "a postcode"),
        ("born 4 March", "a date of birth"),
        ("He is of 4/3/2011", "a date of birth"),
        ("He is of 4 March 2011", "a date of birth"),
        ("See https://photos.example/1", "a link"),
    ],
)
def test_a_reply_that_may_tell_who_somebody_is_is_refused_and_not_kept(said, holds):
    with pytest.raises(actions.CannotDo, match=holds) as refused:
        reply(said)

    assert said not in str(refused.value)
    assert not Reply.objects.exists()
    assert not Entry.objects.filter(event="feedback.replied").exists()


@pytest.mark.parametrize(
    "said",
    [
        "In 2019/20 there were 1,862 assessments, and 48% were in time.",
        "Section 11 of the Children Act 2004 is hard to read.",
        "£63,013 in reserves seems a lot; so do 5,121 people on 342 courses.",
        "Working Together 2018, chapter 3, page 96.",
    ],
)
def test_numbers_of_the_report_may_be_talked_about(said):
    assert reply(said).state == ReplyState.NEW


@given(st.text(max_size=300))
def test_any_words_are_looked_through(said):
    assert set(personal.personal_in(said)) <= set(personal.PERSONAL)


@pytest.mark.parametrize("said", ["", "  \n ", "x" * (rules.LONGEST + 1)])
def test_an_empty_or_endless_reply_is_refused(said):
    with pytest.raises(actions.CannotDo):
        reply(said)


def test_the_trail_keeps_that_a_reply_came_and_nothing_of_it():
    reply("A child I know")

    entry = Entry.objects.get(event="feedback.replied")
    assert "child I know" not in str(entry.details)
    assert entry.person is None


def test_an_answer_is_shown_to_everybody_only_when_somebody_chose_so():
    hidden, shown = reply(), reply("Thank you.")

    actions.answer(actor=UNIT, reply=hidden, words="So we hope.", now=NOW)
    actions.answer(actor=UNIT, reply=shown, words="You are welcome.", publish=True, now=NOW)

    assert [row.words for row in queries.published("f" * 64)] == ["Thank you."]


def test_a_reply_set_aside_leaves_the_report_again():
    found = reply()
    actions.answer(actor=UNIT, reply=found, words="So we hope.", publish=True, now=NOW)

    actions.set_aside(actor=UNIT, reply=found, why="It named a school.", now=NOW)

    assert not queries.published("f" * 64).exists()


@pytest.mark.parametrize("role", [Role.PARTNER, Role.SCRUTINEER, Role.ANALYST])
def test_only_the_business_unit_answers(role):
    actor = Actor("Somebody", frozenset({role}), 2)

    for act in (actions.answer, actions.set_aside):
        said = {"why": "Words"} if act is actions.set_aside else {"words": "Words"}
        with pytest.raises(PermissionDenied):
            act(actor=actor, reply=reply(), now=NOW, **said)


def test_replies_are_counted_in_the_year_in_which_they_came():
    year = YearFactory(first=2019)
    answered = reply()
    actions.answer(actor=UNIT, reply=answered, words="So we hope.", now=NOW)
    reply(now=NOW)
    reply(now=NOW + timedelta(days=200))

    found = {figure.key: figure.text for figure in figures.offered(COMMAND_LINE, year)}

    assert found == {"feedback.received": "2", "feedback.answered": "1"}


def test_what_stands_beneath_the_count_says_nothing_of_what_was_said():
    reply("A secret wish")

    told = str(list(figures.offered(COMMAND_LINE, YearFactory(first=2019))))

    assert "secret wish" not in told


def test_the_business_unit_answers_on_the_page(sign_in):
    year = YearFactory(first=2018)
    found = reply()
    client = sign_in(Role.BUSINESS_UNIT)

    answer = client.post(
        reverse("feedback:reply", args=[year.slug, found.pk]),
        {"words": "So we hope.", "publish": "on"},
        follow=True,
    )

    found.refresh_from_db()
    assert (found.state, found.is_published) == (ReplyState.ANSWERED, True)
    assert "0 wait" in words(main(answer))


def test_an_empty_answer_is_told_at_its_field(sign_in):
    year = YearFactory(first=2018)

    answer = sign_in(Role.BUSINESS_UNIT).post(
        reverse("feedback:reply", args=[year.slug, reply().pk]), {"words": ""}
    )

    assert "Write the answer" in words(having(main(answer), "govuk-error-message")[0])


def test_a_reply_to_another_years_report_is_not_found(sign_in):
    YearFactory(first=2018)
    other = YearFactory(first=2019)

    answer = sign_in(Role.BUSINESS_UNIT).get(
        reverse("feedback:reply", args=[other.slug, reply().pk])
    )

    assert answer.status_code == 404


def test_what_readers_typed_is_shown_as_text(sign_in):
    year = YearFactory(first=2018)
    reply("<script>alert(1)</script>")

    answer = sign_in(Role.ANALYST).get(reverse("feedback:replies", args=[year.slug]))

    assert b"<script>alert" not in answer.content
    assert "<script>alert(1)</script>" in words(main(answer))


def test_a_list_of_many_replies_costs_what_a_list_of_few_does(
    sign_in, django_assert_max_num_queries
):
    year = YearFactory(first=2018)
    for number in range(60):
        reply(f"Reply {'x' * number}")
    client = sign_in(Role.ANALYST)

    with django_assert_max_num_queries(12):
        client.get(reverse("feedback:replies", args=[year.slug]))
