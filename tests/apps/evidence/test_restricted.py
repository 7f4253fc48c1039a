"""What is not open to the partnership is read by those whom it is for, and stands nowhere else."""

import io
import zipfile
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import get_resolver, reverse
from hypothesis import given
from hypothesis import strategies as st

from sightline.apps.accounts import queries as accounts
from sightline.apps.accounts.cases import actions as cases
from sightline.apps.accounts.models import Person, RoleHeld
from sightline.apps.evidence.files.types import Sent
from sightline.apps.evidence.models import RestrictedFile, RestrictedFinding
from sightline.apps.evidence.restricted import actions, queries
from sightline.apps.evidence.restricted.access import may_read
from sightline.apps.evidence.types import Polarity, RestrictedEntry, Tier
from sightline.apps.partnership.models import Agency
from sightline.exchange.exporting import pack_of_year
from sightline.kit import clock
from sightline.kit.access import COMMAND_LINE, Actor
from sightline.kit.permission import Role
from sightline.kit.trail.models import Entry
from sightline.kit.uploads import Damaged
from tests import signing_in, years
from tests.web.test_every_route import made_up, routes

pytestmark = pytest.mark.django_db
SECRET, OWN = "Wilhelmina Quux was left alone", "Quill Hospital lost eleven referrals"
CONTENT = b"%PDF-1.7 what happened to Wilhelmina Quux"
PEOPLE = [role for role in Role if role != Role.SYSTEM]


@pytest.fixture(autouse=True)
def year(settings, tmp_path):
    settings.HOME = tmp_path / "home"
    settings.HOME.mkdir()
    return years.load_oxfordshire()


@pytest.fixture
def agencies(year):
    return list(Agency.objects.order_by("pk")[:2])


def come_in(role, agency=None):
    email = f"{role}-{agency.key if agency else 'none'}@council.example"
    person, is_new = Person.objects.get_or_create(email=email, defaults={"shown_as": str(role)})
    if is_new:
        RoleHeld.objects.create(person=person, role=role, agency=agency, starts_on=date(2020, 1, 1))
    client = Client()
    signing_in.with_both_factors(client, person)
    client.person = person
    return client


def actor_of(client):
    return accounts.actor_for(client.person, clock.today())


def said(statement):
    return RestrictedEntry(statement, "The agency's own report", Polarity.CONCERN, "2019/20")


@pytest.fixture
def owner():
    return come_in(Role.BUSINESS_UNIT)


@pytest.fixture
def case(owner):
    until = clock.today() + timedelta(days=9)
    return cases.open_case(
        actor=actor_of(owner), title="Review of autumn", subject="", until=until, now=clock.now()
    )


@pytest.fixture
def sealed(owner, case):
    sent = Sent("Wilhelmina.pdf", "PDF", "application/pdf", len(CONTENT), lambda: [CONTENT])
    return actions.record(
        actor=actor_of(owner), case=case, entry=said(SECRET), sent=[sent], now=clock.now()
    )


@pytest.fixture
def agencys_own(agencies):
    lead = come_in(Role.AGENCY_LEAD, agencies[0])
    return actions.record(
        actor=actor_of(lead), agency=agencies[0], entry=said(OWN), now=clock.now()
    )


def test_a_sealed_finding_is_not_found_by_anybody_who_is_not_on_the_list(sealed, owner):
    assert owner.get(f"/restricted/{sealed.pk}/").status_code == 200
    for role in PEOPLE:
        client = come_in(role, Agency.objects.first())
        found = client.get(f"/restricted/{sealed.pk}/").status_code
        assert found in (403, 404), role


def test_an_agencys_own_is_read_by_its_people_and_by_whoever_works_with_all(agencys_own, agencies):
    own, other = agencies
    reads = {
        (role, agency.key)
        for role in PEOPLE
        for agency in (own, other)
        if come_in(role, agency).get(f"/restricted/{agencys_own.pk}/").status_code == 200
    }

    everywhere = {Role.BUSINESS_UNIT, Role.ANALYST, Role.SCRUTINEER}
    at_own = {Role.AGENCY_LEAD, Role.CONTRIBUTOR, Role.PARTNER}
    assert reads == {(role, agency.key) for role in everywhere for agency in (own, other)} | {
        (role, own.key) for role in at_own
    }


def test_on_no_page_of_anybody_else_stands_a_word_of_it(sealed, agencys_own, agencies):
    """Every address there is, opened by every role of another agency, named on no case."""
    addresses = [
        (name, name_of_route(name, converters))
        for name, _, converters in routes(get_resolver().url_patterns)
        if name not in LEFT_OUT
    ]
    for role in PEOPLE:
        client = come_in(role, agencies[1])
        for name, address in addresses:
            answer = client.get(address)
            text = b"".join(answer.streaming_content) if answer.streaming else answer.content
            assert b"Quux" not in text and b"Wilhelmina" not in text, (role, name)
            if role not in (Role.BUSINESS_UNIT, Role.ANALYST, Role.SCRUTINEER):
                assert b"Quill" not in text, (role, name)


