"""Commands for the clocks of duties: how long each may take, and by when one is due."""

import json
from datetime import date, time
from typing import TYPE_CHECKING, Any

import click

from sightline.cli import database
from sightline.cli.clock_keeping import change, holiday
from sightline.cli.days import read_day, read_time
from sightline.core.clocks import DayClock, DayTimescale, HourClock, HourTimescale, Timescale
from sightline.core.clocks.moments import NoSuchMoment, local_moment

if TYPE_CHECKING:
    from sightline.kit.calendar.types import NoTimescale

AS_JSON = click.option(
    "--json", "as_json", is_flag=True, help="As JSON; its shape is in docs/reference/commands.md."
)


@click.group()
def clock() -> None:
    """How long duties may take, who says so, and by when one is due."""


@clock.command("list", epilog="Example: sightline clock list")
@AS_JSON
def list_all(as_json: bool) -> None:
    """Every timescale in force today, with its length, its source and its edition."""
    database.ready()
    from sightline.kit import clock as wall_clock
    from sightline.kit.calendar import queries

    today = wall_clock.today()
    found = queries.timescales(today)
    if as_json:
        _give({"as_at": today.isoformat(), "timescales": [_timescale(each) for each in found]})
        return
    for each in found:
        click.echo(
            f"{each.key}: {each.length.words} {each.length.direction} {each.event} "
            f"[{each.basis}; {each.source}{_warning(each)}]"
        )


@clock.command(epilog="Example: sightline clock due rapid-review --from 2026-11-20 --explain")
@click.argument("key")
@click.option("--from", "day", callback=read_day, required=True, help="The day of the event.")
@click.option(
    "--at", callback=read_time, help="The time of the event, for a clock that counts hours."
)
@click.option("--explain", is_flag=True, help="Day by day, why each counted or did not.")
@AS_JSON
def due(key: str, day: date, at: time | None, explain: bool, as_json: bool) -> None:
    """By when the duty KEY is due, if its event is on a day: by the edition in force on that day.

    The day of the event is day 0, and the due day is the last on which it is in time. Nothing is
    guessed: a working day for which the bank holidays are not known yet is refused.
    """
    database.ready()
    from sightline.kit.calendar import queries
    from sightline.kit.calendar.types import NoTimescale

    try:
        found = queries.timescale(key, day)
    except NoTimescale as refused:
        raise click.ClickException(_with_near(refused)) from None
    running = _running(found, day, at)
    try:
        told = _told(running, explain=explain)
    except ValueError as refused:
        raise click.ClickException(str(refused)) from None
    if as_json:
        _give(told)
        return
    click.echo(f"{found.name}: due on {told['due_in_words']}")
    click.echo(told["sum"])
    click.echo(f"Source: {found.source}{_warning(found)}")
    for line in told["working"]:
        click.echo(f"  {line['text']}")


def _with_near(refused: "NoTimescale") -> str:
    if not refused.near:
        return f"{refused}: sightline clock list names them all"
    return f"{refused}: did you mean {' or '.join(refused.near)}?"


def _running(
    found: DayTimescale | HourTimescale, day: date, at: time | None
) -> DayClock | HourClock:
    from django.utils import timezone

    if isinstance(found, DayTimescale):
        if at is not None:
            raise click.UsageError(f"'{found.key}' counts days: leave --at out")
        return DayClock(found, day)
    if at is None:
        raise click.UsageError(f"'{found.key}' counts hours: give the time too, as --at 14:30")
    try:
        return HourClock(found, local_moment(day, at, timezone.get_default_timezone()))
    except NoSuchMoment as refused:
        raise click.ClickException(str(refused)) from None


def _told(running: DayClock | HourClock, *, explain: bool) -> dict[str, Any]:
    if isinstance(running, DayClock):
        event, due = running.event_on.isoformat(), running.due_on.isoformat()
    else:
        event, due = running.event_at.isoformat(), running.due_at.isoformat()
    lines = running.explain() if explain else ()
    return {
        **_timescale(running.timescale),
        "from": event,
        "due": due,
        "due_in_words": running.due_in_words,
        "sum": running.working(),
        "working": [
            {"day": line.day.isoformat(), "counted": line.counted, "text": str(line)}
            for line in lines
        ],
    }


def _timescale(found: DayTimescale | HourTimescale) -> dict[str, Any]:
    return {
        "key": found.key,
        "name": found.name,
        "event": found.event,
        "length": found.length.number,
        "unit": found.length.unit,
        "direction": found.length.direction,
        "basis": found.basis,
        "document": found.source.document,
        "edition": found.source.edition,
        "paragraph": found.source.paragraph,
        "unverified": found.unverified,
        "valid_from": found.valid_from.isoformat(),
        "valid_to": found.valid_to.isoformat() if found.valid_to else None,
    }


def _warning(found: Timescale) -> str:
    return "; to be checked locally" if found.unverified else ""


def _give(told: dict[str, Any]) -> None:
    click.echo(json.dumps(told, ensure_ascii=False, indent=2))


for command in (change, holiday):
    clock.add_command(command)
