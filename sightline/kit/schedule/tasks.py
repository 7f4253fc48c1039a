"""Putting away what is of no more use."""

from collections.abc import Mapping
from datetime import datetime

from sightline.kit.mail import outbox
from sightline.kit.schedule import Daily, scheduled, turns


@scheduled("schedule.tidy", "Put away old mail and old runs", Daily(hour=3))
def tidy(now: datetime) -> Mapping[str, int]:
    return {"mail put away": outbox.forget_old(now), "runs put away": turns.forget_old(now)}
