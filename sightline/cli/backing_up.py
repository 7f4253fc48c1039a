"""Commands that back an installation up while it runs, and put it back."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from sightline.cli import database
from sightline.core.plurals import counted
from sightline.kit.backups import keys
from sightline.kit.backups.types import Manifest, Refused

PATH = click.Path(path_type=Path)
KEY_FILE = click.option(
    "--key-file",
    required=True,
    type=PATH,
    envvar="SIGHTLINE_BACKUP_KEY_FILE",
    help="The file with the key, or with a passphrase of 20 letters or more. "
    "SIGHTLINE_BACKUP_KEY_FILE may name it instead.",
)
MAKE = "make"
MEGABYTE = 1000 * 1000
TOLD_EVERY = 100 * MEGABYTE


class MakesByDefault(click.Group):
    """`backup FILE` is `backup make FILE`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in {*self.commands, *ctx.help_option_names}:
            args = [MAKE, *args]
        return super().parse_args(ctx, args)


@click.group(cls=MakesByDefault)
def backup() -> None:
    """An encrypted backup of the whole installation, made while it runs, and proven whole."""


@backup.command(MAKE, epilog="Example: sightline backup make monday.backup --key-file backup.key")
@click.argument("file", type=PATH)
@KEY_FILE
def make(file: Path, key_file: Path) -> None:
    """Back everything up into FILE, and read it back. The word `make` may be left out.

    FILE may be a folder: the backup is then named after the moment. Nothing is overwritten. Keep
    the key somewhere else: without it nobody can read the backup.
    """
    database.set_up()
    from sightline.kit.access import COMMAND_LINE
    from sightline.kit.backups import actions, making

    now = database.now()
    path = file / f"sightline-{now:%Y-%m-%dT%H%M%SZ}.backup" if file.is_dir() else file
    with in_words():
        made = making.make(path, keys.read(key_file), now, Telling())
        size = path.stat().st_size
        actions.note_backup(actor=COMMAND_LINE, made=made, size=size, now=now)
    click.echo(f"Backed up to {path}: {_contents(made)}, {_megabytes(size)}. Read back and whole.")


@backup.command(epilog="Example: sightline backup check monday.backup --key-file backup.key")
@click.argument("file", type=PATH)
@KEY_FILE
def check(file: Path, key_file: Path) -> None:
    """Read the backup FILE from end to end, and prove that it is as it was made."""
    from sightline.kit.backups import checking

    with in_words():
        found = checking.check(file, keys.read(key_file), Telling())
    click.echo(f"Whole: {_contents(found)}, of Sightline {found.product}, {_moment(found)}.")


@backup.command("new-key", epilog="Example: sightline backup new-key backup.key")
@click.argument("file", type=PATH)
def new_key(file: Path) -> None:
    """Make a key for backups in FILE, readable by its owner only."""
    with in_words():
        keys.make(file)
    click.echo(f"A new key is in {file}. Keep a copy away from this machine and from the backups:")
    click.echo("whoever has it can read every backup, and without it nobody can.")


@click.command(epilog="Example: sightline restore monday.backup --key-file backup.key --into new")
@click.argument("file", type=PATH)
@KEY_FILE
@click.option("--into", type=PATH, help="An empty folder to be the data folder.")
def restore(file: Path, key_file: Path, into: Path | None) -> None:
    """Put the backup FILE back: everything, or nothing. Nothing that is there is overwritten.

    It goes into the data folder and the database that the settings name; both must be empty. Stop
    the service first, and start it afterwards.
    """
    if into is not None:
        os.environ["SIGHTLINE_HOME"] = str(into)
    with in_words():
        secret = keys.read(key_file)
        database.set_up()
        from sightline.kit.access import COMMAND_LINE
        from sightline.kit.backups import actions, restoring

        restored = restoring.restore(file, secret, Telling())
        database.ready()
        actions.note_restore(actor=COMMAND_LINE, restored=restored, now=database.now())
    from django.conf import settings

    click.echo(f"Restored into {settings.HOME}: {_contents(restored)}, {_moment(restored)}.")
    click.echo("To see whether all is well: sightline doctor")


class Telling:
    """Progress on standard error: each stage, and every so many megabytes of it."""

    def __init__(self) -> None:
        self._stage, self._next = "", 0

    def __call__(self, stage: str, done: int = 0) -> None:
        if stage != self._stage:
            self._stage, self._next = stage, done + TOLD_EVERY
            click.echo(f"{stage} …", file=sys.stderr)
        elif done >= self._next:
            self._next = done + TOLD_EVERY
            click.echo(f"{stage}: {_megabytes(done)}", file=sys.stderr)


@contextmanager
def in_words() -> Iterator[None]:
    try:
        yield
    except Refused as refusal:
        raise click.ClickException(str(refusal)) from None


def _contents(told: Manifest) -> str:
    rows = sum(told.rows.values())
    return f"{counted(rows, 'row', 'rows')} and {counted(told.attached, 'file', 'files')}"


def _moment(told: Manifest) -> str:
    return f"as it stood on {told.made_at:%d %B %Y at %H:%M} UTC"


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:.1f} MB"
