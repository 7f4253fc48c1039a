"""Running other programs: quietly while they do well, with all they said when they fail."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from setup_steps.places import ROOT, WINDOWS

Command = Sequence[str | Path]


class CannotSetUp(Exception):
    """Set-up cannot go on; the message says why, and the one command that mends it."""


def say(text: str) -> None:
    print(text, flush=True)


def quietly(
    title: str, command: Command, *, env: Mapping[str, str] | None = None, folder: Path = ROOT
) -> str:
    """Run, say how long it took if there is a title, and give back what it printed."""
    began = time.monotonic()
    try:
        done = subprocess.run(
            [str(part) for part in command],
            cwd=folder,
            env={**os.environ, **(env or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError as fault:
        raise CannotSetUp(f"{title}: {command[0]} could not be started ({fault}).") from fault
    if done.returncode:
        raise CannotSetUp(
            f"{title}: this did not work.\n\n{done.stdout.rstrip()}\n\n"
            f"The command was: {' '.join(str(part) for part in command)}\n"
            "Put right what it names (often the network or the space on the disk), "
            "then run the same command again."
        )
    if title:
        say(f"  {title}: {time.monotonic() - began:.0f} s")
    return done.stdout


def openly(command: Command, *, env: Mapping[str, str | None] | None = None) -> int:
    """Run in front of the person, and give back the exit code. None takes a variable away."""
    sys.stdout.flush()
    changed = {**os.environ, **(env or {})}
    left = {name: value for name, value in changed.items() if value is not None}
    return subprocess.run(
        [str(part) for part in command], cwd=ROOT, env=left, check=False
    ).returncode


@contextmanager
def beside(command: Command) -> Iterator["subprocess.Popen[bytes]"]:
    """Run a program at the same time; what it printed comes in one piece when it has ended.

    Its exit code stands in `returncode` afterwards. Stopped here, it is told to end and waited for.
    """
    with tempfile.TemporaryFile() as printed:
        program = [str(part) for part in command]
        other = subprocess.Popen(program, cwd=ROOT, stdout=printed, stderr=subprocess.STDOUT)
        try:
            yield other
        except BaseException:
            other.terminate()
            raise
        finally:
            other.wait()
            printed.seek(0)
            say(printed.read().decode("utf-8", "replace"))


def become(command: Command) -> int:
    """Let the command take this process's place, so that signals reach it and nothing waits."""
    if WINDOWS:  # exec there returns to the shell before the program ends
        return openly(command)
    os.chdir(ROOT)
    sys.stdout.flush()
    return os.execv(str(command[0]), [str(part) for part in command])
