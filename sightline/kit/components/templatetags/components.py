"""The small parts of a page, as tags: `load components` in a template gives them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import template
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.forms import BaseForm
from django.utils.html import format_html
from django.utils.safestring import SafeString

from sightline.kit.components import forms, tables

register = template.Library()


@dataclass(frozen=True)
class Banner:
    texts: tuple[str, ...]
    is_good: bool


@register.filter
def joined_messages(messages: Iterable[Message]) -> Banner:
    """All that is to be said, in one banner: a page may have only one landmark of that name."""
    told = list(messages)
    is_good = all(message.level <= constants.SUCCESS for message in told)
    return Banner(tuple(str(message) for message in told), is_good)


@register.inclusion_tag("components/error_summary.html")
def error_summary(form: object) -> dict[str, Any]:
    return {"faults": forms.faults(form) if isinstance(form, BaseForm) else []}


@register.simple_tag
def tag(text: str, colour: str = "") -> SafeString:
    """A word in a coloured box. The word says it all; the colour only helps the eye."""
    tint = f" govuk-tag--{colour}" if colour else ""
    return format_html('<strong class="govuk-tag{}">{}</strong>', tint, text)


@register.inclusion_tag("components/source_notes.html")
def source_notes(notes: Iterable[object], title: str = "Notes on the source") -> dict[str, Any]:
    """What is odd in the source, beside what it is about: sentences, or rows with a `note`."""
    return {"notes": list(notes), "title": title}


@register.inclusion_tag("components/back_link.html")
def back_link(address: str, text: str = "Back") -> dict[str, Any]:
    return {"address": address, "text": text}


@register.simple_block_tag
def details(content: str, summary: str) -> SafeString:
    return format_html(
        '<details class="govuk-details"><summary class="govuk-details__summary">'
        '<span class="govuk-details__summary-text">{}</span></summary>'
        '<div class="govuk-details__text">{}</div></details>',
        summary,
        content,
    )


@register.simple_block_tag
def inset(content: str) -> SafeString:
    return format_html('<div class="govuk-inset-text">{}</div>', content)


@register.simple_block_tag
def warning(content: str) -> SafeString:
    return format_html(
        '<div class="govuk-warning-text">'
        '<span class="govuk-warning-text__icon" aria-hidden="true">!</span>'
        '<strong class="govuk-warning-text__text">'
        '<span class="govuk-visually-hidden">Warning</span> {}</strong></div>',
        content,
    )


@register.inclusion_tag("components/data_table.html")
def data_table(table: tables.Shown) -> dict[str, Any]:
    return {"table": table, "can_find": table.total >= tables.FIND_FROM or bool(table.find)}
