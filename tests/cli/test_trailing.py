"""The trail on the command line: signed, handed out, proved, and never proved by mistake."""

import json
import os
import re
import stat

import pytest
from click.testing import CliRunner
from django.db import transaction

from sightline.cli import main, shapes
from sightline.kit import clock, trail
from sightline.kit.access import COMMAND_LINE
from sightline.kit.trail.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HOME = tmp_path / "home"
    settings.HOME.mkdir()
    return settings.HOME


@pytest.fixture
def entries():
    with transaction.atomic():
        for number in range(5):
            trail.record(
                actor=COMMAND_LINE, event="plan.loaded", at=clock.now(), rows=number, why="Ü"
            )


def run(*arguments):
    return CliRunner().invoke(main, ["trail", *(str(argument) for argument in arguments)])


def test_what_is_handed_out_is_proved_with_a_checkpoint(entries, tmp_path):
    file, mark = tmp_path / "trail.jsonl", tmp_path / "checkpoint.json"

    made, handed_out = run("checkpoint", "--out", mark), run("export", file)
    proved = run("verify", file, "--checkpoint", mark)

    assert (made.exit_code, handed_out.exit_code, proved.exit_code) == (0, 0, 0)
    assert "The chain holds for 7 entries" in proved.stdout
    assert "agrees with the checkpoint of 6 entries" in proved.stdout
    assert "signature is good" in proved.stdout
    events = [json.loads(line)["entry"]["event"] for line in file.read_text().splitlines()]
    assert events[-2:] == ["trail.checkpoint-made", "trail.exported"]


def test_a_checkpoint_into_a_folder_is_named_after_the_moment(entries, tmp_path):
    made = run("checkpoint", "--out", tmp_path)

    (mark,) = tmp_path.glob("checkpoint-*.json")
    assert str(mark) in made.stdout
    assert re.fullmatch(r"checkpoint-\d{4}-\d\d-\d\dT\d{6}Z\.json", mark.name)
    assert run("verify", "--checkpoint", mark).exit_code == 0


def test_a_changed_line_is_named_and_ends_in_one(entries, tmp_path):
    file = tmp_path / "trail.jsonl"
    run("export", file)
    file.write_bytes(file.read_bytes().replace(b'"rows":2', b'"rows":3'))

    answer = run("verify", file)
    told = json.loads(run("verify", file, "--json").stdout)

    assert answer.exit_code == 1
    assert "entry 3 was changed" in answer.stdout
    assert (told["whole"], told["fault"]["kind"], told["fault"]["number"]) == (False, "changed", 3)


def test_the_shape_of_the_answer_is_as_listed(entries, tmp_path):
    mark = tmp_path / "checkpoint.json"
    run("checkpoint", "--out", mark)

    told = json.loads(run("verify", "--checkpoint", mark, "--json").stdout)

    flat = {f"fault.{name}" for name in told.pop("fault")} | set(told)
    assert flat == {key.path for key in shapes.SHAPES["trail verify"]}


def test_a_cut_off_end_is_told_by_the_checkpoint_alone(entries, tmp_path):
    file, mark, cut = tmp_path / "trail.jsonl", tmp_path / "mark.json", tmp_path / "cut.jsonl"
    run("checkpoint", "--out", mark)
    run("export", file)
    cut.write_bytes(b"".join(file.read_bytes().splitlines(keepends=True)[:4]))

    without, with_it = run("verify", cut), run("verify", cut, "--checkpoint", mark)

    assert without.exit_code == 0
    assert "nobody can tell whether entries were cut off the end" in without.stdout
    assert with_it.exit_code == 1
    assert "it ends with entry 4, and the checkpoint counts 6" in with_it.stdout


def test_the_table_itself_is_proved_without_a_file(entries):
    answer = run("verify")

    assert answer.exit_code == 0
    assert "The chain holds for 5 entries" in answer.stdout
    assert Entry.objects.count() == 5  # proving leaves no entry


def test_a_checkpoint_of_another_installation_is_not_taken_for_ones_own(
    entries, tmp_path, settings, home
):
    mark = tmp_path / "checkpoint.json"
    settings.HOME = tmp_path / "other"
    settings.HOME.mkdir()
    run("checkpoint", "--out", mark)
    settings.HOME = home
    run("checkpoint", "--out", tmp_path / "own.json")

    answer = run("verify", "--checkpoint", mark)

    assert answer.exit_code == 1
    assert "by another" in answer.stdout


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_the_key_is_the_owners_and_made_once(home):
    one, other = (json.loads(run("checkpoint").stdout) for _ in range(2))

    assert one["key"] == other["key"]
    assert stat.S_IMODE((home / "trail-key").stat().st_mode) == 0o600


@pytest.mark.parametrize("spoil", ["chmod", "empty", "nonsense"])
def test_a_key_that_is_open_or_damaged_signs_nothing(home, spoil):
    run("checkpoint")
    key = home / "trail-key"
    if spoil == "chmod":
        key.chmod(0o644)
    else:
        key.write_text("" if spoil == "empty" else "nonsense")
    count = Entry.objects.count()

    answer = run("checkpoint")

    assert answer.exit_code == 1
    assert "trail-key" in answer.stderr
    assert Entry.objects.count() == count


def test_no_file_is_written_over_and_nothing_is_recorded_then(entries, tmp_path):
    (tmp_path / "there").write_text("something")

    answer = run("export", tmp_path / "there")

    assert answer.exit_code == 1
    assert "is there already" in answer.stderr
    assert (tmp_path / "there").read_text() == "something"
    assert Entry.objects.count() == 5


def test_what_is_no_checkpoint_is_refused(entries, tmp_path):
    (tmp_path / "mark.json").write_text("{}")

    answer = run("verify", "--checkpoint", tmp_path / "mark.json")

    assert answer.exit_code == 1
    assert "no checkpoint" in answer.stderr


def test_a_folder_that_is_not_there_is_told_of(entries, tmp_path):
    assert run("export", tmp_path / "none" / "trail.jsonl").exit_code == 1
