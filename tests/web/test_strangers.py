"""A stranger in the same role, from another agency, reads and changes nothing that is not theirs:
each page that leads to one record, asked for and posted to, by every role."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse

from sightline.apps.accounts.cases import actions as cases
from sightline.apps.accounts.models import Invitation, NamedCase, NamedOnCase, Person, RoleHeld
from sightline.apps.accounts.people import actions as people
from sightline.apps.evidence.models import RestrictedFile, RestrictedFinding
from sightline.apps.evidence.restricted import actions as restricted
from sightline.apps.evidence.types import Polarity, RestrictedEntry
from sightline.apps.partnership.models import Agency
from sightline.apps.records.models import Share, ShareVersion
from sightline.apps.records.sharing import actions as sharing
from sightline.apps.subject_access import actions as access
from sightline.apps.subject_access.models import AccessItem, AccessRequest
from sightline.apps.subject_access.types import Asker, Found, RequestEntry
from sightline.kit import clock
from sightline.kit.access import Actor
from sightline.kit.permission import Role
from tests import record_keeping, signing_in, years
from tests.web.test_every_page import routes

pytestmark = pytest.mark.django_db
SEALED, OWN, SHARED = "Wilhelmina Quux", "Quill Hospital", "Attendance of class nine"
ASKED, ADDRESS = "Bartholomew Zog", "lead.of.a@council.example"
# Whom each may be shown to by their role alone, whatever agency they act for.
MAY_READ = {
    SEALED: set(),
    OWN: {Role.BUSINESS_UNIT, Role.ANALYST, Role.SCRUTINEER},
    SHARED: {Role.BUSINESS_UNIT, Role.SCRUTINEER, Role.DATA_PROTECTION_OFFICER},
    ASKED: {Role.BUSINESS_UNIT, Role.DATA_PROTECTION_OFFICER},
    ADDRESS: {Role.BUSINESS_UNIT, Role.ACCOUNTS_ADMINISTRATOR},
}
ROOMS = ("accounts:", "cases:", "restricted:", "records:share", "records:correct-share")
ROOMS = (*ROOMS, "records:withdraw-share", "subject-access:", "erasing:", "trail:entry")
TABLES = (
    NamedCase, NamedOnCase, RestrictedFinding, RestrictedFile, Share, ShareVersion,
    AccessRequest, AccessItem, Person, RoleHeld, Invitation,
)  # fmt: skip
SAID = "A reason that is long enough to count as one"
POSTED = {
    "why": SAID, "reason": SAID, "found": SAID, "correction": SAID, "words": SAID,
    "decision": "approve", "no_hold": "on", "justified": "yes", "until": "31/12/2026",
    "on": "1/9/2026", "role": "member", "outcome": "answered", "all": "yes", "seen": "1",
    "email": "other@council.example", "phrase": "Quux", "marked": SAID, "exemption": "harm",
}  # fmt: skip


@pytest.fixture
def made(settings, tmp_path):
    """One record of each kind that is agency A's, or nobody's by role; by what routes ask for."""
    settings.HOME = tmp_path / "home"
    settings.HOME.mkdir()
    years.load_oxfordshire()
    now, agency = clock.now(), Agency.objects.order_by("pk")[0]
    lead = Person.objects.create(email=ADDRESS, shown_as="Lead of A")
    RoleHeld.objects.create(
        person=lead, role=Role.AGENCY_LEAD, agency=agency, starts_on=clock.today()
    )
    roles = frozenset({Role.AGENCY_LEAD, Role.BUSINESS_UNIT})
    acting = Actor("Lead of A", roles, lead.pk, frozenset({agency.key}))
    until = clock.today() + timedelta(days=9)
    case = cases.open_case(actor=acting, title="Review", subject=SEALED, until=until, now=now)

    def record(words, **where):
        said = RestrictedEntry(words, "A call", Polarity.CONCERN, "2019/20")
        return restricted.record(actor=acting, entry=said, now=now, **where)

    sealed, own = record(f"{SEALED} was left alone", case=case), record(OWN, agency=agency)
    share = sharing.record(
        actor=acting,
        agency=agency.key,
        entry=record_keeping.share_entry(what=SHARED, on=clock.today()),
        now=now,
    )
    entry = RequestEntry(ASKED, ASKED, Asker.SUBJECT)
    asked = access.begin(actor=acting, entry=entry, received_on=clock.today(), now=now)
    subject = f"accounts.namedcase:{case.pk}"
    things = [Found("restricted:1", "Finding", SEALED, SEALED, subject)]
    access.take(actor=acting, request=asked.pk, things=things, now=now)
    people.invite(actor=acting, email="new@a.example", roles=[Role.MEMBER], agency=agency, now=now)
    return {
        "cases": [case.pk, case.named.get().pk],
        "restricted": [sealed.pk, 1],
        "own": [own.pk, 1],
        "records": [share.pk],
        "subject-access": [asked.pk, asked.items.get().pk],
        "accounts": [lead.pk, lead.roles.get().pk],
    }


def addresses(made):
    """Every route of these rooms that takes a record, with that record."""
    for name, pattern in routes(get_resolver().url_patterns):
        takes = len(pattern.pattern.converters)
        if not takes or not name.startswith(ROOMS) or "str" in str(pattern.pattern.converters):
            continue
        room = name.split(":")[0]
        for found in {"restricted": ["restricted", "own"]}.get(room, [room]):
            numbers = made.get(found, [1, 0])
            yield name, reverse(name, args=numbers[:takes])


def come_in(role, agency):
    person = Person.objects.create(email=f"{role}@b.example", shown_as="Somebody of B")
    RoleHeld.objects.create(person=person, role=role, agency=agency, starts_on=clock.today())
    client = Client()
    signing_in.with_both_factors(client, person)
    return client


def standing(numbers):
    return [
        sorted(map(str, table.objects.filter(pk__in=numbers[table]).values())) for table in TABLES
    ]


def test_a_stranger_of_another_agency_reads_and_changes_nothing(made):
    asked = list(addresses(made))
    assert len(asked) > 30, "routes are found at all"
    for role in Role:
        if role != Role.SYSTEM:
            with transaction.atomic():  # each finds everything as it was
                try_all(role, asked)
                transaction.set_rollback(True)


def try_all(role, asked):
    client = come_in(role, Agency.objects.order_by("pk")[1])
    hidden = [word for word, may in MAY_READ.items() if role not in may]
    numbers = {table: list(table.objects.values_list("pk", flat=True)) for table in TABLES}
    before = standing(numbers)
    for name, where in asked:
        for answer in (client.get(where), client.post(where, POSTED)):
            text = answer.content.decode("utf-8", "replace")
            assert [word for word in hidden if word in text] == [], (role, name)
            assert answer.status_code < 500, (role, name)
    if hidden == list(MAY_READ):
        assert standing(numbers) == before, role
