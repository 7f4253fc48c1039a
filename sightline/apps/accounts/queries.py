"""Reading accounts: who a person is to the partnership on a day."""

from datetime import date
from typing import TYPE_CHECKING

from sightline.apps.accounts.models import Demonstration, Person, RoleHeld
from sightline.apps.accounts.types import RoleNow
from sightline.kit.access import Actor
from sightline.kit.permission import Role

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Agency


def actor_for(person: Person, on: date) -> Actor:
    """The person as the access rules know them on that day: without a role, they may do nothing."""
    held = RoleHeld.objects.on(on).filter(person=person).values_list("role", "agency__key")
    rows = list(held)
    return Actor(
        name=person.shown_as,
        roles=frozenset(Role(role) for role, _ in rows),
        person=person.pk,
        agencies=frozenset(agency for _, agency in rows if agency),
        held=frozenset((Role(role), agency or "") for role, agency in rows),
    )


def own_roles(actor: Actor, on: date) -> tuple[RoleNow, ...]:
    """The roles that the actor holds on that day, each with its agency's latest name."""
    if actor.person is None:
        return ()
    held = RoleHeld.objects.on(on).filter(person__pk=actor.person).select_related("agency")
    return tuple(
        RoleNow(Role(row.role), agency_name(row.agency), row.starts_on, row.ends_on)
        for row in held.prefetch_related("agency__listings__year")
    )


def agency_name(agency: "Agency | None") -> str:
    """Its latest name; '' for none."""
    if agency is None:
        return ""
    listings = sorted(agency.listings.all(), key=lambda listing: listing.year.starts_on)
    return listings[-1].name if listings else agency.key


def has_people() -> bool:
    return Person.objects.exists()


def is_person(email: str) -> bool:
    return Person.objects.filter(email=email).exists()


def is_demonstration() -> bool:
    return Demonstration.objects.exists()
