"""Scheduled work and its runs, as the page shows them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from sightline.core.cadence import following
from sightline.kit.components.tables import Column, Table
from sightline.kit.schedule import registry, turns
from sightline.kit.schedule.models import Run

LATE = timedelta(hours=1)
SILENT = timedelta(minutes=2)
COLUMNS = (
    Column("title", "Work"),
    Column("due", "Due"),
    Column("begun", "Begun"),
    Column("took", "Took"),
    Column("outcome", "What came of it"),
    Column("state", "State", colour="colour"),
)


@dataclass(frozen=True)
class ToCome:
    title: str
    how_often: str
    next_at: datetime
    last: str
    colour: str


def to_come(newest: Mapping[str, Run], now: datetime) -> list[ToCome]:
    """What will run, the soonest first."""
    zone = timezone.get_default_timezone()
    found = [
        ToCome(
            work.title,
            work.cadence.words,
            following(work.cadence, now, zone),
            *_last(newest.get(work.name), now),
        )
        for work in registry.every()
    ]
    return sorted(found, key=lambda each: (each.next_at, each.title))


def _last(run: Run | None, now: datetime) -> tuple[str, str]:
    return state(run, now) if run is not None else ("Has not run yet", "grey")


def state(run: Run, now: datetime) -> tuple[str, str]:
    """In words with a colour: done, late, running, or failed and whether it is tried again."""
    if run.ended_at is None:
        lost = now - run.begun_at > turns.LOST_AFTER
        return ("Cut short: it is done again", "orange") if lost else ("Running", "yellow")
    if run.fault:
        again = run.tries <= len(turns.PAUSES)
        return ("Failed: it is tried again" if again else "Failed", "red")
    return ("Done, late", "orange") if run.begun_at - run.due_at > LATE else ("Done", "green")


def runs(rows: list[Run], now: datetime) -> Table:
    titles = {work.name: work.title for work in registry.every()}
    return Table(
        name="Runs",
        caption="What ran",
        columns=COLUMNS,
        rows=[_row(run, titles, now) for run in rows],
        empty="Nothing has run yet: the worker begins with it within a few seconds.",
        page_size=50,
    )


def _row(run: Run, titles: Mapping[str, str], now: datetime) -> dict[str, Any]:
    words, colour = state(run, now)
    return {
        "title": titles.get(run.name, run.name),
        "due": run.due_at,
        "begun": run.begun_at,
        "took": _took(run),
        "outcome": _outcome(run),
        "state": words,
        "colour": colour,
    }


def _took(run: Run) -> str:
    if run.ended_at is None:
        return ""
    seconds = (run.ended_at - run.begun_at).total_seconds()
    return "under a second" if seconds < 1 else f"{seconds:.0f} seconds"


def _outcome(run: Run) -> str:
    if run.fault:
        return f"{run.fault}: whoever runs Sightline finds a line about it in its log"
    return ", ".join(f"{name}: {number}" for name, number in run.outcome.items())
