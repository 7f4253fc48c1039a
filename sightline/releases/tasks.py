"""Writing the files of a release, in the worker."""

from datetime import datetime
from typing import Any

from django.db import transaction

from sightline.apps.partnership.models import Year
from sightline.kit import tasks
from sightline.kit.access import Actor
from sightline.kit.tasks import actions as jobs
from sightline.releases import actions, files, freezing, queries
from sightline.releases.models import Release
from sightline.reports.writers.pdf import PdfUnavailable

KIND = "releases.files"


@transaction.atomic
def release_and_ask(
    *, actor: Actor, year: Year, seen: str, why: str = "", now: datetime
) -> Release:
    """Release, and have the files written: both or neither."""
    made = actions.release(actor=actor, year=year, seen=seen, why=why, now=now)
    jobs.ask(actor=actor, kind=KIND, now=now, year=year.slug, number=made.number)
    return made


@tasks.job(KIND)
def write_files(
    actor: Actor, progress: tasks.Progress, *, year: str, number: int
) -> dict[str, Any]:
    """Each form in turn; asked again, they are written again, the same."""
    release = queries.release(year, number)
    if release is None:
        raise tasks.CannotDo("There is no such release.")
    opened = freezing.opened(release.content.encode())
    forms = (files.RELEASE_FILE, *files.FORMS)
    without = ""
    for done, form in enumerate(forms):
        progress.tell(f"Writing the {form} file", done, len(forms))
        try:
            files.write(release, opened, form)
        except PdfUnavailable as missing:
            without = str(missing)
    return {"without": without}
