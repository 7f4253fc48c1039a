"""What the layout needs on every page: whose site this is, which year, who is here, where to go."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from sightline.apps.partnership import queries
from sightline.kit.access import Actor, actor_of
from sightline.web.navigation import Link, is_of_year, links, year_links

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Year

UNNAMED = "Sightline"


@dataclass(frozen=True)
class Shell:
    """`person` and `clocks` are empty for a visitor; `as_at` is None before a year is loaded, and
    on pages of no year."""

    partnership: str
    year: str
    as_at: date | None
    person: str
    is_held_back: bool  # a role of theirs waits for the second factor
    navigation: tuple[Link, ...]
    years: tuple[Link, ...]
    home: str
    published: str
    search: str
    clocks: str
    account: str
    sign_in: str
    sign_out: str


def page(request: HttpRequest) -> dict[str, Any]:
    # Lazy, so that a part of a page, which has no layout, asks the database nothing for it.
    return {"shell": SimpleLazyObject(lambda: shell(request))}


def shell(request: HttpRequest) -> Shell:
    actor = actor_of(request)
    years = list(queries.years())
    year = _shown(years, request)
    name = queries.shown_name(year) if year else None
    return Shell(
        partnership=name.name if name else UNNAMED,
        year=year.label if year else "",
        as_at=year.as_at if year and is_of_year(request.resolver_match) else None,
        person=_person(actor),
        is_held_back=bool(actor.withheld),
        navigation=links(actor, year.slug if year else "", request.resolver_match),
        years=year_links(years, year) if year and actor.person else (),
        home=reverse("home"),
        published=reverse("public:list"),
        search=reverse("search:search"),
        clocks=reverse("clocks:clocks") if actor.person else "",
        account=reverse("accounts:account"),
        sign_in=reverse("accounts:sign-in"),
        sign_out=reverse("accounts:sign-out"),
    )


def _shown(years: "Sequence[Year]", request: HttpRequest) -> "Year | None":
    """The year named in the address, else the newest."""
    named = request.resolver_match.kwargs.get("year") if request.resolver_match else None
    return next((year for year in years if year.slug == named), years[0] if years else None)


def _person(actor: Actor) -> str:
    return actor.name if actor.person is not None else ""
