"""What the commands say of backups: done with 0, refused with 1 and a clear line."""

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from sightline.cli import main
from sightline.kit.backups import checking, keys, manifest, restoring
from sightline.kit.backups.engines import programs
from sightline.kit.backups.types import Manifest, Part, Refused

NOW = datetime(2026, 3, 2, 4, 5, tzinfo=UTC)
TOLD = Manifest(
    "0.1.0", NOW, "sqlite", 0, 0, ("trail.0001",), {"trail_entry": 3}, (Part("database", 1, "a"),)
)


@pytest.fixture
def home(settings, tmp_path):
    settings.HOME = tmp_path / "home"
    settings.HOME.mkdir()
    return settings.HOME


@pytest.fixture
def key(tmp_path):
    keys.make(tmp_path / "key")
    return tmp_path / "key"


@pytest.fixture
def backup(home, key, tmp_path, db):
    (home / "files").mkdir()
    (home / "files" / "half.part").write_bytes(b"half")
    (home / "files" / "kept").write_bytes(b"kept")
    path = tmp_path / "one.backup"
    assert run("backup", path, "--key-file", key).exit_code == 0
    return path


def run(*arguments):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def refused(answer, words):
    assert answer.exit_code == 1
    assert words in answer.stderr
    assert "Traceback" not in answer.output


def test_a_backup_is_whole_and_holds_no_file_that_is_half_there(backup, key):
    answer = run("backup", "check", backup, "--key-file", key)

    assert answer.exit_code == 0
    assert "and 1 file," in answer.stdout
    parts = checking.check(backup, keys.read(key), lambda *_: None).names
    assert parts == {"database", "files/kept"}


def test_only_its_owner_may_read_a_backup_and_nothing_is_left_beside_it(backup, home, tmp_path):
    assert backup.stat().st_mode & 0o077 == 0
    assert {path.name for path in tmp_path.iterdir()} == {"home", "key", "one.backup"}
    assert not [path for path in home.iterdir() if path.name.startswith(".backup-")]


def test_a_backup_is_never_written_over(backup, key):
    before = backup.read_bytes()

    refused(run("backup", backup, "--key-file", key), "is there already")
    assert backup.read_bytes() == before


def test_a_plain_copy_that_a_stopped_machine_left_goes_with_the_next_backup(
    home, key, tmp_path, db
):
    left, running = home / ".backup-left", home / ".backup-running"
    for folder in (left, running):
        folder.mkdir()
        (folder / "copy.sqlite3").write_bytes(b"plain")
    os.utime(left, (1, 1))

    assert run("backup", tmp_path / "one.backup", "--key-file", key).exit_code == 0

    assert running.is_dir() and not left.exists()


def test_into_a_folder_a_backup_is_named_after_the_moment(home, key, tmp_path, db):
    (tmp_path / "kept").mkdir()

    answer = run("backup", "make", tmp_path / "kept", "--key-file", key)

    assert answer.exit_code == 0
    assert [path.suffix for path in (tmp_path / "kept").iterdir()] == [".backup"]


def test_where_it_cannot_be_written_nothing_is_there(home, key, tmp_path, db):
    refused(run("backup", tmp_path / "no" / "one", "--key-file", key), "cannot be written")


def test_another_key_one_changed_byte_and_a_cut_end_are_refused(backup, key, tmp_path):
    whole = backup.read_bytes()
    keys.make(tmp_path / "other")
    refused(run("backup", "check", backup, "--key-file", tmp_path / "other"), "does not fit")
    backup.write_bytes(whole[:-1])
    refused(run("backup", "check", backup, "--key-file", key), "cut off")
    middle = len(whole) // 2
    backup.write_bytes(whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :])
    refused(run("backup", "check", backup, "--key-file", key), "changed or damaged")


def test_a_restore_refuses_a_data_folder_that_holds_something(backup, key, home):
    refused(run("restore", backup, "--key-file", key), "A restore never overwrites")
    assert (home / "files" / "kept").read_bytes() == b"kept"


def test_without_a_key_file_it_is_used_wrongly(backup):
    assert run("backup", "check", backup).exit_code == 2


@pytest.mark.parametrize("product", ["0.1.1", "0.2.0", "1.0"])
def test_a_backup_of_a_newer_product_is_refused(monkeypatch, product):
    monkeypatch.setattr(manifest, "product", lambda: "0.1.0")

    with pytest.raises(Refused, match="of a newer Sightline"):
        manifest.refuse_newer(replace(TOLD, product=product), frozenset({"trail.0001"}))


def test_a_backup_with_steps_of_the_tables_to_come_is_refused():
    with pytest.raises(Refused, match="of a newer Sightline"):
        manifest.refuse_newer(TOLD, frozenset())
    assert set(TOLD.migrations) - restoring._known(), "the true ones are asked of the product"


def test_a_manifest_is_read_as_it_was_written():
    assert manifest.read(manifest.written(TOLD)) == TOLD
    for broken in (b"{}", b"[", manifest.written(TOLD).replace(b'"sha256"', b'"other"')):
        with pytest.raises(Refused):
            manifest.read(broken)


def test_a_program_that_is_missing_or_too_old_is_named_with_what_to_install(monkeypatch):
    monkeypatch.setattr(programs, "_places", lambda name: iter([]))
    with pytest.raises(Refused, match=r"there is none here\. Install it: .*postgresql-client-15"):
        programs.find("pg_dump", 15)
    monkeypatch.setattr(
        programs, "_places", lambda name: iter([Path("13"), Path("17"), Path("16")])
    )
    monkeypatch.setattr(programs, "_major", lambda path: int(path.name))
    assert programs.find("pg_dump", 15) == (Path("16"), 16)
    with pytest.raises(Refused, match="the newest here is of 17"):
        programs.find("pg_dump", 18)


@pytest.mark.parametrize(
    ("said", "major"),
    [("pg_dump (PostgreSQL) 15.8 (Debian 15.8-0+deb12u1)", 15), ("pg_dump (PostgreSQL) 17rc1", 17)],
)
def test_the_version_of_a_program_is_read_from_what_it_says(tmp_path, said, major):
    program = tmp_path / "pg_dump"
    program.write_text(f"#!/bin/sh\necho '{said}'\n")
    program.chmod(0o755)

    assert programs._major(program) == major
