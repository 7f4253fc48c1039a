"""The working days of England: Monday to Friday, but for the bank holidays.

Bank holidays are proclaimed and move, so outside the days for which they are known nothing is said.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sightline.core.clocks.words import weekday_date
from sightline.core.periods import long_date

ONE_DAY = timedelta(days=1)
FRIDAY = 4


class CalendarTooShort(ValueError):
    """The count needs a day outside those for which bank holidays are known."""


@dataclass(frozen=True)
class Calendar:
    """Every bank holiday with its name, from `known_from` to `known_to`, both included."""

    known_from: date
    known_to: date
    holidays: Mapping[date, str]

    def why_not(self, day: date) -> str:
        """Why the day is not worked: weekend, Good Friday; nothing for a working day.

        Refuses a weekday outside the known days. Weekends are known for ever.
        """
        if day.weekday() > FRIDAY:
            return "weekend"
        if not self.known_from <= day <= self.known_to:
            raise CalendarTooShort(self._refusal(day))
        return self.holidays.get(day, "")

    def is_working(self, day: date) -> bool:
        return not self.why_not(day)

    def working_days(self, after: date, to: date) -> int:
        """How many there are after the one day, up to and including the other."""
        span = (to - after).days
        return sum(self.is_working(after + ONE_DAY * step) for step in range(1, span + 1))

    def _refusal(self, day: date) -> str:
        known = (
            f"bank holidays are known from {long_date(self.known_from)} to "
            f"{long_date(self.known_to)}"
            if self.known_from <= self.known_to
            else "no bank holidays are known"
        )
        return (
            f"{known}, so nobody can say yet whether {weekday_date(day)} is a working day: "
            "the bank holidays of that year have to be added first"
        )
