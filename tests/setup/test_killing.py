"""At which moments work was killed is kept, whoever else keeps theirs at the same time."""

import os

import pytest

from tests import killing


@pytest.fixture
def file(tmp_path):
    return tmp_path / "kills.txt"


@killing.needs_fork
def test_each_draw_leaves_the_line_that_has_it_again(file, monkeypatch, capsys):
    monkeypatch.setattr(killing, "KEPT", file)

    drawn = killing.moments(1.0, 2, "an upload")

    shown = ", ".join(f"{moment:.3f}" for moment in drawn)
    line = f"SIGHTLINE_KILL_SEED={killing.SEED}, an upload killed after: {shown}\n"
    assert file.read_text() == capsys.readouterr().out == line
    assert killing.moments(1.0, 2, "an upload") == drawn


@killing.needs_fork
def test_processes_that_keep_theirs_at_once_lose_nothing(file):
    children = [killing._begun(lambda: keep_many(file)) for _ in range(4)]
    ended = [os.waitpid(child, 0)[1] for child in children]

    assert ended == [0] * 4
    assert sorted(file.read_text().splitlines()) == sorted(lines() * 4)


@killing.needs_fork
def test_the_file_stays_small_and_keeps_whole_lines_the_newest_last(file):
    for number in range(200):
        killing.keep(f"{number:05} " + "x" * 1000, file)

    kept = [line.split() for line in file.read_text().splitlines()]
    assert file.stat().st_size <= killing.LARGEST
    assert {len(words) for words in kept} == {2}
    assert [int(first) for first, _ in kept] == list(range(200 - len(kept), 200))


def lines():
    return [f"line {number}" for number in range(50)]


def keep_many(file):
    for line in lines():
        killing.keep(line, file)
