"""Commands that serve the pages: an installation's own, and a demonstration."""

import ipaddress
import signal
import socket
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import click

from sightline.cli import database
from sightline.cli.packs import read_without_faults
from sightline.cli.working import worker_beside

if TYPE_CHECKING:
    from sightline.apps.accounts.types import DemonstrationSignIn

LOOPBACK = "127.0.0.1"
THORNSHIRE = "thornshire-2019-20"
PORTS_TO_TRY = 20
HOST = click.option("--host", default=LOOPBACK, show_default=True, help="The address to listen on.")
PORT = click.option(
    "--port", default=8000, show_default=True, help="The port, or the first free after."
)

WITHOUT_WORKER = click.option(
    "--without-worker", is_flag=True, help="Start no worker: `sightline worker` runs by itself."
)


@click.command(epilog="Example: sightline serve --port 8080")
@HOST
@PORT
@WITHOUT_WORKER
def serve(host: str, port: int, without_worker: bool) -> None:
    """Serve the pages of this installation, with a worker beside for what takes longer."""
    database.ready_for_real_records()
    from sightline.apps.accounts import queries

    if queries.is_demonstration() and not _is_loopback(host):
        raise click.ClickException(
            "this is a demonstration, whose sign-ins are printed: it listens on this machine only. "
            "Leave --host out, or give real data a folder of their own with SIGHTLINE_HOME."
        )
    if not queries.has_people():
        _say_how_to_begin()
    _serve(host, _free_port(host, port), nullcontext() if without_worker else worker_beside())


def _say_how_to_begin() -> None:
    from sightline.apps.partnership import queries as partnership
    from sightline.kit.set_up_code import set_up_code

    if partnership.the_partnership() is None:
        click.echo(f"Nothing is set up here yet. Open the page; its set-up code is {set_up_code()}")
    else:
        click.echo("Nobody can sign in yet: sightline accounts invite ADDRESS --administrator")


@click.group(invoke_without_command=True, epilog="Example: sightline demo")
@click.pass_context
@PORT
@click.option("--no-serve", is_flag=True, help="Only make the demonstration ready.")
@click.option(
    "--pack",
    "source",
    type=click.Path(path_type=Path),
    help="A pack to show, in the place of Thornshire's.",
)
@click.option("--published", is_flag=True, help="Show Oxfordshire's year as it was published.")
def demo(
    context: click.Context, port: int, no_serve: bool, source: Path | None, published: bool
) -> None:
    """Load a year, with made-up people who can sign in, and serve it on this machine only.

    Without an option it is the year of Thornshire, a county that does not exist.
    """
    if source and published:
        raise click.UsageError("--published has a pack of its own: leave out --pack")
    if context.invoked_subcommand is None:
        _demonstrate(port, no_serve, published_pack() if published else source)


@demo.command(epilog="Example: sightline demo code business-unit")
@click.argument("person")
def code(person: str) -> None:
    """Print the code that PERSON of the demonstration is asked for now, by address or role.

    Somebody real has it on their phone alone: no command prints it.
    """
    database.ready()
    from sightline.apps.accounts import queries
    from sightline.apps.accounts.signing import demonstration
    from sightline.kit.one_time_codes import code_at

    email = person if "@" in person else f"{person}@demonstration.example"
    if not queries.is_demonstration():
        raise click.ClickException("no demonstration is in this data folder: run sightline demo")
    if not queries.is_person(email):
        raise click.ClickException(
            f"the demonstration has no {person}: sightline demo --no-serve lists its people"
        )
    click.echo(code_at(demonstration.secret(email), database.now()))


def _demonstrate(port: int, no_serve: bool, source: Path | None) -> None:
    database.ready()
    from django.conf import settings
    from django.db import transaction

    from sightline.apps.accounts import actions, queries
    from sightline.apps.partnership import queries as partnership
    from sightline.kit.access import COMMAND_LINE

    if settings.PRODUCTION:
        raise click.ClickException(
            "SIGHTLINE_PRODUCTION is true, so that no demonstration is made here: its sign-ins are "
            "printed. Unset it, and give the demonstration a data folder of its own."
        )
    if partnership.the_partnership() is not None and not queries.is_demonstration():
        raise click.ClickException(
            "this data folder holds a partnership's own records, and a demonstration would put "
            "printed sign-ins beside them. Give it another: SIGHTLINE_HOME=~/sightline-demo "
            "sightline demo"
        )
    # Both or neither: a year without its mark would pass for a partnership's own records.
    with transaction.atomic():
        _load_demonstration(source)
        sign_ins = actions.make_demonstration_people(
            actor=COMMAND_LINE,
            agencies=list(partnership.agency_keys()),
            partners=[row.agency for row in partnership.safeguarding_partners(COMMAND_LINE)],
            now=database.now(),
        )
    _say_who_signs_in(sign_ins)
    if not no_serve:
        _serve(LOOPBACK, _free_port(LOOPBACK, port), worker_beside())


