"""Building files of the report and of scorecards, in the worker, as whoever asked for them."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from sightline.apps.indicators.scorecards import queries as scorecards
from sightline.apps.partnership import queries as partnership
from sightline.apps.partnership.models import Year
from sightline.core.plurals import counted
from sightline.kit import clock, tasks
from sightline.kit.access import Actor
from sightline.reports import built
from sightline.reports.building import NAMES, CannotWrite
from sightline.reports.composing import compose
from sightline.reports.scorecards import building as scorecard

STAGES = {
    "html": "Writing one web page",
    "docx": "Writing the Word document",
    "pdf": "Writing the PDF",
}
SCORECARD_STAGES = {
    form: {**STAGES, "xlsx": "Writing the workbook"}[form] for form in scorecard.FORMS
}


@tasks.job(built.KIND)
def build(actor: Actor, progress: tasks.Progress, *, year: str) -> dict[str, Any]:
    """All of it or nothing, but for the PDF where the system lacks what writes it."""
    found = _year(year)
    progress.tell("Reading the year and its sections", 0, len(STAGES) + 1)
    composition = compose(actor, found)
    if not composition.builds:
        stops = counted(len(composition.faults), "thing stops", "things stop")
        raise tasks.CannotDo(f"{stops} the report from being built. Mend them, then build again.")
    outcome = _written(progress, STAGES, NAMES, partial(built.put, composition))
    return {**outcome, "fingerprint": built.fingerprint(composition)}


@tasks.job(scorecard.KIND)
def build_scorecard(
    actor: Actor, progress: tasks.Progress, *, year: str, of: int
) -> dict[str, Any]:
    """The same of a scorecard, as everybody may see it whoever asked."""
    found, shown = scorecards.one(actor, of), _year(year)
    if found is None:
        raise tasks.CannotDo("There is no such scorecard any more.")
    progress.tell("Reading the values of its indicators", 0, len(SCORECARD_STAGES) + 1)
    composed = scorecard.Composed(actor, shown, found)
    outcome = _written(progress, SCORECARD_STAGES, scorecard.NAMES, composed.put)
    return {**outcome, "fingerprint": composed.fingerprint}


def _written(
    progress: tasks.Progress,
    stages: Mapping[str, str],
    names: Mapping[str, str],
    put: Callable[[Path, str], None],
) -> dict[str, Any]:
    """`put` writes one format into a folder."""
    built.clear_old(clock.now())
    with built.new_folder() as folder:
        without = ""
        for done, (form, stage) in enumerate(stages.items(), start=1):
            progress.tell(stage, done, len(stages) + 1)
            try:
                put(folder, form)
            except CannotWrite as refusal:
                without = str(refusal)
        return {
            "folder": folder.name,
            "forms": [form for form in names if (folder / names[form]).exists()],
            "without": without,
        }


def _year(slug: str) -> Year:
    found = partnership.year(slug)
    if found is None:
        raise tasks.CannotDo(f"There is no year {slug} any more.")
    return found
