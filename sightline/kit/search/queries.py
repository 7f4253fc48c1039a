"""Finding: only what the actor may look at, narrowed in the query itself and never after it."""

from collections import Counter

from django.db.models import Count, Q, QuerySet

from sightline.kit.access import Actor, views_of
from sightline.kit.search import matching
from sightline.kit.search.models import SearchDocument
from sightline.kit.search.types import Asked, Counts, Found
from sightline.kit.search.wording import holds_match, parts_of


def documents(actor: Actor) -> QuerySet[SearchDocument]:
    """All that the actor may find."""
    needed = sorted(str(permission) for permission in views_of(actor))
    return SearchDocument.objects.filter(needs__in=needed)


def found(actor: Actor, asked: Asked, start: int, stop: int) -> list[Found]:
    """The page of what was asked for, the best first."""
    if not asked.words:
        return []
    holding = matching.holding(documents(actor).filter(_narrowed(asked)), asked.words)
    rows = matching.best_first(holding, asked.words, start, stop)
    return [
        Found(
            kind=row.kind,
            key=row.key,
            year=row.year,
            stream=row.stream,
            title=parts_of(title),
            words=parts_of(words) if holds_match(words) else (),
            leads_to=row.leads_to,
            leads_key=row.leads_key,
        )
        for row, title, words in rows
    ]


def counts(actor: Actor, asked: Asked) -> Counts:
    """How many are found, and how many for each choice that would narrow it otherwise."""
    if not asked.words:
        return Counts(0, {}, {}, {}, {})
    by_agencies = _counted(actor, asked, "agencies")
    agencies = Counter[str]()
    for keys, number in by_agencies.items():
        for key in filter(None, keys.split("|")):
            agencies[key] += number
    kinds = _counted(actor, asked, "kind")
    return Counts(
        total=sum(n for kind, n in kinds.items() if asked.kind in ("", kind)),
        kinds=kinds,
        years=_counted(actor, asked, "year"),
        streams={stream: n for stream, n in _counted(actor, asked, "stream").items() if stream},
        agencies=dict(agencies),
    )


def titles(actor: Actor, kind: str) -> dict[str, str]:
    """What things of a kind are called, by their keys, in the latest year that has them."""
    rows = documents(actor).filter(kind=kind).order_by("year")
    return dict(rows.values_list("key", "title"))


def _counted(actor: Actor, asked: Asked, column: str) -> dict[str, int]:
    every = documents(actor).filter(_narrowed(asked, but_by=column))
    rows = matching.holding(every, asked.words).order_by().values_list(column)
    return dict(rows.annotate(number=Count("pk")))


def _narrowed(asked: Asked, but_by: str = "") -> Q:
    """The choices that were made, without one: what it would be, were that one made otherwise."""
    condition = Q()
    for column in ("kind", "year", "stream"):
        chosen = getattr(asked, column)
        if chosen and column != but_by:
            condition &= Q(**{column: chosen})
    if asked.agency and but_by != "agencies":
        condition &= Q(agencies__contains=f"|{asked.agency}|")
    return condition
