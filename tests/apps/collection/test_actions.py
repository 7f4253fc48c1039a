"""A return from being filled in to its being published, with everything that is refused."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from sightline.apps.collection import actions, queries
from sightline.apps.collection.models import LineQuery, QuarterlyReturn, ReturnLine
from sightline.apps.collection.types import NOTHING, Amount, CannotDo, LineEntry, State
from sightline.apps.indicators.models import IndicatorValue
from sightline.apps.indicators.types import Absence
from sightline.kit.permission import Role
from sightline.kit.trail.models import Entry
from tests.apps.collection import people
from tests.apps.collection.people import ANALYST, MEMBER, UNIT
from tests.factories.collection import COUNT, NOW, SHARE, TOTAL, QuarterlyReturnFactory
from tests.factories.partnership import AgencyListingFactory

pytestmark = pytest.mark.django_db
WHOLE = {
    COUNT: {"value": 120},
    SHARE: {"numerator": 24, "denominator": 60},
    TOTAL: {"missing": "The system was replaced"},
}


def number(value):
    return LineEntry(value=Amount(Decimal(value)))


def filled(of, actor=None, seen=NOTHING, **by_indicator):
    entries = {key: (LineEntry(value=seen), number(value)) for key, value in by_indicator.items()}
    return actions.fill(
        actor=actor or people.contributor(of.agency), of=of.pk, entries=entries, now=NOW
    )


def send(of, actor=None, seen=None):
    of.refresh_from_db()
    return actions.send(
        actor=actor or people.contributor(of.agency),
        of=of.pk,
        seen=of.changes if seen is None else seen,
        now=NOW,
    )


def accepted(of=None):
    of = of or QuarterlyReturnFactory(lines=WHOLE)
    send(of)
    of.refresh_from_db()
    actions.accept(actor=ANALYST, of=of.pk, seen=of.changes, now=NOW)
    return of


def commented(of=None, done=True):
    of = of or accepted()
    of.refresh_from_db()
    actions.comment(
        actor=people.contributor(of.agency),
        of=of.pk,
        seen=of.changes,
        says={COUNT: "More schools call."},
        done=done,
        now=NOW,
    )
    return of


def signed(of=None):
    of = of or commented()
    of.refresh_from_db()
    actions.sign(actor=people.lead(of.agency), of=of.pk, seen=of.changes, now=NOW)
    return of


def state(of):
    of.refresh_from_db()
    return of.stands


def events():
    return list(Entry.objects.order_by("number").values_list("event", flat=True))


def test_a_return_goes_all_the_way_to_the_group():
    of = QuarterlyReturnFactory(lines=WHOLE)
    assert state(of) == State.REQUESTED

    assert send(of) == State.VALIDATED
    accepted_one = QuarterlyReturn.objects.get(pk=of.pk)
    actions.accept(actor=ANALYST, of=of.pk, seen=accepted_one.changes, now=NOW)
    assert state(of) == State.ACCEPTED
    commented(of)
    assert state(of) == State.COMMENTARY_IN
    signed(of)
    assert state(of) == State.SIGNED
    actions.publish(actor=ANALYST, of=of.pk, now=NOW)

    assert state(of) == State.PUBLISHED
    assert events() == [
        "collection.received",
        "collection.accepted",
        "indicators.values-recorded",
        "collection.commented",
        "collection.signed",
        "collection.published",
    ]


def test_what_was_written_part_way_is_kept_and_says_from_where():
    of = QuarterlyReturnFactory()

    assert filled(of, **{COUNT: 120}) == 1

    row = ReturnLine.objects.get(of=of, indicator=COUNT)
    assert row.value == 120
    assert state(of) == State.REQUESTED
    assert events() == ["collection.filled"]


def test_nothing_is_told_where_nothing_was_written():
    of = QuarterlyReturnFactory(lines={COUNT: {"value": 120}})

    entries = {COUNT: (number(120), number(120))}
    actions.fill(actor=people.lead(of.agency), of=of.pk, entries=entries, now=NOW)

    assert events() == []


def test_two_people_who_write_different_lines_both_keep_theirs():
    """Both opened the page before either wrote; the second one's page still shows nothing."""
    of = QuarterlyReturnFactory()

    filled(of, people.contributor(of.agency, 1), **{COUNT: 120})
    filled(of, people.contributor(of.agency, 2), **{TOTAL: 400})

    values = dict(ReturnLine.objects.filter(of=of).values_list("indicator", "value"))
    assert (values[COUNT], values[TOTAL]) == (120, 400)


