"""Words that would tell who somebody is, or how to reach them: found before they are kept."""

import re
from collections.abc import Mapping

_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
PERSONAL: Mapping[str, re.Pattern[str]] = {
    "an email address": re.compile(r"[\w.+-]+\s?(?:@|\(at\))\s?[\w-]+\.[\w.]+", re.IGNORECASE),
    "a phone number": re.compile(r"(?:\+44|\b0)(?:[\s().-]*\d){9,10}\b"),
    "an NHS number": re.compile(r"\b\d{3}[\s-]?\d{3}[\s-]?\d{4}\b"),
    "a postcode": re.compile(r"\b[a-z]{1,2}\d[a-z\d]?\s?\d[a-z]{2}\b", re.IGNORECASE),
    "a date of birth": re.compile(
        rf"\b\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:19|20)?\d{{2}}\b|"
        rf"\b(?:born|birth\w*)\b.{{0,20}}\d|"
        rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTHS})[a-z]*\s+(?:19|20)\d{{2}}\b",
        re.IGNORECASE,
    ),
    "a link": re.compile(r"https?://|www\.", re.IGNORECASE),
}


def personal_in(words: str) -> list[str]:
    """What in the words may tell who somebody is, in words. Nothing is kept of what was found."""
    return [named for named, pattern in PERSONAL.items() if pattern.search(words)]
