"""Which function does which scheduled work, and how often. Each room's `tasks.py` says its own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.module_loading import autodiscover_modules

from sightline.core.cadence import Cadence
from sightline.kit.access import Actor
from sightline.kit.permission import Role

SCHEDULE = Actor("the schedule", frozenset({Role.SYSTEM}))
# Given the moment; gives counts of what it did, in words for the page.
Do = Callable[[datetime], Mapping[str, int]]


@dataclass(frozen=True)
class Work:
    name: str
    title: str
    cadence: Cadence
    do: Do


_WORK: dict[str, Work] = {}


def scheduled(name: str, title: str, cadence: Cadence) -> Callable[[Do], Do]:
    """Declare that the function is done as often as the cadence says."""

    def declare(do: Do) -> Do:
        if name in _WORK and _WORK[name].do is not do:
            raise ValueError(f"two works are called {name}")
        _WORK[name] = Work(name, title, cadence, do)
        return do

    return declare


def every() -> tuple[Work, ...]:
    """All that is declared, by title. Rooms are looked through at the first call only."""
    autodiscover_modules("tasks")
    return tuple(sorted(_WORK.values(), key=lambda work: work.title))


def find(name: str) -> Work | None:
    return next((work for work in every() if work.name == name), None)
