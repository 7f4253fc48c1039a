"""The page of what runs by itself."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from sightline.kit import clock
from sightline.kit.access import actor_of, needs
from sightline.kit.components import tables
from sightline.kit.mail.queries import mail_now
from sightline.kit.schedule import queries
from sightline.kit.schedule.access import Schedule
from sightline.kit.tasks import heard
from sightline.web.schedule import listings

MOST_SHOWN = 500


@needs(Schedule.VIEW)
@require_safe
def schedule(request: HttpRequest) -> HttpResponse:
    actor, now = actor_of(request), clock.now()
    runs = listings.runs(list(queries.runs(actor)[:MOST_SHOWN]), now)
    last = heard.last()
    context = {
        "to_come": listings.to_come(queries.newest_runs(actor), now),
        "mail": mail_now(actor),
        "last_heard": last,
        "is_silent": last is None or now - last > listings.SILENT,
    }
    return tables.page(request, "web/schedule.html", runs, context)
