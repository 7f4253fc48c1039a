"""Work beside the pages: counting the returns that were sent, and looking for signals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from sightline.apps.indicators.counting import actions as counting
from sightline.apps.indicators.counting import queries as waiting
from sightline.apps.indicators.counting.reading import CannotCount, Found, counted
from sightline.apps.indicators.dictionary import definitions
from sightline.apps.indicators.series import actions, reading
from sightline.apps.indicators.series.beside import beside
from sightline.apps.indicators.signals import actions as signals
from sightline.apps.indicators.signals import rules
from sightline.kit import clock, tasks
from sightline.kit.access import Actor
from sightline.kit.schedule import SCHEDULE, Daily, scheduled
from sightline.kit.uploads import Damaged

GONE = "The files are no longer here: send them again."
MOST_TOLD = 200  # faults, of which the rest are counted


@tasks.job(counting.KIND)
def count(actor: Actor, progress: tasks.Progress, *, batch: str) -> dict[str, Any]:
    """Count one return and let go of its files, whatever comes of it."""
    sent = list(waiting.waiting_of(actor, batch))
    if not sent:
        raise tasks.CannotDo(GONE)
    try:
        progress.tell("Reading and counting", 0, 2)
        found = counted(actor, sent)
        progress.tell("Keeping the counts", 1, 2)
        return _kept(actor, found, sent[0].because)
    except (CannotCount, actions.CannotDo) as refused:
        raise tasks.CannotDo(str(refused)) from None
    except Damaged:
        raise tasks.CannotDo(GONE) from None
    finally:
        counting.let_go(actor=actor, batch=batch, now=clock.now())


@transaction.atomic
def _kept(actor: Actor, found: Found, because: str) -> dict[str, Any]:
    """All returns or none. What is told holds places and kinds of faults, and no row."""
    now, total = clock.now(), Counter[str]()
    for entry, values in found.taken.returns:
        done = actions.count_return(
            actor=actor, counted=entry, values=values, because=because, now=now
        )
        total.update(added=done.added, restated=done.restated, unchanged=done.unchanged)
    said = (
        f"{total['added']:,} values are new, {total['restated']:,} restated, "
        f"{total['unchanged']:,} as they were."
    )
    more = [f"and {found.more_faults:,} more"] if found.more_faults else []
    return {
        "said": said,
        "faults": [*found.faults, *more],
        "not_counted": list(found.taken.not_counted)[:MOST_TOLD],
        "strange": list(found.taken.strange)[:MOST_TOLD],
    }


@scheduled("indicators.signals", "Look at indicators for signals", Daily(hour=5))
def look_for_signals(now: datetime) -> Mapping[str, int]:
    """What the charts say today, and has not been said yet."""
    today = clock.today()
    raised = rules.raised(reading.scorecard(SCHEDULE, today).values())
    for definition in definitions(today).values():
        raised += rules.gaps(definition, beside(SCHEDULE, definition, today))
    new = signals.raise_signals(actor=SCHEDULE, raised=raised, now=now) if raised else 0
    return {"new signals": new}


@scheduled("indicators.waiting-returns", "Let go of returns that nobody counted", Daily(hour=4))
def let_go_of_old(now: datetime) -> Mapping[str, int]:
    return {"files let go": counting.sweep(actor=SCHEDULE, now=now)}
