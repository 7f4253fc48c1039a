"""Who is asking, and whether they may. Deny by default: a page that declares nothing is refused."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from sightline.kit.permission import Permission, Role

P = ParamSpec("P")
# The request comes first and without a name, so that a wrapped view is a view too.
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
PUBLIC, SIGNED_IN = "public", "signed in"
OF_NO_YEAR = frozenset({"trail.view", "schedule.view"})  # permissions to look at what is in no year
_GRANTS: dict[Permission, frozenset[Role]] = {}


@dataclass(frozen=True)
class Actor:
    """Somebody who acts: a person in their roles, or the system by name. Never nobody."""

    name: str
    roles: frozenset[Role]
    person: int | None = None
    agencies: frozenset[str] = frozenset()  # keys of the agencies they act for, in any role
    # Each role with the agency it is held for, by key; None: every role for each of the agencies.
    held: frozenset[tuple[Role, str]] | None = None
    # Roles they hold that give nothing until the session has a second factor.
    withheld: frozenset[Role] = frozenset()
    address: str = field(default="", compare=False)  # on the network; '' where they are on none
    # False in a session without a second factor: nothing sealed opens in it, to anybody.
    is_proved: bool = True


STRANGER = Actor("a visitor who is not signed in", frozenset())
COMMAND_LINE = Actor("the command line", frozenset({Role.SYSTEM}))


def register(grants: Mapping[Permission, frozenset[Role]]) -> None:
    """Called once by each room's `access.py`. A permission has one table only."""
    twice = _GRANTS.keys() & grants.keys()
    if any(_GRANTS[permission] != grants[permission] for permission in twice):
        raise ValueError(f"granted in two places: {sorted(twice)}")
    _GRANTS.update(grants)


def holders(access: str) -> list[str]:
    """The roles that a declared access lets in, by name and in order; for the published table."""
    if access in (PUBLIC, SIGNED_IN):
        return sorted(role for role in Role if role != Role.SYSTEM)
    by_value = {str(permission): roles for permission, roles in _GRANTS.items()}
    return sorted(role for role in by_value[access] if role != Role.SYSTEM)


def granted_permissions() -> list[str]:
    """Every permission that some role holds, in order; for the published table."""
    return sorted(_GRANTS)


def may(actor: Actor, permission: Permission) -> bool:
    return bool(actor.roles & _GRANTS.get(permission, frozenset()))


def agencies_in(actor: Actor, roles: Collection[Role]) -> frozenset[str]:
    """The agencies for which the actor holds one of these roles. What somebody may do for one
    agency they may not do for another, for which they hold a lesser role."""
    if actor.held is None:
        return actor.agencies if not actor.roles.isdisjoint(roles) else frozenset()
    standing = actor.roles.intersection(roles)  # without those that are withheld
    return frozenset(agency for role, agency in actor.held if agency and role in standing)


def agencies_with(actor: Actor, permission: Permission) -> frozenset[str]:
    """The agencies for which the actor holds a role that has this permission."""
    return agencies_in(actor, _GRANTS.get(permission, frozenset()))


def views_of(actor: Actor) -> frozenset[Permission]:
    """What the actor may look at of a year: two actors with the same views see the same."""
    looked_at = (p for p in _GRANTS if p.endswith(".view") and p not in OF_NO_YEAR)
    return frozenset(p for p in looked_at if may(actor, p))


def require(actor: Actor, permission: Permission) -> None:
    if not may(actor, permission):
        raise PermissionDenied("Your role does not give you access to this.")


def actor_of(request: HttpRequest) -> Actor:
    """The actor that the middleware of `accounts` put on the request; a stranger without one."""
    actor = getattr(request, "actor", STRANGER)
    return actor if isinstance(actor, Actor) else STRANGER


def needs(permission: Permission) -> Callable[[View[P]], View[P]]:
    """Declare the permission a view needs, and check it before the view runs."""

    def declare(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            actor = actor_of(request)
            if actor.person is None:
                return _to_sign_in(request)
            require(actor, permission)
            return view(request, *args, **kwargs)

        return _declared(guarded, str(permission))

    return declare


def signed_in(view: View[P]) -> View[P]:
    """Declare that anyone with an account may open this page; it shows only what they may see."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if actor_of(request).person is None:
            return _to_sign_in(request)
        return view(request, *args, **kwargs)

    return _declared(guarded, SIGNED_IN)


def public(view: View[P]) -> View[P]:
    """Declare that anyone may see this page, signed in or not."""
    return _declared(view, PUBLIC)


def before_second_factor(view: View[P]) -> View[P]:
    """Declare that the page opens before the second factor is given: it is where one is given."""
    view.before_second_factor = True  # type: ignore[attr-defined]  # read by the middleware
    return view


class RefuseUndeclared:
    """Middleware: a view that forgot to declare its access answers 403, never 200."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> None:
        if not hasattr(view, "access"):
            raise PermissionDenied(f"{view.__module__}.{view.__qualname__} declares no access")


def _declared(view: View[P], access: str) -> View[P]:
    view.access = access  # type: ignore[attr-defined]  # read by the middleware and the tests
    return view


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    if "HX-Request" in request.headers:  # a part of a page: the whole page goes, not the part
        return HttpResponse(headers={"HX-Redirect": reverse("accounts:sign-in")})
    target = request.get_full_path() if request.method == "GET" else "/"
    return HttpResponseRedirect(f"{reverse('accounts:sign-in')}?{urlencode({'next': target})}")
