"""Gathers what the page of one section shows."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from sightline.apps.partnership import queries as partnership
from sightline.apps.partnership.models import Year
from sightline.kit import clock
from sightline.kit.access import Actor, actor_of, may
from sightline.reports import checklist
from sightline.reports.access import Reports
from sightline.reports.composing import compose, read_words
from sightline.reports.models import Section
from sightline.reports.types import SectionKind
from sightline.reports.writing import comparing, forms, pages, queries, rules
from sightline.reports.writing.types import COLOURS

LONGEST_CHILDRENS_VERSION = 500  # words: about a page


def section_page(
    request: HttpRequest,
    year: Year,
    row: Section,
    form: forms.Words,
    words: str | None = None,
    comment: forms.Comment | None = None,
) -> dict[str, Any]:
    """`words` are read in the place of those that stand, before anybody saves them."""
    actor = actor_of(request)
    standing = queries.standing(actor, year, row)
    composition = compose(actor, year)
    link = reverse("reports:figure", args=[year.slug, "KEY"])
    written = row.words if words is None else words
    return {
        "year": year,
        "section": row,
        "owner": row.owner.name if row.owner else "Business unit",
        "is_overdue": row.due is not None and row.due < clock.today() and not row.words.strip(),
        "state": standing.state.words,
        "colour": COLOURS[standing.state],
        "lapsed": standing.lapsed.words if standing.lapsed else "",
        "rights": pages.Rights.of(actor, row, standing),
        "form": form,
        "read": pages.read(read_words(actor, year, row.key, written), link),
        "is_unsaved": words is not None,
        "fingerprint": rules.fingerprint(row.words),
        "steps": queries.steps(actor, year).filter(section=row.key),
        "tokens": pages.picked(composition.ledger, ""),
        "offered": pages.offered(),
        "answers": _answers(row, year),
        "is_long_for_children": _is_long_for_children(row, written),
        **_comments(actor, year, row, comment),
        **_last_year(actor, year, row, link),
    }


def _comments(actor: Actor, year: Year, row: Section, form: forms.Comment | None) -> dict[str, Any]:
    if not may(actor, Reports.COMMENT):
        return {"comments": None}
    return {
        "comments": queries.comments(actor, year, row.key),
        "comment_form": form or forms.Comment(prefix="comment"),
    }


def _last_year(actor: Actor, year: Year, row: Section, link: str) -> dict[str, Any]:
    before = partnership.year_before(year)
    if before is None:
        return {"before": None}
    then = compose(actor, before)
    link = link.replace(f"/{year.slug}/", f"/{before.slug}/", 1)
    return {
        "before": before,
        "words_before": pages.words_of_last_year(row.key, then, link),
        "figures_before": comparing.of_section(row.key, compose(actor, year), then),
    }


def _answers(row: Section, year: Year) -> list[str]:
    """The lines of the statutory checklist that the section says it answers, in their words."""
    lines = checklist.EDITIONS.get(year.checklist_edition, ())
    return [line.asks for line in lines if line.key in row.fulfils]


def _is_long_for_children(row: Section, words: str) -> bool:
    is_for_children = row.kind == SectionKind.CHILDRENS_VERSION
    return is_for_children and len(words.split()) > LONGEST_CHILDRENS_VERSION
