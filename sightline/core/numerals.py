"""Finding numbers in prose: numerals, and the words that count."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_WORDS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    "seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
    "hundreds?|thousands?|millions?|billions?|dozens?|twice|thrice|half|halves|quarters"
)
# 'a third', 'one third', 'an eighth' are fractions, 'the third review' is an order; 'a quarter' and
# 'a quarter of' are fractions, 'each quarter' is a time of the year.
_FRACTION = (
    r"(?:an?|one)[\s-]+(?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|twelfth|twentieth|"
    r"hundredth|thousandth)|quarter(?=\s+of\b)"
)
_NUMERAL = r"[£]?\d+(?:[.,]\d+)*(?:\s?%|st\b|nd\b|rd\b|th\b)?|[¼-¾⅐-⅞]"
_FOUND = re.compile(
    rf"(?P<numeral>{_NUMERAL})|\b(?P<word>{_FRACTION}|(?:{_WORDS}))\b", re.IGNORECASE
)
_REMINDERS = re.compile(r"\b(one|once|first|single|sole)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Found:
    """A number in a text, and where it starts (a character count from nought)."""

    text: str
    at: int


def numbers_in(prose: str, names: Iterable[str] = ()) -> Iterator[Found]:
    """Every number, but those inside one of `names`, which may hold a number as written there."""
    covered = _spans(prose, names)
    for match in _FOUND.finditer(prose):
        if not any(start <= match.start() and match.end() <= end for start, end in covered):
            yield Found(match.group(), match.start())


def reminders_in(prose: str) -> Iterator[Found]:
    """Words such as one, first and once: seldom a figure, so listed and never refused."""
    for match in _REMINDERS.finditer(prose):
        yield Found(match.group(), match.start())


def _spans(prose: str, names: Iterable[str]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for name in names:
        words = r"\s+".join(re.escape(word) for word in name.split())
        pattern = rf"(?<!\w){words}(?!\w)"
        spans.extend(match.span() for match in re.finditer(pattern, prose, re.IGNORECASE))
    return spans
