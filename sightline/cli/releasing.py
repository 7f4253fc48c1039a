"""Commands for released reports: proving a release file unchanged, and listing what is released."""

import json
from pathlib import Path

import click

from sightline.cli import database
from sightline.core.release_file import LARGEST, Verdict
from sightline.core.release_file import verify as verify_content


@click.command(epilog="Example: sightline report verify annual-report-2019-20-1.sightline-release")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--hash", "published", default="", help="The hash that was published beside it.")
@click.option("--json", "as_json", is_flag=True, help="The outcome as JSON, differences in words.")
def verify(file: Path, published: str, as_json: bool) -> None:
    """Prove that the release FILE is as it was released, or say which sentence or figure differs.

    It needs the file alone. Whoever rewrites a file whole can give it seals of its own: so compare
    the hash with the one that the partnership published, or give it with --hash.
    """
    if file.stat().st_size > LARGEST:
        raise click.ClickException(f"{file} is too large to be a release")
    verdict = verify_content(file.read_bytes())
    is_published = not published or published.strip().lower() == verdict.hash
    if as_json:
        told = {
            "unchanged": verdict.unchanged and is_published,
            "hash": verdict.hash,
            "is_the_published_hash": is_published if published else None,
            "differences": list(verdict.differences),
        }
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        _say(verdict, published, is_published)
    if not (verdict.unchanged and is_published):
        raise SystemExit(1)


def _say(verdict: Verdict, published: str, is_published: bool) -> None:
    if not verdict.unchanged:
        click.echo("The file is not as it was released. What differs:")
        for each in verdict.differences:
            click.echo(f"  {each}")
        return
    if published and not is_published:
        click.echo("The file is whole, but it is another one: its hash is not the one given.")
        click.echo(f"  its hash: {verdict.hash}")
        return
    click.echo("Unchanged since it was written. Its hash:")
    click.echo(f"  {verdict.hash}")
    if not published:
        click.echo("Compare it with the one that the partnership published beside the report.")


@click.command(epilog="Example: sightline report releases")
def releases() -> None:
    """Every release with its year, number, day and hash."""
    database.ready()
    from sightline.releases import queries

    found = list(queries.released())
    for each in found:
        click.echo(
            f"{each.year.label} release {each.number}, {each.released_at:%Y-%m-%d}  {each.hash}"
        )
    if not found:
        click.echo("Nothing has been released yet.")
