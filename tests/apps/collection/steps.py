"""The steps of a return in tests, each by whoever does it."""

from decimal import Decimal

from sightline.apps.collection import actions
from sightline.apps.collection.types import NOTHING, Amount, LineEntry, State
from sightline.kit.trail.models import Entry
from tests.apps.collection import people
from tests.apps.collection.people import ANALYST
from tests.factories.collection import COUNT, NOW, SHARE, TOTAL, QuarterlyReturnFactory

WHOLE = {
    COUNT: {"value": 120},
    SHARE: {"numerator": 24, "denominator": 60},
    TOTAL: {"missing": "The system was replaced"},
}


def number(value):
    return LineEntry(value=Amount(Decimal(value)))


def filled(of, actor=None, seen=NOTHING, **by_indicator):
    entries = {key: (LineEntry(value=seen), number(value)) for key, value in by_indicator.items()}
    return actions.fill(
        actor=actor or people.contributor(of.agency), of=of.pk, entries=entries, now=NOW
    )


def send(of, actor=None, seen=None):
    of.refresh_from_db()
    return actions.send(
        actor=actor or people.contributor(of.agency),
        of=of.pk,
        seen=of.changes if seen is None else seen,
        now=NOW,
    )


def accepted(of=None):
    of = of or QuarterlyReturnFactory(lines=WHOLE)
    send(of)
    of.refresh_from_db()
    actions.accept(actor=ANALYST, of=of.pk, seen=of.changes, now=NOW)
    return of


def commented(of=None, done=True):
    of = of or accepted()
    of.refresh_from_db()
    actions.comment(
        actor=people.contributor(of.agency),
        of=of.pk,
        seen=of.changes,
        says={COUNT: "More schools call."},
        done=done,
        now=NOW,
    )
    return of


def signed(of=None):
    of = of or commented()
    of.refresh_from_db()
    actions.sign(actor=people.lead(of.agency), of=of.pk, seen=of.changes, now=NOW)
    return of


def state(of):
    of.refresh_from_db()
    return of.stands


def events():
    return list(Entry.objects.order_by("number").values_list("event", flat=True))


def restate(of, because="Three were recorded late", actor=None):
    return actions.restate(
        actor=actor or people.contributor(of.agency), of=of.pk, because=because, now=NOW
    )


def queried():
    """Five quiet quarters before, and 900 now."""
    of = QuarterlyReturnFactory(quarter="2026/27 Q2", lines={**WHOLE, COUNT: {"value": 900}})
    for quarter, value in zip(
        ("2025/26 Q1", "2025/26 Q2", "2025/26 Q3", "2025/26 Q4", "2026/27 Q1"),
        (100, 110, 90, 100, 120),
        strict=True,
    ):
        QuarterlyReturnFactory(
            request=of.request,
            quarter=quarter,
            sent=True,
            state="accepted",
            accepted_at=NOW,
            accepted_by="Data analyst",
            lines={**WHOLE, COUNT: {"value": value}},
        )
    assert send(of) == State.QUERIED
    return of
