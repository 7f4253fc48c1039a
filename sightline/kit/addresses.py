"""Where each page is, by the name of its route, for those whom it lets in.

Rooms say in their `urls.py` where the page of each kind of record is, so that a figure's rows or
a note can lead to it whatever room it is in.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from django.urls import NoReverseMatch, get_resolver, resolve, reverse

from sightline.kit.access import PUBLIC, SIGNED_IN, Actor, holders


@dataclass(frozen=True)
class _Door:
    address: str
    access: str


@dataclass(frozen=True)
class _Page:
    """`of` says how the key is used in the address."""

    route: str
    of: Literal["record", "anchor", "list"]


_PAGES: dict[str, _Page] = {}


def record_page(kind: str, route: str, of: Literal["record", "anchor", "list"] = "record") -> None:
    """Say where records of a kind are shown: each on its own page, at its key on one page, or on
    a list that has no places within it."""
    _PAGES[kind] = _Page(route, of)


def of_page(actor: Actor, route: str, *args: str) -> str:
    """The page's address; nothing when there is no such page or it would not let the actor in."""
    door = _door(route, args)
    return door.address if door and _lets_in(door.access, actor) else ""


def of_record(actor: Actor, year: str, kind: str, key: str) -> str:
    """The address of a record's page; nothing when it has none that the actor may open."""
    get_resolver().url_patterns  # noqa: B018  # rooms speak when their addresses are first read
    page = _PAGES.get(kind)
    if page is None:
        return ""
    if page.of == "record":
        return of_page(actor, page.route, year, key) if key else ""
    address = of_page(actor, page.route, year)
    return f"{address}#{key}" if address and key and page.of == "anchor" else address


@lru_cache(maxsize=4096)
def _door(route: str, args: tuple[str, ...]) -> _Door | None:
    try:
        address = reverse(route, args=args)
    except NoReverseMatch:
        return None
    return _Door(address, getattr(resolve(address).func, "access", ""))


def _lets_in(access: str, actor: Actor) -> bool:
    if actor.person is None or not access:
        return False
    return access in (PUBLIC, SIGNED_IN) or not actor.roles.isdisjoint(holders(access))
