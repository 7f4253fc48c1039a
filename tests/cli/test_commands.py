import json

import pytest
from click.testing import CliRunner

from sightline.cli import main
from tests.exchange import thornshire

pytestmark = pytest.mark.django_db


@pytest.fixture
def pack(tmp_path):
    return thornshire.write(tmp_path / "thornshire")


def run(*arguments):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_a_pack_is_checked_loaded_and_told_of(pack):
    checked, loaded = run("pack", "check", pack), run("pack", "load", pack)

    figures = json.loads(run("figures", "--year", "2021-22", "--json").stdout)
    matrix = json.loads(run("matrix", "--year", "2021-22", "--json").stdout)

    assert (checked.exit_code, loaded.exit_code) == (0, 0)
    by_key = {figure["key"]: figure for figure in figures["figures"]}
    assert by_key["early-help-assessments"]["value"] == 1204
    assert {"key", "label", "value", "unit", "basis"} <= by_key["budget.total-income"].keys()
    assert {"title", "group", "cells"} <= matrix["concerns"][0].keys()


def test_faults_of_a_pack_are_listed_with_their_places_and_end_in_one(pack):
    thornshire.change(pack, "figures", 2, value="many")

    answer = run("pack", "check", pack)
    told = json.loads(run("pack", "check", pack, "--json").stdout)

    assert answer.exit_code == 1
    assert "figures.csv, row 2, value:" in answer.stdout
    assert told["faults"][0]["file"] == "figures.csv"
    assert (told["faults"][0]["row"], told["faults"][0]["column"]) == (2, "value")


def test_a_dry_run_says_what_would_be_loaded(pack):
    answer = run("pack", "load", pack, "--dry-run")

    assert "would be loaded" in answer.stdout
    assert run("figures", "--year", "2021-22").exit_code == 1


def test_an_unknown_year_names_those_that_there_are(pack):
    run("pack", "load", pack)

    answer = run("matrix", "--year", "1999-00")

    assert answer.exit_code == 1
    assert "loaded are: 2021-22" in answer.stderr


def test_an_export_can_be_checked_again(pack, tmp_path):
    run("pack", "load", pack)

    exported = run("pack", "export", tmp_path / "again", "--year", "2021-22")

    assert exported.exit_code == 0
    assert run("pack", "check", tmp_path / "again").exit_code == 0


def test_a_template_is_written_and_says_plainly_that_it_is_empty(tmp_path):
    written = run("pack", "template", tmp_path / "mine")

    checked = run("pack", "check", tmp_path / "mine")

    assert written.exit_code == 0
    assert checked.exit_code == 1
    assert len(checked.stdout.splitlines()) < 20


def test_a_report_is_built_one_file_a_format(pack, tmp_path):
    run("pack", "load", pack)

    answer = run("report", "build", "--year", "2021-22", "--out", tmp_path / "out")

    assert answer.exit_code == 0
    assert sorted(file.suffix for file in (tmp_path / "out").iterdir()) == [
        ".docx",
        ".html",
        ".pdf",
    ]


def test_one_format_can_be_asked_for(pack, tmp_path):
    run("pack", "load", pack)

    run("report", "build", "--year", "2021-22", "--out", tmp_path / "out", "--format", "html")

    assert [file.suffix for file in (tmp_path / "out").iterdir()] == [".html"]


def test_a_report_that_is_stopped_writes_nothing_and_lists_every_place(pack, tmp_path):
    (pack / "narrative" / "foreword.md").write_text("There were 12 and {{nothing}}.")
    run("pack", "load", pack)

    answer = run("report", "build", "--year", "2021-22", "--out", tmp_path / "out")
    told = run("report", "build", "--year", "2021-22", "--out", tmp_path / "out", "--json")

    assert answer.exit_code == 1
    assert "section 'foreword', line 1: '12' is no figure" in answer.stdout
    assert "2 things stop the report" in answer.stdout
    assert [f["line"] for f in json.loads(told.stdout)["failures"]] == [1, 1]
    assert not (tmp_path / "out").exists()


def test_the_demonstration_can_be_made_twice():
    first, second = (run("demo", "--no-serve", "--published") for _ in range(2))

    assert (first.exit_code, second.exit_code) == (0, 0)
    assert first.stdout.splitlines()[-13:] == second.stdout.splitlines()[-13:]


def test_a_demonstration_is_not_put_beside_a_partnerships_own_records(pack):
    run("pack", "load", pack)

    answer = run("demo", "--no-serve", "--published")

    assert answer.exit_code == 1
    assert "SIGHTLINE_HOME" in answer.stderr


def test_a_demonstration_listens_on_this_machine_only():
    run("demo", "--no-serve", "--published")

    answer = run("serve", "--host", "0.0.0.0")

    assert answer.exit_code == 1
    assert "this machine only" in answer.stderr


@pytest.mark.parametrize(
    "command",
    [
        ("init",), ("demo",), ("serve",), ("figures",), ("matrix",), ("report", "build"),
        ("pack", "template"), ("pack", "check"), ("pack", "load"), ("pack", "export"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_help_shows_an_example(command):
    answer = run(*command, "--help")

    assert "Example: sightline" in answer.stdout
