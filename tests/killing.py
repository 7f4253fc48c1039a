"""Work in a process of its own that is killed at a moment drawn by chance."""

import os
import random
import signal
import sys
import time
import traceback
import warnings
from contextlib import suppress

import pytest
from django.db import connections

from setup_steps.places import ROOT

DRAWN = random.SystemRandom().randrange(2**32)
SEED = int(os.environ.get("SIGHTLINE_KILL_SEED", DRAWN))
INHERITED = []
KEPT, LARGEST = ROOT / ".kills.txt", 100_000  # bytes
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes start otherwise here")


def moments(lasts, number, what):
    """Seconds after the start, somewhat past the end too. Kept, so that they can be had again."""
    drawn = random.Random(f"{SEED} {what}")  # nothing secret
    found = [drawn.uniform(0, lasts * 1.1) for _ in range(number)]
    shown = ", ".join(f"{moment:.3f}" for moment in found)
    told = f"SIGHTLINE_KILL_SEED={SEED}, {what} killed after: {shown}"
    print(told)  # noqa: T201
    with suppress(OSError):  # a folder that may not be written to is no reason to fail
        keep(told, KEPT)
    return found


def keep(line, file):
    """At the end of the file, whoever else writes; once it is too large, the older half goes."""
    import fcntl  # where there is no fork, there is none of it either

    with file.open("a+b") as opened:
        fcntl.flock(opened, fcntl.LOCK_EX)
        opened.write(f"{line}\n".encode())
        if opened.tell() > LARGEST:
            opened.seek(-LARGEST // 2, os.SEEK_END)
            newer = opened.read().partition(b"\n")[2]
            opened.truncate(0)
            opened.write(newer)


def killed(work, after):
    """True where the kill came before the work was done."""
    child = _begun(work)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def lasts(work):
    """Seconds that it takes when nobody kills it."""
    begun = time.perf_counter()
    _, status = os.waitpid(_begun(work), 0)
    assert os.WEXITSTATUS(status) == 0
    return time.perf_counter() - begun


def _begun(work):
    connections.close_all()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the child does nothing with the parent's threads
        child = os.fork()
    if child:
        return child
    _let_go_of_connections()
    code = 1
    try:
        work()
        code = 0
    except Exception:
        traceback.print_exc()
        raise
    finally:
        sys.stderr.flush()
        os._exit(code)


def _let_go_of_connections():
    """Processes must not share one: each would read the other's answers.

    While a browser is driven, an event loop runs in this thread, and Django keeps connections apart
    for those inside it. The child is outside, where one from before the browser may still be open.
    What is let go of must not be collected: that would end the parent's connection too.
    """
    for alias in connections:
        INHERITED.append(connections[alias])
        del connections[alias]