LEFT_OUT = {"accounts:sign-out", "account_logout", "keep:next-year", "keep:export"}


def name_of_route(name, converters):
    return reverse(name, args=[made_up(*each) for each in converters])


def test_no_search_finds_it_and_no_pack_holds_it(sealed, agencys_own, owner, year):
    assert b"Wilhelmina" not in owner.get("/search/?q=left+alone").content
    pack = pack_of_year(COMMAND_LINE, year)
    assert "Quux" not in str(pack) and "Quill" not in str(pack)


def test_its_words_and_its_files_lie_encrypted(sealed, agencys_own, settings):
    with connection.cursor() as cursor:
        kept = ""
        for table in ("evidence_restrictedfinding", "evidence_restrictedfile", "trail_entry"):
            cursor.execute(f"SELECT * FROM {table}")
            kept += str(cursor.fetchall())
    lying = b"".join(
        path.read_bytes() for path in settings.HOME.rglob("*") if path.is_file()
        and "sqlite" not in path.name
    )  # fmt: skip

    for word in ("Quux", "Wilhelmina", "Quill"):
        assert word not in kept
        assert word.encode() not in lying


def test_a_file_is_given_out_with_a_note_to_whom_and_when(sealed, owner):
    file = sealed.files.get()

    answer = owner.get(f"/restricted/{sealed.pk}/files/{file.pk}/")

    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.read("Wilhelmina.pdf") == CONTENT
        note = archive.read("given-to.txt").decode()
    assert f"person {owner.person.pk}" in note and f"{clock.now():%d %B %Y}" in note
    assert "Wilhelmina" not in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]


def test_a_file_of_another_finding_is_not_given_out_under_a_wrong_address(
    sealed, agencys_own, owner
):
    file = sealed.files.get()

    assert owner.get(f"/restricted/{agencys_own.pk}/files/{file.pk}/").status_code == 404
    lead = come_in(Role.AGENCY_LEAD, Agency.objects.first())
    assert lead.get(f"/restricted/{sealed.pk}/files/{file.pk}/").status_code == 404


def test_bytes_that_were_changed_on_the_disk_are_not_given_out(sealed, settings, owner):
    file = RestrictedFile.objects.get()
    (lying,) = settings.HOME.rglob(file.digest)
    *whole, last = lying.read_bytes()
    lying.write_bytes(bytes([*whole, last ^ 1]))

    with pytest.raises(Damaged):
        actions.give_out(actor=actor_of(owner), file=file, now=clock.now())


def test_reading_leaves_its_trace_and_a_list_names_what_it_showed(sealed, agencys_own, owner):
    owner.get("/restricted/")
    owner.get(f"/restricted/{sealed.pk}/")
    owner.get(f"/restricted/{sealed.pk}/files/{sealed.files.get().pk}/")

    found = list(
        Entry.objects.filter(event__startswith="restricted.", person=owner.person.pk)
        .exclude(event="restricted.recorded")
        .values_list("event", "target_id")
    )
    assert found == [
        ("restricted.listed", ""),
        ("restricted.opened", str(sealed.pk)),
        ("restricted.given-out", str(sealed.pk)),
    ]
    listed = Entry.objects.get(event="restricted.listed")
    assert listed.details["shown"] == {
        "evidence.restrictedfinding": [str(agencys_own.pk), str(sealed.pk)]
    }


def test_a_list_that_shows_nothing_leaves_no_trace(sealed):
    come_in(Role.MEMBER).get("/restricted/")

    assert not Entry.objects.filter(event="restricted.listed").exists()


def test_whoever_is_taken_off_the_list_reads_it_no_more(sealed, case, owner):
    reviewer = come_in(Role.REVIEWER)
    cases.name_person(
        actor=actor_of(owner),
        case=case,
        person=reviewer.person,
        reason="Takes part in this review.",
        until=clock.today(),
        now=clock.now(),
    )
    assert reviewer.get(f"/restricted/{sealed.pk}/").status_code == 200
    named = case.named.get(person=reviewer.person)

    cases.end_naming(actor=actor_of(owner), case=case, named=named, now=clock.now())

    assert reviewer.get(f"/restricted/{sealed.pk}/").status_code == 404


