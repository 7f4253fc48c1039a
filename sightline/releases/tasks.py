"""Writing the files of a release, in the worker; and telling that one must still be sent."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse

from sightline.apps.accounts import reminders
from sightline.apps.partnership.models import Year
from sightline.kit import mail, tasks
from sightline.kit.access import Actor
from sightline.kit.permission import Role
from sightline.kit.schedule import Daily, scheduled
from sightline.kit.tasks import actions as jobs
from sightline.releases import actions, files, freezing, queries, reminding
from sightline.releases.models import Release
from sightline.reports.writers.pdf import PdfUnavailable

KIND = "releases.files"
TO_SEND = "release-to-send"
mail.register(
    mail.Kind(
        TO_SEND,
        "A published report must still be sent on",
        "A report that was published has to go to others within the time that guidance sets, and "
        "that time ends soon or has ended. This reminder is a duty: it cannot be turned off.",
        lambda _: reverse("home"),
    )
)


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


@scheduled("releases.onward", "Remind of reports to send on", Daily(hour=7))
def remind(now: datetime) -> Mapping[str, int]:
    pressing = reminding.pressing(reminders.day(now))
    told = sum(
        reminders.tell_role(Role.BUSINESS_UNIT, TO_SEND, now, about=f"release {release.pk}")
        for release in pressing
    )
    return {"reports to send": len(pressing), "mails": told}
