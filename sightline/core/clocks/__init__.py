"""Clocks of duties: from an event, by a length, to the day or the moment when something is due.

Days are counted on dates and hours on moments, by different types that no code can mix.
"""

from sightline.core.clocks.calendar import Calendar, CalendarTooShort
from sightline.core.clocks.lengths import Days, Hours, Months, WorkingDays
from sightline.core.clocks.running import DayClock, HourClock
from sightline.core.clocks.timescales import (
    Basis,
    DayTimescale,
    HourTimescale,
    Source,
    Timescale,
)
from sightline.core.clocks.words import Direction, Line, Standing, Unit

__all__ = [
    "Basis",
    "Calendar",
    "CalendarTooShort",
    "DayClock",
    "DayTimescale",
    "Days",
    "Direction",
    "HourClock",
    "HourTimescale",
    "Hours",
    "Line",
    "Months",
    "Source",
    "Standing",
    "Timescale",
    "Unit",
    "WorkingDays",
]
