"""A moment from a day and a time as people in one place write them."""

from datetime import UTC, date, datetime, time, tzinfo


class NoSuchMoment(ValueError):
    """The clocks went forward over it."""


def local_moment(day: date, at: time, zone: tzinfo) -> datetime:
    """The moment with its zone. Refuses a time that the clocks skip when they go forward.

    Of a time that comes twice, when they go back, it is the earlier: what it starts is due sooner.
    """
    moment = datetime.combine(day, at, zone)
    back = moment.astimezone(UTC).astimezone(zone)
    if back.replace(tzinfo=None) != moment.replace(tzinfo=None):
        raise NoSuchMoment(
            f"there is no {at:%H:%M} on {day.day} {day:%B %Y}: the clocks go forward over it"
        )
    return moment
