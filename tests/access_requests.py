"""Subject access requests in tests: one begun, with things in it, decided and answered."""

import io
import zipfile
from datetime import UTC, date, datetime

from django.test import Client
from django.urls import reverse

from sightline.apps.accounts.cases import actions as cases
from sightline.apps.accounts.models import Person, RoleHeld
from sightline.apps.evidence.restricted import actions as restricted
from sightline.apps.evidence.types import Polarity, RestrictedEntry
from sightline.apps.subject_access import actions, rules
from sightline.apps.subject_access.models import AccessItem
from sightline.apps.subject_access.types import (
    Asker,
    Decision,
    DecisionEntry,
    Found,
    RequestEntry,
)
from sightline.kit.access import Actor
from sightline.kit.permission import Role
from tests import reading_pages, signing_in

TODAY = date(2026, 11, 25)
NOW = datetime(2026, 11, 25, 10, tzinfo=UTC)
UNIT = Actor("Business manager", frozenset({Role.BUSINESS_UNIT}), 9001)
OTHER = Actor("Another manager", frozenset({Role.BUSINESS_UNIT}), 9002)
OFFICER = Actor("Officer", frozenset({Role.DATA_PROTECTION_OFFICER}), 9003)
SUBJECT, THIRD = "Wilhelmina Quux", "Bartholomew Zog"
WORDS = f"{SUBJECT} was heard at last. {THIRD} was not."


def begun(terms=f"{SUBJECT}\nWQ-1701", received_on=TODAY):
    entry = RequestEntry(SUBJECT, terms, Asker.SUBJECT)
    return actions.begin(actor=UNIT, entry=entry, received_on=received_on, now=NOW)


def thing(ref="a", words=WORDS, subject=""):
    return Found(ref, "Finding, 2019-20", f"About {SUBJECT}", words, subject)


def taken(*things, request=None):
    found = request or begun()
    actions.take(actor=UNIT, request=found.pk, things=things or (thing(),), now=NOW)
    return found


def decide(found, decision=Decision.GIVE, marked=None, exemption="", why="", actor=UNIT, item=None):
    one = item or AccessItem.objects.filter(request=found).last()
    entry = DecisionEntry(decision, one.marked if marked is None else marked, exemption, why)
    actions.decide(
        actor=actor, request=found.pk, item=one.pk, seen=one.version, entry=entry, now=NOW
    )


def check(found, actor=None, seen=None):
    every = AccessItem.objects.filter(request=found)
    seen = seen or rules.fingerprint((one.pk, one.version) for one in every)
    actions.check(actor=actor or OTHER, request=found.pk, seen=seen, now=NOW)


def shortened(found):
    marked = AccessItem.objects.get(request=found).words.replace(THIRD, f"[[{THIRD}]]")
    decide(found, marked=marked, exemption="others")


def come_in(role):
    person = Person.objects.create(email=f"{role}@council.example", shown_as=str(role))
    RoleHeld.objects.create(person=person, role=role, starts_on=date(2020, 1, 1))
    client = Client()
    signing_in.with_both_factors(client, person)
    client.person = person
    return client


def words(answer):
    return reading_pages.words(reading_pages.main(answer))


def answered(client, found):
    """Every part of the file, as one text."""
    answer = client.get(reverse("subject-access:answer", args=[found.pk]))
    assert answer.status_code == 200
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        return "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def owned_case(title):
    owner = Person.objects.create(email="owner@council.example", shown_as="Owner")
    acting = Actor("Owner", frozenset({Role.BUSINESS_UNIT}), owner.pk)
    case = cases.open_case(actor=acting, title=title, subject="", until=TODAY, now=NOW)
    said = RestrictedEntry(WORDS, "A call", Polarity.CONCERN, "March 2020")
    restricted.record(actor=acting, entry=said, case=case, now=NOW)
    return case


def owner_of_the_case():
    owner = Person.objects.get(email="owner@council.example")
    return Actor("Owner", frozenset({Role.BUSINESS_UNIT}), owner.pk)
