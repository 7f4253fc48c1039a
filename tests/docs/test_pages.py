"""The generated pages leave nothing out."""

import ast
import re

import click
import pytest

from docs import generated
from docs.pages import audit_events, commands
from sightline.cli import main

PACKAGE = audit_events.PACKAGE
COMMANDS = dict(commands.commands_of(main, commands.NAME))


@pytest.mark.parametrize("name", generated.PAGES)
def test_a_generated_page_is_as_the_code_has_it_now(name):
    written = (generated.REFERENCE / name).read_text(encoding="utf-8")

    assert written == generated.PAGES[name](), "to write it anew: make docs"


def test_every_entry_of_the_trail_is_on_the_page_of_events():
    calls = [
        node
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "trail.record"
    ]

    assert len(list(audit_events.events())) == len(calls)


@pytest.mark.parametrize("path", COMMANDS)
def test_a_command_says_what_it_does_and_shows_an_example(path):
    command = COMMANDS[path]

    assert command.help
    assert command.epilog.startswith(f"Example: {path}")


@pytest.mark.parametrize("path", COMMANDS)
def test_every_option_says_what_it_does(path):
    options = [each for each in COMMANDS[path].params if isinstance(each, click.Option)]

    assert [option.name for option in options if not option.help] == []


def test_a_bar_in_a_cell_does_not_break_a_table():
    rows = commands.text().splitlines()

    counts = {line: len(re.findall(r"(?<!\\)\|", line)) for line in rows if line.startswith("|")}
    assert set(counts.values()) <= {3, 4}
