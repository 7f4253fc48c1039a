"""Commands for published statistics: loading the department's own files."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sightline.cli import database

if TYPE_CHECKING:
    from sightline.apps.statistics.actions import Loaded


@click.group()
def statistics() -> None:
    """What the department publishes of every authority."""


@statistics.command(epilog="Example: sightline statistics load b1_children_in_need.csv")
@click.argument(
    "files",
    metavar="FILE...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option(
    "--edition",
    default="",
    help="The edition of a set of neighbours, where the name of its file does not tell it.",
)
def load(files: tuple[Path, ...], edition: str) -> None:
    """Load published files, each whole or not at all, and known by its heading.

    A newer edition takes the place of the older one, which is kept. The same file again changes
    nothing. Where one is refused the others are loaded still, and the exit code is 1.
    """
    database.ready()
    from sightline.apps.statistics.actions import CannotLoad
    from sightline.apps.statistics.actions import load as load_file
    from sightline.kit.access import COMMAND_LINE

    refused = 0
    for path in files:
        try:
            with path.open("rb") as stream:
                found = load_file(
                    actor=COMMAND_LINE,
                    stream=stream,
                    file_name=path.name,
                    names=edition,
                    now=database.now(),
                )
        except CannotLoad as refusal:
            refused += 1
            click.echo(str(refusal), err=True)
        else:
            click.echo(_said(path, found))
    if refused:
        raise SystemExit(1)


def _said(path: Path, found: "Loaded") -> str:
    if not found.is_new:
        return f"{path.name}: loaded before, nothing is changed"
    kept = "" if found.is_in_force else "; a newer edition stays in force"
    notes = "".join(f"\n  {note}" for note in found.edition.notes)
    return f"{path.name}: {found.edition}, {found.edition.row_count:,} values{kept}{notes}"