def test_a_line_that_somebody_else_wrote_is_never_written_over_unsaid():
    of = QuarterlyReturnFactory()
    filled(of, people.contributor(of.agency, 1), **{COUNT: 120})

    with pytest.raises(actions.Overtaken) as overtaken:
        filled(of, people.contributor(of.agency, 2), **{COUNT: 125, TOTAL: 400})

    assert overtaken.value.indicators == (COUNT,)
    values = dict(ReturnLine.objects.filter(of=of).values_list("indicator", "value"))
    assert (values[COUNT], values[TOTAL]) == (120, None)


def test_what_was_seen_may_be_written_over():
    of = QuarterlyReturnFactory()
    filled(of, **{COUNT: 120})

    filled(of, seen=Amount(Decimal(120)), **{COUNT: 125})

    assert ReturnLine.objects.get(of=of, indicator=COUNT).value == 125


def test_a_hidden_number_is_kept_as_hidden_and_no_number_is_made_of_it():
    of = QuarterlyReturnFactory()
    hidden = LineEntry(numerator=Amount(hidden="<5"), denominator=Amount(Decimal(60)))

    actions.fill(
        actor=people.lead(of.agency), of=of.pk, entries={SHARE: (LineEntry(), hidden)}, now=NOW
    )

    row = ReturnLine.objects.get(of=of, indicator=SHARE)
    assert (row.numerator, row.hidden) == (None, {"numerator": "<5"})
    assert row.entry == hidden


def test_a_return_with_something_to_put_right_cannot_be_sent():
    of = QuarterlyReturnFactory(lines={**WHOLE, SHARE: {"numerator": 61, "denominator": 60}})

    with pytest.raises(CannotDo, match="1 indicator has to be put right"):
        send(of)

    assert state(of) == State.REQUESTED
    assert events() == []


def test_an_empty_return_cannot_be_sent():
    with pytest.raises(CannotDo, match="3 indicators have to be put right or explained"):
        send(QuarterlyReturnFactory())


def test_what_was_written_after_one_looked_is_not_sent_unseen():
    of = QuarterlyReturnFactory(lines=WHOLE)
    seen = of.changes
    filled(of, seen=Amount(Decimal(120)), **{COUNT: 125})

    with pytest.raises(CannotDo, match="Somebody changed it meanwhile"):
        send(of, seen=seen)


def queried():
    """Five quiet quarters before, and 900 now."""
    of = QuarterlyReturnFactory(quarter="2026/27 Q2", lines={**WHOLE, COUNT: {"value": 900}})
    for quarter, value in zip(
        ("2025/26 Q1", "2025/26 Q2", "2025/26 Q3", "2025/26 Q4", "2026/27 Q1"),
        (100, 110, 90, 100, 120),
        strict=True,
    ):
        QuarterlyReturnFactory(
            request=of.request,
            quarter=quarter,
            sent=True,
            state="accepted",
            accepted_at=NOW,
            accepted_by="Data analyst",
            lines={**WHOLE, COUNT: {"value": value}},
        )
    assert send(of) == State.QUERIED
    return of


def test_a_jump_is_asked_about_and_the_return_is_queried():
    of = queried()

    [asked] = LineQuery.objects.all()
    assert (asked.line.indicator, asked.kind, asked.raised_by) == (COUNT, "jump", "Sightline")
    assert "900 is up from 120" in asked.seen
    with pytest.raises(CannotDo):
        actions.accept(actor=ANALYST, of=of.pk, seen=state(of) and of.changes, now=NOW)


def test_an_answer_lets_the_return_be_accepted():
    of = queried()
    asked = LineQuery.objects.get()

    actions.answer(
        actor=people.contributor(of.agency),
        of=of.pk,
        query=asked.pk,
        says="A school closed for good, and each child was told of.",
        now=NOW,
    )

    assert state(of) == State.VALIDATED
    asked.refresh_from_db()
    assert (asked.answered_by, asked.is_open) == ("A contributor", False)


