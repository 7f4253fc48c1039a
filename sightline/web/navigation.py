"""The ways in to each part. An entry shows only when its page exists and would let the actor in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import ResolverMatch, reverse

from sightline.kit import addresses
from sightline.kit.access import Actor

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Year


@dataclass(frozen=True)
class Entry:
    """`covers` are the namespaces, and the names of single pages, that stand under this entry.

    An entry that is not `of_year` leads to pages of no single year.
    """

    label: str
    route: str
    covers: frozenset[str]
    of_year: bool = True


@dataclass(frozen=True)
class Link:
    label: str
    address: str
    is_current: bool


RECORDS = frozenset({"records", "erasing", "subject-access"})
ENTRIES = (
    Entry("Big picture", "home-of-year", frozenset({"home", "home-of-year"})),
    Entry("Concerns", "concerns:matrix", frozenset({"concerns"})),
    Entry("Evidence", "evidence:findings", frozenset({"evidence"})),
    Entry("Figures", "reports:figures", frozenset({"reports:figures", "reports:figure"})),
    Entry("Quarterly returns", "returns:list", frozenset({"returns"}), of_year=False),
    Entry("Indicators", "indicators:scorecard", frozenset({"indicators"})),
    Entry("Published statistics", "statistics:overview", frozenset({"statistics"})),
    Entry("Plan and follow-ups", "plan:overview", frozenset({"plan", "followups"})),
    Entry("Money", "finance:statement", frozenset({"finance"})),
    Entry("Partnership", "partnership:overview", frozenset({"partnership"})),
    Entry("Report", "reports:read", frozenset({"reports", "releases", "feedback"})),
    Entry(
        "Records",
        "records:shares",
        frozenset({"records", "erasing", "subject-access"}),
        of_year=False,
    ),
    Entry("Restricted", "restricted:list", frozenset({"restricted", "cases"}), of_year=False),
    Entry("Keep the year", "keep:index", frozenset({"keep"})),
    Entry("Trail", "trail:list", frozenset({"trail"}), of_year=False),
    Entry("Schedule", "schedule:schedule", frozenset({"schedule"}), of_year=False),
)


def links(actor: Actor, year: str, here: ResolverMatch | None) -> tuple[Link, ...]:
    """The entries for the year, by its slug; without one, those that belong to no year."""
    found = ((entry, _address(actor, entry, year)) for entry in ENTRIES)
    return tuple(
        Link(entry.label, address, _is_current(entry, here)) for entry, address in found if address
    )


def _address(actor: Actor, entry: Entry, year: str) -> str:
    if entry.of_year and not year:
        return ""
    return addresses.of_page(actor, entry.route, *([year] if entry.of_year else []))


def year_links(years: "Sequence[Year]", shown: "Year") -> tuple[Link, ...]:
    """The big picture of each year."""
    return tuple(
        Link(year.label, reverse("home-of-year", args=[year.slug]), year == shown) for year in years
    )


def is_of_year(here: ResolverMatch | None) -> bool:
    """Whether a page shows one year: unless it stands under an entry that is of none."""
    return not any(_is_current(entry, here) for entry in ENTRIES if not entry.of_year)


def _is_current(entry: Entry, here: ResolverMatch | None) -> bool:
    """A page named by an entry stands under that one alone, whatever its namespace."""
    if here is None:
        return False
    if any(here.view_name in other.covers for other in ENTRIES):
        return here.view_name in entry.covers
    return not entry.covers.isdisjoint(here.namespaces)
