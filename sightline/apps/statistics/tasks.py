"""Loading a large file in the worker, as whoever sent it."""

from io import BytesIO
from typing import Any

from sightline.apps.statistics import actions
from sightline.apps.statistics.sending import KIND, store
from sightline.kit import clock, tasks
from sightline.kit.access import Actor


@tasks.job(KIND)
def load(
    actor: Actor, progress: tasks.Progress, *, digest: str, file: str, names: str
) -> dict[str, Any]:
    """All of it or nothing. What was sent is removed in either case."""
    progress.tell("Reading the file and keeping its values")
    content = store().read(digest)
    try:
        found = actions.load(
            actor=actor, stream=BytesIO(content), file_name=file, names=names, now=clock.now()
        )
    except actions.CannotLoad as refused:
        raise tasks.CannotDo(" ".join(refused.faults[:5])) from None
    finally:
        store().remove(digest)
    return {"edition": found.edition.pk, "is_new": found.is_new}
