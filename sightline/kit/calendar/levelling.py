"""How the tables differ from what comes with Sightline. What a partnership put there stays."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date

from sightline.kit.calendar import shipped
from sightline.kit.calendar.models import BankHoliday, TimescaleVersion
from sightline.kit.calendar.types import OFFICIAL, Given

# What may be put right in a version that clocks have run on; how it counts may not.
WORDS = ["name", "event", "basis", "document", "edition", "paragraph", "unverified", "valid_to"]


@dataclass
class Differences:
    """Rows to write: new ones, and standing ones with what they should say."""

    holidays: list[BankHoliday] = field(default_factory=list)
    holidays_changed: list[BankHoliday] = field(default_factory=list)
    versions: list[TimescaleVersion] = field(default_factory=list)
    versions_changed: list[TimescaleVersion] = field(default_factory=list)

    @property
    def count(self) -> int:
        return sum(len(getattr(self, each.name)) for each in fields(self))


def differences(
    holidays: Iterable[BankHoliday], versions: Iterable[TimescaleVersion]
) -> Differences:
    found = Differences()
    _compare_holidays({row.date: row for row in holidays}, found)
    _compare_versions({(row.key, row.valid_from): row for row in versions}, found)
    return found


def _compare_holidays(standing: Mapping[date, BankHoliday], found: Differences) -> None:
    """A day that GOV.UK no longer lists in a year that it does list is worked after all."""
    wanted = shipped.bank_holidays()
    years = {day.year for day in wanted}
    for day, title in wanted.items():
        if day not in standing:
            found.holidays.append(BankHoliday(date=day, title=title, source=OFFICIAL))
    for day, row in standing.items():
        if row.source != OFFICIAL or day.year not in years:
            continue
        title, valid = wanted.get(day, row.title), day in wanted
        if (row.title, row.valid) != (title, valid):
            row.title, row.valid = title, valid
            found.holidays_changed.append(row)


def _compare_versions(
    standing: Mapping[tuple[str, date], TimescaleVersion], found: Differences
) -> None:
    positions: dict[str, int] = {}
    for given in shipped.timescales():
        position = positions.setdefault(given.key, len(positions))
        row = standing.get((given.key, given.valid_from))
        if row is None:
            found.versions.append(_row(given, position))
        elif row.shipped and _put_right(row, given):
            found.versions_changed.append(row)


def _row(given: Given, position: int) -> TimescaleVersion:
    return TimescaleVersion(**asdict(given), shipped=True, position=position)


def _put_right(row: TimescaleVersion, given: Given) -> bool:
    """True if any of its words differed."""
    differing = [name for name in WORDS if getattr(row, name) != getattr(given, name)]
    for name in differing:
        setattr(row, name, getattr(given, name))
    return bool(differing)