def test_a_query_is_answered_once_and_in_words():
    of = queried()
    asked = LineQuery.objects.get()
    actor = people.contributor(of.agency)

    with pytest.raises(CannotDo, match="Write the answer"):
        actions.answer(actor=actor, of=of.pk, query=asked.pk, says="  ", now=NOW)
    actions.answer(actor=actor, of=of.pk, query=asked.pk, says="It is right.", now=NOW)
    with pytest.raises(CannotDo, match="answered already"):
        actions.answer(actor=actor, of=of.pk, query=asked.pk, says="Again.", now=NOW)


def test_a_corrected_number_overtakes_what_was_asked_about_it():
    of = queried()

    filled(of, seen=Amount(Decimal(900)), **{COUNT: 130})

    assert LineQuery.objects.get().overtaken_at is not None
    assert send(of) == State.VALIDATED


def test_what_was_answered_is_not_asked_again_of_the_same_number():
    of = queried()
    asked = LineQuery.objects.get()
    actions.answer(
        actor=people.lead(of.agency), of=of.pk, query=asked.pk, says="It is right.", now=NOW
    )

    assert send(of) == State.VALIDATED
    assert LineQuery.objects.count() == 1


def test_somebody_who_oversees_can_ask_by_hand_and_it_survives_a_correction():
    of = QuarterlyReturnFactory(lines=WHOLE)
    send(of)
    row = ReturnLine.objects.get(of=of, indicator=COUNT)

    actions.ask(actor=UNIT, of=of.pk, line=row.pk, asks="Are these all referrals?", now=NOW)

    assert state(of) == State.QUERIED
    filled(of, seen=Amount(Decimal(120)), **{COUNT: 125})
    assert LineQuery.objects.get().is_open
    assert send(of) == State.QUERIED


def test_it_is_asked_about_only_between_its_coming_in_and_its_acceptance():
    of = QuarterlyReturnFactory(lines=WHOLE)
    row = ReturnLine.objects.get(of=of, indicator=COUNT)

    with pytest.raises(CannotDo, match="once it is sent"):
        actions.ask(actor=ANALYST, of=of.pk, line=row.pk, asks="Why?", now=NOW)
    accepted(of)
    with pytest.raises(CannotDo, match="until it is accepted"):
        actions.ask(actor=ANALYST, of=of.pk, line=row.pk, asks="Why?", now=NOW)


def test_nothing_is_accepted_that_was_not_seen():
    of = QuarterlyReturnFactory(lines=WHOLE)
    send(of)
    of.refresh_from_db()

    with pytest.raises(CannotDo, match="meanwhile"):
        actions.accept(actor=ANALYST, of=of.pk, seen=of.changes - 1, now=NOW)


def test_numbers_that_were_accepted_are_changed_no_more():
    of = accepted()

    with pytest.raises(CannotDo, match="restate it"):
        filled(of, seen=Amount(Decimal(120)), **{COUNT: 125})
    with pytest.raises(CannotDo, match="restate it"):
        send(of)


def test_commentary_is_kept_part_way_and_in_when_it_is_said_to_be():
    of = commented(done=False)
    assert state(of) == State.ACCEPTED

    commented(of)

    assert state(of) == State.COMMENTARY_IN
    assert ReturnLine.objects.get(of=of, indicator=COUNT).commentary == "More schools call."


def test_commentary_that_says_nothing_is_not_in():
    of = accepted()
    of.refresh_from_db()

    with pytest.raises(CannotDo, match="at least one"):
        actions.comment(
            actor=people.lead(of.agency),
            of=of.pk,
            seen=of.changes,
            says={COUNT: " "},
            done=True,
            now=NOW,
        )


def test_a_lead_signs_only_what_they_saw():
    of = commented()
    of.refresh_from_db()
    seen = of.changes
    commented(of)

    with pytest.raises(CannotDo, match="meanwhile"):
        actions.sign(actor=people.lead(of.agency), of=of.pk, seen=seen, now=NOW)


