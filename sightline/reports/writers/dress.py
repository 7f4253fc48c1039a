"""The classes that markup wears: few on a page of its own, the product's inside the product."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

Dress = Mapping[str, str]

PLAIN: Final[Dress] = MappingProxyType(
    {
        "quotation": "quotation",
        "figure": "figure",
        "scroll": "scroll",
        "numeric-header": "numeric",
        "numeric-row-header": "numeric",
        "numeric-cell": "numeric",
        "total": "total",
        "group": "group",
        "note": "note",
        "picture": "picture",
        "wide-picture": "picture wide",
        "notice": "notice",
        "notice-label": "label",
        "empty": "empty",
        "hidden": "hidden",
    }
)

PRODUCT: Final[Dress] = MappingProxyType(
    {
        "h2": "govuk-heading-l",
        "h3": "govuk-heading-m",
        "h4": "govuk-heading-s",
        "h5": "govuk-heading-s",
        "h6": "govuk-heading-s",
        "p": "govuk-body",
        "ul": "govuk-list govuk-list--bullet",
        "ol": "govuk-list govuk-list--number",
        "link": "govuk-link",
        "quotation": "govuk-inset-text",
        "figure": "app-figure",
        "scroll": "app-scroll",
        "table": "govuk-table",
        "caption": "govuk-table__caption govuk-table__caption--s",
        "thead": "govuk-table__head",
        "tbody": "govuk-table__body",
        "row": "govuk-table__row",
        "total": "govuk-table__row app-total",
        "group": "govuk-table__row app-group",
        "header": "govuk-table__header",
        "row-header": "govuk-table__header govuk-!-font-weight-regular",
        "numeric-row-header": "govuk-table__header govuk-table__header--numeric",
        "numeric-header": "govuk-table__header govuk-table__header--numeric",
        "cell": "govuk-table__cell",
        "numeric-cell": "govuk-table__cell govuk-table__cell--numeric",
        "note": "govuk-body-s",
        "picture": "app-picture",
        "wide-picture": "app-picture",
        "figcaption": "govuk-body-s",
        "notice": "app-notes",
        "notice-label": "app-notes__title",
        "notice-words": "app-notes__list",
        "empty": "govuk-body",
        "hidden": "govuk-visually-hidden",
        "details": "govuk-details",
        "summary": "govuk-details__summary",
        "summary-words": "govuk-details__summary-text",
        "folded": "govuk-details__text",
    }
)
