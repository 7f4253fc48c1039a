"""What the national statistics publish of Oxfordshire for three years, as declared values.

The years are named by the 31 March on which they end.
"""

import csv
import io
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

YEARS = (2018, 2019, 2020)
LICENCE = "Open Government Licence v3.0"


@dataclass(frozen=True)
class Published:
    """`unit` is `rate` for a number for every 10,000 children; `decimals` are those printed."""

    key: str
    title: str
    unit: str
    decimals: int
    values: dict[int, Decimal]
    source: str


@cache
def published() -> dict[str, Published]:
    """By key, in the order of the table."""
    text = (files("sightline.exchange.thornshire") / "published.csv").read_text(encoding="utf-8")
    return {row["key"]: _published(row) for row in csv.DictReader(io.StringIO(text))}


def _published(row: dict[str, str]) -> Published:
    return Published(
        key=row["key"],
        title=row["title"],
        unit=row["unit"],
        decimals=int(row["decimals"]),
        values={year: Decimal(row[str(year)]) for year in YEARS},
        source=row["source"],
    )
