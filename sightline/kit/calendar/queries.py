"""Reading bank holidays and timescales. They are public facts, so nobody is asked who they are."""

from collections.abc import Iterable, Sequence
from datetime import date
from difflib import get_close_matches

from django.db.models import QuerySet

from sightline.core.clocks import Calendar, DayTimescale, HourTimescale, Unit
from sightline.core.periods import long_date
from sightline.kit.calendar import building, levelling
from sightline.kit.calendar.levelling import Differences
from sightline.kit.calendar.models import BankHoliday, TimescaleVersion
from sightline.kit.calendar.types import NoTimescale


def england() -> Calendar:
    """The working days of England, as far as its bank holidays are known."""
    return building.calendar(BankHoliday.objects.all())


def timescales(on: date) -> list[DayTimescale | HourTimescale]:
    """Those in force on the day, in their order."""
    latest = {row.key: row for row in _begun(on)}
    return _built([row for row in latest.values() if _is_open(row, on)])


def timescale(key: str, on: date) -> DayTimescale | HourTimescale:
    """The version in force on the day of the event, which its clock keeps whatever comes later.

    Refuses a key that is not known, naming near ones, and a day on which none was in force.
    """
    row = _begun(on).filter(key=key).last()
    if row is None or not _is_open(row, on):
        raise _none(key, on)
    return _built([row])[0]


def day_timescale(key: str, on: date) -> DayTimescale:
    """One that counts days or months. To ask it for one that counts hours is a fault of ours."""
    found = timescale(key, on)
    if not isinstance(found, DayTimescale):
        raise TypeError(f"{key} counts hours: it runs on moments")
    return found


def versions(key: str) -> list[DayTimescale | HourTimescale]:
    """All of them, the oldest first."""
    return _built(list(TimescaleVersion.objects.filter(key=key).order_by("valid_from")))


def differences() -> Differences:
    """What would bring the tables level with what comes with Sightline."""
    return levelling.differences(BankHoliday.objects.all(), TimescaleVersion.objects.all())


def _begun(on: date) -> QuerySet[TimescaleVersion]:
    return TimescaleVersion.objects.filter(valid_from__lte=on).order_by("position", "valid_from")


def _is_open(row: TimescaleVersion, on: date) -> bool:
    return row.valid_to is None or on <= row.valid_to


def _built(rows: Sequence[TimescaleVersion]) -> list[DayTimescale | HourTimescale]:
    """Bank holidays are read once, and only where working days are counted."""
    needs = any(row.unit == Unit.WORKING_DAYS for row in rows)
    known = england() if needs else None
    return [building.timescale(row, known) for row in rows]


def _none(key: str, on: date) -> NoTimescale:
    found = TimescaleVersion.objects.filter(key=key).order_by("valid_from")
    first = found.first()
    if first is None:
        keys = TimescaleVersion.objects.order_by("key").values_list("key", flat=True).distinct()
        return NoTimescale(f"there is no timescale '{key}'", _near(key, keys))
    spans = ", ".join(_span(row) for row in found)
    return NoTimescale(f"no timescale '{key}' was in force on {long_date(on)}: it is known {spans}")


def _near(key: str, keys: Iterable[str]) -> tuple[str, ...]:
    """Those that share a word with it, or look like it."""
    known = list(keys)
    words = set(key.lower().replace("_", "-").split("-"))
    sharing = [each for each in known if words & set(each.split("-"))]
    return tuple(dict.fromkeys([*get_close_matches(key.lower(), known, n=5, cutoff=0.5), *sharing]))


def _span(row: TimescaleVersion) -> str:
    end = f" to {long_date(row.valid_to)}" if row.valid_to else " on"
    return f"from {long_date(row.valid_from)}{end}"
