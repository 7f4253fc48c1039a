"""An agency's own spreadsheet: sent, its places told once, what was read shown, and taken."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from sightline.analytics.dictionary import Definition
from sightline.apps.collection import amounts, catalogue, queries, rules
from sightline.apps.collection.access import Collection
from sightline.apps.collection.models import QuarterlyReturn, SentSheet
from sightline.apps.collection.sheets import actions
from sightline.apps.collection.sheets import mapping as reading
from sightline.apps.collection.sheets.grids import of_text
from sightline.apps.collection.types import CannotDo, Grid
from sightline.kit import clock
from sightline.kit.access import actor_of, needs
from sightline.kit.uploads import CannotTake
from sightline.web.collection.filling import around, filled, own_return
from sightline.web.collection.reading import grids_of
from sightline.web.collection.sheet_forms import NAMES, LayoutForm, PlacesForm, SendForm

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])
ROWS_SHOWN, COLUMNS_SHOWN = 15, 10


@needs(Collection.FILL)
@never_cache
@GET_OR_POST
def send_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    of = own_return(request, pk, Collection.FILL, rules.OPEN_TO_CHANGE)
    sent = request.method == "POST"
    form = SendForm(request.POST if sent else None, request.FILES if sent else None)
    context = around(of, "Send your own spreadsheet", "Read it")
    context["is_known"] = queries.mapping(actor_of(request), of) is not None

    def do() -> str:
        file = form.cleaned_data["sheet"]
        try:
            name, grids = grids_of(file)
        except CannotTake as refused:
            raise CannotDo(f"Your file {refused}", "sheet") from None
        made = actions.keep(actor=actor_of(request), of=pk, name=name, grids=grids, now=clock.now())
        route = "returns:preview" if context["is_known"] else "returns:map"
        context["next"] = reverse(route, args=[pk, made.pk])
        return "Read. Nothing is taken from it yet."

    return filled(request, form, do, context, template="web/collection/send_sheet.html")


@needs(Collection.FILL)
@never_cache
@GET_OR_POST
def map_sheet(request: HttpRequest, pk: int, sheet: int) -> HttpResponse:
    """Say how the sheet lies, by the address; then where each number stands."""
    of, sent, grids = _waiting(request, pk, sheet)
    lies = LayoutForm(request.GET if "sheet" in request.GET else None, grids=grids)
    context = around(of, "Where the numbers stand", "Remember this, and read the sheet")
    context |= {"name": sent.name, "previews": [_preview(grid) for grid in grids]}
    if not lies.is_valid():
        return render(request, "web/collection/layout.html", {**context, "form": lies})
    grid = next(grid for grid in grids if grid.name == lies.said("sheet"))
    form = PlacesForm(
        request.POST or None,
        grid=grid,
        lies=lies,
        definitions=_definitions(of),
        quarter=of.when,
    )
    context["previews"] = [_preview(grid)]
    context["next"] = reverse("returns:preview", args=[pk, sheet])

    def do() -> str:
        actions.remember(actor=actor_of(request), of=pk, mapping=form.mapping, now=clock.now())
        return "Remembered for this quarter and those that follow."

    return filled(request, form, do, context, template="web/collection/places.html")


@needs(Collection.FILL)
@never_cache
@GET_OR_POST
def preview(request: HttpRequest, pk: int, sheet: int) -> HttpResponse:
    """What was read, cell by cell; taken on a press."""
    of, sent, grids = _waiting(request, pk, sheet)
    kept = queries.mapping(actor_of(request), of)
    if kept is None:
        return redirect("returns:map", pk=pk, sheet=sheet)
    definitions = _definitions(of)
    found = reading.read(grids, reading.as_opened(kept.mapping), of.when, definitions)
    if request.method == "POST":
        try:
            taken = actions.take(
                actor=actor_of(request), of=pk, sheet=sheet, cells=found.cells, now=clock.now()
            )
        except CannotDo as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _taken(taken))
            return redirect("returns:fill", pk=pk)
    context = around(of, "What was read", "Take these numbers")
    context |= {"sent": sent, "found": found, "rows": _rows(found, definitions)}
    context["unread"] = [each.title for key, each in definitions.items() if _is_unread(key, found)]
    return render(request, "web/collection/preview.html", context)


def _taken(lines: int) -> str:
    if not lines:
        return "The numbers were here already. Look them over, and send them."
    return f"Taken for {lines} indicator{'' if lines == 1 else 's'}. Look them over, and send them."


def _waiting(
    request: HttpRequest, pk: int, sheet: int
) -> tuple[QuarterlyReturn, SentSheet, list[Grid]]:
    of = own_return(request, pk, Collection.FILL, rules.OPEN_TO_CHANGE)
    sent = queries.sheet(actor_of(request), of, sheet)
    if sent is None:
        raise Http404
    return of, sent, of_text(sent.cells)


def _definitions(of: QuarterlyReturn) -> dict[str, Definition]:
    keys = of.lines.values_list("indicator", flat=True)
    return catalogue.of_keys(keys, of.quarter_ended)


def _is_unread(key: str, found: reading.Found) -> bool:
    return not any(cell.amount.is_given for at, cell in found.cells.items() if at[0] == key)


def _rows(found: reading.Found, definitions: dict[str, Definition]) -> list[dict[str, str]]:
    return [
        {
            "title": definitions[key].title,
            "part": NAMES[part].capitalize(),
            "at": cell.at,
            "text": cell.text,
            "read": amounts.shown(cell.amount, definitions[key], part),
            "fault": cell.fault,
        }
        for (key, part), cell in found.cells.items()
    ]


def _preview(grid: Grid) -> dict[str, object]:
    """The sheet's first rows and columns with their numbers and letters."""
    rows = grid.rows[:ROWS_SHOWN]
    width = min(COLUMNS_SHOWN, max(len(row) for row in rows))
    return {
        "name": grid.name,
        "letters": [reading.letters(number) for number in range(1, width + 1)],
        "rows": [
            (number, [*row[:width], *[""] * (width - len(row))])
            for number, row in enumerate(rows, start=1)
        ],
        "is_cut": len(grid.rows) > ROWS_SHOWN,
    }
