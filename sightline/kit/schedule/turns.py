"""Whose turn it is: each time a work is due is one row, which one worker makes or takes over."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from sightline.core.cadence import period
from sightline.kit.schedule.models import Run
from sightline.kit.schedule.registry import Work

PAUSES = [timedelta(minutes=each) for each in (5, 30, 180)]
LOST_AFTER = timedelta(minutes=30)
KEPT_FOR = timedelta(days=120)
_runs = Run._default_manager


def take(work: Work, due: datetime, now: datetime) -> Run | None:
    """The run for that time where this worker is to do it now; None where done, or not ripe."""
    found = _runs.filter(name=work.name, period=period(due)).first()
    if found is None:
        return _begin(work, due, now)
    if found.ended_at is not None and not found.fault:
        return None
    if not _is_ripe(found, now):
        return None
    same = _runs.filter(pk=found.pk, tries=found.tries)
    if not same.update(tries=found.tries + 1, begun_at=now, ended_at=None, fault=""):
        return None
    return _runs.get(pk=found.pk)


def _begin(work: Work, due: datetime, now: datetime) -> Run | None:
    try:
        with transaction.atomic():
            return _runs.create(name=work.name, period=period(due), due_at=due, begun_at=now)
    except IntegrityError:  # another worker was quicker
        return None


def _is_ripe(run: Run, now: datetime) -> bool:
    """Cut short long ago, or failed and not too often."""
    if run.ended_at is None:
        return now - run.begun_at > LOST_AFTER
    return run.tries <= len(PAUSES) and now - run.ended_at >= PAUSES[run.tries - 1]


def end(run: Run, now: datetime, outcome: Mapping[str, int], fault: str = "") -> None:
    same = _runs.filter(pk=run.pk, tries=run.tries)
    same.update(ended_at=now, outcome=dict(outcome), fault=fault)


def forget_old(now: datetime) -> int:
    return _runs.filter(begun_at__lt=now - KEPT_FOR).delete()[0]
