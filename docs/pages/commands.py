"""The command line: each command as its help tells it, and the shape of what it gives as JSON."""

from collections.abc import Iterator
from inspect import cleandoc

import click

from docs.pages.tables import page, table
from sightline.cli import main, shapes

NAME = "sightline"
BEFORE = """\
Every command makes the data folder and the database it needs, or brings them up to date; only
`sightline indicators` needs neither. All data lie in the folder that `SIGHTLINE_HOME` names, or in
`.sightline` in the home folder.

`-h` or `--help` after any command tells what stands here."""
EXIT_CODES = (
    ("0", "Done."),
    ("1", "Refused, with the reasons: a pack with faults, a report that something stops, no year."),
    ("2", "Used wrongly: an option that does not exist, or one that is missing."),
)
JSON = """\
With `--json` these commands write one JSON object and nothing else to standard output; progress
goes to standard error. Names are in the order written. A change to a name or to its meaning is
listed in `changes/`. `[]` stands for each member of a list, and a name in capitals for any name."""


def text() -> str:
    listed = list(commands_of(main, NAME))
    return page(
        "The command line",
        BEFORE,
        "## Exit codes",
        table(["Code", "Meaning"], EXIT_CODES),
        *(_command(path, command) for path, command in listed),
        "## What `--json` gives",
        JSON,
        *(_shape(name, keys) for name, keys in shapes.SHAPES.items()),
    )


def commands_of(group: click.Group, path: str) -> Iterator[tuple[str, click.Command]]:
    for name, command in sorted(group.commands.items()):
        if isinstance(command, click.Group):
            yield from commands_of(command, f"{path} {name}")
        else:
            yield f"{path} {name}", command


def _command(path: str, command: click.Command) -> str:
    context = click.Context(command, info_name=path)
    usage = command.get_usage(context).removeprefix("Usage: ")
    parts = [f"## `{path}`", cleandoc(command.help or ""), f"```text\n{usage}\n```"]
    options = [param for param in command.params if isinstance(param, click.Option)]
    if options:
        parts.append(table(["Option", "What it does"], map(_option, options)))
    example = (command.epilog or "").removeprefix("Example: ")
    parts.append(f"Example:\n\n```sh\n{example}\n```")
    return "\n\n".join(part for part in parts if part)


def _option(option: click.Option) -> tuple[str, str]:
    value = "" if option.is_flag else f" {option.make_metavar(click.Context(main))}"
    return f"`{', '.join(option.opts)}{value}`", " ".join(filter(None, _facts(option)))


def _facts(option: click.Option) -> Iterator[str]:
    yield option.help or ""
    if option.multiple:
        yield "May be given several times."
    if option.required:
        yield "Required."
    elif option.show_default:
        yield f"Without it: {option.default}."


def _shape(command: str, keys: tuple[shapes.Key, ...]) -> str:
    rows = ((f"`{key.path}`", key.holds, key.means) for key in keys)
    return f"### `{NAME} {command} --json`\n\n{table(['Name', 'Holds', 'Meaning'], rows)}"
