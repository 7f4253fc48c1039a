"""Commands for the keys that seal: a new ring, how it stands, and sealing anew."""

from pathlib import Path

import click

from sightline.cli import database


@click.group()
def seal() -> None:
    """The keys by which words about children and secrets are sealed."""


@seal.command("new-ring", epilog="Example: sightline seal new-ring /etc/sightline/seal-keys")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def new_ring(file: Path) -> None:
    """Make the ring of keys in FILE. Keep a copy elsewhere: without it nothing sealed opens."""
    from sightline.kit.sealing import ring

    try:
        ring.make(file)
    except FileExistsError:
        raise click.ClickException(f"{file} is there already, and is left as it is") from None
    except OSError as fault:
        raise click.ClickException(f"{file} cannot be made: {fault.strerror}") from None
    click.echo(f"Written: {file}, for its owner alone. Name it in SIGHTLINE_SEAL_KEYS_FILE.")


@seal.command(epilog="Example: sightline seal status")
def status() -> None:
    """Say which keys there are, and how much each one has sealed."""
    database.ready()
    from sightline.kit.sealing import ring, rotation

    kept, needed = ring.ring(), rotation.needed()
    for key in kept.keys:
        newest = "  seals from now on" if key == kept.newest else ""
        click.echo(f"key {key.number:>3}  {needed[key.number]:>8} sealed{newest}")
    if missing := sorted(needed.keys() - {key.number for key in kept.keys}):
        raise click.ClickException(
            f"keys that something needs are not on the ring: {', '.join(missing)}. Put back the "
            "file from a backup."
        )


@seal.command(epilog="Example: sightline seal rotate")
@click.option("--go-on", is_flag=True, help="Make no new key: go on with what was begun.")
def rotate(go_on: bool) -> None:
    """Make a new key, and seal everything anew with it, while the product runs.

    Stopped half-way, `--go-on` does the rest. Run it again some hours later too: then old keys go.
    """
    database.ready_for_real_records()
    from sightline.kit.access import COMMAND_LINE
    from sightline.kit.sealing import actions

    outcome = actions.rotate(actor=COMMAND_LINE, new=not go_on, now=database.now())
    click.echo(f"Sealed anew: {outcome.sealed}. Keys that went: {outcome.dropped}.")
