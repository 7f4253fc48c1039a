"""The folder of returns: one census and one set of CSV files for each year."""

from dataclasses import dataclass
from pathlib import Path

from sightline.exchange.thornshire.published import YEARS
from sightline.exchange.thornshire.records.building import records
from sightline.exchange.thornshire.records.types import Records
from sightline.exchange.thornshire.returns.census import write_census
from sightline.exchange.thornshire.returns.looked_after import write_looked_after


@dataclass(frozen=True)
class YearReturns:
    """Where the returns of the year that ends on 31 March of `year` lie.

    The folders of all years' looked-after returns lie in one, which can be read as a whole.
    """

    year: int
    census: Path
    looked_after: Path


def write_returns(folder: Path, drawn: Records | None = None) -> tuple[YearReturns, ...]:
    """Write all years' returns into the folder, the same bytes each time, oldest first."""
    children = (drawn or records()).children
    written = []
    for year in YEARS:
        name = f"{year - 1}-{year % 100:02d}"
        returns = YearReturns(year, folder / f"cin-{name}.xml", folder / "ssda903" / name)
        folder.mkdir(parents=True, exist_ok=True)
        write_census(returns.census, children, year)
        write_looked_after(returns.looked_after, children, year)
        written.append(returns)
    return tuple(written)
