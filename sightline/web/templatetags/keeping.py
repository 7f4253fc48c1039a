"""Links from what people look at to the form that changes it, for those who may."""

from urllib.parse import urlencode

from django import template
from django.http import HttpRequest
from django.template.context import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from sightline.exchange.keeping.access import may_change
from sightline.kit.access import actor_of
from sightline.web.keeping.groups import ONE

register = template.Library()


@register.simple_tag(takes_context=True)
def keep_add(context: Context, table: str, **cells: str) -> SafeString:
    """A button that adds a row; `cells` are filled in beforehand."""
    address = _address(context, "keep:add", table, **cells)
    if not address:
        return SafeString("")
    return format_html(
        '<a href="{}" role="button" draggable="false" class="govuk-button govuk-button--secondary" '
        'data-module="govuk-button">Add {}</a>',
        address,
        ONE[table],
    )


@register.simple_tag(takes_context=True)
def keep_change(context: Context, table: str, key: str, title: str = "") -> SafeString:
    """A link that changes a row; `title` tells it apart for those who hear links alone."""
    address = _address(context, "keep:change", table, key)
    if not address:
        return SafeString("")
    hidden = format_html('<span class="govuk-visually-hidden"> {}</span>', title or ONE[table])
    return format_html('<a class="govuk-link" href="{}">Change{}</a>', address, hidden)


@register.simple_tag(takes_context=True)
def keep_all(context: Context, table: str, text: str) -> SafeString:
    """A link to the list on which a table's rows are added and changed."""
    address = _address(context, "keep:table", table)
    if not address:
        return SafeString("")
    return format_html('<a class="govuk-link" href="{}">{}</a>', address, text)


def _address(context: Context, route: str, table: str, *keys: str, **cells: str) -> str:
    """Empty where the reader may not change the table's rows."""
    request: HttpRequest = context["request"]
    match = request.resolver_match
    year = match.kwargs.get("year") if match else None
    if not year or not may_change(actor_of(request), table):
        return ""
    asked = urlencode({"next": request.path, **cells})
    return f"{reverse(route, args=[year, table, *keys])}?{asked}"
