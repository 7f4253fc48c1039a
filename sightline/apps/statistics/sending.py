"""A file that somebody sent: loaded at once where it is small, else handed to the worker."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import IO

from sightline.apps.statistics import actions
from sightline.apps.statistics.access import Statistics
from sightline.apps.statistics.actions import Loaded
from sightline.kit.access import Actor, require
from sightline.kit.tasks import actions as jobs
from sightline.kit.uploads import Store

KIND = "statistics.load"
SMALL = 4 * 1024 * 1024  # bytes; a page may take the time that such a file needs


@dataclass(frozen=True)
class Sent:
    name: str
    names: str
    size: int
    file: IO[bytes]
    parts: Iterable[bytes]


def take(*, actor: Actor, sent: Sent, now: datetime) -> Loaded | None:
    """None where the worker loads it. Raises CannotLoad where it is refused at once."""
    require(actor, Statistics.LOAD)
    if sent.size <= SMALL:
        return actions.load(
            actor=actor, stream=sent.file, file_name=sent.name, names=sent.names, now=now
        )
    digest = store().keep(sent.parts)
    jobs.ask(actor=actor, kind=KIND, now=now, digest=digest, file=sent.name, names=sent.names)
    return None


def store() -> Store:
    return Store("statistics", "sent")
