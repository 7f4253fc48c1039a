"""One running of a timescale: when it is due, and how it stands on a day or at a moment.

Days left and days late are days of the calendar for every clock, so that a duty of a Friday that is
done on the Saturday is a day late, whatever its length is counted in.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sightline.core.clocks.lengths import WorkingDays
from sightline.core.clocks.timescales import DayTimescale, HourTimescale
from sightline.core.clocks.words import Direction, Line, Standing, weekday_date
from sightline.core.periods import long_date


@dataclass(frozen=True)
class DayClock:
    """From the day of an event. `done_on` is None while it runs."""

    timescale: DayTimescale
    event_on: date
    done_on: date | None = None

    def __post_init__(self) -> None:
        for day in (self.event_on, self.done_on):
            if isinstance(day, datetime):  # a kind of date to Python, and no day
                raise TypeError("a clock of days runs on dates, not on moments")

    @property
    def due_on(self) -> date:
        """The last day on which it is in time."""
        return self.timescale.length.due(self.event_on)

    @property
    def due_in_words(self) -> str:
        """Friday 27 November 2026."""
        return weekday_date(self.due_on)

    def days_left(self, today: date) -> int:
        """Nought on the last day; below nought once it is late."""
        return (self.due_on - today).days

    def working_days_left(self, today: date) -> int | None:
        """After today, up to and with the due day; None for a clock that counts other days."""
        length = self.timescale.length
        if not isinstance(length, WorkingDays):
            return None
        return length.calendar.working_days(today, self.due_on)

    def days_late(self, today: date) -> int:
        """How many days late it was done, or is by today; nought if it is in time."""
        return max(0, ((self.done_on or today) - self.due_on).days)

    def standing(self, today: date) -> Standing:
        late = self.days_late(today) > 0
        if self.done_on is not None:
            return Standing.MISSED if late else Standing.MET
        if late:
            return Standing.OVERDUE
        return Standing.RUNNING if self.days_left(today) else Standing.DUE_TODAY

    def explain(self) -> tuple[Line, ...]:
        """Day by day, why each counted or did not."""
        return self.timescale.length.explain(self.event_on)

    def working(self) -> str:
        """The sum in a line, so that anybody can check it."""
        length = self.timescale.length
        joined = "and" if length.direction == Direction.AFTER else "less"
        return f"{long_date(self.event_on)} {joined} {length.words} is {long_date(self.due_on)}"


@dataclass(frozen=True)
class HourClock:
    """From the moment of an event; every moment has its time zone. `done_at` is None while it runs.

    Moments are compared in UTC: in one zone Python compares by the clock on the wall.
    """

    timescale: HourTimescale
    event_at: datetime
    done_at: datetime | None = None

    def __post_init__(self) -> None:
        for moment in (self.event_at, self.done_at):
            if moment is not None and moment.utcoffset() is None:
                raise ValueError("a clock of hours runs on moments with their time zone")

    @property
    def due_at(self) -> datetime:
        """The last moment at which it is in time, in the time zone of the event."""
        return self.timescale.length.due(self.event_at)

    @property
    def due_in_words(self) -> str:
        """Monday 23 November 2026, 14:30."""
        due = self.due_at
        return f"{weekday_date(due.date())}, {due:%H:%M}"

    def time_left(self, now: datetime) -> timedelta:
        """Below nought once it is late."""
        return self.due_at.astimezone(UTC) - now.astimezone(UTC)

    def time_late(self, now: datetime) -> timedelta:
        """By how much it was done late, or is late now; nought if it is in time."""
        return max(timedelta(), -self.time_left(self.done_at or now))

    def standing(self, now: datetime) -> Standing:
        """Due today is told by the day in the time zone of the event."""
        late = self.time_late(now) > timedelta()
        if self.done_at is not None:
            return Standing.MISSED if late else Standing.MET
        if late:
            return Standing.OVERDUE
        due = self.due_at
        today = now.astimezone(due.tzinfo).date()
        return Standing.DUE_TODAY if due.date() == today else Standing.RUNNING

    def explain(self) -> tuple[Line, ...]:
        """Day by day, the hours that counted."""
        return self.timescale.length.explain(self.event_at)

    def working(self) -> str:
        """The sum in a line, so that anybody can check it."""
        words = self.timescale.length.words
        return f"{_moment(self.event_at)} and {words} is {_moment(self.due_at)}"


def _moment(moment: datetime) -> str:
    return f"{moment:%H:%M} on {long_date(moment.date())}"
