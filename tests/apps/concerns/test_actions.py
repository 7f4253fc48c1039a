"""Coding by a person, taking it back, and loading a pack around what people did."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied

from sightline.apps.concerns import actions
from sightline.apps.concerns.models import Coding, Concern, ConcernListing
from sightline.apps.concerns.types import CodingEntry, ConcernEntry, GroupEntry, Status
from sightline.apps.evidence.models import Finding
from sightline.kit.access import COMMAND_LINE, STRANGER, Actor
from sightline.kit.keyed import Levelling, WorkWouldBeLost
from sightline.kit.permission import Role
from sightline.kit.trail.models import Entry
from tests.factories.accounts import PersonFactory
from tests.factories.concerns import CodingFactory, ConcernListingFactory
from tests.factories.evidence import FindingFactory
from tests.factories.partnership import AgencyListingFactory, GroupFactory, YearFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2020, 6, 1, 9, 0, tzinfo=UTC)
LATER = datetime(2020, 6, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def analyst():
    person = PersonFactory()
    return Actor(person.shown_as, frozenset({Role.ANALYST}), person=person.pk)


def code(actor, finding, concern, reason="It names it."):
    return actions.code(actor=actor, finding=finding, concern=concern, reason=reason, now=NOW)


def withdraw(actor, coding, reason="It speaks of adults."):
    actions.withdraw(actor=actor, coding=coding, reason=reason, now=LATER)


def test_a_coding_says_who_when_and_why(analyst):
    finding, concern = FindingFactory(), ConcernListingFactory(key="neglect")

    coding = code(analyst, finding, concern, "  It names it. ")

    coding.refresh_from_db()
    assert (coding.finding, coding.concern) == (finding, concern.concern)
    assert (coding.reason, coding.coded_at) == ("It names it.", NOW)
    assert (coding.coded_by_id, coding.is_from_pack) == (analyst.person, False)
    entry = Entry.objects.get()
    assert (entry.event, entry.person, entry.target_id) == (
        "concerns.coded", analyst.person, str(coding.pk),
    )  # fmt: skip
    assert entry.details["concern"] == "neglect"
    assert entry.details["changes"][0]["fields"] == [
        "finding", "concern", "reason", "coded_at", "coded_by",
    ]  # fmt: skip


@pytest.mark.parametrize("reason", ["", "  ", "\n"])
def test_a_coding_without_a_reason_is_refused(analyst, reason):
    with pytest.raises(actions.CannotCode, match="Say in a line"):
        code(analyst, FindingFactory(), ConcernListingFactory(), reason)

    assert not Coding.objects.exists()
    assert not Entry.objects.exists()


def test_a_finding_is_coded_to_a_concern_once_at_a_time(analyst):
    finding, concern = FindingFactory(), ConcernListingFactory(title="Neglect")
    code(analyst, finding, concern)

    with pytest.raises(actions.CannotCode, match="already coded to 'Neglect'"):
        code(analyst, finding, concern)

    assert Coding.objects.count() == 1


def test_a_finding_may_speak_of_several_concerns(analyst):
    finding = FindingFactory()

    for concern in ConcernListingFactory.create_batch(3):
        code(analyst, finding, concern)

    assert finding.codings.count() == 3


def test_a_withdrawn_coding_stays_with_its_reason(analyst):
    coding = CodingFactory(by_a_person=True)

    withdraw(analyst, coding, " It speaks of adults. ")

    coding.refresh_from_db()
    assert (coding.withdrawn_at, coding.withdrawn_by_id) == (LATER, analyst.person)
    assert coding.withdrawn_reason == "It speaks of adults."
    assert coding.coded_by_id not in (None, analyst.person)
    assert Entry.objects.get().event == "concerns.coding-withdrawn"


def test_a_coding_is_withdrawn_once(analyst):
    coding = CodingFactory(by_a_person=True)
    seen_by_another = Coding.objects.get()
    withdraw(analyst, coding)

    with pytest.raises(actions.CannotCode, match="already been withdrawn"):
        withdraw(analyst, seen_by_another, "A second reason.")

    assert Coding.objects.get().withdrawn_reason == "It speaks of adults."


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_coding_is_not_withdrawn_without_a_reason(analyst, reason):
    coding = CodingFactory()

    with pytest.raises(actions.CannotCode, match="why the coding is withdrawn"):
        withdraw(analyst, coding, reason)

    assert Coding.objects.get().withdrawn_at is None


def test_what_was_withdrawn_may_be_coded_again(analyst):
    concern = ConcernListingFactory()
    coding = CodingFactory(concern=concern.concern, withdrawn=True)

    again = code(analyst, coding.finding, concern)

    assert coding.finding.codings.count() == 2
    assert coding.finding.codings.get(withdrawn_at=None) == again


@pytest.mark.parametrize(
    "who",
    [
        pytest.param(Actor("P", frozenset({Role.PARTNER}), person=1), id="a-reader"),
        pytest.param(Actor("N", frozenset(), person=1), id="no-role"),
        pytest.param(STRANGER, id="stranger"),
    ],
)
def test_those_who_may_not_code_cannot(who):
    coding = CodingFactory()

    with pytest.raises(PermissionDenied):
        code(who, coding.finding, ConcernListingFactory())
    with pytest.raises(PermissionDenied):
        withdraw(who, coding)
    with pytest.raises(PermissionDenied):
        load_codings(coding.finding.year, who=who)


def entry(key, **fields):
    plain = {
        "title": f"About {key}", "group": "harm", "status": Status.NOT_STATED, "owner_agency": "",
        "owner_group": "", "earlier_year": "", "earlier_year_source": "", "plain_words": "",
        "close_when": "", "source": "",
    }  # fmt: skip
    return ConcernEntry(key, **(plain | fields))


def load(year, *concerns, levelling=None):
    levelling = levelling or Levelling(year)
    actions.load(
        actor=COMMAND_LINE,
        groups=[GroupEntry("harm", "Harm")],
        concerns=concerns,
        levelling=levelling,
        now=NOW,
    )
    return levelling


def load_codings(year, *pairs, reason="The pack says so.", who=COMMAND_LINE, levelling=None):
    levelling = levelling or Levelling(year)
    entries = [CodingEntry(finding, concern, reason) for finding, concern in pairs]
    actions.load_codings(actor=who, codings=entries, levelling=levelling, now=NOW)
    levelling.removals.carry_out()
    return levelling.changes[-1]


def test_the_register_is_loaded_with_its_owners():
    year = YearFactory()
    AgencyListingFactory(key="council")
    GroupFactory(key="board", name="The board")

    load(year, entry("neglect", owner_agency="council", owner_group="board"), entry("online"))

    neglect, online = ConcernListing.objects.all()
    assert (neglect.title, neglect.group.title, neglect.owner) == (
        "About neglect",
        "Harm",
        "The board",
    )
    assert (online.owner, online.owner_agency) == ("", None)
    assert Entry.objects.get().event == "concerns.loaded"


def test_a_concern_is_the_same_in_two_years():
    for first in (2018, 2019):
        load(YearFactory(first=first), entry("neglect", title=f"As {first} words it"))

    assert Concern.objects.count() == 1
    assert ConcernListing.objects.count() == 2


def test_the_packs_codings_have_no_coder():
    FindingFactory(key="f")
    ConcernListingFactory(key="c")

    changes = load_codings(YearFactory(), ("f", "c"))

    assert changes.added == ("f:c",)
    assert Coding.objects.get().is_from_pack


def test_codings_of_the_pack_are_brought_level():
    same, reworded, gone = CodingFactory.create_batch(3, reason="The pack says so.")
    pairs = [(row.finding.key, row.concern.key) for row in (same, reworded, gone)]
    Coding.objects.filter(pk=reworded.pk).update(reason="As it was put before.")

    changes = load_codings(YearFactory(), *pairs[:2])

    assert changes.changed == (":".join(pairs[1]),)
    assert changes.removed == (":".join(pairs[2]),)
    assert (changes.added, changes.unchanged) == ((), 1)
    assert list(Coding.objects.values_list("reason", flat=True)) == ["The pack says so."] * 2


def test_a_reload_keeps_what_a_person_coded():
    theirs = CodingFactory(by_a_person=True, reason="As they put it.")

    changes = load_codings(YearFactory())

    assert Coding.objects.get() == theirs
    assert (changes.removed, changes.changed) == ((), ())


def test_a_reload_does_not_code_again_what_a_person_coded():
    theirs = CodingFactory(by_a_person=True, reason="As they put it.")

    changes = load_codings(YearFactory(), (theirs.finding.key, theirs.concern.key))

    assert Coding.objects.get().reason == "As they put it."
    assert (changes.added, changes.unchanged) == ((), 1)


@pytest.mark.parametrize("by_a_person", [True, False], ids=["their-own", "the-packs"])
def test_a_reload_does_not_bring_back_what_a_person_withdrew(by_a_person):
    coding = CodingFactory(by_a_person=by_a_person, withdrawn=True)

    load_codings(YearFactory(), (coding.finding.key, coding.concern.key))

    assert Coding.objects.get().withdrawn_at is not None


def test_a_reload_leaves_other_years_codings_alone():
    CodingFactory(finding=FindingFactory(year=YearFactory(first=2018)))

    changes = load_codings(YearFactory())

    assert changes.removed == ()
    assert Coding.objects.count() == 1


def drop(levelling, table, standing):
    levelling.level(table, standing, {})


def test_a_pack_that_drops_a_finding_that_people_coded_is_refused():
    theirs = CodingFactory(by_a_person=True)
    levelling = Levelling(theirs.finding.year)
    drop(levelling, "findings", Finding.objects.all())

    load_codings(levelling.year, levelling=levelling)
    with pytest.raises(WorkWouldBeLost) as refusal:
        levelling.refuse_to_lose_work()

    assert refusal.value.places == (
        f"the finding '{theirs.finding.key}' is coded to '{theirs.concern.key}' by Data analyst",
    )


def test_a_pack_that_drops_a_concern_that_people_coded_to_is_refused():
    listing = ConcernListingFactory()
    CodingFactory.create_batch(2, by_a_person=True, concern=listing.concern)
    levelling = load(YearFactory())

    load_codings(levelling.year, levelling=levelling)
    with pytest.raises(WorkWouldBeLost) as refusal:
        levelling.refuse_to_lose_work()

    assert len(refusal.value.places) == 2


@pytest.mark.parametrize("kind", ["from-the-pack", "withdrawn"])
def test_a_finding_on_which_no_standing_work_rests_may_go(kind):
    coding = CodingFactory(by_a_person=kind == "withdrawn", withdrawn=kind == "withdrawn")
    levelling = Levelling(coding.finding.year)
    drop(levelling, "findings", Finding.objects.all())

    load_codings(levelling.year, levelling=levelling)

    assert not Finding.objects.exists()
    assert not Coding.objects.exists()
