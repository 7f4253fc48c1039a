"""Counts indicators from statutory returns on the machine where the returns are.

No database, no settings and no network: what it writes holds counts by named cells alone.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click

from sightline.cli.days import read_day
from sightline.core.periods import Period, PeriodKind, UnreadablePeriod, parse_period

A_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
A_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
KINDS = (PeriodKind.FINANCIAL_YEAR, PeriodKind.QUARTER, PeriodKind.MONTH)


@dataclass(frozen=True)
class PopulationGiven:
    """`period` is its code; '' for every period that has none of its own."""

    period: str
    number: int
    year: int | None
    vintage: str


@dataclass(frozen=True)
class Wanted:
    """The options as they were given. No period: the year in which the day of the count lies."""

    census: tuple[Path, ...]
    looked_after: Path | None
    annex_a: Path | None
    as_at: date
    periods: tuple[Period, ...]
    populations: tuple[PopulationGiven, ...]
    definitions: Path | None
    validators: Path | None
    key_file: Path | None
    output_file: Path | None
    as_json: bool


def read_periods(
    _context: click.Context, _param: click.Parameter, values: tuple[str, ...]
) -> tuple[Period, ...]:
    return tuple(dict.fromkeys(map(_period, values)))


def read_populations(
    _context: click.Context, _param: click.Parameter, values: tuple[str, ...]
) -> tuple[PopulationGiven, ...]:
    """NUMBER, NUMBER:YEAR or NUMBER:YEAR:VINTAGE, each perhaps after PERIOD=."""
    read = tuple(map(_population, values))
    if len({each.period for each in read}) < len(read):
        raise click.BadParameter("gives two populations for one period: choose one of them")
    return read


@click.command(
    epilog="Example: sightline indicators --cin census.xml --as-at 2020-03-31 "
    "--population 144400:2019 --json"
)
@click.option(
    "--cin",
    "census",
    type=A_FILE,
    multiple=True,
    help="A file of the Children in Need census; one for each year, since earlier years tell of "
    "earlier referrals and plans.",
)
@click.option(
    "--903",
    "looked_after",
    metavar="FOLDER",
    type=click.Path(path_type=Path, exists=True),
    help="The looked-after children return (SSDA903): the folder of its CSV files, or their zip.",
)
@click.option("--annex-a", type=A_FILE, help="The Annex A workbook, for strategy discussions.")
@click.option(
    "--as-at", callback=read_day, required=True, help="The day of the count, as 2020-03-31."
)
@click.option(
    "--period",
    "periods",
    multiple=True,
    callback=read_periods,
    help="A year from April, a quarter or a month: 2019/20, '2019/20 Q4' or 'March 2020'. Without "
    "it, the year in which the day of the count lies.",
)
@click.option(
    "--population",
    "populations",
    multiple=True,
    callback=read_populations,
    metavar="[PERIOD=]NUMBER[:YEAR[:VINTAGE]]",
    help="Children aged 0 to 17, for rates; the year of the mid-year estimate, and its vintage.",
)
@click.option("--definitions", type=A_FOLDER, help="Your own definitions, over those shipped.")
@click.option(
    "--validators",
    type=A_FILE,
    metavar="PYTHON",
    help="The Python of an environment in which the field's own validators are installed (see "
    "`make validators`): which of their rules are broken is told beside the faults.",
)
@click.option(
    "--key",
    "key_file",
    type=A_FILE,
    help="A file with a secret of 16 bytes or more: each return is told by its hash under it.",
)
@click.option(
    "--output",
    "output_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the counts into this file, to be sent to the partnership.",
)
@click.option(
    "--json", "as_json", is_flag=True, help="As JSON; its shape is in docs/reference/commands.md."
)
def indicators(**options: Any) -> None:
    """Count every indicator that statutory returns carry, without a database.

    What comes out holds counts only: no row, no name and no date of a child. Faults of the returns
    are told with their places beside it, and what could be read is counted.
    """
    from sightline.cli.indicator_counting import run

    run(Wanted(**options))


def _period(text: str) -> Period:
    try:
        period = parse_period(text)
    except UnreadablePeriod as refused:
        raise click.BadParameter(str(refused)) from None
    if period.kind not in KINDS:
        raise click.BadParameter(
            f"'{text}' is neither a year from April, a quarter nor a month: write it as 2019/20, "
            "2019/20 Q4 or March 2020"
        )
    return period


def _population(text: str) -> PopulationGiven:
    before, equals, after = text.rpartition("=")
    period = _period(before).code if equals else ""
    parts = [part.strip() for part in after.split(":", 2)]
    number, year = parts[0].replace(",", ""), parts[1] if len(parts) > 1 else ""
    if not _is_number(number, 9) or int(number) == 0 or (year and not _is_number(year, 4)):
        raise click.BadParameter(
            f"'{text}' is no population: write it as 144400, 144400:2019 or "
            "2019/20=144400:2019:rebased on the Census of 2021"
        )
    vintage = parts[2] if len(parts) > 2 else ""
    return PopulationGiven(period, int(number), int(year) if year else None, vintage)


def _is_number(text: str, digits: int) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= digits
