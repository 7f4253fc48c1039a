"""Statutory clocks: from an event, by a length, to a day on which something is due."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Timescale:
    """How long something may take. `days` are calendar days; the day of the event is day nought."""

    name: str
    days: int
    source: str
    valid_from: date


@dataclass(frozen=True)
class Clock:
    """One running of a timescale. `done_on` is None while it runs."""

    timescale: Timescale
    started_on: date
    done_on: date | None = None

    @property
    def due_on(self) -> date:
        """The last day on which it is in time."""
        return self.started_on + timedelta(days=self.timescale.days)

    def days_left(self, today: date) -> int:
        """Nought on the last day; below nought once it is late."""
        return (self.due_on - today).days

    def days_late(self, today: date) -> int:
        """How many days late it was done, or is by today; nought if it is in time."""
        return max(0, ((self.done_on or today) - self.due_on).days)

    def working(self) -> str:
        """The sum, so that anybody can check it."""
        return f"{_day(self.started_on)} and {self.timescale.days} days is {_day(self.due_on)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
