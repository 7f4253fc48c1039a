"""Everything of Thornshire's that is no part of its year's pack: counts, quarters and signals."""

from datetime import datetime

from django.db import transaction

from sightline.apps.indicators.series import reading
from sightline.apps.indicators.signals import actions, rules
from sightline.exchange.thornshire.loading.counts import load_counts
from sightline.exchange.thornshire.loading.quarters import load_quarters
from sightline.exchange.thornshire.records.days import LAST
from sightline.kit.access import Actor


@transaction.atomic
def load_records(*, actor: Actor, now: datetime) -> bool:
    """After the pack. Whether anything was new: what is there already is left alone."""
    values, returns = load_counts(actor=actor, now=now), load_quarters()
    if values or returns:
        raised = rules.raised(reading.scorecard(actor, LAST).values())
        actions.raise_signals(actor=actor, raised=raised, now=now)
    return bool(values or returns)
