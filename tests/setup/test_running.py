"""A step that fails shows all that its program said, and what to do."""

import sys

import pytest

from setup_steps.running import CannotSetUp, beside, openly, quietly, say

FAILS = [sys.executable, "-c", "print('no space left'); raise SystemExit(3)"]


def test_a_failing_step_shows_what_the_program_said_and_the_command():
    with pytest.raises(CannotSetUp) as refusal:
        quietly("Installing", FAILS)

    assert "Installing: this did not work." in str(refusal.value)
    assert "no space left" in str(refusal.value)
    assert sys.executable in str(refusal.value)


def test_a_program_that_is_not_there_is_named():
    with pytest.raises(CannotSetUp, match="no-such-program could not be started"):
        quietly("Installing", ["no-such-program"])


def test_a_step_that_does_well_says_only_its_title(capsys):
    quietly("Installing", [sys.executable, "-c", "print('chatter')"])

    assert capsys.readouterr().out == "  Installing: 0 s\n"


def test_a_variable_set_to_none_does_not_reach_the_program(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://somewhere")
    asks = "import os; raise SystemExit('DATABASE_URL' in os.environ)"

    assert openly([sys.executable, "-c", asks], env={"DATABASE_URL": None}) == 0


def test_what_runs_beside_prints_in_one_piece_once_it_has_ended(capsys):
    with beside(FAILS) as other:
        say("meanwhile")

    assert capsys.readouterr().out == "meanwhile\nno space left\n\n"
    assert other.returncode == 3


def test_what_runs_beside_is_ended_with_what_it_runs_beside(capsys):
    lasts = "import time; print('begun', flush=True); time.sleep(60)"

    with pytest.raises(KeyboardInterrupt), beside([sys.executable, "-c", lasts]) as other:
        raise KeyboardInterrupt

    assert other.returncode not in (0, None)
