"""Whether the words of a heading, a row or a sheet name a quarter, in the ways that people do."""

import re
from collections.abc import Iterator

from sightline.core.periods import Period, UnreadablePeriod, parse_period

QUARTER = "{quarter}"  # stands in a mapping for whatever names the quarter of the return
_NUMBERED = re.compile(r"(?:q|qtr|quarter) ?([1-4])")
_YEARS = re.compile(r"(\d{4}) ?[/\-–] ?(\d{4}|\d{2})|(?<!\d)(\d{2}) ?[/\-–] ?(\d{2})(?!\d)")
_MONTHS = re.compile(r"([a-z]{3,9})\.? ?(?:-|–|to) ?([a-z]{3,9})\.?,? ?(\d{4}|\d{2})?")


def folded(text: str) -> str:
    """So that two ways of writing the same words are one."""
    return " ".join(text.replace("\xa0", " ").casefold().split()).strip(" :.*")


def names_quarter(text: str, quarter: Period) -> bool:
    """'Q3', '2019/20 Q3', 'Qtr 3 19/20', 'Oct–Dec 2019' and '31 December 2019' name one quarter.

    A quarter without its year is taken for that of the return; another year is another quarter.
    """
    words = folded(text)
    return bool(words) and any(_tells(words, quarter))


def _tells(words: str, quarter: Period) -> Iterator[bool]:
    yield _is_last_day(words, quarter)
    yield _is_numbered(words, quarter)
    yield _is_months(words, quarter)


def _is_last_day(words: str, quarter: Period) -> bool:
    try:
        found = parse_period(words)
    except UnreadablePeriod:
        return False
    return found == quarter or (found.is_day and found.ends_on == quarter.ends_on)


def _is_numbered(words: str, quarter: Period) -> bool:
    numbers = {int(each) for each in _NUMBERED.findall(words)}
    if numbers != {int(quarter.code[-1])}:
        return False
    first = int(quarter.code[:4])
    years = [each for each in _YEARS.findall(words)]
    return not years or any(_is_year(each, first) for each in years)


def _is_year(found: tuple[str, ...], first: int) -> bool:
    start = found[0] or f"20{found[2]}"
    return int(start) == first


def _is_months(words: str, quarter: Period) -> bool:
    found = _MONTHS.fullmatch(words)
    if not found:
        return False
    first, last, year = found.groups()
    begins, ends = f"{quarter.starts_on:%B}".casefold(), f"{quarter.ends_on:%B}".casefold()
    if not (begins.startswith(first) and ends.startswith(last)):
        return False
    return year is None or int(year) in (quarter.ends_on.year, quarter.ends_on.year % 100)
