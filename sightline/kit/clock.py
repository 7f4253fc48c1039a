"""The only place that asks what time it is."""

from datetime import UTC, date, datetime

from django.utils import timezone


def now() -> datetime:
    return timezone.now()


def today() -> date:
    return timezone.localdate()


def of(stamp: float) -> datetime:
    """The moment that a file's stamp tells."""
    return datetime.fromtimestamp(stamp, UTC)