def test_a_signed_return_is_signed_once_and_commented_on_no_more():
    of = signed()
    of.refresh_from_db()

    with pytest.raises(CannotDo):
        actions.sign(actor=people.lead(of.agency), of=of.pk, seen=of.changes, now=NOW)
    with pytest.raises(CannotDo, match="until it is signed"):
        commented(of)


def test_nothing_is_published_before_it_is_signed():
    of = commented()

    with pytest.raises(CannotDo, match="once the agency’s lead has signed"):
        actions.publish(actor=ANALYST, of=of.pk, now=NOW)


def restate(of, because="Three were recorded late", actor=None):
    return actions.restate(
        actor=actor or people.contributor(of.agency), of=of.pk, because=because, now=NOW
    )


def test_a_restatement_stands_beside_the_original():
    of = signed()

    made = restate(of)
    filled(made, seen=Amount(Decimal(120)), **{COUNT: 123})
    accepted(made)

    of.refresh_from_db()
    assert of.stands == State.SIGNED
    assert ReturnLine.objects.get(of=of, indicator=COUNT).value == 120
    made.refresh_from_db()
    assert (made.version, made.restates, made.restated_by) == (2, of, "A contributor")
    assert made.restated_because == "Three were recorded late"
    kept = [
        (each.version, each.value, each.restates)
        for each in queries.accepted_values(ANALYST)
        if each.indicator == COUNT
    ]
    assert kept == [(1, 120, ""), (2, 123, "Three were recorded late")]


def test_only_what_was_accepted_is_restated_and_once_and_with_a_reason():
    of = QuarterlyReturnFactory(lines=WHOLE)
    with pytest.raises(CannotDo, match="not accepted yet"):
        restate(of)
    accepted(of)
    with pytest.raises(CannotDo, match="what is corrected"):
        restate(of, because=" ")
    restate(of)

    with pytest.raises(CannotDo, match="restated already"):
        restate(of)


def test_what_was_accepted_says_what_is_hidden_missing_or_divided():
    of = accepted(
        QuarterlyReturnFactory(
            lines={
                COUNT: {"hidden": {"value": "<5"}},
                SHARE: {"numerator": 24, "denominator": 60},
                TOTAL: {"missing": "The system was replaced"},
            }
        )
    )

    found = {each.indicator: each for each in queries.accepted_values(ANALYST, of)}

    assert (found[COUNT].value, found[COUNT].absence) == (None, Absence.HIDDEN)
    assert found[COUNT].absence_why == "Kept back by the agency as <5"
    assert (found[SHARE].value, found[SHARE].numerator) == (40, 24)
    assert found[TOTAL].absence_why == "The system was replaced"
    assert {each.period for each in found.values()} == {"2026/27 Q2"}


def every_step(of, actor):
    """Each action on the return, by its name."""
    row = ReturnLine.objects.filter(of=of).first()
    told = {"actor": actor, "of": of.pk, "now": NOW}
    return {
        "fill": lambda: actions.fill(**told, entries={COUNT: (number(120), number(1))}),
        "send": lambda: actions.send(**told, seen=0),
        "answer": lambda: actions.answer(**told, query=1, says="Yes"),
        "comment": lambda: actions.comment(**told, seen=0, says={}, done=False),
        "sign": lambda: actions.sign(**told, seen=0),
        "restate": lambda: actions.restate(**told, because="Late"),
        "ask": lambda: actions.ask(**told, line=row.pk, asks="Why?"),
        "accept": lambda: actions.accept(**told, seen=0),
        "publish": lambda: actions.publish(**told),
    }


OF_AGENCY = ("fill", "send", "answer", "comment", "restate")


