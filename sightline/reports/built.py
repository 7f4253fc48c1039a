"""The report's files as builds leave them: each build's in a folder of its own, for a week."""

import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from sightline.kit.tasks.models import Job
from sightline.kit.tasks.types import JobState
from sightline.reports import building
from sightline.reports.composing import Composition

KIND = "reports.build"
KEPT_FOR = timedelta(days=7)


@dataclass(frozen=True)
class BuiltFile:
    form: str
    path: Path
    size: int  # bytes


def root() -> Path:
    return Path(settings.HOME) / "reports-built"


@contextmanager
def new_folder() -> Iterator[Path]:
    """A folder that only this installation's own user may read; gone again if the block fails."""
    folder = root() / secrets.token_hex(16)
    folder.mkdir(parents=True, mode=0o700)
    try:
        yield folder
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def put(composition: Composition, folder: Path, form: str) -> None:
    (folder / building.NAMES[form]).write_bytes(building.write(composition, form))


def fingerprint(composition: Composition) -> str:
    """Another one whenever the files would say something else."""
    return sha256(building.write(composition, "html")).hexdigest()


def files_of(job: Job, names: Mapping[str, str] = building.NAMES) -> tuple[BuiltFile, ...]:
    """What a build wrote, as far as it is still kept; `names` are its files' by their form."""
    if job.state != JobState.DONE:
        return ()
    folder = root() / job.outcome["folder"]
    paths = [(form, folder / names[form]) for form in job.outcome["forms"]]
    return tuple(
        BuiltFile(form, path, path.stat().st_size) for form, path in paths if path.exists()
    )


def clear_old(now: datetime) -> None:
    """Remove what was built more than a week ago, and what a build that was killed left."""
    before = (now - KEPT_FOR).timestamp()
    for folder in root().glob("*"):
        if folder.stat().st_mtime < before:
            shutil.rmtree(folder, ignore_errors=True)
