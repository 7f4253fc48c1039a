"""The share log: who adds, who sees which rows, and that nothing in it is lost."""

import json

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.apps.records.models import Share, ShareVersion
from sightline.apps.records.sharing import actions, queries
from sightline.apps.records.types import CannotDo
from sightline.kit.access import Actor
from sightline.kit.permission import Role
from sightline.kit.trail.models import Entry
from tests.factories.partnership import AgencyListingFactory, YearFactory
from tests.reading_pages import main, words
from tests.record_keeping import NOW, UNIT, share_entry

pytestmark = pytest.mark.django_db
LOG = reverse("records:shares")


@pytest.fixture
def agencies():
    year = YearFactory(first=2026)
    return [
        AgencyListingFactory(year=year, agency__key=key, name=f"The {key}").agency
        for key in ("council", "police")
    ]


def lead(agency, role=Role.AGENCY_LEAD, person=7):
    return Actor("Lead", frozenset({role}), person, frozenset({agency.key}))


def recorded(agency, actor=UNIT, **changes):
    return actions.record(actor=actor, agency=agency.key, entry=share_entry(**changes), now=NOW)


@pytest.mark.parametrize("role", [Role.AGENCY_LEAD, Role.PARTNER])
def test_an_agencys_people_add_and_see_rows_of_their_own_agency_alone(agencies, role):
    own, other = agencies
    actor = lead(own, role)
    mine = recorded(own, actor)
    recorded(other)

    assert [row.share.pk for row in queries.shares(actor)] == [mine.pk]
    with pytest.raises(PermissionDenied):
        recorded(other, actor)


def test_an_analyst_sees_what_they_added_and_no_more(agencies):
    analyst = Actor("Analyst", frozenset({Role.ANALYST}), 8)
    mine = recorded(agencies[1], analyst)
    recorded(agencies[1])

    assert [row.share.pk for row in queries.shares(analyst)] == [mine.pk]


@pytest.mark.parametrize("page", ["share", "correct-share", "withdraw-share"])
def test_a_lead_of_another_agency_finds_no_such_page(agencies, sign_in, page):
    own, other = agencies
    stranger = sign_in(Role.AGENCY_LEAD, agency=other)
    address = reverse(f"records:{page}", args=[recorded(own).pk])

    assert stranger.get(address).status_code == 404
    assert stranger.post(address, {"why": "A mistake"}).status_code in (404, 405)
    assert "Attendance" not in words(main(stranger.get(LOG)))
    assert Share.objects.get().withdrawn_at is None


def test_a_stranger_of_another_agency_changes_nothing_by_the_actions_either(agencies):
    own, other = agencies
    share = recorded(own)

    with pytest.raises(PermissionDenied):
        actions.withdraw(actor=lead(other), share=share.pk, why="A mistake", now=NOW)
    with pytest.raises(PermissionDenied):
        actions.correct(
            actor=lead(other), share=share.pk, seen=1, entry=share_entry(), why="So", now=NOW
        )


@pytest.mark.parametrize("role", [Role.SCRUTINEER, Role.DATA_PROTECTION_OFFICER])
def test_those_who_oversee_read_all_and_add_nothing(agencies, role):
    actor = Actor("Overseer", frozenset({role}), 9)
    recorded(agencies[0])
    recorded(agencies[1])

    assert queries.shares(actor).count() == 2
    with pytest.raises(PermissionDenied):
        recorded(agencies[0], actor)


def test_a_correction_is_a_newer_version_with_its_reason_and_the_older_stays(agencies, sign_in):
    share = recorded(agencies[0])

    actions.correct(
        actor=UNIT,
        share=share.pk,
        seen=1,
        entry=share_entry(what="Attendance for two years"),
        why="It was two years",
        now=NOW,
    )

    assert list(share.versions.values_list("number", "is_latest")) == [(2, True), (1, False)]
    page = words(main(sign_in(Role.SCRUTINEER).get(reverse("records:share", args=[share.pk]))))
    assert "It was two years" in page
    assert "Attendance for one school year" in page


def test_a_correction_of_what_somebody_corrected_meanwhile_is_refused(agencies):
    share = recorded(agencies[0])
    says = {"actor": UNIT, "share": share.pk, "entry": share_entry(), "why": "So", "now": NOW}
    actions.correct(seen=1, **says)

    with pytest.raises(CannotDo, match="meanwhile"):
        actions.correct(seen=1, **says)

    assert ShareVersion.objects.count() == 2


def test_a_withdrawn_row_stays_with_its_reason_and_is_changed_no_more(agencies):
    share = recorded(agencies[0])
    actions.withdraw(actor=UNIT, share=share.pk, why="Recorded twice", now=NOW)

    with pytest.raises(CannotDo, match="withdrawn"):
        actions.withdraw(actor=UNIT, share=share.pk, why="Again", now=NOW)
    assert queries.shares(UNIT).get().share.withdrawn_why == "Recorded twice"


