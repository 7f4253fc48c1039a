"""What follows from published values: which edition holds, whose definition, which year."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from sightline.analytics.open_statistics import Measure, MeasureKind
from sightline.core.comparing import Kind, Scale

KINDS = {
    MeasureKind.COUNT: Kind.COUNT,
    MeasureKind.PERCENT: Kind.PERCENT,
    MeasureKind.RATE: Kind.RATE,
}
ATTRIBUTION = "Contains public sector information licensed under the Open Government Licence v3.0."
EDITION_IN_NAME = re.compile(
    r"(?:(January|February|March|April|May|June|July|August|September|October|November|December)"
    r"[_ -]?)?(?<!\d)(20\d\d)(?!\d)",
    re.IGNORECASE | re.ASCII,
)


def scale(measure: Measure) -> Scale:
    words = measure.words if measure.kind == MeasureKind.RATE else ""
    return Scale(KINDS[measure.kind], words, measure.decimals)


def supersedes(newest: date | None, standing: date | None) -> bool:
    """Whether a file takes the place of the one in force: unless that one goes on to a later time.

    A file of the same time, loaded later, is a correction of it.
    """
    return newest is None or standing is None or newest >= standing


def model_named(file_name: str) -> str:
    """The edition of a set of neighbours by the name of its file; '' where it tells none.

    No such file says within it of which year it is.
    """
    found = EDITION_IN_NAME.search(file_name)
    if found is None:
        return ""
    return f"{found[1].title()} {found[2]}" if found[1] else found[2]


def added_up(keys: Sequence[str], counts: Mapping[str, Decimal | None]) -> Decimal | None:
    """The sum; None where there is nothing to add up, or one of them is not known."""
    found = [counts.get(key) for key in keys]
    known = [each for each in found if each is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(found) else None


def worked_back(measure: Measure, value: Decimal | None, events: Decimal | None) -> Decimal | None:
    """Out of how many, where a share and its events are published and this is not."""
    if measure.kind != MeasureKind.PERCENT or measure.out_of or not value or not events:
        return None
    return (events * 100 / value).quantize(Decimal(1))


def period_of_year(days: Sequence[date], starts_on: date, ends_on: date) -> date | None:
    """Of which period the pages of a year tell: the last that ends within it, else the last before
    it, else the first of all. None without any."""
    within = [day for day in days if starts_on <= day <= ends_on]
    before = [day for day in days if day < starts_on]
    return max(within or before, default=min(days, default=None))
