"""Every limit on tries, times and sizes that somebody may meet, as the code has it."""

import os
from datetime import timedelta
from importlib import import_module
from typing import Any

import django
from django.conf import settings

from docs.pages.tables import page, table
from sightline.core.plurals import counted

BEFORE = """\
What Sightline takes, how often and for how long. None of these is a setting: whoever needs another
one changes it in the code, with its tests."""
TRIES = {
    "login": "Signing in",
    "login_failed": "Signing in with a wrong password",
    "reset_password": "Asking for a new password",
    "reset_password_from_key": "Choosing it by the link",
    "reauthenticate": "Proving again who one is",
    "change_password": "Changing the password",
}
PER = {
    "ip": "from one network address",
    "key": "for one account in one place",
    "user": "by one person",
}
TIMES = {
    "A session without a page": "apps.accounts.middleware.IDLE",
    "A session however much it is used": "apps.accounts.middleware.LONGEST",
    "Until one proves again who one is": "apps.accounts.signing.adapters.LATELY",
    "A browser that is known": "apps.accounts.signing.devices.LASTS",
    "An invitation, or a link to a new password": "apps.accounts.people.actions.LASTS",
    "A name on the list of a case": "apps.accounts.cases.types.LONGEST_NAMED",
    "A case opened by breaking the glass": "apps.accounts.cases.types.GLASS_OPEN",
    "Until reviewers are reminded of it, each day": "apps.accounts.cases.types.REVIEW_WITHIN",
}
SIZES = {
    "A password, in characters": "apps.accounts.signing.forms.LONGEST_PASSWORD",
    "One file that is sent, in bytes": "apps.evidence.files.types.LARGEST",
    "The name of a file, in characters": "kit.uploads.names.LONGEST",
    "Files sent at once": "apps.evidence.files.types.MOST_AT_ONCE",
    "Files of a year pack": "exchange.pack_files.MOST_FILES",
    "Rows of a table of a year pack": "exchange.sheets.MOST_ROWS",
    "A cell of a year pack, in characters": "exchange.sheets.LONGEST_CELL",
    "Parts of a workbook": "core.workbook_guard.MOST_PARTS",
    "A section of the report, in characters": "exchange.narratives.LONGEST_NARRATIVE",
    "A reply of a reader, in characters": "apps.feedback.rules.LONGEST",
    "A field of the records, in characters": "apps.records.rules.LONGEST",
    "Lines to look for, for a subject access request": "apps.subject_access.rules.MOST_TERMS",
    "A question to the search, in characters": "kit.search.types.LONGEST_QUESTION",
    "Entries of the trail in one file": "web.trail.views.MOST_IN_A_FILE",
}


def text() -> str:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sightline.config.settings_test")
    django.setup()
    times = [(what, _long(_of(name))) for what, name in TIMES.items()]
    times.append(("Sessions of one person at once", "Any number; each is listed"))
    sizes = [(what, f"{_of(name):,}") for what, name in SIZES.items()]
    return page(
        "Limits",
        BEFORE,
        "## Tries\n\n" + table(["What", "At most"], _tries()),
        "## Times\n\n" + table(["What", "How long"], times),
        "## Sizes\n\n" + table(["What", "At most"], sizes),
    )


def _tries() -> list[tuple[str, str]]:
    return [
        (TRIES[name], "; ".join(_try(each) for each in limit.split(",")))
        for name, limit in settings.ACCOUNT_RATE_LIMITS.items()
    ]


def _try(limit: str) -> str:
    """'5/5m/key' in words."""
    number, time, per = limit.split("/")
    count, unit = time[:-1], {"m": "minute", "h": "hour"}[time[-1]]
    within = f"{count} {unit}s" if count else f"one {unit}"
    return f"{number} within {within} {PER[per]}"


def _long(time: timedelta | int) -> str:
    """Seconds, where it is a number."""
    whole = time if isinstance(time, timedelta) else timedelta(seconds=time)
    if whole.days:
        return counted(whole.days, "day", "days")
    hours, minutes = divmod(whole.seconds // 60, 60)
    return f"{hours} hours" if hours else f"{minutes} minutes"


def _of(name: str) -> Any:
    """What a name of the product stands for."""
    module, _, constant = name.rpartition(".")
    return getattr(import_module(f"sightline.{module}"), constant)
