"""People, their roles and their invitations, as the pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone

from sightline.apps.accounts.access import reach
from sightline.apps.accounts.queries import agency_name
from sightline.apps.partnership import queries as partnership
from sightline.kit.components.tables import Column, Table
from sightline.kit.downloads import Value
from sightline.kit.permission import ROLE_NAMES, Role

if TYPE_CHECKING:
    from sightline.apps.accounts.models import Invitation, Person, RoleHeld
    from sightline.kit.access import Actor

COLUMNS = (
    Column("shown_as", "Seen as", href="address"),
    Column("email", "Email address"),
    Column("roles", "Roles today"),
    Column("agencies", "Agency"),
    Column("state", "Account", colour="colour"),
)


def people(rows: Iterable[Person], today: date) -> Table:
    return Table(
        name="People",
        caption="People who may sign in",
        columns=COLUMNS,
        rows=[_row(row, today) for row in rows],
        empty="Nobody has an account yet.",
        page_size=50,
    )


def role(held: RoleHeld, today: date, may_end: bool) -> dict[str, Any]:
    """One line of a person's page: the last day counts."""
    goes_on = held.ends_on is None or held.ends_on >= today
    return {
        "pk": held.pk,
        "role": ROLE_NAMES[Role(held.role)],
        "agency": agency_name(held.agency),
        "since": held.starts_on,
        "until": held.ends_on,
        "may_end": may_end and goes_on,
    }


def invited(row: Invitation) -> dict[str, Any]:
    roles = ", ".join(ROLE_NAMES[Role(each)] for each in row.roles) or "A new password"
    if row.was:
        roles = f"A new address, in place of {row.was}"
    until = timezone.localtime(row.expires_at).date()
    return {
        "pk": row.pk,
        "email": row.email,
        "roles": roles,
        "until": until,
        "last_day": row.until,
    }


def agencies(actor: Actor) -> list[tuple[str, str]]:
    """Each agency that the actor lets people in for: its key and latest name, by name."""
    found = partnership.agency_keys().prefetch_related("listings__year")
    own = reach(actor)
    if own is not None:
        found = found.filter(key__in=own)
    return sorted(((each.key, agency_name(each)) for each in found), key=lambda pair: pair[1])


def _row(person: Person, today: date) -> dict[str, Value]:
    held = [each for each in person.roles.all() if _holds(each, today)]
    named = [agency_name(each.agency) for each in held]
    state, colour = ("open", "green") if person.is_active else ("closed", "grey")
    if person.is_active and not held:
        state, colour = "open, without a role", "yellow"
    return {
        "shown_as": person.shown_as,
        "email": person.email,
        "roles": "; ".join(ROLE_NAMES[Role(each.role)] for each in held),
        "agencies": "; ".join(dict.fromkeys(filter(None, named))),
        "state": state,
        "colour": colour,
        "address": reverse("accounts:person", args=[person.pk]),
    }


def _holds(held: RoleHeld, today: date) -> bool:
    return held.starts_on <= today and (held.ends_on is None or held.ends_on >= today)
