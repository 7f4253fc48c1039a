"""How often something is done, and when it was last and is next due, over changes of the clock."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True)
class Daily:
    """At an hour of the clock on the wall. Where the clocks go forward past it, an hour later."""

    hour: int

    @property
    def words(self) -> str:
        return f"every day at {self.hour:02}:00"

    def due_on(self, day: date) -> bool:
        return True


@dataclass(frozen=True)
class Weekly:
    """`weekday` is 0 for Monday."""

    weekday: int
    hour: int

    @property
    def words(self) -> str:
        return f"every {WEEKDAYS[self.weekday]} at {self.hour:02}:00"

    def due_on(self, day: date) -> bool:
        return day.weekday() == self.weekday


Cadence = Daily | Weekly


def latest(cadence: Cadence, now: datetime, zone: ZoneInfo) -> datetime:
    """The last moment at which it was due, now included. Aware, in the zone."""
    day = now.astimezone(zone).date()
    while not (cadence.due_on(day) and _on(cadence, day, zone) <= now):
        day -= DAY
    return _on(cadence, day, zone)


def following(cadence: Cadence, now: datetime, zone: ZoneInfo) -> datetime:
    """The first moment after now at which it is due. Aware, in the zone."""
    day = now.astimezone(zone).date()
    while not (cadence.due_on(day) and _on(cadence, day, zone) > now):
        day += DAY
    return _on(cadence, day, zone)


def period(due: datetime) -> str:
    """What the time it was due for is called: '2026-11-25'. One due moment a day is the most."""
    return due.date().isoformat()


def _on(cadence: Cadence, day: date, zone: ZoneInfo) -> datetime:
    wall = datetime.combine(day, time(cadence.hour), zone)
    # An hour that the clocks leave out on that day becomes the one after it.
    return wall.astimezone(ZoneInfo("UTC")).astimezone(zone)
