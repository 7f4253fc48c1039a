"""Every command that the README and the how-to pages show is one that works.

A block of commands is one story: it begins on a fresh installation. Where it writes an empty pack,
or names one that it did not write, the small example pack stands in for what a person would fill
in.
"""

import re
import shlex

import pytest
from click.testing import CliRunner

from setup_steps import targets
from setup_steps.places import ROOT
from sightline.cli import main
from tests.exchange import thornshire

BLOCK = re.compile(r"```sh\n(.*?)```", re.DOTALL)
PAGES = [ROOT / "README.md", ROOT / "DEVELOPERS.md", *sorted((ROOT / "docs").rglob("*.md"))]
STORIES = [
    pytest.param(block.splitlines(), id=f"{page.name}-{number}")
    for page in PAGES
    if page.parent.name != "reference"
    for number, block in enumerate(BLOCK.findall(page.read_text(encoding="utf-8")), start=1)
]
MAKE_TARGETS = set(re.search(r"TARGETS := (.*)", (ROOT / "Makefile").read_text())[1].split())


@pytest.mark.parametrize("lines", STORIES)
def test_every_name_given_to_set_up_is_one_that_it_answers_to(lines):
    named = {
        words[1] if words[0] == "make" else words[2]
        for words in map(shlex.split, lines)
        if words[0] == "make" or words[:2] == ["python3", "start.py"]
    }

    assert named <= targets.TARGETS.keys() & MAKE_TARGETS


def test_make_and_the_script_answer_to_the_same_names():
    assert targets.TARGETS.keys() == MAKE_TARGETS


@pytest.mark.django_db
@pytest.mark.parametrize("lines", STORIES)
def test_every_example_of_the_command_line_works(lines, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    for line in lines:
        words = shlex.split(line, comments=True)
        if words[:1] == ["sightline"] and words[1] != "serve":
            _run(words[1:], tmp_path)


def test_the_commands_shown_are_of_known_kinds():
    kinds = {shlex.split(line)[0] for story in STORIES for line in story.values[0] if line}

    assert kinds <= {"make", "python3", "sightline", "export", "source"}


def _run(words, folder):
    if words[0] == "demo":
        words = [*words, "--no-serve"]
    for name in words[2:]:
        if "my-year" in name and not name.endswith(".xlsx") and words[1] in ("check", "load"):
            thornshire.write(folder / name)
    if words[0] == "demo" and "--pack" in words:
        thornshire.write(folder / words[words.index("--pack") + 1])

    answer = CliRunner().invoke(main, words)

    assert answer.exit_code == 0, f"sightline {shlex.join(words)}: {answer.output}"
