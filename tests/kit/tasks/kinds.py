"""Kinds of job that only tests ask for; a process of its own takes them by running this file."""

import os
import time
from pathlib import Path

from sightline.kit import tasks
from sightline.kit.access import require
from sightline.kit.tasks.access import Tasks


@tasks.job("tests.count")
def count(actor, progress, *, upto):
    for done in range(upto):
        progress.tell("Counting", done, upto)
    return {"counted": upto, "for": actor.name}


@tasks.job("tests.refuse")
def refuse(actor, progress):
    raise tasks.CannotDo("The report is stopped by two things. Mend them first.")


@tasks.job("tests.break")
def break_down(actor, progress):
    raise ValueError("Ann Example, 07700 900123")


@tasks.job("tests.overseers")
def overseers_only(actor, progress):
    require(actor, Tasks.OVERSEE)
    return {}


@tasks.job("tests.append")
def append(actor, progress, *, file, line):
    with Path(file).open("a") as opened:
        opened.write(f"{line} {os.getpid()}\n")
    time.sleep(0.02)
    return {}


@tasks.job("tests.wait")
def wait(actor, progress, *, file):
    Path(file).write_text("begun")
    for _ in range(600):
        progress.tell("Waiting")
        time.sleep(0.05)
    return {}


if __name__ == "__main__":
    from sightline.cli import main

    main(["worker", "--until-input-ends"])
