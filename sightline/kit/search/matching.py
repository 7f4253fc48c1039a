"""The two back ends: FTS5 in SQLite and tsvector in PostgreSQL, behind the same two functions.

Words are handed to the database as parameters, and never as its language of queries.
"""

from collections.abc import Iterable, Sequence

from django.db import connection
from django.db.models import QuerySet

from sightline.kit.search.models import SearchDocument
from sightline.kit.search.wording import END, START, forms_of

Documents = QuerySet[SearchDocument]
Marked = tuple[SearchDocument, str, str]
LITE = "sqlite"
# A headline leaves out what it takes for markup, and under some locales takes printers' signs for
# letters. So these are covered by signs that no document holds, and uncovered again.
SIGNS, COVERS = "<&’‘“”–—…", "\x01\x02\x03\x04\x05\x06\x07\x08\x0e"
COVERED = f"translate({{}}, '{SIGNS}', %s)"
UNCOVER = str.maketrans(COVERS, SIGNS)
CUT = "MaxWords=32, MinWords=16, MaxFragments=1"
HEADLINE = f'StartSel="{START}", StopSel="{END}"'


def holding(documents: Documents, words: Sequence[str]) -> Documents:
    """Those that hold every one of the words, in whatever form of them."""
    if connection.vendor == LITE:
        return documents.extra(
            tables=["search_text"],
            where=["search_text.rowid = search_searchdocument.id", "search_text MATCH %s"],
            params=[_phrases(words)],
        )
    asked, forms = _tsquery(words)
    where = f"search_searchdocument.text @@ ({asked})"
    return documents.extra(where=[where], params=forms)  # noqa: S610  # nothing in it is anybody's


def best_first(documents: Documents, words: Sequence[str], start: int, stop: int) -> list[Marked]:
    """Those from `holding`, with their titles and their words as they are marked, cut to a page."""
    if connection.vendor == LITE:
        ranked = documents.extra(
            select={
                "rank": "bm25(search_text, 4.0, 1.0)",
                "marked_title": "highlight(search_text, 0, %s, %s)",
                "marked_words": "snippet(search_text, 1, %s, %s, '…', 32)",
            },
            select_params=[START, END, START, END],
            order_by=["rank", "id"],
        )
        return _marked(ranked[start:stop])
    asked, forms = _tsquery(words)
    ranked = documents.extra(  # noqa: S610  # nothing in it is anybody's
        select={"rank": f"ts_rank_cd(search_searchdocument.text, {asked})"},
        select_params=forms,
        order_by=["-rank", "id"],
    )
    # Headlines cost more than all the rest, so they are made for the page alone.
    keys = [row.pk for row in ranked[start:stop]]
    told = documents.filter(pk__in=keys).extra(  # noqa: S610  # as above
        select={
            "marked_title": f"ts_headline('english', {COVERED.format('title')}, {asked}, %s)",
            "marked_words": f"ts_headline('english', {COVERED.format('words')}, {asked}, %s)",
        },
        select_params=[
            *(COVERS, *forms, f"{HEADLINE}, HighlightAll=true"),
            *(COVERS, *forms, f"{HEADLINE}, {CUT}"),
        ],
    )
    return sorted(_marked(told), key=lambda row: keys.index(row[0].pk))


def _marked(rows: Iterable[SearchDocument]) -> list[Marked]:
    return [
        (
            row,
            vars(row)["marked_title"].translate(UNCOVER),
            vars(row)["marked_words"].translate(UNCOVER),
        )
        for row in rows
    ]


def _phrases(words: Iterable[str]) -> str:
    """Each word in quotes, so that none of them is FTS5's AND, OR, NOT or NEAR."""
    return " AND ".join(
        "(" + " OR ".join(f'"{form}"' for form in forms_of(word)) + ")" for word in words
    )


def _tsquery(words: Iterable[str]) -> tuple[str, list[str]]:
    """The expression, and its parameters: every word, in one of its forms."""
    forms = [forms_of(word) for word in words]
    one = "plainto_tsquery('english', %s)"
    asked = " && ".join(f"({' || '.join([one] * len(each))})" for each in forms)
    return asked, [form for each in forms for form in each]
