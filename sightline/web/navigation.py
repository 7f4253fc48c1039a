"""The ways in to each part. An entry shows only when its page exists and would let the actor in."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from django.urls import NoReverseMatch, ResolverMatch, resolve, reverse

from sightline.kit.access import PUBLIC, SIGNED_IN, Actor, holders

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Year


@dataclass(frozen=True)
class Entry:
    """`rooms` are the namespaces whose pages stand under this entry."""

    label: str
    route: str
    rooms: frozenset[str]


@dataclass(frozen=True)
class Link:
    label: str
    address: str
    is_current: bool


@dataclass(frozen=True)
class _Door:
    address: str
    access: str


ENTRIES = (
    Entry("Big picture", "home-of-year", frozenset()),
    Entry("Concerns", "concerns:matrix", frozenset({"concerns"})),
    Entry("Evidence", "evidence:list", frozenset({"evidence"})),
    Entry("Figures", "figures:list", frozenset({"figures", "indicators"})),
    Entry("Plan and follow-ups", "plan:overview", frozenset({"plan", "followups"})),
    Entry("Money", "finance:statement", frozenset({"finance"})),
    Entry("Partnership", "partnership:overview", frozenset({"partnership"})),
    Entry("Report", "reports:report", frozenset({"reports"})),
)


def links(actor: Actor, year: str, here: ResolverMatch | None) -> tuple[Link, ...]:
    """The entries for the year, by its slug."""
    found = ((entry, _door(entry.route, year)) for entry in ENTRIES)
    return tuple(
        Link(entry.label, door.address, _is_current(entry, here))
        for entry, door in found
        if door is not None and _lets_in(door.access, actor)
    )


def year_links(years: "Sequence[Year]", shown: "Year") -> tuple[Link, ...]:
    """The big picture of each year."""
    return tuple(
        Link(year.label, reverse("home-of-year", args=[year.slug]), year == shown) for year in years
    )


@cache
def _door(route: str, year: str) -> _Door | None:
    try:
        address = reverse(route, args=[year])
    except NoReverseMatch:
        return None
    return _Door(address, getattr(resolve(address).func, "access", ""))


def _lets_in(access: str, actor: Actor) -> bool:
    if actor.person is None or not access:
        return False
    return access in (PUBLIC, SIGNED_IN) or not actor.roles.isdisjoint(holders(access))


def _is_current(entry: Entry, here: ResolverMatch | None) -> bool:
    if here is None:
        return False
    if not entry.rooms:
        return here.view_name in ("home", "home-of-year")
    return not entry.rooms.isdisjoint(here.namespaces)
