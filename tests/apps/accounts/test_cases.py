"""A sealed case is read by those on its list, to their last day, and by nobody else."""

from datetime import UTC, date, datetime, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import connection

from sightline.apps.accounts import queries as accounts
from sightline.apps.accounts.cases import actions, queries
from sightline.apps.accounts.models import GlassBroken, NamedCase, NamedOnCase, Person, RoleHeld
from sightline.apps.accounts.types import CannotDo
from sightline.kit.mail.models import Letter
from sightline.kit.permission import Role
from sightline.kit.trail.models import Entry

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
TODAY = date(2026, 11, 25)
DAY = timedelta(days=1)
WHY = "She takes part in the review of this case."
GLASS = "The child may be in danger tonight and the owner is away."


def somebody(*roles):
    email = f"{'-'.join(roles)}-{Person.objects.count()}@council.example"
    person = Person.objects.create(email=email, shown_as=", ".join(roles))
    for role in roles:
        RoleHeld.objects.create(person=person, role=role, starts_on=date(2020, 1, 1))
    return person


def actor(person, on=TODAY):
    return accounts.actor_for(person, on)


@pytest.fixture
def owner():
    return somebody(Role.BUSINESS_UNIT)


@pytest.fixture
def case(owner):
    return actions.open_case(
        actor=actor(owner),
        title="Review of autumn 2026",
        subject="CMS 12/345",
        until=TODAY + 30 * DAY,
        now=NOW,
    )


def name(owner, case, person, until=TODAY + 10 * DAY, reason=WHY):
    actions.name_person(
        actor=actor(owner), case=case, person=person, reason=reason, until=until, now=NOW
    )


def reads(person, case, at=NOW):
    return case.pk in queries.open_to(actor(person, at.date()), at)


def test_only_those_on_the_list_read_it_whatever_their_role(owner, case):
    everybody = {role: somebody(role) for role in Role if role != Role.SYSTEM}
    reviewer = everybody[Role.REVIEWER]
    name(owner, case, reviewer)

    assert reads(owner, case)
    assert [role for role, person in everybody.items() if reads(person, case)] == [Role.REVIEWER]


def test_the_last_day_counts_and_the_day_after_does_not(owner, case):
    reviewer = somebody(Role.REVIEWER)
    name(owner, case, reviewer, until=TODAY + 3 * DAY)

    assert [reads(reviewer, case, NOW + each * DAY) for each in (0, 3, 4)] == [True, True, False]
    assert not reads(owner, case, NOW + 31 * DAY), "the owner has a last day too"


@pytest.mark.parametrize("until", [TODAY - DAY, TODAY + timedelta(days=367)])
def test_nobody_is_named_without_an_end_within_a_year(owner, case, until):
    with pytest.raises(CannotDo, match="a year ahead at the most"):
        name(owner, case, somebody(Role.REVIEWER), until=until)


def test_whoever_keeps_the_accounts_is_on_no_list(owner, case):
    both = somebody(Role.ACCOUNTS_ADMINISTRATOR, Role.BUSINESS_UNIT)

    with pytest.raises(CannotDo, match="keeps the accounts"):
        name(owner, case, both)
    with pytest.raises(CannotDo, match="keeps the accounts"):
        actions.open_case(actor=actor(both), title="Own", subject="", until=TODAY + DAY, now=NOW)
    with pytest.raises(CannotDo, match="keeps the accounts"):
        actions.break_glass(actor=actor(both), reference=case.reference, reason=GLASS, now=NOW)


def test_whoever_comes_to_keep_the_accounts_reads_it_no_more(owner, case):
    RoleHeld.objects.create(
        person=owner, role=Role.ACCOUNTS_ADMINISTRATOR, starts_on=date(2020, 1, 1)
    )

    assert not reads(owner, case)


def test_a_case_that_one_is_not_on_is_not_found(sign_in, case):
    for role in (Role.BUSINESS_UNIT, Role.SCRUTINEER, Role.AGENCY_LEAD, Role.REVIEWER):
        client = sign_in(role)

        assert client.get(f"/cases/{case.pk}/").status_code == 404, role
        assert case.title not in client.get("/cases/").content.decode()


def test_only_its_owner_keeps_the_list(owner, case):
    other = somebody(Role.BUSINESS_UNIT)
    name(owner, case, other)

    with pytest.raises(CannotDo, match="Only its owner"):
        name(other, case, somebody(Role.REVIEWER))


def test_being_named_is_ended_at_once_and_stays_on_the_list_as_ended(owner, case):
    reviewer = somebody(Role.REVIEWER)
    name(owner, case, reviewer)
    named = case.named.get(person=reviewer)

    actions.end_naming(actor=actor(owner), case=case, named=named, now=NOW)

    assert not reads(reviewer, case)
    assert case.named.filter(person=reviewer).count() == 1


