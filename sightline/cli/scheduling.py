"""Commands for what runs by itself."""

import click

from sightline.cli import database
from sightline.core.plurals import counted


@click.group()
def schedule() -> None:
    """What runs by itself: reminders, expiries, putting away."""


@schedule.command("list", epilog="Example: sightline schedule list")
def list_work() -> None:
    """List the work, how often it is done, and how its last run ended."""
    database.ready()
    from sightline.kit.access import COMMAND_LINE
    from sightline.kit.schedule import queries, registry

    newest = queries.newest_runs(COMMAND_LINE)
    for work in registry.every():
        run = newest.get(work.name)
        last = "has not run yet"
        if run is not None:
            ended = run.fault or ("done" if run.ended_at else "not ended")
            last = f"last for {run.period}: {ended}"
        click.echo(f"{work.name:<24} {work.cadence.words:<26} {last}")


@schedule.command("mail-again", epilog="Example: sightline schedule mail-again")
def mail_again() -> None:
    """Let mail that was given up wait again, once the mail server answers."""
    database.ready_for_real_records()
    from sightline.kit.access import COMMAND_LINE
    from sightline.kit.mail import actions

    again = actions.try_again(actor=COMMAND_LINE, now=database.now())
    click.echo(f"{counted(again, 'mail waits', 'mails wait')} to be sent by the worker.")


@schedule.command(epilog="Example: sightline schedule run accounts.tidy")
@click.argument("name")
def run(name: str) -> None:
    """Do the work called NAME now. It is safe to do again: nobody is told anything twice."""
    database.ready_for_real_records()
    from sightline.kit.schedule import registry, ticking

    work = registry.find(name)
    if work is None:
        raise click.ClickException(f"no work is called {name}: sightline schedule list names them")
    outcome = ticking.do_now(work, database.now())
    click.echo(", ".join(f"{what}: {count}" for what, count in outcome.items()) or "Nothing to do")
