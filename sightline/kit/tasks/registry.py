"""Which function does which kind of job. Each room's `tasks.py` says so of its own."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.module_loading import autodiscover_modules

from sightline.kit.access import Actor
from sightline.kit.tasks.types import Progress

# It acts as whoever asked, and gives what is to be kept of the outcome.
Work = Callable[..., Mapping[str, Any]]
_WORK: dict[str, Work] = {}


def job(kind: str) -> Callable[[Work], Work]:
    """Declare the function that does jobs of the kind: `run(actor, progress, **arguments)`."""

    def declare(work: Work) -> Work:
        if _WORK.get(kind, work) is not work:
            raise ValueError(f"two functions do jobs of the kind '{kind}'")
        _WORK[kind] = work
        return work

    return declare


def find(kind: str) -> Work:
    """The function of a kind. Rooms are looked through at the first call only."""
    if kind not in _WORK:
        autodiscover_modules("tasks")
    return _WORK[kind]


def do(kind: str, actor: Actor, progress: Progress, arguments: Mapping[str, Any]) -> dict[str, Any]:
    return dict(find(kind)(actor, progress, **arguments))
