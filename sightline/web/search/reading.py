"""What the search page shows: what was asked, what was found, and what would narrow it."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from sightline.apps.evidence.search import RECORDS
from sightline.apps.evidence.types import STREAM_NAMES
from sightline.kit import addresses
from sightline.kit.access import Actor
from sightline.kit.components.filters import Filters, Offer
from sightline.kit.components.pagination import Pages
from sightline.kit.search import queries
from sightline.kit.search.types import LONGEST_QUESTION, Asked, Counts, Found, Part
from sightline.kit.search.wording import words_of
from sightline.web.search.rooms import KINDS

PAGE_SIZE = 25
FEWER_WORDS = 5  # single words that are tried when all of them together find nothing
STREAMS = {stream.value: name for stream, name in STREAM_NAMES.items()}


@dataclass(frozen=True)
class Result:
    """`href` is empty where the reader may open no page that shows it."""

    kind: str
    year: str
    stream: str
    title: tuple[Part, ...]
    words: tuple[Part, ...]
    href: str


@dataclass(frozen=True)
class Suggestion:
    word: str
    number: int
    href: str


@dataclass(frozen=True)
class SearchRead:
    question: str
    has_words: bool
    total: int
    results: list[Result]
    filters: Filters
    pages: Pages | None
    suggestions: list[Suggestion]
    all: str


def read(actor: Actor, query: QueryDict, labels: Mapping[str, str]) -> SearchRead:
    """`labels` are the years' labels by slug, the newest first."""
    question = query.get("q", "").strip()[:LONGEST_QUESTION]
    asked = _asked(query, words_of(question), labels)
    counts = queries.counts(actor, asked)
    pages = _pages(query, question, asked, counts.total)
    found = queries.found(actor, asked, pages.start, pages.stop) if counts.total else []
    return SearchRead(
        question=question,
        has_words=bool(asked.words),
        total=counts.total,
        results=[_result(actor, each, labels) for each in found],
        filters=_filters(query, asked, counts, labels, queries.titles(actor, "agency")),
        pages=pages if pages.last > 1 else None,
        suggestions=[] if counts.total else _fewer(actor, asked.words),
        all=_address(question),
    )


def _asked(query: QueryDict, words: tuple[str, ...], labels: Mapping[str, str]) -> Asked:
    """A choice that is not known counts as none."""

    def chosen(name: str, known: Mapping[str, str]) -> str:
        value = query.get(name, "")
        return value if value in known else ""

    agency = query.get("agency", "")
    return Asked(
        words=words,
        kind=chosen("kind", KINDS),
        year=chosen("year", labels),
        stream=chosen("stream", STREAMS),
        agency=agency if agency.replace("-", "").isalnum() else "",
    )


def _filters(
    query: QueryDict,
    asked: Asked,
    counts: Counts,
    labels: Mapping[str, str],
    agencies: Mapping[str, str],
) -> Filters:
    named = dict(sorted(agencies.items(), key=lambda agency: agency[1]))
    return Filters(
        query,
        (
            _offer("kind", "Kind", KINDS, counts.kinds, asked.kind),
            _offer("year", "Year", labels, counts.years, asked.year),
            _offer("stream", "Kind of evidence", STREAMS, counts.streams, asked.stream),
            _offer("agency", "Agency", named, counts.agencies, asked.agency),
        ),
    )


def _offer(
    name: str, label: str, names: Mapping[str, str], counts: Mapping[str, int], chosen: str
) -> Offer:
    """Each choice with how many it would give; those that give none are left out."""
    choices = [
        (value, f"{text} ({counts.get(value, 0)})")
        for value, text in names.items()
        if counts.get(value) or value == chosen
    ]
    return Offer(name, label, choices)


def _pages(query: QueryDict, question: str, asked: Asked, total: int) -> Pages:
    narrowed = {
        name: value
        for name in ("kind", "year", "stream", "agency")
        if (value := getattr(asked, name))
    }
    return Pages.of(
        count=total,
        size=PAGE_SIZE,
        asked=query.get("page", ""),
        address=lambda number: _address(question, **narrowed, page=str(number)),
    )


def _fewer(actor: Actor, words: tuple[str, ...]) -> list[Suggestion]:
    """What one of the words alone would find, where all of them together find nothing."""
    if len(words) < 2:  # one word is what was tried already
        return []
    tried = [(word, queries.counts(actor, Asked((word,))).total) for word in words[:FEWER_WORDS]]
    return [Suggestion(word, number, _address(word)) for word, number in tried if number]


def _result(actor: Actor, found: Found, labels: Mapping[str, str]) -> Result:
    place = (found.year, found.leads_to, found.leads_key)
    is_record = found.leads_to in RECORDS  # one that no page shows but those where it is kept
    href = addresses.of_page(actor, "keep:row", *place) if is_record else ""
    return Result(
        kind=KINDS.get(found.kind, found.kind),
        year=labels.get(found.year, found.year),
        stream=STREAMS.get(found.stream, ""),
        title=found.title,
        words=found.words,
        href=href or addresses.of_record(actor, *place),
    )


def _address(question: str, **more: str) -> str:
    return f"?{urlencode({'q': question} | more)}"
