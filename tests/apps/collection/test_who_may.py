"""Each does with a return what is theirs to do, and nobody anything with another agency's."""

import pytest
from django.core.exceptions import PermissionDenied

from sightline.apps.collection import actions, queries
from sightline.apps.collection.models import ReturnLine
from sightline.apps.collection.types import CannotDo
from sightline.kit.permission import Role
from tests.apps.collection import people
from tests.apps.collection.people import ANALYST, MEMBER, UNIT
from tests.apps.collection.steps import (
    WHOLE,
    events,
    number,
)
from tests.factories.collection import COUNT, NOW, QuarterlyReturnFactory
from tests.factories.partnership import AgencyListingFactory

pytestmark = pytest.mark.django_db


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
