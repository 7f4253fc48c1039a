"""What is refused whoever lets people in and keeps their accounts, in words."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from sightline.apps.accounts import queries as accounts
from sightline.apps.accounts.access import may_give, reach
from sightline.apps.accounts.models import Person, folded
from sightline.apps.accounts.people import queries
from sightline.apps.accounts.types import ROLES_OF_AGENCIES, CannotDo
from sightline.kit.access import Actor
from sightline.kit.permission import Role

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Agency

OPERATOR_ALONE = (
    "They are on the list of a sealed case, so that nobody does this in the browser: whoever runs "
    "Sightline does it on the command line, once the data protection officer has agreed"
)


def address(email: str) -> None:
    try:
        validate_email(email.strip())
    except ValidationError:
        wrong = "Enter an email address in the correct format, like name@example.org.uk"
        raise CannotDo({"email": wrong}) from None


def is_free(actor: Actor, email: str, instead: str) -> None:
    """Whether the address has no account yet. `instead` says what to do where it has one; an
    agency's lead is not told who has an account elsewhere."""
    if not accounts.is_person(folded(email)):
        return
    if reach(actor) is None:
        raise CannotDo({"email": f"This address has an account already: {instead}"})
    raise CannotDo({"email": "You cannot invite this address: ask the business unit"})


def roles(actor: Actor, wanted: Sequence[Role], agency: "Agency | None") -> None:
    if not wanted:
        raise CannotDo({"role": "Choose a role"})
    for each in wanted:
        role(actor, each, agency)
    if agency is None and not ROLES_OF_AGENCIES.isdisjoint(wanted):
        raise CannotDo({"agency": "Choose the agency that they act for"})


def role(actor: Actor, wanted: Role, agency: "Agency | None") -> None:
    if may_give(actor, wanted, agency.key if agency else ""):
        return
    if reach(actor) is None:
        raise CannotDo({"role": "Only an administrator of accounts may give or end this role"})
    raise CannotDo({"role": "You let in people of your own agency: ask the business unit"})


def last_day(until: date | None, today: date) -> None:
    if until is not None and until < today:
        raise CannotDo({"until": "The last day lies in the past"})


def is_open(person: Person) -> None:
    if not person.is_active:
        raise CannotDo({"": "This account is closed"})


def may_keep(actor: Actor, person: Person, today: date) -> None:
    """The business unit does not touch the accounts of those who watch over it."""
    all_held = list(queries.roles_of(actor, person, today))
    for held in all_held:
        role(actor, Role(held.role), held.agency)
    if not all_held and reach(actor) is not None:
        raise CannotDo({"": "They act for no agency of yours: ask the business unit"})


def not_last(wanted: Role, person: Person, today: date) -> None:
    if wanted != Role.ACCOUNTS_ADMINISTRATOR:
        return
    holders = queries.held(wanted, today)
    if holders.filter(person=person).exists() and not holders.exclude(person=person).exists():
        raise CannotDo({"": "This is the last administrator of accounts: make another one first"})


def by_operator(actor: Actor, person: Person, today: date) -> None:
    """Whoever keeps the accounts must not become somebody who opens what is sealed."""
    if Role.SYSTEM not in actor.roles and queries.is_on_sealed_case(person, today):
        raise CannotDo({"": OPERATOR_ALONE})
