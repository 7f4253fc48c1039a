"""Quarterly returns of one agency of the loaded year, as far as each has come."""

from datetime import UTC, datetime
from decimal import Decimal

from sightline.apps.collection import actions, queries
from sightline.apps.collection.asking import actions as asking
from sightline.apps.collection.sheets import actions as sheets
from sightline.apps.collection.types import (
    Amount,
    Frequency,
    Grid,
    LineEntry,
    RequestEntry,
)
from sightline.apps.partnership import queries as partnership
from sightline.kit.access import Actor
from sightline.kit.permission import Role

NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)
UNIT = Actor("Business manager", frozenset({Role.BUSINESS_UNIT}), 9001)
ANALYST = Actor("Data analyst", frozenset({Role.ANALYST}), 9003)
CONTACTS = "mash-contacts"


def agency():
    return partnership.agency_keys().first()


def of_agency(role, person):
    key = agency().key
    return Actor("Of the agency", frozenset({role}), person, frozenset({key}))


def made(person=9004):
    """One of each, by the words that tests of pages call them. `person` sent the sheet."""
    wants = RequestEntry(
        agency().key, (CONTACTS,), Frequency.QUARTERLY, "Analyst", "2025/26 Q2", 45
    )
    request = asking.request(actor=UNIT, entry=wants, now=NOW)
    to_fill, sent, queried, accepted = request.returns.order_by("-quarter_ended")
    contributor = of_agency(Role.CONTRIBUTOR, person)
    for each in (sent, queried, accepted):
        send(each, contributor)
    query = actions.ask(
        actor=UNIT, of=queried.pk, line=queried.lines.get().pk, asks="All of them?", now=NOW
    )
    seen = queries.one(ANALYST, accepted.pk).changes
    actions.accept(actor=ANALYST, of=accepted.pk, seen=seen, now=NOW)
    kept = sheets.keep(
        actor=contributor,
        of=to_fill.pk,
        name="return.xlsx",
        grids=[Grid("Return", (("Indicator", "Q1"), ("Contacts", "12")))],
        now=NOW,
    )
    return {
        "the data request": request.pk,
        "the return to fill": to_fill.pk,
        "the sheet": kept.pk,
        "the return": sent.pk,
        "the line": sent.lines.get().pk,
        "the queried return": queried.pk,
        "the query": query.pk,
        "the accepted return": accepted.pk,
    }


def send(of, actor):
    said = LineEntry(value=Amount(Decimal(120)))
    actions.fill(actor=actor, of=of.pk, entries={CONTACTS: (LineEntry(), said)}, now=NOW)
    actions.send(actor=actor, of=of.pk, seen=1, now=NOW)


def commented(of):
    """The accepted return with its commentary, so that the lead may sign it."""
    actor = of_agency(Role.CONTRIBUTOR, 9004)
    seen = queries.one(actor, of).changes
    says = {CONTACTS: "More schools call."}
    actions.comment(actor=actor, of=of, seen=seen, says=says, done=True, now=NOW)
