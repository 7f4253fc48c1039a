"""Where a release has to go within seven days, and how the clocks of that stand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from sightline.core.clocks import DayClock
from sightline.core.periods import long_date
from sightline.core.plurals import counted
from sightline.kit.access import Actor
from sightline.kit.calendar import queries as calendar
from sightline.releases import queries
from sightline.releases.models import Onward, Release
from sightline.releases.types import OnwardKind

WITHIN = "yearly-report-sending"
TO_BE_SENT: Mapping[OnwardKind, str] = {
    OnwardKind.PANEL: "Child Safeguarding Practice Review Panel",
    OnwardKind.FOUNDATIONS: "Foundations, the What Works centre",
}


@dataclass(frozen=True)
class Sending:
    """One sending that must happen, as a page shows it."""

    body: str
    clock: DayClock
    words: str
    colour: str


def sendings(release: Release, noted: Iterable[Onward], today: date) -> list[Sending]:
    """A correction is another publication, so its clock starts anew.

    The timescale is the one in force on the day of publication.
    """
    published = timezone.localtime(release.released_at).date()
    within = calendar.day_timescale(WITHIN, published)
    done: dict[str, date] = {}
    for each in noted:
        done[each.kind] = min(each.on, done.get(each.kind, each.on))
    return [
        _sending(body, DayClock(within, published, done.get(kind)), today)
        for kind, body in TO_BE_SENT.items()
    ]


def still_to_send(actor: Actor, release: Release, today: date) -> list[Sending]:
    """What has not gone where it must; whether it is late stands in its words."""
    noted = queries.onward(actor, release)
    return [each for each in sendings(release, noted, today) if each.clock.done_on is None]


def _sending(body: str, clock: DayClock, today: date) -> Sending:
    late = clock.days_late(today)
    if clock.done_on is not None:
        how = f", {counted(late, 'day', 'days')} late" if late else ", in time"
        return Sending(
            body, clock, f"sent on {long_date(clock.done_on)}{how}", "orange" if late else "green"
        )
    if late:
        return Sending(body, clock, f"{counted(late, 'day', 'days')} overdue", "red")
    left = clock.days_left(today)
    words = "due today" if left == 0 else f"due by {long_date(clock.due_on)}"
    return Sending(body, clock, words, "yellow")