def test_it_is_recorded_on_the_page_with_a_file(owner, case):
    answer = owner.post(
        "/restricted/record/",
        {
            "place": f"case:{case.pk}",
            "statement": SECRET,
            "polarity": "concern",
            "observed": "March 2020",
            "sent": SimpleUploadedFile("notes.pdf", CONTENT),
        },
    )

    made = RestrictedFinding.objects.get()
    assert answer["Location"] == f"/restricted/{made.pk}/"
    assert (made.tier, made.statement, made.files.count()) == ("sealed", SECRET, 1)


def test_nobody_records_for_an_agency_or_a_case_that_is_not_theirs(case, agencies):
    lead = come_in(Role.AGENCY_LEAD, agencies[0])
    for place in (f"agency:{agencies[1].key}", f"case:{case.pk}", "case:999", "agency:", "x"):
        answer = lead.post(
            "/restricted/record/",
            {"place": place, "statement": "x", "polarity": "concern", "observed": "2019/20"},
        )
        assert answer.status_code == 200, place
    assert not RestrictedFinding.objects.exists()
    with pytest.raises(actions.CannotDo):
        actions.record(actor=actor_of(lead), case=case, entry=said("x"), now=clock.now())


def test_withdrawn_it_stays_with_its_reason_and_gives_out_no_file(sealed, owner):
    owner.post(f"/restricted/{sealed.pk}/withdraw/", {"why": "It was of another child."})

    page = owner.get(f"/restricted/{sealed.pk}/").content.decode()
    assert "It was of another child." in page
    assert owner.get(f"/restricted/{sealed.pk}/files/{sealed.files.get().pk}/").status_code == 404


ROLES = st.frozensets(st.sampled_from(PEOPLE), max_size=3)
KEYS = st.sampled_from(["a", "b", "c"])


@given(ROLES, st.frozensets(KEYS), st.sampled_from(Tier), KEYS, st.sets(st.integers(1, 3)),
       st.integers(1, 3))  # fmt: skip
def test_the_rule_is_as_it_would_be_told(roles, agencies, tier, agency, open_cases, case):
    actor = Actor("somebody", roles, person=1, agencies=agencies)
    if tier == Tier.SEALED:
        told = case in open_cases
    elif roles & {Role.BUSINESS_UNIT, Role.ANALYST, Role.SCRUTINEER}:
        told = True
    else:
        theirs = roles & {Role.AGENCY_LEAD, Role.CONTRIBUTOR, Role.PARTNER}
        told = bool(theirs) and agency in agencies

    own = agency if tier == Tier.AGENCYS_OWN else ""
    assert may_read(actor, tier, own, case if tier == Tier.SEALED else None, open_cases) == told


def test_the_list_costs_no_more_with_many(owner, agencies, django_assert_max_num_queries):
    for number in range(30):
        _one_more(agencies[number % 2], number)

    with django_assert_max_num_queries(25):
        assert "number 29" in owner.get("/restricted/").content.decode()


def _one_more(agency, number):
    lead = come_in(Role.AGENCY_LEAD, agency)
    actions.record(
        actor=actor_of(lead), agency=agency, entry=said(f"number {number}"), now=clock.now()
    )


def test_what_the_query_finds_is_what_the_rule_says(sealed, agencys_own, agencies, case):
    for role in PEOPLE:
        client = come_in(role, agencies[1])
        if role in (Role.ACCOUNTS_ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER):
            continue
        actor = actor_of(client)
        found = set(queries.findings(actor, clock.now()))
        told = {
            each
            for each in (sealed, agencys_own)
            if may_read(
                actor, Tier(each.tier), each.agency.key if each.agency else "", each.case_id, ()
            )
        }
        assert found == told, role


def test_nothing_sealed_opens_without_a_second_factor_to_somebody_who_is_on_the_list(
    sealed, case, owner
):
    person = Person.objects.create(email="p@council.example", shown_as="Practitioner")
    RoleHeld.objects.create(person=person, role=Role.PRACTITIONER, starts_on=date(2020, 1, 1))
    cases.name_person(
        actor=actor_of(owner), case=case, person=person, reason="Takes part in the review",
        until=clock.today(), now=clock.now(),
    )  # fmt: skip
    person.set_password("four quiet words")
    person.save(update_fields=["password"])
    client = Client()
    client.post("/accounts/sign-in/", {"login": person.email, "password": "four quiet words"})

    for where in (
        reverse("restricted:finding", args=[sealed.pk]),
        reverse("restricted:list"),
        reverse("cases:case", args=[case.pk]),
    ):
        answer = client.get(where)
        assert answer.status_code == 302
        assert answer["Location"].startswith(reverse("mfa_index"))
    signing_in.with_both_factors(client, person)
    assert SECRET in client.get(reverse("restricted:finding", args=[sealed.pk])).content.decode()
