"""Commands by which a partnership puts the calendar right and sets its own timescales."""

from datetime import date

import click

from sightline.cli import database
from sightline.cli.days import read_day
from sightline.core.clocks import Basis, Unit
from sightline.core.periods import long_date


@click.command(
    epilog="Example: sightline clock change escalation-stage-1 --length 2 --from 2027-01-01 "
    "--document 'Our escalation policy' --edition 2027"
)
@click.argument("key")
@click.option("--length", type=click.IntRange(1), required=True, help="How many of the unit.")
@click.option("--from", "day", callback=read_day, required=True, help="The first day, one to come.")
@click.option("--document", required=True, help="What says so.")
@click.option("--edition", required=True, help="Which edition of it.")
@click.option("--paragraph", default="", help="Where in it.")
@click.option("--unit", type=click.Choice([str(unit) for unit in Unit]), help="If another one.")
@click.option("--statutory", is_flag=True, help="Set by law or national guidance, not locally.")
def change(
    key: str,
    length: int,
    day: date,
    document: str,
    edition: str,
    paragraph: str,
    unit: str | None,
    statutory: bool,
) -> None:
    """Add a newer version of the timescale KEY, in force from a day to come.

    Older versions stay: a clock keeps the one in force on the day of its event.
    """
    database.ready()
    from sightline.kit.access import COMMAND_LINE
    from sightline.kit.calendar import actions
    from sightline.kit.calendar.types import CannotDo, Newer

    newer = Newer(
        key=key,
        length=length,
        valid_from=day,
        document=document,
        edition=edition,
        paragraph=paragraph,
        basis=Basis.STATUTORY if statutory else Basis.LOCAL,
        unit=Unit(unit) if unit else None,
    )
    try:
        row = actions.add_version(actor=COMMAND_LINE, newer=newer, now=database.now())
    except CannotDo as refused:
        raise click.ClickException(str(refused)) from None
    click.echo(f"{row.name}: {row.length} {row.unit} from {long_date(row.valid_from)}")


@click.command(
    epilog="Example: sightline clock holiday 2027-06-07 --title 'A jubilee' --source 'Proclamation'"
)
@click.argument("day", callback=read_day)
@click.option("--title", required=True, help="What the day is called.")
@click.option("--source", required=True, help="Where it is announced.")
@click.option("--worked", is_flag=True, help="It was listed, and is a working day after all.")
def holiday(day: date, title: str, source: str, worked: bool) -> None:
    """Add the bank holiday of a DAY, or put it right. Due days that count over it move."""
    database.ready()
    from sightline.kit.access import COMMAND_LINE
    from sightline.kit.calendar import actions
    from sightline.kit.calendar.types import CannotDo

    try:
        row = actions.correct_bank_holiday(
            actor=COMMAND_LINE,
            day=day,
            title=title,
            source=source,
            valid=not worked,
            now=database.now(),
        )
    except CannotDo as refused:
        raise click.ClickException(str(refused)) from None
    click.echo(f"{long_date(row.date)}: {row.title}, {'worked' if worked else 'not worked'}")