def test_the_trail_keeps_that_it_was_done_and_nothing_of_what_was_said(agencies):
    share = recorded(agencies[0])
    actions.correct(
        actor=UNIT, share=share.pk, seen=1, entry=share_entry(), why="Spelling", now=NOW
    )
    actions.withdraw(actor=UNIT, share=share.pk, why="Recorded twice", now=NOW)

    entries = Entry.objects.filter(event__startswith="records.")
    assert [each.event.removeprefix("records.share-") for each in entries] == [
        "recorded",
        "corrected",
        "withdrawn",
    ]
    kept = json.dumps([each.details for each in entries])
    assert not [word for word in ("Spelling", "Attendance", "twice") if word in kept]
    corrected = entries[1].details
    assert (corrected["version"], corrected["changes"][0]["fields"]) == (
        2,
        ["number", "correction"],
    )


def test_what_is_refused_leaves_nothing_behind(agencies):
    with pytest.raises(CannotDo):
        recorded(agencies[0], what="Of jo@mail.example")
    with pytest.raises(CannotDo):
        recorded(agencies[0], to_body="", to_agency="nobody")

    assert not Share.objects.exists()
    assert not Entry.objects.filter(event__startswith="records.").exists()


def filled_in(**changes):
    return {
        "agency": "council",
        "on": "4/5/2026",
        "shared": "no",
        "what": "Address history",
        "why": "The request did not say what for",
        "basis": "public-task",
        "to_agency": "police",
        "told": "not_safe",
        "told_why": "It would have put the child at risk",
        "approver": "Head of service",
        **changes,
    }


def test_a_lead_records_on_the_page_that_it_was_not_shared(agencies, sign_in):
    client = sign_in(Role.AGENCY_LEAD, agency=agencies[0])

    answer = client.post(reverse("records:add-share"), filled_in(), follow=True)

    assert "Not shared" in words(main(answer))
    assert "The police" in words(main(answer))


def test_a_lead_is_not_offered_another_agency_to_record_for(agencies, sign_in):
    client = sign_in(Role.AGENCY_LEAD, agency=agencies[0])

    answer = client.post(reverse("records:add-share"), filled_in(agency="police"))

    assert "Choose an agency" in words(main(answer))
    assert not Share.objects.exists()


def test_personal_words_are_told_at_their_field_and_not_kept(agencies, sign_in):
    answer = sign_in(Role.BUSINESS_UNIT).post(
        reverse("records:add-share"), filled_in(why="See jo@mail.example")
    )

    assert answer.context["form"].errors["why"][0].startswith("This seems to hold an email address")
    assert not Share.objects.exists()


def test_a_row_is_corrected_and_withdrawn_on_its_pages(agencies, sign_in):
    share, client = recorded(agencies[0]), sign_in(Role.BUSINESS_UNIT)
    correct = reverse("records:correct-share", args=[share.pk])
    assert client.get(correct).context["form"].initial["what"] == "Attendance for one school year"

    client.post(correct, filled_in(seen="1", correction="It was not"))
    client.post(reverse("records:withdraw-share", args=[share.pk]), {"why": "Recorded twice"})

    share.refresh_from_db()
    assert share.versions.filter(is_shared=False, is_latest=True).exists()
    assert share.withdrawn_why == "Recorded twice"
    assert client.get(correct).status_code == 404


def test_the_log_is_narrowed_by_year_agency_and_decision(agencies, sign_in):
    recorded(agencies[0])
    recorded(agencies[1], what="Nothing at all", is_shared=False, on=NOW.date().replace(month=2))
    client = sign_in(Role.BUSINESS_UNIT)

    for narrowed in ("year=2025/26", "agency=police", "decision=no"):
        said = words(main(client.get(f"{LOG}?{narrowed}")))
        assert "Nothing at all" in said
        assert "Attendance" not in said


def test_the_file_holds_the_reasons_and_no_other_agencys_row(agencies, sign_in):
    own, other = agencies
    recorded(own, why="=1+1")
    recorded(other, what="A secret of the police")

    file = sign_in(Role.AGENCY_LEAD, agency=own).get(f"{LOG}?download=csv").content.decode()

    assert "'=1+1" in file
    assert "Head of service" in file
    assert "A secret" not in file


def test_each_page_and_file_of_the_log_is_an_entry_that_names_the_rows(agencies, sign_in):
    client = sign_in(Role.AGENCY_LEAD, agency=agencies[0])
    own = recorded(agencies[0], what="Own")
    recorded(agencies[1], what="Of others")

    client.get(LOG)
    client.get(LOG, {"download": "csv"})
    client.get(reverse("records:share", args=[own.pk]))

    shown = [each.details for each in Entry.objects.filter(event="records.shares-shown")]
    named = {"records.share": [str(own.pk)]}
    assert [(each["shown"], each["form"]) for each in shown] == [
        (named, "page"),
        (named, "csv"),
        (named, "page"),
    ]


def test_a_long_log_costs_what_a_short_one_does(agencies, sign_in):
    client = sign_in(Role.BUSINESS_UNIT)
    recorded(agencies[0])
    client.get(LOG)  # the first page makes the key under which the address is sealed
    with CaptureQueriesContext(connection) as few:
        client.get(LOG)
    for each in range(20):
        recorded(agencies[each % 2])
    with CaptureQueriesContext(connection) as many:
        client.get(LOG)

    assert len(many) == len(few) <= 25


def test_only_those_who_may_find_records_in_the_menu(agencies, sign_in):
    assert LOG in sign_in(Role.AGENCY_LEAD).get("/accounts/").content.decode()
    assert LOG not in sign_in(Role.PRACTITIONER).get("/accounts/").content.decode()
