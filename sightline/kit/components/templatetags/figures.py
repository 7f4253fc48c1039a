"""A figure within words: its text, leading to the page that says where it comes from."""

from django import template
from django.http import HttpRequest
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from sightline.kit import addresses
from sightline.kit.access import actor_of

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
    request: HttpRequest = context["request"]
    match = request.resolver_match
    year = str(match.kwargs.get("year") or context.get("year_slug", "")) if match else ""
    return addresses.of_record(actor_of(request), year, kind, key)
