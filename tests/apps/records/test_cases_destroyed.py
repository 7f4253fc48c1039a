"""What is sealed in a case of Sightline is destroyed once its time is over and two people agree."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.urls import reverse

from sightline.apps.accounts.cases import actions as cases
from sightline.apps.accounts.models import NamedCase, Person
from sightline.apps.evidence.files.types import Sent
from sightline.apps.evidence.models import RestrictedFile, RestrictedFinding
from sightline.apps.evidence.restricted import actions as restricted
from sightline.apps.evidence.restricted import bytes as lying
from sightline.apps.evidence.restricted import queries as sealed
from sightline.apps.evidence.types import Polarity, RestrictedEntry
from sightline.apps.records.keeping import actions
from sightline.apps.records.models import KeptItem
from sightline.apps.records.schedule import actions as schedule
from sightline.apps.records.types import CannotDo, ItemEntry
from sightline.apps.subject_access import actions as access
from sightline.apps.subject_access.models import AccessItem
from sightline.apps.subject_access.types import Asker, Found, RequestEntry
from sightline.kit import clock
from sightline.kit.access import COMMAND_LINE, Actor
from sightline.kit.permission import Role
from sightline.kit.trail import checking
from sightline.kit.trail.models import Entry, SubjectKey
from sightline.kit.uploads import Damaged
from tests import record_keeping as keeping

pytestmark = pytest.mark.django_db(transaction=True)
SECRET = "Wilhelmina Quux was left alone"
CONTENT = b"%PDF-1.7 what happened"
LONG_AGO = date(2010, 3, 31)
TABLES = (
    "accounts_namedcase", "accounts_namedoncase", "accounts_glassbroken",
    "evidence_restrictedfinding", "evidence_restrictedfile", "subject_access_accessitem",
)  # fmt: skip


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HOME = tmp_path / "home"
    settings.HOME.mkdir()
    schedule.begin(actor=keeping.UNIT, now=clock.now())
    keeping.approve("meetings", now=clock.now())


@pytest.fixture
def owner():
    person = Person.objects.create(email="owner@council.example", shown_as="Owner")
    return Actor("Owner", frozenset({Role.BUSINESS_UNIT}), person.pk)


@pytest.fixture
def case(owner):
    """With a finding, its file, and a copy in a request for subject access."""
    now = clock.now()
    until = clock.today() + timedelta(days=9)
    made = cases.open_case(actor=owner, title="Review", subject="CMS 12", until=until, now=now)
    sent = Sent("W.pdf", "PDF", "application/pdf", len(CONTENT), lambda: [CONTENT])
    said = RestrictedEntry(SECRET, "Her own report", Polarity.CONCERN, "2019/20")
    restricted.record(actor=owner, case=made, entry=said, sent=[sent], now=now)
    entry = RequestEntry("Wilhelmina Quux", "Wilhelmina Quux", Asker.SUBJECT)
    asked = access.begin(actor=owner, entry=entry, received_on=clock.today(), now=now)
    found = Found("restricted:1", "Finding", SECRET, SECRET, f"accounts.namedcase:{made.pk}")
    access.take(actor=owner, request=asked.pk, things=[found], now=now)
    return made


@pytest.fixture
def item(owner, case):
    cases.close(actor=owner, case=case, now=clock.now())
    entry = ItemEntry("meetings", "A review", "Sightline", LONG_AGO, None, case.pk)
    return actions.keep(actor=keeping.UNIT, entry=entry, now=clock.now())


def destroyed(item):
    actions.destroy(
        actor=keeping.UNIT, item=item.pk, day=clock.today(), how="Within Sightline", now=clock.now()
    )


def witnessed(item, by=keeping.OTHER):
    actions.witness(actor=by, item=item.pk, now=clock.now())


def test_nothing_goes_before_another_person_witnesses_it(item, owner):
    destroyed(item)
    with pytest.raises(CannotDo, match="another person"):
        witnessed(item, keeping.UNIT)

    [found] = sealed.findings(owner, clock.now())
    assert found.statement == SECRET
    assert lying.store().read(RestrictedFile.objects.get().digest)


def test_once_witnessed_all_of_it_is_gone_and_the_trail_still_verifies(item, case, owner):
    digest = RestrictedFile.objects.get().digest
    tokens = RestrictedFinding.objects.values_list("statement", "source")[0]
    destroyed(item)
    witnessed(item)

    assert list(sealed.findings(owner, clock.now())) == []
    assert RestrictedFinding.objects.get().statement == ""
    assert not RestrictedFile.objects.exists()
    with pytest.raises(Damaged):
        lying.store().read(digest)
    assert AccessItem.objects.get().words == "This was destroyed with its case."
    kept = NamedCase.objects.get()
    assert (kept.title, kept.subject, kept.subject_index) == ("Destroyed", "", "")
    assert {named.reason for named in kept.named.all()} == {"Destroyed"}
    subject = f"accounts.namedcase:{case.pk}"
    assert not SubjectKey.objects.filter(subject=subject, erased_at=None).exists()
    assert not [each for each in tokens if each in rows()]
    assert checking.verify(COMMAND_LINE).whole
    told = Entry.objects.get(event="restricted.destroyed").details
    assert (told["findings"], told["files"]) == (1, 1)
    assert "Quux" not in str(list(Entry.objects.values()))


def rows():
    found = []
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"SELECT * FROM {table}")
            found += cursor.fetchall()
    return str(found)


def test_a_hold_put_on_since_stops_it_and_loses_nothing(item, owner):
    destroyed(item)
    actions.hold_class(
        actor=keeping.OTHER,
        key="meetings",
        why="An inquiry",
        asked_by="The court",
        from_day=clock.today(),
        now=clock.now(),
    )

    with pytest.raises(CannotDo, match="legal hold"):
        witnessed(item)

    assert len(sealed.findings(owner, clock.now())) == 1


def test_taken_back_before_it_is_witnessed_nothing_goes(item, owner):
    destroyed(item)
    actions.take_back(actor=keeping.OTHER, item=item.pk, why="Too early", now=clock.now())

    assert len(sealed.findings(owner, clock.now())) == 1


def test_only_a_closed_case_is_kept_and_once(case, owner, item):
    entry = ItemEntry("meetings", "Again", "Sightline", LONG_AGO, None, case.pk)
    with pytest.raises(CannotDo, match="in the register already"):
        actions.keep(actor=keeping.UNIT, entry=entry, now=clock.now())
    until = clock.today() + timedelta(days=9)
    still = cases.open_case(actor=owner, title="Open", subject="", until=until, now=clock.now())
    entry = ItemEntry("meetings", "Open", "Sightline", LONG_AGO, None, still.pk)
    with pytest.raises(CannotDo, match="closed"):
        actions.keep(actor=keeping.UNIT, entry=entry, now=clock.now())


def test_the_register_names_a_case_by_its_reference_and_says_what_will_be_done(
    case, owner, sign_in
):
    cases.close(actor=owner, case=case, now=clock.now())
    unit = sign_in(Role.BUSINESS_UNIT)
    page = unit.get(reverse("records:add-item")).content.decode()
    assert case.reference in page
    assert case.title not in page

    told = {
        "record_class": "meetings",
        "title": "A review",
        "where": "Sightline",
        "started_on": "31/3/2010",
        "case": str(case.pk),
    }
    unit.post(reverse("records:add-item"), told)
    item = KeptItem.objects.get()
    assert item.case == case
    asked = unit.get(reverse("records:destroy", args=[item.pk])).content.decode()
    assert "Sightline destroys the words and files" in asked
    assert case.reference in unit.get(reverse("records:item", args=[item.pk])).content.decode()
