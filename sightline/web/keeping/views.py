"""Pages of keeping: what there is, one row with its history, and the forms that change it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sightline.apps.partnership import queries as partnership
from sightline.exchange.keeping import actions, queries
from sightline.exchange.keeping.access import Keeping, may_change
from sightline.exchange.keeping.titles import title_of
from sightline.exchange.keeping.types import Conflict, Gone, Refused
from sightline.exchange.revisions import queries as revisions
from sightline.exchange.tables import BY_NAME, Table
from sightline.kit import clock
from sightline.kit.access import Actor, actor_of, may, needs
from sightline.kit.components import tables
from sightline.web.keeping import conflicts, listings, pages
from sightline.web.keeping.forms import Reason
from sightline.web.keeping.forms import Row as RowForm
from sightline.web.keeping.groups import ABOUT, GROUPS, ONE, table_named
from sightline.web.keeping.offers import offers, shortened

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Year


@needs(Keeping.VIEW)
@require_safe
def index(request: HttpRequest, year: str) -> HttpResponse:
    shown = get_object_or_404(partnership.years(), slug=year)
    actor = actor_of(request)
    groups = [
        (
            group.title,
            [(BY_NAME[name], ABOUT[name], may_change(actor, name)) for name in group.tables],
        )
        for group in GROUPS
    ]
    return render(
        request,
        "web/keeping/index.html",
        {"year": shown, "groups": groups, "may_load": may(actor, Keeping.LOAD)},
    )


@needs(Keeping.VIEW)
@require_safe
def table(request: HttpRequest, year: str, table: str) -> HttpResponse:
    shown, kept = _year_and_table(year, table)
    actor = actor_of(request)
    named = pages.titles(offers(actor, shown, kept))
    rows = queries.rows(actor, shown, table)
    context = {
        "year": shown,
        "kept": kept,
        "one": ONE[table],
        "about": ABOUT[table],
        "may_change": may_change(actor, table) and not kept.exactly_one_row,
        "withdrawn": [(row, title_of(row)) for row in queries.withdrawn(actor, shown, table)],
    }
    listed = listings.rows(shown, kept, rows, named)
    return tables.page(request, "web/keeping/table.html", listed, context)


@needs(Keeping.VIEW)
@require_safe
def row(request: HttpRequest, year: str, table: str, key: str) -> HttpResponse:
    shown, kept = _year_and_table(year, table)
    actor = actor_of(request)
    history = list(revisions.history(actor, shown, table, key))
    found = queries.row(actor, shown, table, key)
    if found is None and not history:
        raise Http404
    context = {
        "year": shown,
        "kept": kept,
        "one": ONE[table],
        "key": key,
        "title": title_of(found) if found else key,
        "cells": pages.shown(found, pages.titles(offers(actor, shown, kept))) if found else (),
        "history": [pages.happened(each) for each in history],
        "may_change": may_change(actor, table),
    }
    return render(request, "web/keeping/row.html", context)


@needs(Keeping.VIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, year: str, table: str) -> HttpResponse:
    shown, kept = _year_and_table(year, table)
    actor = _who_may_change(request, table)
    if kept.exactly_one_row:
        raise Http404
    standing = {name: request.GET.get(name, "") for name in _columns(kept)}
    form = _form(request, shown, kept, standing, is_new=True)
    if form.is_valid():
        try:
            made = actions.add(
                actor=actor, year=shown, table=table, cells=form.cells, now=clock.now()
            )
        except Refused as refused:
            form.tell(refused.faults)
        else:
            messages.success(request, f"Added: {shortened(title_of(made))}")
            return _onward(request, shown, table, made.key)
    return render(request, "web/keeping/add.html", _on_form(request, shown, kept, form))


@needs(Keeping.VIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, year: str, table: str, key: str) -> HttpResponse:
    shown, kept = _year_and_table(year, table)
    actor = _who_may_change(request, table)
    found = queries.row(actor, shown, table, key)
    if found is None and request.method != "POST":
        raise Http404
    form = _form(request, shown, kept, found.cells if found else {}, is_new=False)
    if form.is_valid():
        try:
            return _changed(request, actor, shown, kept, key, form)
        except Refused as refused:
            form.tell(refused.faults)
        except Conflict as conflict:
            return conflicts.both_texts(request, shown, kept, key, conflict)
        except Gone:
            return conflicts.gone(request, shown, kept, key, form.cells)
    context = _on_form(request, shown, kept, form) | {"key": key}
    return render(request, "web/keeping/change.html", context)


@needs(Keeping.VIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, year: str, table: str, key: str) -> HttpResponse:
    shown, kept = _year_and_table(year, table)
    actor = _who_may_change(request, table)
    found = queries.row(actor, shown, table, key)
    if found is None or kept.exactly_one_row:
        raise Http404
    form = Reason(request.POST if request.method == "POST" else None)
    context: dict[str, Any] = {"year": shown, "kept": kept, "one": ONE[table], "key": key}
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            actions.withdraw(
                actor=actor, year=shown, table=table, key=key, reason=reason, now=clock.now()
            )
        except Refused as refused:
            context["resting"] = [fault.message for fault in refused.faults]
        else:
            messages.success(request, "Withdrawn. It can be put back from the list.")
            return redirect("keep:table", year=year, table=table)
    context |= {"form": form, "title": title_of(found)}
    return render(request, "web/keeping/withdraw.html", context)


@needs(Keeping.VIEW)
@require_POST
def put_back(request: HttpRequest, year: str, table: str, key: str) -> HttpResponse:
    shown, _ = _year_and_table(year, table)
    actor = _who_may_change(request, table)
    try:
        actions.put_back(actor=actor, year=shown, table=table, key=key, now=clock.now())
    except Gone:
        raise Http404 from None
    except Refused as refused:
        for fault in refused.faults:
            messages.error(request, f"It cannot be put back: {fault.message}.")
        return redirect("keep:table", year=year, table=table)
    messages.success(request, "Put back, at the end of the list.")
    return redirect("keep:row", year=year, table=table, key=key)


@needs(Keeping.VIEW)
@require_POST
def move(request: HttpRequest, year: str, table: str, key: str) -> HttpResponse:
    """One place up, or down, in the order of the table."""
    shown, _ = _year_and_table(year, table)
    actor = _who_may_change(request, table)
    keys = [each.key for each in queries.rows(actor, shown, table)]
    if key not in keys:
        raise Http404
    after = pages.follows(keys, key, up=request.POST.get("way") == "up")
    if after is not None:
        actions.move(actor=actor, year=shown, table=table, key=key, after=after, now=clock.now())
    place = [each.key for each in queries.rows(actor, shown, table)].index(key) + 1
    messages.success(request, f"It stands in place {place} of {len(keys)}.")
    return redirect("keep:row", year=year, table=table, key=key)


def _year_and_table(slug: str, name: str) -> tuple[Year, Table]:
    kept = table_named(name)
    if kept is None:
        raise Http404
    return get_object_or_404(partnership.years(), slug=slug), kept


def _who_may_change(request: HttpRequest, table: str) -> Actor:
    """Whoever may only look is told that there is no such page."""
    actor = actor_of(request)
    if not may_change(actor, table):
        raise Http404
    return actor


def _columns(kept: Table) -> set[str]:
    return {column.name for column in kept.columns}


def _form(
    request: HttpRequest, year: Year, kept: Table, standing: Mapping[str, str], *, is_new: bool
) -> RowForm:
    return RowForm(
        request.POST if request.method == "POST" else None,
        table=kept,
        offers=offers(actor_of(request), year, kept),
        standing=standing,
        is_new=is_new,
    )


def _on_form(request: HttpRequest, year: Year, kept: Table, form: RowForm) -> dict[str, Any]:
    back = reverse("keep:table", args=[year.slug, kept.name])
    return {
        "year": year,
        "kept": kept,
        "one": ONE[kept.name],
        "about": ABOUT[kept.name],
        "form": form,
        "next": _next(request),
        "back": _next(request) or back,
    }


def _changed(
    request: HttpRequest, actor: Actor, year: Year, kept: Table, key: str, form: RowForm
) -> HttpResponse:
    row = actions.change(
        actor=actor,
        year=year,
        table=kept.name,
        key=key,
        cells=form.cells,
        seen=form.seen,
        now=clock.now(),
    )
    messages.success(request, f"Saved: {shortened(title_of(row))}")
    return _onward(request, year, kept.name, key)


def _next(request: HttpRequest) -> str:
    """Where the person came from, if that is a page of this site."""
    address = request.POST.get("next") or request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if safe else ""


def _onward(request: HttpRequest, year: Year, table: str, key: str) -> HttpResponse:
    return redirect(_next(request) or reverse("keep:row", args=[year.slug, table, key]))
