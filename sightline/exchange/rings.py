"""Rings: things that lead back to themselves, however long the way. Never recursive."""

from collections.abc import Iterable, Mapping


def rings(leads_to: Mapping[str, Iterable[str]]) -> list[tuple[str, ...]]:
    """Each ring found, as the way round it; a member that is in two may be named with one only."""
    done: set[str] = set()
    found: list[tuple[str, ...]] = []
    for start in leads_to:
        if start not in done:
            _walk(start, leads_to, done, found)
    return found


def _walk(
    start: str,
    leads_to: Mapping[str, Iterable[str]],
    done: set[str],
    found: list[tuple[str, ...]],
) -> None:
    way = {start: iter(leads_to[start])}
    while way:
        here = next(reversed(way))
        following = next((each for each in way[here] if each in leads_to), None)
        if following is None:
            del way[here]
            done.add(here)
        elif following in way:
            keys = list(way)
            found.append(tuple(keys[keys.index(following) :]))
        elif following not in done:
            way[following] = iter(leads_to[following])
