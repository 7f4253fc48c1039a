"""Work that takes longer than a page may: asked for in a transaction, done by the worker.

A room's `tasks.py` holds `@tasks.job("room.kind")`; its page calls `tasks.actions.ask`.
"""

from sightline.kit.tasks.registry import job
from sightline.kit.tasks.types import CannotDo, Progress

__all__ = ["CannotDo", "Progress", "job"]
