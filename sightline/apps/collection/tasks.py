"""What comes round by itself: returns are opened, agencies reminded, and what waits is told.

A mail holds a fixed sentence and a link, and those of one morning go in one mail.
"""

from collections.abc import Collection as Many
from collections.abc import Mapping
from datetime import datetime

from django.urls import reverse

from sightline.apps.accounts import reminders
from sightline.apps.accounts.queries import agency_name
from sightline.apps.collection import queries
from sightline.apps.collection.asking import actions as asking
from sightline.apps.collection.models import QuarterlyReturn
from sightline.apps.collection.sheets import actions as sheets
from sightline.apps.collection.types import State
from sightline.apps.indicators.signals import actions as signals
from sightline.apps.indicators.signals.types import Raised
from sightline.apps.indicators.types import SignalRule
from sightline.core.periods import long_date, parse_period
from sightline.kit import mail
from sightline.kit.permission import Role
from sightline.kit.schedule import SCHEDULE, Daily, scheduled

DUE, OVERDUE = "return-due", "return-overdue"
QUERIED, TO_SIGN, TO_LOOK_AT = "return-queried", "return-to-sign", "returns-to-look-at"


def _list(_: int) -> str:
    return reverse("returns:list")


mail.register(
    mail.Kind(
        DUE,
        "Your agency’s quarterly return is due soon",
        "A quarterly return that the partnership asked your agency for is due within a week.",
        _list,
    ),
    mail.Kind(
        OVERDUE,
        "Your agency’s quarterly return is overdue",
        "A quarterly return that the partnership asked your agency for has not been received. "
        "Until it is, the group is told so.",
        _list,
    ),
    mail.Kind(
        QUERIED,
        "There is a question about your agency’s return",
        "Something in a quarterly return of your agency was asked about, and waits for an answer.",
        _list,
        may_be_turned_off=True,
    ),
    mail.Kind(
        TO_SIGN,
        "Your agency’s return waits for you to sign it",
        "A quarterly return of your agency is accepted and commented on, and waits for its lead "
        "to sign it.",
        _list,
        may_be_turned_off=True,
    ),
    mail.Kind(
        TO_LOOK_AT,
        "Agencies’ returns wait to be looked at",
        "Quarterly returns of agencies came in, or were signed, and wait for you.",
        _list,
        may_be_turned_off=True,
    ),
)


@scheduled("collection.open", "Open the returns of a quarter that is over", Daily(5))
def open_quarter(now: datetime) -> Mapping[str, int]:
    return {"returns opened": asking.open_quarter(actor=SCHEDULE, now=now)}


@scheduled("collection.reminders", "Remind agencies of their quarterly returns", Daily(7))
def remind(now: datetime) -> Mapping[str, int]:
    """Once a week for each of: due soon, overdue."""
    found = asking.note_reminded(actor=SCHEDULE, now=now)
    today = reminders.day(now)
    overdue = {each.agency.key for each in found if each.due < today}
    soon = {each.agency.key for each in found if each.due >= today}
    told = sum(
        reminders.tell_role(role, kind, now, agencies=agencies)
        for role in (Role.AGENCY_LEAD, Role.CONTRIBUTOR)
        for kind, agencies in ((DUE, soon), (OVERDUE, overdue))
        if agencies
    )
    return {"returns due soon or overdue": len(found), "mails": told}


@scheduled("collection.signals", "Raise a signal for each return that did not come", Daily(6))
def signal_late(now: datetime) -> Mapping[str, int]:
    """Once for an agency and quarter; that it came late in the end, the page of timings tells."""
    raised = [_late(each) for each in queries.not_received(SCHEDULE, reminders.day(now))]
    new = signals.raise_signals(actor=SCHEDULE, raised=raised, now=now) if raised else 0
    return {"new signals": new}


@scheduled("collection.waiting", "Tell who has something to do about a quarterly return", Daily(7))
def tell_who_waits(now: datetime) -> Mapping[str, int]:
    waiting = {state: _agencies(state) for state in State}
    told = 0
    if queried := waiting[State.QUERIED]:
        told += reminders.tell_role(Role.CONTRIBUTOR, QUERIED, now, agencies=queried)
        told += reminders.tell_role(Role.AGENCY_LEAD, QUERIED, now, agencies=queried)
    if to_sign := waiting[State.COMMENTARY_IN]:
        told += reminders.tell_role(Role.AGENCY_LEAD, TO_SIGN, now, agencies=to_sign)
    if waiting[State.VALIDATED] or waiting[State.SIGNED]:
        told += reminders.tell_role(Role.ANALYST, TO_LOOK_AT, now)
    return {"mails": told}


@scheduled("collection.sweep", "Let go of sheets that nobody read", Daily(3))
def sweep(now: datetime) -> Mapping[str, int]:
    return {"sheets let go of": sheets.sweep(actor=SCHEDULE, now=now)}


def _agencies(state: State) -> Many[str]:
    found = queries.newest_returns(SCHEDULE).filter(state=state.value)
    return set(found.values_list("agency__key", flat=True))


def _late(of: QuarterlyReturn) -> Raised:
    name, quarter = agency_name(of.agency), parse_period(of.quarter)
    return Raised(
        indicator="",
        rule=SignalRule.LATE_RETURN,
        about=of.agency.key,
        period=of.quarter,
        ends_on=of.quarter_ended,
        says=f"{name}: the return for {quarter} was not received by {long_date(of.due)}.",
        reason="A return that does not come is itself something to ask about.",
    )
