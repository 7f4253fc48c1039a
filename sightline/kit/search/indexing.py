"""Brings what can be found level with what stands: when somebody searches, and never before.

So that no change waits for it. Only rows that differ are written, in one short transaction.
"""

from collections.abc import Iterable, Mapping
from dataclasses import astuple
from hashlib import sha256

from django.db import transaction

from sightline.kit.search.models import IndexedYear, SearchDocument
from sightline.kit.search.types import Document
from sightline.kit.search.wording import plain

_documents = SearchDocument._default_manager
_years = IndexedYear._default_manager
Key = tuple[str, str]


def stale(years: Iterable[str], mark: str) -> list[str]:
    """The years that stand at another change than the last."""
    level = set(_years.filter(mark=mark).values_list("year", flat=True))
    return [year for year in years if year not in level]


def bring_level(year: str, mark: str, offered: Iterable[Document]) -> None:
    """All that the year has. `mark` was read before what is offered, so nothing newer is missed."""
    wanted = {(each.kind, each.key): _row(year, each) for each in offered}
    with transaction.atomic():
        _years.get_or_create(year=year)
        _years.select_for_update().get(year=year)  # two who search at once do it one by one
        standing = _standing(year)
        keys = {key: row.fingerprint for key, row in wanted.items()}
        gone = [pk for key, (pk, fingerprint) in standing.items() if keys.get(key) != fingerprint]
        _documents.filter(pk__in=gone).delete()
        _documents.bulk_create(
            [row for key, row in wanted.items() if _differs(standing, key, row)], batch_size=500
        )
        _years.filter(year=year).update(mark=mark)


def _standing(year: str) -> dict[Key, tuple[int, str]]:
    rows = _documents.filter(year=year).values_list("kind", "key", "pk", "fingerprint")
    return {(kind, key): (pk, fingerprint) for kind, key, pk, fingerprint in rows}


def _differs(standing: Mapping[Key, tuple[int, str]], key: Key, row: SearchDocument) -> bool:
    return key not in standing or standing[key][1] != row.fingerprint


def _row(year: str, document: Document) -> SearchDocument:
    agencies = "".join(f"|{key}" for key in document.agencies)
    return SearchDocument(
        year=year,
        kind=document.kind,
        key=document.key,
        title=plain(document.title),
        words=plain(document.words),
        stream=document.stream,
        agencies=f"{agencies}|" if agencies else "",
        needs=document.needs,
        leads_to=document.leads_to,
        leads_key=document.leads_key,
        fingerprint=sha256(repr(astuple(document)).encode()).hexdigest(),
    )
