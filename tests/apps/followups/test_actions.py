"""Loading follow-ups."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from sightline.apps.followups import actions
from sightline.apps.followups.models import FollowUp, FollowUpUpdate
from sightline.apps.followups.types import FollowUpEntry, State, UpdateEntry
from sightline.kit.access import COMMAND_LINE, Actor
from sightline.kit.keyed import Levelling
from sightline.kit.permission import Role
from sightline.kit.trail.models import Entry
from tests.factories.concerns import ConcernListingFactory
from tests.factories.partnership import AgencyListingFactory, GroupFactory, YearFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2020, 6, 1, 9, 0, tzinfo=UTC)


def entry(key, **fields):
    plain = {
        "title": "Share the plan", "asked_by": "An audit", "agency": "", "group": "", "owner": "",
        "concerns": (), "due": None, "state": State.OPEN, "how_will_we_know": "", "proof": "",
        "reason_not_accepted": "", "source": "",
    }  # fmt: skip
    return FollowUpEntry(key, **(plain | fields))


def load(*entries, updates=(), who=COMMAND_LINE):
    levelling = Levelling(YearFactory())
    actions.load(actor=who, follow_ups=entries, updates=updates, levelling=levelling, now=NOW)
    levelling.removals.carry_out()
    return levelling.changes[0]


def test_a_follow_up_is_kept_with_who_agreed_and_what_it_is_about():
    AgencyListingFactory(key="police", name="Police")
    GroupFactory(key="board", name="The board")
    neglect = ConcernListingFactory(key="neglect")

    load(
        entry("f", agency="police", due=date(2020, 5, 1), concerns=("neglect",)),
        entry("g", agency="police", group="board", state=State.VERIFIED, proof="Seen"),
        entry("h"),
    )

    found = {row.key: row for row in FollowUp.objects.all()}
    assert [row.agreed_by for row in found.values()] == ["Police", "The board", ""]
    assert list(found["f"].concerns.all()) == [neglect]
    assert (found["f"].due, found["g"].state_name) == (date(2020, 5, 1), "Verified")
    assert Entry.objects.get().event == "followups.loaded"


def test_a_second_load_changes_only_what_differs():
    ConcernListingFactory(key="neglect")
    load(entry("same"), entry("moved"), entry("gone"))

    changes = load(entry("same"), entry("moved", concerns=("neglect",)), entry("new"))

    assert (changes.added, changes.changed, changes.removed) == (("new",), ("moved",), ("gone",))
    assert changes.unchanged == 1


def test_updates_come_and_go_with_what_they_are_about():
    june = UpdateEntry("june", "f", date(2020, 6, 1), "Head of quality", "Half done.", "")
    load(entry("f"), updates=[june])
    assert FollowUpUpdate.objects.get().follow_up.key == "f"

    load(entry("g"))

    assert not FollowUpUpdate.objects.exists()


def test_only_those_who_may_load_do():
    with pytest.raises(PermissionDenied):
        load(entry("f"), who=Actor("Analyst", frozenset({Role.ANALYST}), person=1))
