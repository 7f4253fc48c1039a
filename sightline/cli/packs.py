"""Commands for year packs."""

import json
from pathlib import Path

import click

from sightline.cli import database
from sightline.core.plurals import counted
from sightline.exchange import checking
from sightline.exchange.faults import Fault
from sightline.exchange.reading import ReadPack
from sightline.reports import checklist

PATH = click.Path(path_type=Path)


@click.group()
def pack() -> None:
    """A partnership's year as a folder of CSV files, or as one Excel workbook."""


@pack.command(epilog="Example: sightline pack template my-year")
@click.argument("destination", type=PATH)
def template(destination: Path) -> None:
    """Write an empty pack with guidance to DESTINATION: a folder, or a file ending in .xlsx."""
    from sightline.exchange.template import write_template

    try:
        write_template(destination)
    except (OSError, ValueError) as refusal:
        raise click.ClickException(str(refusal)) from None
    click.echo(f"An empty pack with guidance is in {destination}. When it is filled in:")
    click.echo(f"  sightline pack check {destination}")


@pack.command(epilog="Example: sightline pack check my-year")
@click.argument("source", type=PATH)
@click.option(
    "--json", "as_json", is_flag=True, help="The faults as JSON: file, row, column, message."
)
def check(source: Path, as_json: bool) -> None:
    """List every fault of the pack SOURCE at once, with file, row, column and what to do."""
    checked = read_and_check(source)
    if as_json:
        click.echo(json.dumps(_told(checked), ensure_ascii=False, indent=2))
    else:
        _say(checked)
    if checked.faults:
        raise SystemExit(1)


@pack.command(epilog="Example: sightline pack load my-year --dry-run")
@click.argument("source", type=PATH)
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
def load(source: Path, dry_run: bool) -> None:
    """Load the pack SOURCE, all or nothing. Loading again brings its year level with the pack."""
    database.ready()
    from sightline.exchange.loading import Refused, load_pack
    from sightline.kit.access import COMMAND_LINE

    checked = read_without_faults(source)
    try:
        summary = load_pack(actor=COMMAND_LINE, pack=checked, now=database.now(), dry_run=dry_run)
    except Refused as refusal:
        raise click.ClickException("\n".join(refusal.reasons)) from None
    for each in summary.changes:
        if each.added or each.changed or each.removed:
            click.echo(_line(each.table, each.added, each.changed, each.removed))
    done = "would be loaded" if dry_run else "is loaded"
    nothing = "" if summary.changes_anything else ": nothing in it has changed"
    click.echo(f"The year {summary.year} {done}{nothing}.")


@pack.command(epilog="Example: sightline pack export my-year-again --year 2019-20")
@click.argument("destination", type=PATH)
@click.option("--year", "slug", required=True, help="The year, for example 2019-20.")
def export(destination: Path, slug: str) -> None:
    """Write the year back as an equal pack to DESTINATION: a folder, or a file ending in .xlsx."""
    database.ready()
    from sightline.exchange.exporting import pack_of_year
    from sightline.exchange.writing import write_pack, write_workbook
    from sightline.kit.access import COMMAND_LINE

    exported = pack_of_year(COMMAND_LINE, database.year(slug))
    write = write_workbook if destination.suffix.lower() == ".xlsx" else write_pack
    try:
        write(exported, destination)
    except (OSError, ValueError) as refusal:
        raise click.ClickException(str(refusal)) from None
    click.echo(f"The year {slug} is written to {destination}.")


def read_and_check(source: Path) -> ReadPack:
    """The pack with every fault and warning that reading and checking found."""
    return checking.read_and_check(source, checklist.KEYS)


def read_without_faults(source: Path) -> ReadPack:
    """The pack, if it can be loaded; else its faults are listed and the command ends."""
    checked = read_and_check(source)
    if checked.faults:
        _say(checked)
        raise click.ClickException("nothing was loaded")
    return checked


def _say(checked: ReadPack) -> None:
    for fault in checked.faults:
        click.echo(str(fault))
    for warning in checked.warnings:
        click.echo(f"look at: {warning}")
    count = len(checked.faults)
    if count:
        click.echo(f"{counted(count, 'fault', 'faults')} found.")
    else:
        click.echo("No faults found: the pack can be loaded.")


def _told(checked: ReadPack) -> dict[str, list[dict[str, object]]]:
    return {
        "faults": [_place(each) for each in checked.faults],
        "warnings": [_place(each) for each in checked.warnings],
    }


def _place(found: Fault) -> dict[str, object]:
    return {
        "file": found.file,
        "row": found.row,
        "column": found.column,
        "message": found.message,
    }


def _line(
    table: str, added: tuple[str, ...], changed: tuple[str, ...], removed: tuple[str, ...]
) -> str:
    """One table's changes with the keys, a few of each."""
    parts = []
    for word, keys in (("added", added), ("changed", changed), ("removed", removed)):
        if keys:
            shown = ", ".join(keys[:5]) + (f" and {len(keys) - 5} more" if len(keys) > 5 else "")
            parts.append(f"{len(keys)} {word} ({shown})")
    return f"{table}: {'; '.join(parts)}"
