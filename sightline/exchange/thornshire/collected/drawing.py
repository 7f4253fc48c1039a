"""Draws a process's quarters: chance about a level, the changes that it is told of, and totals."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random

from sightline.core.calculations import round_to

FIRST_YEAR, LAST_YEAR = 2017, 2019  # in which each year begins
CENT = 100
LAST_QUARTER = 4


@dataclass(frozen=True)
class Process:
    """As `processes.toml` says it; see there."""

    indicator: str
    agency: str
    level: float
    spread: float
    denominator: int = 0
    places: int = 0
    start: int = 0
    season: tuple[float, ...] = (1.0, 1.0, 1.0, 1.0)
    quarters: tuple[int, ...] = (1, 2, 3, 4)
    lasting: Mapping[str, float] = field(default_factory=dict)
    once: Mapping[str, float] = field(default_factory=dict)
    totals: Mapping[str, int] = field(default_factory=dict)
    last: tuple[int, ...] = ()
    running: str = ""
    says: Mapping[str, str] = field(default_factory=dict)
    missing: Mapping[str, str] = field(default_factory=dict)
    late: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Drawn:
    """`denominator` is None where nothing is divided; `value` is in the indicator's unit."""

    quarter: str
    numerator: Decimal
    denominator: int | None

    def value(self, places: int) -> Decimal:
        if self.denominator is None:
            return self.numerator
        return round_to(self.numerator * CENT / self.denominator, places)


def quarters() -> tuple[str, ...]:
    """The codes of the twelve, oldest first."""
    return tuple(
        f"{year}/{(year + 1) % CENT:02d} Q{quarter}"
        for year in range(FIRST_YEAR, LAST_YEAR + 1)
        for quarter in range(1, LAST_QUARTER + 1)
    )


def drawn(rng: Random, process: Process) -> tuple[Drawn, ...]:
    """A value for each quarter in which the process brings one, missing ones included."""
    wanted = [code for code in quarters() if int(code[-1]) in process.quarters]
    if process.denominator:
        return _shares(rng, process, wanted)
    plain = {code: _around(rng, process, code, process.level) for code in wanted}
    for year, total in process.totals.items():
        _add_up(plain, year, Decimal(total))
    return tuple(Drawn(code, number, None) for code, number in _running(process, plain).items())


def _shares(rng: Random, process: Process, wanted: list[str]) -> tuple[Drawn, ...]:
    found = []
    for code in wanted:
        whole = round(process.denominator * (1 + rng.gauss(0, 0.03)))
        percent = min(Decimal(CENT), _around(rng, process, code, process.level, places=3))
        part = round_to(percent * whole / CENT, 0)
        found.append(Drawn(code, part, whole))
    if process.last:
        counted, of = process.last
        found[-1] = Drawn(found[-1].quarter, Decimal(counted), of)
    return tuple(found)


def _around(
    rng: Random, process: Process, code: str, level: float, places: int | None = None
) -> Decimal:
    """The level as it is by that quarter, and chance about it."""
    for since, factor in process.lasting.items():
        level *= factor if code >= since else 1
    level *= process.once.get(code, 1) * process.season[int(code[-1]) - 1]
    number = max(0.0, level * (1 + rng.gauss(0, process.spread)))
    return round_to(Decimal(number), process.places if places is None else places)


def _add_up(plain: dict[str, Decimal], year: str, total: Decimal) -> None:
    """Move a year's quarters in proportion until they add up; the last takes what is left."""
    codes = [code for code in plain if code.startswith(year)]
    now = sum((plain[code] for code in codes), Decimal(0))
    for code in codes[:-1]:
        plain[code] = round_to(plain[code] * total / now, 0)
    plain[codes[-1]] = total - sum((plain[code] for code in codes[:-1]), Decimal(0))


def _running(process: Process, plain: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Added up within the year, or through all years up to the last that is known."""
    if not process.running:
        return dict(plain)
    found: dict[str, Decimal] = {}
    total, year = Decimal(process.start), ""
    for code, number in plain.items():
        if process.running == "year" and code[:7] != year:
            total, year = Decimal(0), code[:7]
        total += number
        found[code] = total
    if process.last:
        move = process.last[0] - total
        found = {code: number + move for code, number in found.items()}
    return found
