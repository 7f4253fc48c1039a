"""Which role opens which page, asked of the routes themselves. A widened grant shows as a line."""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import django
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver

from docs.pages.tables import page, table
from sightline.kit.access import granted_permissions, holders
from sightline.kit.permission import ROLE_NAMES, Role

BEFORE = """\
Every page declares who may open it; one that declares nothing is refused when it is asked for.
Roles are given to people for a time, and some of them for one agency. Whoever is not signed in is
led to the sign-in page, and from there back. What a page shows is narrowed further by what the
person may see."""
AFTER = """\
A page needs one of these, and so does every change and every look at a record, whichever way it is
asked for. Loading a year has no page: that is done on the command line, which holds them all."""
ROLES = [role for role in Role if role != Role.SYSTEM]


@dataclass(frozen=True)
class Route:
    """A page: `access` is public, signed in, a permission, or empty where none is declared."""

    name: str
    address: str
    access: str
    view: Callable[..., HttpResponse]


def text() -> str:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sightline.config.settings_test")
    django.setup()
    found = sorted(routes(), key=lambda route: route.address)
    pages = (
        (f"`{route.name}`", f"`{route.address}`", route.access, *_marks(route.access))
        for route in found
    )
    grants = ((f"`{permission}`", *_marks(permission)) for permission in granted_permissions())
    roles = [ROLE_NAMES[role] for role in ROLES]
    return page(
        "Who may do what",
        BEFORE,
        "## Pages\n\n" + table(["Page", "Address", "Needs", *roles], pages),
        "## Permissions\n\n" + AFTER + "\n\n" + table(["Permission", *roles], grants),
    )


def routes() -> Iterator[Route]:
    """Every route of the product, in the order in which addresses are matched."""
    return _routes(get_resolver().url_patterns, "", "")


def _routes(
    patterns: Iterable[URLPattern | URLResolver], namespace: str, before: str
) -> Iterator[Route]:
    for pattern in patterns:
        address = before + _plain(str(pattern.pattern))
        if isinstance(pattern, URLPattern):
            access = getattr(pattern.callback, "access", "")
            yield Route(f"{namespace}{pattern.name}", f"/{address}", access, pattern.callback)
        else:
            inner = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from _routes(pattern.url_patterns, namespace + inner, address)


def _plain(pattern: str) -> str:
    """`<slug:year>/` and `^(?P<year>…)/$` both as `<year>/`."""
    named = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", pattern)
    return re.sub(r"<\w+:(\w+)>", r"<\1>", named).strip("^$")


def _marks(access: str) -> tuple[str, ...]:
    """`access` is public, signed in or a permission; nobody is let in by anything else."""
    let_in = set(holders(access)) if access else set()
    return tuple("yes" if role in let_in else "" for role in ROLES)
