"""Commands for the trail: proving it whole, handing it out, and signing how far it has come."""

import json
import os
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import click

from sightline.cli import database
from sightline.core import trail_file
from sightline.core.trail_file import Checkpoint, Verdict

FILE = click.Path(path_type=Path, dir_okay=False)
A_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.group()
def trail() -> None:
    """The trail: who did what, and when."""


@trail.command(epilog="Example: sightline trail checkpoint --out checkpoint.json")
@click.option(
    "--out",
    "file",
    type=click.Path(path_type=Path),
    help="The file to write, or a folder for one named after the moment; without it, it is shown.",
)
def checkpoint(file: Path | None) -> None:
    """Sign how many entries the trail has, its last hash and the moment. Keep it elsewhere.

    The key is made once, in the data folder. Keep the public key, which is shown, elsewhere too.
    """
    database.ready()
    from sightline.kit.access import COMMAND_LINE
    from sightline.kit.trail import actions
    from sightline.kit.trail.types import CannotSign

    now = database.now()
    try:
        made = actions.make_checkpoint(actor=COMMAND_LINE, now=now)
    except CannotSign as refused:
        raise click.ClickException(str(refused)) from None
    if file is None:
        click.echo(made.written().decode(), nl=False)
        return
    if file.is_dir():
        file /= f"checkpoint-{now:%Y-%m-%dT%H%M%SZ}.json"
    _write(file, lambda: [made.written()])
    click.echo(f"Written: {file}, for {made.count} entries. The public key:\n  {made.key}")


@trail.command(epilog="Example: sightline trail export trail.jsonl")
@click.argument("file", type=FILE)
def export(file: Path) -> None:
    """Write every entry with its hash into FILE, a line of JSON each. The trail tells of it.

    Whoever is handed it can check it with Python alone, by the one file that is named at the end.
    """
    database.ready()
    from sightline.kit.access import COMMAND_LINE
    from sightline.kit.trail import actions

    _write(file, lambda: actions.export(actor=COMMAND_LINE, now=database.now()))
    click.echo(f"Written: {file}")
    click.echo(f"To check it without Sightline: python3 {Path(trail_file.__file__).name} {file}")
    click.echo(f"  with a copy of {trail_file.__file__}")


@trail.command(epilog="Example: sightline trail verify trail.jsonl --checkpoint checkpoint.json")
@click.argument("file", type=A_FILE, required=False)
@click.option("--checkpoint", "kept", type=A_FILE, help="A checkpoint that was kept elsewhere.")
@click.option(
    "--key", default="", help="The public key as you kept it; without FILE, the installation's."
)
@click.option("--json", "as_json", is_flag=True, help="The outcome as JSON, in words too.")
def verify(file: Path | None, kept: Path | None, key: str, as_json: bool) -> None:
    """Prove the trail whole, or name the first entry changed, removed, added or moved.

    Without FILE, the database's own table is checked.
    """
    try:
        mark = trail_file.read_checkpoint(kept) if kept else None
    except trail_file.NotACheckpoint as refused:
        raise click.ClickException(f"{kept}: {refused}") from None
    verdict = trail_file.verify_file(file, mark, key) if file else _of_the_table(mark, key)
    if as_json:
        click.echo(json.dumps(verdict.told(), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(verdict.lines()))
    if not verdict.whole:
        raise SystemExit(1)


def _of_the_table(mark: Checkpoint | None, key: str) -> Verdict:
    database.ready()
    from sightline.kit.access import COMMAND_LINE
    from sightline.kit.trail import checking, signing
    from sightline.kit.trail.types import CannotSign

    try:
        known = key or (signing.known_key() if mark else "")
    except CannotSign as refused:
        raise click.ClickException(str(refused)) from None
    return checking.verify(COMMAND_LINE, mark, known)


def _write(file: Path, parts: Callable[[], Iterable[bytes]]) -> None:
    """Readable by its owner only, and never over a file that is there."""
    try:
        with open(file, "xb", opener=partial(os.open, mode=0o600)) as written:
            written.writelines(parts())
    except FileExistsError:
        raise click.ClickException(f"{file} is there already: choose another name") from None
    except OSError as refused:
        raise click.ClickException(f"{file} cannot be written: {refused.strerror}") from None