def test_what_an_agency_calls_the_case_is_sealed_and_found_again_whole(owner, case):
    with connection.cursor() as cursor:
        cursor.execute("SELECT subject, subject_index FROM accounts_namedcase")
        kept = str(cursor.fetchall())

    assert "CMS 12/345" not in kept
    assert NamedCase.objects.get().subject == "CMS 12/345"
    with pytest.raises(CannotDo, match="open for this already"):
        actions.open_case(
            actor=actor(owner), title="Again", subject="cms-12 345", until=TODAY, now=NOW
        )


def test_a_title_that_tells_who_a_child_is_is_refused(owner):
    with pytest.raises(CannotDo, match="tells nobody who it is"):
        actions.open_case(
            actor=actor(owner), title="Girl born 3/4/2019", subject="", until=TODAY, now=NOW
        )


def test_broken_glass_opens_for_four_hours_and_is_told_at_once(owner, case):
    officer, lead = somebody(Role.DATA_PROTECTION_OFFICER), somebody(Role.AGENCY_LEAD)

    actions.break_glass(
        actor=actor(lead), reference=f" {case.reference.lower()} ", reason=GLASS, now=NOW
    )

    hours = [reads(lead, case, NOW + timedelta(hours=each)) for each in (0, 3.9, 4)]
    assert hours == [True, True, False]
    assert set(Letter.objects.values_list("kind", "person")) == {
        ("glass-broken", owner.pk),
        ("glass-to-review", officer.pk),
    }
    assert Entry.objects.filter(event="cases.glass-broken", person=lead.pk).count() == 1


def test_breaking_it_needs_a_reason_that_says_something(case):
    with pytest.raises(CannotDo, match="20 characters"):
        actions.break_glass(
            actor=actor(somebody(Role.SCRUTINEER)), reference=case.reference, reason="x", now=NOW
        )


@pytest.mark.parametrize("role", [Role.ANALYST, Role.REVIEWER, Role.CONTRIBUTOR, Role.MEMBER])
def test_not_everybody_may_break_it(case, role):
    with pytest.raises(PermissionDenied):
        actions.break_glass(
            actor=actor(somebody(role)), reference=case.reference, reason=GLASS, now=NOW
        )


def test_references_cannot_be_tried_out(sign_in, case):
    client = sign_in(Role.SCRUTINEER)
    for _ in range(10):
        client.post("/cases/break-glass/", {"reference": "AAAAA-AAAAA", "reason": GLASS})

    answer = client.post("/cases/break-glass/", {"reference": case.reference, "reason": GLASS})

    assert "Too many references" in answer.content.decode()
    assert not GlassBroken.objects.exists()
    assert Entry.objects.filter(event="cases.glass-refused").count() == 10


def test_broken_glass_is_reviewed_once_and_by_somebody_else(owner, case):
    both = somebody(Role.DATA_PROTECTION_OFFICER, Role.SCRUTINEER)
    officer = somebody(Role.DATA_PROTECTION_OFFICER)
    broken = actions.break_glass(actor=actor(both), reference=case.reference, reason=GLASS, now=NOW)

    with pytest.raises(CannotDo, match="Somebody else"):
        review(both, broken)
    review(officer, broken)
    with pytest.raises(CannotDo, match="already"):
        review(officer, broken)


def review(person, broken):
    actions.review(
        actor=actor(person), broken=broken, justified=False, found="It could wait.", now=NOW
    )


def test_a_closed_case_names_nobody_more(owner, case):
    actions.close(actor=actor(owner), case=case, now=NOW)
    case.refresh_from_db()

    with pytest.raises(CannotDo, match="closed"):
        name(owner, case, somebody(Role.REVIEWER))
    assert reads(owner, case)


def test_no_reason_stands_plain_in_the_database(case, owner):
    name(owner, case, somebody(Role.REVIEWER))
    scrutineer = somebody(Role.SCRUTINEER)
    broken = actions.break_glass(
        actor=actor(scrutineer), reference=case.reference, reason=GLASS, now=NOW
    )
    officer = somebody(Role.DATA_PROTECTION_OFFICER)
    actions.review(
        actor=actor(officer), broken=broken, justified=True, found="She was away", now=NOW
    )

    with connection.cursor() as cursor:
        for table in ("accounts_namedoncase", "accounts_glassbroken"):
            cursor.execute(f"SELECT * FROM {table}")
            rows = str(cursor.fetchall())
            assert not [word for word in ("She", "child", "Owner of") if word in rows]
    assert GlassBroken.objects.get().found == "She was away"


def test_reasons_from_before_are_sealed_and_open(case):
    seals = import_module("sightline.apps.accounts.migrations.0009_seal_reasons")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE accounts_namedoncase SET reason = 'It stood plain'")

    seals.close(apps, None)
    seals.close(apps, None)

    assert NamedOnCase.objects.get().reason == "It stood plain"
    seals.open_again(apps, None)
    with connection.cursor() as cursor:
        cursor.execute("SELECT reason FROM accounts_namedoncase")
        assert cursor.fetchall() == [("It stood plain",)]
