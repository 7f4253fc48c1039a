"""How public pages are answered: the same for everybody, kept by caches, and without a cookie."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import conditional_page

from sightline.releases import queries
from sightline.releases.models import Release

P = ParamSpec("P")
KEPT_FOR = 300  # seconds; a correction has to be seen soon
ShowsRelease = Callable[Concatenate[HttpRequest, Release, P], HttpResponse]


def of_release(view: ShowsRelease[P]) -> Callable[..., HttpResponse]:
    """Give the view its release, or a 404; send whoever has the page already no second copy."""

    @wraps(view)
    @gzip_page  # what these pages say is public: its length gives nothing away
    @conditional_page
    def answer(
        request: HttpRequest, year: str, number: int, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        release = queries.release(year, number)
        if release is None:
            raise Http404
        return kept(view(request, release, *args, **kwargs))

    return answer


def kept(answer: HttpResponse) -> HttpResponse:
    """Let caches keep a page that went well, for a short while: files and replies come later."""
    if answer.status_code == 200 and "Cache-Control" not in answer:
        answer["Cache-Control"] = f"public, max-age={KEPT_FOR}"
    return answer


def page(request: HttpRequest, release: Release | None, name: str, **context: Any) -> HttpResponse:
    context = {"release": release, **_around(release), **context}
    return render(request, f"web/public/{name}.html", context)


def _around(release: Release | None) -> dict[str, Any]:
    if release is None:
        return {"slug": "", "number": 0, "corrected_by": None}
    return {
        "slug": release.year.slug,
        "number": release.number,
        "corrected_by": getattr(release, "corrected_by", None),
    }
