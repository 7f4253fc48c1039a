"""Whether a release still has to go somewhere soon, for the reminder."""

from datetime import date

from sightline.kit.schedule import SCHEDULE
from sightline.releases import onward, queries
from sightline.releases.models import Release

DAYS_AHEAD = 3


def pressing(today: date) -> list[Release]:
    """Newest releases of their year with a sending due within three days, or overdue."""
    newest = {release.year_id: release for release in reversed(list(queries.released()))}
    return [
        release
        for release in newest.values()
        if any(
            sending.clock.days_left(today) <= DAYS_AHEAD
            for sending in onward.still_to_send(SCHEDULE, release, today)
        )
    ]
