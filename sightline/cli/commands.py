"""The commands of `sightline`. Exit codes: 0 done, 1 refused with the reasons, 2 used wrongly."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from sightline.cli import database
from sightline.cli.backing_up import backup, restore
from sightline.cli.clocks import clock
from sightline.cli.doctor import doctor
from sightline.cli.indicators import indicators
from sightline.cli.packs import pack
from sightline.cli.people import accounts
from sightline.cli.releasing import releases, verify
from sightline.cli.scheduling import schedule
from sightline.cli.sealing import seal
from sightline.cli.serving import demo, serve
from sightline.cli.statistics import statistics
from sightline.cli.trailing import trail
from sightline.cli.working import worker

YEAR = click.option("--year", "slug", required=True, help="The year, for example 2019-20.")
FORMATS = ("html", "pdf", "docx")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="sightline")
def main() -> None:
    """The working system of a local safeguarding children partnership."""


@main.command(epilog="Example: sightline init")
def init() -> None:
    """Make the data folder and the database, or bring them up to date."""
    database.ready()
    from django.conf import settings

    from sightline.apps.accounts import queries as people
    from sightline.apps.partnership import queries as partnership
    from sightline.kit.set_up_code import set_up_code

    click.echo(f"Ready. All data lie in {settings.HOME}.")
    if partnership.the_partnership() is None and not people.has_people():
        click.echo("To set your partnership up in a browser: sightline serve")
        click.echo(f"The page asks for the set-up code: {set_up_code()}")
        click.echo("Or load a year here: sightline pack load FOLDER")
    if not people.has_people():
        click.echo("To let the first person in: sightline accounts invite ADDRESS --administrator")


@main.command(epilog="Example: sightline figures --year 2019-20 --json")
@YEAR
@click.option(
    "--json", "as_json", is_flag=True, help="As JSON; its shape is in docs/reference/commands.md."
)
def figures(slug: str, as_json: bool) -> None:
    """Every figure of a year: value, unit, period, basis, source and what it is computed from."""
    database.ready()
    from sightline.kit.access import COMMAND_LINE
    from sightline.reports import ledger, telling

    found = ledger.assemble(COMMAND_LINE, database.year(slug))
    told = telling.figures(slug, found)
    _answer(told, as_json, lambda: [f"{f['key']}: {f['text']}" for f in told["figures"]])


@main.command(epilog="Example: sightline matrix --year 2019-20 --json")
@YEAR
@click.option(
    "--json", "as_json", is_flag=True, help="As JSON; its shape is in docs/reference/commands.md."
)
def matrix(slug: str, as_json: bool) -> None:
    """The concerns of a year against the five streams of evidence, computed from coded findings."""
    database.ready()
    from sightline.kit.access import COMMAND_LINE
    from sightline.reports import telling

    told = telling.matrix(COMMAND_LINE, database.year(slug))
    _answer(told, as_json, lambda: telling.matrix_lines(told))


@main.group()
def report() -> None:
    """The annual report."""


@report.command(epilog="Example: sightline report build --year 2019-20 --out report")
@YEAR
@click.option(
    "--out",
    "folder",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder to write into; it is made if it is not there.",
)
@click.option(
    "--format", "formats", multiple=True, type=click.Choice(FORMATS), help="Only this format."
)
@click.option("--json", "as_json", is_flag=True, help="The outcome as JSON, failures with places.")
def build(slug: str, folder: Path, formats: tuple[str, ...], as_json: bool) -> None:
    """Write the report of a year into a folder, one file a format; all formats if none is named.

    Nothing is written while anything stops the report: every place is listed at once.
    """
    database.ready()
    from sightline.kit.access import COMMAND_LINE
    from sightline.reports import building, telling

    year = database.year(slug)
    composition = building.check(COMMAND_LINE, year)
    told = telling.build(slug, composition)
    if not composition.builds:
        _answer(told, as_json, lambda: telling.build_lines(composition))
        raise SystemExit(1)
    wanted = formats or FORMATS
    try:
        with click.progressbar(list(wanted), label="Writing", file=sys.stderr) as bar:
            files = building.write_all(composition, folder, bar)
    except building.CannotWrite as refusal:
        raise click.ClickException(str(refusal)) from None
    told["files"] = [str(file) for file in files]
    reminders = len(composition.reminders)
    _answer(
        told,
        as_json,
        lambda: [
            *told["files"],
            *([f"{reminders} words to look at: see --json"] * bool(reminders)),
        ],
    )


def _answer(told: dict[str, Any], as_json: bool, lines: Callable[[], list[str]]) -> None:
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(lines()))


for command in (verify, releases):
    report.add_command(command)
for command in (
    pack,
    serve,
    worker,
    demo,
    accounts,
    clock,
    backup,
    restore,
    doctor,
    indicators,
    trail,
    schedule,
    seal,
    statistics,
):
    main.add_command(command)