@pytest.mark.parametrize(
    ("somebody", "refused"),
    [
        pytest.param(
            lambda own, other: people.contributor(own),
            {"sign", "ask", "accept", "publish"},
            id="a-contributor-neither-signs-nor-accepts",
        ),
        pytest.param(
            lambda own, other: people.lead(own),
            {"ask", "accept", "publish"},
            id="a-lead-does-not-accept",
        ),
        pytest.param(
            lambda own, other: ANALYST,
            {*OF_AGENCY, "sign"},
            id="an-analyst-writes-nothing-for-an-agency",
        ),
        pytest.param(
            lambda own, other: UNIT,
            {*OF_AGENCY, "sign", "accept", "publish"},
            id="the-business-unit-asks-alone",
        ),
        pytest.param(
            lambda own, other: MEMBER,
            {*OF_AGENCY, "sign", "ask", "accept", "publish"},
            id="a-member-does-nothing",
        ),
    ],
)
def test_each_does_what_is_theirs_to_do(somebody, refused):
    of = QuarterlyReturnFactory(lines=WHOLE)
    actor = somebody(of.agency, AgencyListingFactory().agency)

    found = set()
    for name, step in every_step(of, actor).items():
        try:
            step()
        except PermissionDenied:
            found.add(name)
        except CannotDo:
            continue

    assert found == refused


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.AGENCY_LEAD])
def test_nobody_does_anything_for_another_agency(role):
    of = QuarterlyReturnFactory(lines=WHOLE)
    other = people.of_agency(role, AgencyListingFactory().agency)

    for step in every_step(of, other).values():
        with pytest.raises((PermissionDenied, CannotDo)):
            step()

    assert events() == []
    assert list(queries.returns(other)) == []


def test_a_lesser_role_for_an_agency_gives_nothing_there():
    """Lead of one agency, and a member for the agency of the return."""
    of = QuarterlyReturnFactory(lines=WHOLE)
    elsewhere = AgencyListingFactory().agency
    actor = people.lead(elsewhere)
    both = type(actor)(
        actor.name,
        actor.roles,
        actor.person,
        frozenset({elsewhere.key, of.agency.key}),
        frozenset({(Role.AGENCY_LEAD, elsewhere.key), (Role.MEMBER, of.agency.key)}),
    )

    assert queries.one(both, of.pk) is None
    with pytest.raises(CannotDo):
        actions.fill(actor=both, of=of.pk, entries={}, now=NOW)


def test_which_return_came_when_is_for_everybody_on_the_year_and_no_number_is():
    QuarterlyReturnFactory(lines=WHOLE, sent=True)

    [timing] = queries.timings(MEMBER)

    assert timing.received_on is not None
    with pytest.raises(PermissionDenied):
        queries.returns(MEMBER)
    with pytest.raises(PermissionDenied):
        list(queries.accepted_values(MEMBER))


def handed_on(key):
    found = IndicatorValue.objects.filter(indicator=key).order_by("pk")
    return [(each.cell, each.value, each.is_current) for each in found]


def test_what_is_accepted_is_handed_on_to_the_indicators():
    of = accepted()

    [kept] = IndicatorValue.objects.filter(indicator=SHARE)
    assert (kept.value, kept.numerator, kept.denominator) == (40, 24, 60)
    assert (kept.period, kept.basis, kept.agency) == ("2026/27 Q2", "collected", of.agency.key)
    assert kept.source == "Quarterly return of 2026/27 Q2, version 1"
    [missing] = IndicatorValue.objects.filter(indicator=TOTAL)
    assert (missing.absence, missing.absence_why) == ("not available", "The system was replaced")


def test_nothing_is_handed_on_before_it_is_accepted():
    send(QuarterlyReturnFactory(lines=WHOLE))

    assert not IndicatorValue.objects.exists()


def test_a_restatement_is_handed_on_beside_the_original_with_its_reason():
    made = restate(accepted())
    filled(made, seen=Amount(Decimal(120)), **{COUNT: 123})
    accepted(made)

    assert handed_on(COUNT) == [("", 120, False), ("", 123, True)]
    assert handed_on(SHARE) == [("", 40, True)]
    newest = IndicatorValue.objects.get(indicator=COUNT, is_current=True)
    assert newest.restated_because == "Three were recorded late"


def test_one_indicator_of_two_agencies_is_told_apart_by_agency():
    first, second = (QuarterlyReturnFactory(lines=WHOLE) for _ in range(2))
    accepted(first)
    accepted(second)

    assert handed_on(COUNT) == [
        (first.agency.key, 120, True),
        (second.agency.key, 120, True),
    ]
