"""Ways from a page to others, for those whom these would let in: figures, records, neighbours."""

from typing import Any

from django import template
from django.http import HttpRequest
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from sightline.kit import addresses
from sightline.kit.access import actor_of
from sightline.kit.components.filters import Filters

register = template.Library()


@register.simple_tag(takes_context=True)
def figure(context: Context, key: str, text: object) -> SafeString:
    """Plain text where the figure has no page that the reader may open."""
    address = record_address(context, "figure", key) if key else ""
    if not address:
        return format_html("{}", text)
    return format_html('<a class="app-figure" href="{}">{}</a>', address, text)


@register.simple_tag(takes_context=True)
def record_address(context: Context, kind: str, key: str) -> str:
    """Where a record of the page's year is shown; empty when it has no page for this reader."""
    return addresses.of_record(actor_of(context["request"]), _year(context), kind, key)


@register.inclusion_tag("components/sub_navigation.html", takes_context=True)
def sub_navigation(context: Context, label: str, *texts_and_routes: str) -> dict[str, Any]:
    """Text, route, text, route: the pages of a room, each of the page's year if it has one."""
    request: HttpRequest = context["request"]
    actor, year = actor_of(request), _year(context)
    pairs = zip(texts_and_routes[::2], texts_and_routes[1::2], strict=True)
    found = [
        (text, addresses.of_page(actor, route, *([year] if year else []))) for text, route in pairs
    ]
    links = [(text, address, address == request.path) for text, address in found if address]
    return {"label": label, "links": links}


@register.inclusion_tag("components/filters.html", takes_context=True)
def filters(context: Context, form: Filters, label: str, **kept: str) -> dict[str, Any]:
    """The form that narrows a list. `kept` is carried on in the address, where it says anything."""
    request: HttpRequest = context["request"]
    carried = [(name, value) for name, value in kept.items() if value]
    return {"filters": form, "label": label, "kept": carried, "all": request.path}


def _year(context: Context) -> str:
    """By its slug: the year in the address, or the one that the view names."""
    match = context["request"].resolver_match
    return str(match.kwargs.get("year") or context.get("year_slug", "")) if match else ""
