"""Commands for the people who may sign in."""

from typing import TYPE_CHECKING

import click

from sightline.cli import database, days
from sightline.kit.permission import Role

if TYPE_CHECKING:
    from datetime import date

    from sightline.apps.accounts.models import Person
    from sightline.apps.accounts.types import Invited
    from sightline.apps.partnership.models import Agency

ROLES = [str(role) for role in Role if role != Role.SYSTEM]


@click.group()
def accounts() -> None:
    """Who may sign in, and in which roles."""


@accounts.command(epilog="Example: sightline accounts invite jo@council.example --administrator")
@click.argument("address")
@click.option("--role", "roles", multiple=True, type=click.Choice(ROLES), help="May be repeated.")
@click.option(
    "--administrator",
    is_flag=True,
    help="Keeps the accounts; the first of all does the "
    "business unit's work too, until somebody else is invited.",
)
@click.option("--agency", "agency_key", default="", help="The key of the agency they act for.")
@click.option(
    "--until",
    callback=days.read_day_if_any,
    help="The last day of the roles, after which they end by themselves, like 2027-03-31.",
)
def invite(
    address: str,
    roles: tuple[str, ...],
    administrator: bool,
    agency_key: str,
    until: "date | None",
) -> None:
    """Print a link by which ADDRESS can open an account: once, and within seven days."""
    database.ready()
    from sightline.apps.accounts.people import actions
    from sightline.apps.accounts.types import CannotDo
    from sightline.kit.access import COMMAND_LINE

    wanted = [Role(role) for role in roles]
    if administrator:
        wanted += _of_an_administrator()
    try:
        made = actions.invite(
            actor=COMMAND_LINE,
            email=address,
            roles=wanted,
            agency=_agency(agency_key),
            until=until,
            now=database.now(),
        )
    except CannotDo as refused:
        raise click.ClickException(str(refused)) from None
    _tell_link(made, address)


@accounts.command("list", epilog="Example: sightline accounts list")
def list_all() -> None:
    """Everybody who has an account, with the roles that they hold today."""
    database.ready()
    from sightline.apps.accounts.people import listings, queries
    from sightline.kit import clock
    from sightline.kit.access import COMMAND_LINE

    table = listings.people(list(queries.people(COMMAND_LINE)), clock.today())
    for row in table.rows:
        if isinstance(row, dict):
            click.echo(f"{row['email']}: {row['roles'] or 'no role'} ({row['state']})")
    if not table.rows:
        click.echo("Nobody has an account yet.")


@accounts.command(epilog="Example: sightline accounts take-factors-away jo@council.example")
@click.argument("address")
def take_factors_away(address: str) -> None:
    """Take away the second factors that somebody lost: they set up a new one when they sign in.

    The only way for somebody on the list of a sealed case. First be sure that it is they who ask,
    and that the data protection officer has agreed. They are told by mail.
    """
    database.ready()
    from sightline.apps.accounts.people import actions
    from sightline.kit.access import COMMAND_LINE

    person = _person(address)
    actions.take_factors_away(actor=COMMAND_LINE, person=person, now=database.now())
    click.echo("Their second factors are taken away, and their sessions have ended.")


@accounts.command(
    epilog="Example: sightline accounts change-address jo@council.example jo@health.example"
)
@click.argument("address")
@click.argument("new")
def change_address(address: str, new: str) -> None:
    """Print a link by which somebody at NEW takes the account of ADDRESS over to it.

    Until they open it and choose a password nothing changes. The only way for somebody on the list
    of a sealed case: first be sure that the data protection officer has agreed.
    """
    database.ready()
    from sightline.apps.accounts.people import actions
    from sightline.apps.accounts.types import CannotDo
    from sightline.kit.access import COMMAND_LINE

    person = _person(address)
    try:
        made = actions.change_address(
            actor=COMMAND_LINE, person=person, email=new, now=database.now()
        )
    except CannotDo as refused:
        raise click.ClickException(str(refused)) from None
    _tell_link(made, new)


def _tell_link(made: "Invited", address: str) -> None:
    from django.urls import reverse

    click.echo("The link, after the address of your site. It is shown this once:")
    click.echo(f"  {reverse('accounts:join', args=[made.word])}")
    click.echo(f"It opens once, until {made.expires_at:%d %B %Y}, and asks for {address.strip()}.")


def _person(address: str) -> "Person":
    from sightline.apps.accounts.models import folded
    from sightline.apps.accounts.people import queries
    from sightline.kit.access import COMMAND_LINE

    found = queries.people(COMMAND_LINE).filter(email=folded(address)).first()
    if found is None:
        raise click.ClickException(f"nobody has an account under {address.strip()}")
    return found


def _of_an_administrator() -> list[Role]:
    from sightline.apps.accounts import queries

    first = [] if queries.has_people() else [Role.BUSINESS_UNIT]
    return [Role.ACCOUNTS_ADMINISTRATOR, *first]


def _agency(key: str) -> "Agency | None":
    from sightline.apps.partnership import queries

    if not key:
        return None
    found = queries.agency_keys().filter(key=key).first()
    if found is None:
        known = ", ".join(each.key for each in queries.agency_keys())
        raise click.ClickException(f"there is no agency '{key}': there are {known or 'none yet'}")
    return found
