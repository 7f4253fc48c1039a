"""Released reports for anybody: no sign-in, no cookie, and nothing that was not frozen."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from sightline.apps.accounts import throttle
from sightline.apps.feedback import actions as feedback
from sightline.apps.feedback import queries as replies
from sightline.apps.feedback.types import About
from sightline.kit import clock
from sightline.kit.access import STRANGER, public
from sightline.releases import files, queries
from sightline.releases.models import Release
from sightline.releases.types import PublishedFigure
from sightline.web.public import reading
from sightline.web.public.answering import kept, of_release, page
from sightline.web.public.forms import Reply

TOO_MANY = f"Many replies came from here. Wait {throttle.WAIT_MINUTES} minutes, then send yours."


@public
@require_safe
def list_all(request: HttpRequest) -> HttpResponse:
    return kept(page(request, None, "list", releases=queries.released()))


@public
@require_safe
def newest(request: HttpRequest, year: str) -> HttpResponse:
    """To the year's newest release: the address to print and to pass on."""
    found = queries.released().filter(year__slug=year).first()
    if found is None:
        raise Http404
    return redirect("public:report", year=year, number=found.number)


@public
@require_safe
@of_release
def report(request: HttpRequest, release: Release) -> HttpResponse:
    opened = reading.open_release(release)
    return page(
        request,
        release,
        "report",
        document=opened.report,
        opened=opened,
        parts=reading.shown(release, opened.report),
        statement_words=reading.body(release, opened.statement.blocks) if opened.statement else "",
        files=files.files(release),
        replies=replies.published(release.hash),
    )


@public
@require_safe
@of_release
def figure(request: HttpRequest, release: Release, key: str) -> HttpResponse:
    """What stands behind one printed number."""
    found = _figure(release, key)
    return page(request, release, "figure", figure=found, trace=files.trace(found))


@public
@require_safe
@of_release
def trace(request: HttpRequest, release: Release, key: str) -> HttpResponse:
    """The same as a part of the page, opened in place."""
    told = files.trace(_figure(release, key))
    address = reverse("public:figure", args=[release.year.slug, release.number, key])
    return render(request, "reports/_trace.html", {"trace": told, "address": address})


@public
@require_safe
@of_release
def childrens(request: HttpRequest, release: Release) -> HttpResponse:
    document = reading.open_release(release).childrens
    if document is None:
        raise Http404
    words = reading.body(release, document.blocks)
    return page(request, release, "childrens", document=document, words=words)


@public
@require_safe
@of_release
def protection(request: HttpRequest, release: Release) -> HttpResponse:
    """How small numbers are protected in this report, and how to check that it is unchanged."""
    opened = reading.open_release(release)
    return page(request, release, "protection", opened=opened)


@public
@require_safe
def file(request: HttpRequest, year: str, number: int, form: str) -> HttpResponse:
    release = queries.release(year, number)
    found = next((f for f in files.files(release) if f.form == form), None) if release else None
    if found is None:
        raise Http404
    kind = files.FORMS.get(form, "text/plain; charset=utf-8")
    headers = {
        "Content-Disposition": f'attachment; filename="{found.name}"',
        "Cache-Control": "public, max-age=86400",
    }
    return HttpResponse(found.path.read_bytes(), content_type=kind, headers=headers)


@public
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    newest_one = queries.released().first()
    release = queries.release(newest_one.year.slug, newest_one.number) if newest_one else None
    contact = reading.open_release(release).report.contact if release else ()
    return kept(page(request, None, "accessibility", contact=contact))


@public
@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: HttpRequest, year: str, number: int, place: str) -> HttpResponse:
    """Tell us what you think: about the report, a section, a sentence of it, or a figure."""
    release = queries.release(year, number)
    if release is None:
        raise Http404
    title, said = _about(release, place)
    form = Reply(request.POST or None, title=title, sentences=said)
    if form.is_valid() and _kept_reply(request, release, place, title, form):
        return page(request, release, "thanks")
    return page(request, release, "reply", form=form, title=title)


def _kept_reply(
    request: HttpRequest, release: Release, place: str, title: str, form: Reply
) -> bool:
    """Whether the reply is kept. Where it came from is known to the throttle alone, and hashed."""
    origin = request.META.get("REMOTE_ADDR", "")
    if throttle.must_wait("reply", origin):
        form.add_error(None, TOO_MANY)
        return False
    throttle.count_failure("reply", origin)
    told = form.cleaned_data
    if told["website"]:
        return True  # a program filled it in: it is thanked, and nothing is kept
    quoted = told["passage"] or title
    about = About(release.year.slug, release.number, release.hash, place, quoted)
    try:
        feedback.reply(actor=STRANGER, about=about, words=told["words"], now=clock.now())
    except feedback.CannotDo as refused:
        form.add_error("words", str(refused))
        return False
    return True


def _about(release: Release, place: str) -> tuple[str, list[str]]:
    """What the place is called, and the sentences there; refuses a place that is not there."""
    opened = reading.open_release(release)
    if place == "report":
        return "The report as a whole", []
    kind, _, key = place.partition(":")
    if kind == "figure" and key in opened.figures:
        found = opened.figures[key]
        return f"The figure ‘{found.label}: {found.value}’", []
    for part in reading.parts(opened.report):
        if part.anchor == place:
            return f"The section ‘{part.title}’", reading.said_in(part)
    raise Http404


def _figure(release: Release, key: str) -> PublishedFigure:
    found = reading.open_release(release).figures.get(key)
    if found is None:
        raise Http404
    return found
