"""The command that says what is wrong with an installation, and what to do."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from sightline.cli import database
from sightline.core.plurals import counted

if TYPE_CHECKING:
    from sightline.kit.health.types import Asks, Check, State


@click.command(epilog="Example: sightline doctor")
@click.option("--json", "as_json", is_flag=True, help="The checks as JSON: name, state, words.")
def doctor(as_json: bool) -> None:
    """Look at everything that an installation needs; where one is wrong, say what to do.

    It changes nothing. The exit code is 1 where anything is wrong.
    """
    database.set_up()
    from sightline.kit.health.types import State

    checks = look_at_all()
    wrong = sum(check.state is State.WRONG for check in checks)
    if as_json:
        told = [{"name": c.name, "state": c.state, "words": c.words} for c in checks]
        click.echo(json.dumps({"well": not wrong, "checks": told}, ensure_ascii=False, indent=2))
    else:
        for check in checks:
            click.echo(f"{check.state:<8} {check.name}: {check.words}")
    if wrong:
        raise SystemExit(1)


def look_at_all() -> list["Check"]:
    """Once the database does not answer, what needs it is not asked."""
    from sightline.kit.health import secrets_kept, stores, surroundings
    from sightline.kit.health.types import State

    apart: dict[str, Asks] = {
        "data folder": stores.data_folder,
        "free space": stores.free_space,
        "key": stores.key,
        "backups": stores.backups,
        "virus scanner": secrets_kept.scanner,
        "built assets": surroundings.look,
        "pango": surroundings.pango,
        "addresses": surroundings.addresses,
    }
    of_database: dict[str, Asks] = {
        "tables": stores.tables,
        "sealed words": secrets_kept.seals,
        "mail": secrets_kept.mail,
        "encoding": stores.encoding,
        "clock": stores.clocks,
        "worker": surroundings.worker,
        "evidence files": evidence_files,
        "release files": release_files,
        "sealed cases": sealed_cases,
    }
    checks = [_asked("database", stores.database)]
    if checks[0].state is State.WELL:
        checks += _all_asked(of_database)
    return checks + _all_asked(apart)


def evidence_files() -> tuple["State", str]:
    """Those that rows name must lie where they are looked for."""
    from sightline.apps.evidence.files import queries
    from sightline.apps.evidence.files.places import store_of
    from sightline.apps.partnership import queries as partnership
    from sightline.kit.access import COMMAND_LINE
    from sightline.kit.health.types import well, wrong

    there = [
        store_of(year).has(digest)
        for year in partnership.years()
        for digest in queries.standing(COMMAND_LINE, year).values_list("digest", flat=True)
    ]
    if missing := there.count(False):
        return wrong(
            f"{counted(missing, 'file is', 'files are')} missing of {len(there)}. Put the folder "
            "'files' of the data folder back from a backup."
        )
    return well(f"{counted(len(there), 'file is', 'files are')} there.")


def release_files() -> tuple["State", str]:
    """The file that proves a release must be there; the others may be off without Pango."""
    from sightline.kit.health.types import look_at, well
    from sightline.releases import files, queries

    found = [files.path_of(each, files.RELEASE_FILE).is_file() for each in queries.released()]
    if missing := found.count(False):
        return look_at(
            f"Of {counted(missing, 'release', 'releases')} the files are not there. See whether a "
            "worker runs, or put the folder 'releases' of the data folder back from a backup."
        )
    return well(f"Those of {counted(len(found), 'release', 'releases')} are there.")


def sealed_cases() -> tuple["State", str]:
    """Who opens one without being on its list has to answer to somebody."""
    from sightline.apps.accounts.cases import queries as cases
    from sightline.apps.accounts.cases.types import REVIEW_WITHIN
    from sightline.apps.accounts.people import queries as people
    from sightline.kit import clock
    from sightline.kit.access import COMMAND_LINE
    from sightline.kit.health.types import look_at, well
    from sightline.kit.permission import Role

    officers = people.people_in_role(COMMAND_LINE, Role.DATA_PROTECTION_OFFICER, clock.today())
    if not officers.exists():
        return look_at(
            "Nobody is the data protection officer: who opens one without being on its list is "
            "reviewed by nobody, and nobody is told. Invite one: sightline accounts invite ADDRESS "
            f"--role {Role.DATA_PROTECTION_OFFICER}"
        )
    broken = cases.broken(COMMAND_LINE).filter(reviewed_at=None)
    if late := broken.filter(at__lte=clock.now() - REVIEW_WITHIN).count():
        return look_at(
            f"{counted(late, 'opening', 'openings')} of one waited for a review for a day or more. "
            "The data protection officer is reminded each day: ask whether the mail arrives."
        )
    return well("The data protection officer reviews each opening by who is not on the list.")


def _all_asked(asks: Mapping[str, "Asks"]) -> list["Check"]:
    return [_asked(name, ask) for name, ask in asks.items()]


def _asked(name: str, ask: "Asks") -> "Check":
    """A check that breaks is told by its kind only: its message may hold anything."""
    from sightline.kit.health.types import Check, State

    try:
        return Check(name, *ask())
    except Exception as fault:  # noqa: BLE001  # the other checks are still to be told
        return Check(name, State.WRONG, f"It cannot be looked at ({type(fault).__name__}).")
