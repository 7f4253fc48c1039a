"""What `--json` gives is just what the reference page says, name for name."""

import json

import pytest
from click.testing import CliRunner

from sightline.cli import main, shapes
from tests.exchange import thornshire

pytestmark = pytest.mark.django_db
YEAR = ("--year", "2021-22", "--json")


@pytest.fixture
def pack(tmp_path):
    return thornshire.write(tmp_path / "thornshire")


@pytest.mark.parametrize("command", ["figures", "matrix"])
def test_the_ledger_and_the_matrix_have_just_the_names_that_are_listed(pack, command):
    _run("pack", "load", pack)

    told = _told(command, *YEAR)

    assert _paths(told) == _listed(command)


def test_a_build_that_is_stopped_has_just_the_names_that_are_listed(pack, tmp_path):
    _write(pack, "foreword", "There were 17 of them, and one more.\n")
    _run("pack", "load", pack)

    told = _told("report", "build", *YEAR, "--out", tmp_path / "report")

    assert _paths(told) == _listed("report build")


def test_a_check_with_faults_and_warnings_has_just_the_names_that_are_listed(pack):
    thornshire.change(pack, "figures", 2, value="many")
    path = pack / "agencies.csv"
    path.write_bytes(path.read_text(encoding="utf-8").replace("Thorn", "Thörn", 1).encode("cp1252"))

    told = _told("pack", "check", pack, "--json")

    assert told["faults"] and told["warnings"]
    assert _paths(told) == _listed("pack check")


def test_the_doctor_says_just_the_names_that_are_listed():
    told = _told("doctor", "--json")

    assert told["checks"]
    assert _paths(told) == _listed("doctor")


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        pytest.param("clock list", [], id="list"),
        pytest.param("clock due", ["rapid-review", "--from", "2026-11-20", "--explain"], id="due"),
    ],
)
def test_the_clocks_have_just_the_names_that_are_listed(command, arguments):
    told = _told(*command.split(), *arguments, "--json")

    assert _paths(told) == _listed(command)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param(["init"], 0, id="done"),
        pytest.param(["figures", "--year", "1999-00"], 1, id="refused"),
        pytest.param(["figures"], 2, id="without-a-required-option"),
        pytest.param(["figures", "--everything"], 2, id="with-an-unknown-option"),
    ],
)
def test_exit_codes_are_as_listed(arguments, code):
    assert _run(*arguments).exit_code == code


def _run(*arguments):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def _told(*arguments):
    return json.loads(_run(*arguments).stdout)


def _write(pack, section, words):
    (pack / "narrative" / f"{section}.md").write_text(words, encoding="utf-8")


def _listed(command):
    return {key.path for key in shapes.SHAPES[command]}


def _paths(told, before=""):
    """Every name in the answer, as the shapes write it."""
    found = set()
    for name, value in told.items():
        path = before + ("STREAM" if before.endswith(".cells.") else name)
        if not isinstance(value, dict):
            found.add(path)
            for each in value if isinstance(value, list) else []:
                found |= _paths(each, f"{path}[].") if isinstance(each, dict) else set()
        elif before.endswith(".cells."):
            found |= _paths(value, f"{path}.")
        else:
            found |= _paths(value, f"{path}.") | ({path} if name == "cells" else set())
    return found
