"""What the worker does between jobs: sends mail that waits, and does the work that is due."""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from sightline.core.cadence import latest
from sightline.kit import clock
from sightline.kit.mail import sending
from sightline.kit.schedule import registry, turns
from sightline.kit.schedule.models import Run

EVERY = timedelta(seconds=5)
log = logging.getLogger(__name__)


class Ticking:
    """Called again and again; looks only every few seconds."""

    def __init__(self) -> None:
        self.next: datetime | None = None

    def __call__(self) -> None:
        now = clock.now()
        if self.next is None or now >= self.next:
            self.next = now + EVERY
            tick(now)


def tick(now: datetime) -> None:
    sending.send_due(now)
    for work in registry.every():
        do_if_due(work, now)


def do_if_due(work: registry.Work, now: datetime) -> Run | None:
    """Do it where it is due and nobody has done it. What was missed is done once, late."""
    run = turns.take(work, latest(work.cadence, now, timezone.get_default_timezone()), now)
    if run is not None:
        _do(work, run, now)
    return run


def do_now(work: registry.Work, now: datetime) -> dict[str, int]:
    """By hand, whenever: every work is safe to do again."""
    with transaction.atomic():
        return dict(work.do(now))


def _do(work: registry.Work, run: Run, now: datetime) -> None:
    try:
        with transaction.atomic():
            outcome = work.do(now)
    except Exception as fault:  # noqa: BLE001  # one work that fails must not stop the others
        log.error("the scheduled work %s failed: %s", work.name, type(fault).__name__)
        turns.end(run, clock.now(), {}, type(fault).__name__)
    else:
        turns.end(run, clock.now(), outcome)
