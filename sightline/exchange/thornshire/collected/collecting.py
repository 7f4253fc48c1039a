"""Three years of quarterly returns as plain rows, and as a CSV file."""

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from importlib.resources import files
from pathlib import Path
from random import Random
from typing import Any

from sightline.analytics.dictionary import definition_of
from sightline.core.periods import parse_period
from sightline.exchange.thornshire.collected.drawing import Drawn, Process, drawn
from sightline.exchange.thornshire.records.building import SEED
from sightline.exchange.thornshire.records.days import on_or_before

EXCLUSIONS = "permanent-exclusion-rate"
# Exclusions and pupils of each school year, by which the published rates come out.
EXCLUDED = {
    "2017/18 academic": (43, 96_000),
    "2018/19 academic": (65, 96_400),
    "2019/20 academic": (45, 96_900),
}
RENAMED = {"from": "lasting"}


@dataclass(frozen=True)
class CollectedValue:
    """One agency's answer for one indicator and period; `agency` is its key in the pack.

    With a reason why it is missing there are no numbers, and the day is that on which the reason
    came. `period` is a period's code. `value` is in the unit of the indicator's definition.
    """

    indicator: str
    agency: str
    owner: str
    period: str
    numerator: Decimal | None
    denominator: Decimal | None
    value: Decimal | None
    received_on: date
    missing_because: str = ""
    commentary: str = ""


@cache
def collected() -> tuple[CollectedValue, ...]:
    """By indicator, then by period, oldest first: the same each time."""
    rows = [row for process in processes() for row in _rows(process)]
    return (*rows, *_exclusions())


def processes() -> tuple[Process, ...]:
    text = (files("sightline.exchange.thornshire.collected") / "processes.toml").read_text("utf-8")
    return tuple(_process(key, told) for key, told in tomllib.loads(text).items())


def write_collected(path: Path) -> Path:
    names = [each.name for each in fields(CollectedValue)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(names)
        for row in collected():
            cells = [getattr(row, name) for name in names]
            writer.writerow("" if cell is None else cell for cell in cells)
    return path


def _process(key: str, told: dict[str, Any]) -> Process:
    given = {RENAMED.get(name, name): value for name, value in told.items()}
    given = {name: tuple(v) if isinstance(v, list) else v for name, v in given.items()}
    return Process(indicator=key, **given)


def _rows(process: Process) -> Iterator[CollectedValue]:
    rng = Random(f"thornshire/{SEED}/collected/{process.indicator}")  # noqa: S311 - no secret
    for each in drawn(rng, process):
        yield _row(process, each)


def _row(process: Process, each: Drawn) -> CollectedValue:
    period = parse_period(each.quarter)
    definition = definition_of(process.indicator, period.ends_on)
    why = process.missing.get(each.quarter, "")
    agreed = period.ends_on + timedelta(definition.lag_days - 3)
    late = process.late.get(each.quarter, 0)
    whole = each.denominator
    return CollectedValue(
        indicator=process.indicator,
        agency=process.agency,
        owner=definition.owner.value,
        period=each.quarter,
        numerator=None if why else each.numerator,
        denominator=None if why or whole is None else Decimal(whole),
        value=None if why else each.value(max(definition.places, process.places)),
        received_on=on_or_before(agreed + timedelta(late + 3 if late else 0)),
        missing_because=why,
        commentary=process.says.get(each.quarter, ""),
    )


def _exclusions() -> Iterator[CollectedValue]:
    """The rate of a school year comes once a year, when the national census is out."""
    for code, (excluded, pupils) in EXCLUDED.items():
        period = parse_period(code)
        definition = definition_of(EXCLUSIONS, period.ends_on)
        each = Drawn(code, Decimal(excluded), pupils)
        yield CollectedValue(
            indicator=EXCLUSIONS,
            agency="schools-and-colleges",
            owner=definition.owner.value,
            period=code,
            numerator=each.numerator,
            denominator=Decimal(pupils),
            value=each.value(definition.places),
            received_on=on_or_before(period.ends_on + timedelta(definition.lag_days - 3)),
        )
