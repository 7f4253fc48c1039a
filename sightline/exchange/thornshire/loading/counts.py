"""Thornshire's statutory returns: counted as on the council's own machine, and taken in."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sightline.analytics import output
from sightline.analytics.counting import Material, Population, join
from sightline.analytics.dictionary import Dictionary
from sightline.analytics.output import Output, ReturnFile
from sightline.analytics.returns.census import read_censuses
from sightline.analytics.returns.looked_after import read_looked_after
from sightline.apps.indicators.counting.taking import taken
from sightline.apps.indicators.dictionary import dictionary
from sightline.apps.indicators.series import actions, queries
from sightline.core.periods import Period, parse_period
from sightline.exchange.thornshire.collected.drawing import quarters
from sightline.exchange.thornshire.design import POPULATIONS
from sightline.exchange.thornshire.published import YEARS
from sightline.exchange.thornshire.records.days import LAST, year_of
from sightline.exchange.thornshire.returns.writing import write_returns
from sightline.kit.access import Actor
from sightline.kit.calendar import queries as calendar

VINTAGE = "made up for Thornshire"


def load_counts(*, actor: Actor, now: datetime) -> int:
    """How many values were taken in: none where a return was counted here before."""
    if queries.returns(actor).exists():
        return 0
    with TemporaryDirectory() as folder:
        counted = _counted(Path(folder))
    found = taken(counted, dictionary(), counted_here=False, proof_key="")
    added = 0
    for entry, values in found.returns:
        added += actions.count_return(actor=actor, counted=entry, values=values, now=now).added
    return added


def _counted(folder: Path) -> Output:
    """Each year with its breakdowns, each quarter as a whole, so that the first start is short."""
    returns = write_returns(folder)
    censuses = read_censuses([each.census for each in returns])
    looked_after = read_looked_after(returns[0].looked_after.parent)
    material = Material(census=join(censuses), looked_after=looked_after)
    files = [f"ssda903 {each.looked_after.name}" for each in returns]
    told = [
        output.told_of_census(censuses, [ReturnFile(each.census.name) for each in returns]),
        output.told_of_looked_after(looked_after, [ReturnFile(name) for name in files]),
    ]
    by_year = output.count_all(_question(_years(), dictionary()), material, told)
    by_quarter = output.count_all(_question(_quarters(), _without_breakdowns()), material, told)
    return replace(by_year, periods=(*by_year.periods, *by_quarter.periods))


def _question(periods: Sequence[Period], known: Dictionary) -> output.Question:
    return output.Question(
        as_at=LAST,
        periods=periods,
        calendar=calendar.england(),
        dictionary=known,
        populations=_populations(periods),
    )


def _without_breakdowns() -> Dictionary:
    return {
        key: tuple(replace(version, breakdowns=()) for version in versions)
        for key, versions in dictionary().items()
    }


def _years() -> list[Period]:
    return [parse_period(f"{year - 1}/{year % 100:02d}") for year in YEARS]


def _quarters() -> list[Period]:
    return [parse_period(code) for code in quarters()]


def _populations(periods: Sequence[Period]) -> Mapping[str, Population]:
    years = {period.code: year_of(period.ends_on) for period in periods}
    return {code: Population(POPULATIONS[year], year - 1, VINTAGE) for code, year in years.items()}