def _say_who_signs_in(sign_ins: "Sequence[DemonstrationSignIn]") -> None:
    from sightline.apps.partnership import queries as partnership
    from sightline.kit.access import COMMAND_LINE

    names = {row.key: row.name for row in partnership.safeguarding_partners(COMMAND_LINE)}
    click.echo("Sign in as any of these, all with the password " + sign_ins[0].password)
    click.echo(f"The code asked for then, in another terminal: {sys.argv[0]} demo code ADDRESS")
    for each in sign_ins:
        agency = f", {names[each.agency]}" if each.role == "partner" and each.agency else ""
        click.echo(f"  {each.email:<52} {each.shown_as}{agency}")


def published_pack() -> Path:
    """Where Oxfordshire's year as published lies in the installed product."""
    from sightline import exchange

    return Path(exchange.__file__).parent / "packs" / "oxfordshire-2019-20"


def _load_demonstration(source: Path | None) -> None:
    """Load the pack, or Thornshire's where none is given."""
    if source is not None:
        _load_unless_loaded(source)
        return
    from sightline.exchange.thornshire.loading.records import load_records
    from sightline.exchange.thornshire.retelling.retelling import write_pack
    from sightline.kit.access import COMMAND_LINE

    with TemporaryDirectory() as folder:
        _load_unless_loaded(write_pack(published_pack(), Path(folder) / THORNSHIRE))
    load_records(actor=COMMAND_LINE, now=database.now())


def _load_unless_loaded(source: Path) -> None:
    from sightline.apps.partnership import queries as partnership
    from sightline.exchange.loading import Refused, fingerprint, load_pack
    from sightline.kit.access import COMMAND_LINE

    pack = read_without_faults(source)
    loaded = {year.pack_fingerprint for year in partnership.years()}
    if fingerprint(pack) in loaded:
        return
    _refuse_beside_another(pack.rows["partnership"][0].text("key"))
    click.echo(f"Loading the year pack {source.name} …")
    try:
        load_pack(actor=COMMAND_LINE, pack=pack, now=database.now())
    except Refused as refusal:
        raise click.ClickException("\n".join(refusal.reasons)) from None


def _refuse_beside_another(key: str) -> None:
    from sightline.apps.partnership import queries as partnership

    standing = partnership.the_partnership()
    if standing is not None and standing.key != key:
        raise click.ClickException(
            f"the demonstration in this data folder is of '{standing.key}', and this one is of "
            f"'{key}'. Give it another folder: SIGHTLINE_HOME=~/sightline-{key} sightline demo, "
            "with the same options. `sightline demo code` needs that SIGHTLINE_HOME too."
        )


def _serve(host: str, port: int, beside: AbstractContextManager[None]) -> None:
    """Until Ctrl+C, or until it is told to end: then what runs beside it ends too."""
    import waitress
    from django.core.wsgi import get_wsgi_application

    application = get_wsgi_application()
    _compose_newest()
    address = f"[{host}]" if ":" in host else host
    click.echo(f"Sightline is at http://{address}:{port}/  (Ctrl+C ends it)")
    for ending in (signal.SIGINT, signal.SIGTERM):  # Ctrl+C too, at whatever moment it comes
        signal.signal(ending, lambda *_: sys.exit(0))
    with beside:
        waitress.serve(
            application, host=host, port=port, threads=8, ident=None, _quiet=True, **proxy_trusted()
        )


def _compose_newest() -> None:
    """So that the first reader of the report waits no longer than the second."""
    from sightline.apps.partnership import queries as partnership
    from sightline.kit.access import COMMAND_LINE
    from sightline.reports.composing import compose

    year = partnership.newest_year()
    if year is not None:
        compose(COMMAND_LINE, year)


def proxy_trusted() -> dict[str, Any]:
    """Only a proxy at the address that was given, and only when told of one, is believed.

    It says that it spoke https, and with whom: without that, all visitors would count as one where
    tries and replies are counted.
    """
    from django.conf import settings

    if not settings.BEHIND_HTTPS:
        return {}
    return {
        "trusted_proxy": settings.PROXY,
        "trusted_proxy_headers": {"x-forwarded-proto", "x-forwarded-for"},
    }


def _free_port(host: str, wanted: int) -> int:
    """The wanted port, or the first after it that nothing listens on."""
    for port in _ports(wanted):
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError:
                continue
            return port
    raise click.ClickException(
        f"no port from {wanted} to {wanted + PORTS_TO_TRY} is free: name another with --port"
    )


def _ports(wanted: int) -> Iterator[int]:
    yield from range(wanted, min(wanted + PORTS_TO_TRY, 65536))


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
