"""Lengths, one class for each unit: each knows when it is over, and shows how that was counted.

The day of the event is day 0, and the due day is the last on which it is in time. Only working days
skip days: a count of months or days may end on a Sunday, since no guidance moves its end.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import ClassVar

from sightline.core.clocks.calendar import ONE_DAY, Calendar
from sightline.core.clocks.words import Direction, Line, Unit, weekday_date
from sightline.core.periods import months_before
from sightline.core.plurals import counted

ONE_HOUR = timedelta(hours=1)
ONE_MINUTE = timedelta(minutes=1)
WHOLE_DAY = timedelta(hours=24)
DAYS_OF_A_WEEK = 7
TOLD_IN_WEEKS_FROM = 28  # days: fewer are told in days alone
EVENT = "the event, day 0"


@dataclass(frozen=True)
class _Length:
    """A whole number of the unit, 1 or more."""

    number: int
    direction: Direction = Direction.AFTER
    unit: ClassVar[Unit]
    names: ClassVar[tuple[str, str]]

    def __post_init__(self) -> None:
        if self.number < 1:
            raise ValueError(f"a length is 1 or more, not {self.number}")

    @property
    def words(self) -> str:
        """5 working days."""
        return counted(self.number, *self.names)

    @property
    def _step(self) -> int:
        return 1 if self.direction == Direction.AFTER else -1

    def _last(self, number: int) -> str:
        return ", the last day in time" if number == self.number else ""


@dataclass(frozen=True)
class WorkingDays(_Length):
    """Working days of the calendar; a due day that the calendar does not reach is refused.

    An event on a day that is not worked is day 0 all the same, so Friday, Saturday and Sunday give
    one due day. Only with `waits_for_working_day` is day 0 the next working day instead.
    """

    calendar: Calendar = field(kw_only=True)
    waits_for_working_day: bool = False
    unit = Unit.WORKING_DAYS
    names = ("working day", "working days")

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.waits_for_working_day and self.direction == Direction.BEFORE:
            raise ValueError("a count back from an event starts on the event's own day")

    def due(self, event: date) -> date:
        return self.explain(event)[-1].day

    def explain(self, event: date) -> tuple[Line, ...]:
        """Every day from the event to the due day; just as many counted as the length says."""
        lines = list(self._beginning(event))
        day, number = lines[-1].day, 0
        while number < self.number:
            day += ONE_DAY * self._step
            why_not = self.calendar.why_not(day)
            number += not why_not
            why = f"{why_not}, not counted" if why_not else f"working day {number}"
            lines.append(Line(day, why + ("" if why_not else self._last(number)), not why_not))
        return tuple(lines)

    def _beginning(self, event: date) -> Iterator[Line]:
        """The event, and what lies between it and day 0 where the rule waits for a working day."""
        why_not = self.calendar.why_not(event) if self.waits_for_working_day else ""
        if not why_not:
            yield Line(event, EVENT, counted=False)
            return
        yield Line(
            event,
            f"the event, not worked ({why_not}): day 0 is the next working day",
            counted=False,
        )
        day = event + ONE_DAY
        while why_not := self.calendar.why_not(day):
            yield Line(day, f"{why_not}, not counted", counted=False)
            day += ONE_DAY
        yield Line(day, "day 0", counted=False)


@dataclass(frozen=True)
class Days(_Length):
    """Days of the calendar, weekends and bank holidays among them."""

    unit = Unit.DAYS
    names = ("day", "days")

    @property
    def words(self) -> str:
        """7 days; from four weeks on, 84 days (12 weeks)."""
        weeks, rest = divmod(self.number, DAYS_OF_A_WEEK)
        in_weeks = self.number >= TOLD_IN_WEEKS_FROM and not rest
        return super().words + (f" ({counted(weeks, 'week', 'weeks')})" if in_weeks else "")

    def due(self, event: date) -> date:
        return event + ONE_DAY * self.number * self._step

    def explain(self, event: date) -> tuple[Line, ...]:
        """Every day from the event to the due day."""
        counting = (
            Line(event + ONE_DAY * step * self._step, f"day {step}{self._last(step)}", counted=True)
            for step in range(1, self.number + 1)
        )
        return (Line(event, EVENT, counted=False), *counting)


@dataclass(frozen=True)
class Months(_Length):
    """Months of the calendar, to the same day of the month or the last day of a shorter one."""

    unit = Unit.MONTHS
    names = ("calendar month", "calendar months")

    def due(self, event: date) -> date:
        return self._after(event, self.number)

    def explain(self, event: date) -> tuple[Line, ...]:
        """The day on which each month is over. Each is counted from the event itself."""
        ends = ((step, self._after(event, step)) for step in range(1, self.number + 1))
        counting = (
            Line(end, f"month {step}{_shorter(event, end)}{self._last(step)}", counted=True)
            for step, end in ends
        )
        return (Line(event, EVENT, counted=False), *counting)

    def _after(self, event: date, months: int) -> date:
        return months_before(event, -months * self._step)


def _shorter(event: date, end: date) -> str:
    return "" if event.day == end.day else f", as {end:%B} has no day {event.day}"


@dataclass(frozen=True)
class Hours(_Length):
    """Hours that pass, day and night: when the clocks change they go on as time does.

    Days are named as in the event's own time zone. They run forwards only.
    """

    unit = Unit.HOURS
    names = ("hour", "hours")

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.direction == Direction.BEFORE:
            raise ValueError("hours are counted after an event, not before it")

    def due(self, event: datetime) -> datetime:
        """In the time zone of the event; refuses a moment without one."""
        passed = event.astimezone(UTC) + ONE_HOUR * self.number
        return passed.astimezone(_zone(event))

    def explain(self, event: datetime) -> tuple[Line, ...]:
        """Each day with the hours of it that counted, and how many that makes in all."""
        due = self.due(event)
        lines, total = [], timedelta()
        for day, passed, note in _stretches(event, due):
            total += passed
            why = f"{_told(passed)}{note}, {_told(total)} in all"
            lines.append(Line(day, why, counted=True))
        end = f"{lines[-1].why}: due at {due:%H:%M} on {weekday_date(due.date())}"
        return (*lines[:-1], Line(lines[-1].day, end, counted=True))


def _zone(event: datetime) -> tzinfo:
    if event.tzinfo is None or event.utcoffset() is None:
        raise ValueError("hours are counted from a moment with its time zone")
    return event.tzinfo


def _stretches(event: datetime, due: datetime) -> Iterator[tuple[date, timedelta, str]]:
    """Cut at each midnight. Reckoned in UTC, since Python subtracts by the clock on the wall."""
    zone = _zone(event)
    start, end = event.astimezone(UTC), due.astimezone(UTC)
    while start < end:
        day = start.astimezone(zone).date()
        stop = min(_midnight(day + ONE_DAY, zone), end)
        yield day, stop - start, _clocks_change(day, zone)
        start = stop


def _midnight(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)


def _clocks_change(day: date, zone: tzinfo) -> str:
    long = _midnight(day + ONE_DAY, zone) - _midnight(day, zone)
    if long == WHOLE_DAY:
        return ""
    return f" (the clocks go {'forward' if long < WHOLE_DAY else 'back'})"


def _told(passed: timedelta) -> str:
    """9 hours 30 minutes; seconds are left out."""
    hours, rest = divmod(passed, ONE_HOUR)
    minutes = rest // ONE_MINUTE
    parts = [counted(hours, "hour", "hours")] if hours or not minutes else []
    return " ".join([*parts, *([counted(minutes, "minute", "minutes")] if minutes else [])])
