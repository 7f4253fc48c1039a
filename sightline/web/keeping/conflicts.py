"""When two people change one thing: both texts are shown, and neither is lost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sightline.exchange.keeping.types import Conflict
from sightline.exchange.revisions import queries as revisions
from sightline.exchange.tables import Table
from sightline.kit.access import actor_of
from sightline.web.keeping import pages
from sightline.web.keeping.forms import Row as RowForm
from sightline.web.keeping.groups import ONE
from sightline.web.keeping.offers import offers

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Year


def both_texts(
    request: HttpRequest, year: Year, kept: Table, key: str, conflict: Conflict
) -> HttpResponse:
    """The form again, over what stands now, with the person's own words where both wrote."""
    actor = actor_of(request)
    offered = offers(actor, year, kept)
    form = RowForm(None, table=kept, offers=offered, standing=conflict.merged, is_new=False)
    form.opened_over(conflict.standing)
    labels = {column.name: column.label for column in kept.columns}
    latest = revisions.history(actor, year, kept.name, key).first()
    context = {
        "year": year,
        "kept": kept,
        "one": ONE[kept.name],
        "key": key,
        "form": form,
        "next": request.POST.get("next", ""),
        "latest": pages.happened(latest) if latest else None,
        "texts": [
            (labels[name], theirs or "Nothing", mine or "Nothing")
            for name, (theirs, mine) in conflict.columns.items()
        ],
    }
    return render(request, "web/keeping/conflict.html", context, status=409)


def gone(
    request: HttpRequest, year: Year, kept: Table, key: str, cells: Mapping[str, str]
) -> HttpResponse:
    """The row was withdrawn meanwhile: the person's words are shown, so that they can be kept."""
    labels = {column.name: column.label for column in kept.columns}
    context = {
        "year": year,
        "kept": kept,
        "one": ONE[kept.name],
        "key": key,
        "written": [(labels[name], words) for name, words in cells.items() if words],
    }
    return render(request, "web/keeping/gone.html", context, status=409)
