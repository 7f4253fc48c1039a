"""Building the report's files, in the worker, as whoever asked for them."""

from typing import Any

from sightline.apps.partnership import queries as partnership
from sightline.core.plurals import counted
from sightline.kit import clock, tasks
from sightline.kit.access import Actor
from sightline.reports import built
from sightline.reports.building import NAMES, CannotWrite
from sightline.reports.composing import compose

STAGES = {
    "html": "Writing one web page",
    "docx": "Writing the Word document",
    "pdf": "Writing the PDF",
}


@tasks.job(built.KIND)
def build(actor: Actor, progress: tasks.Progress, *, year: str) -> dict[str, Any]:
    """All of it or nothing, but for the PDF where the system lacks what writes it."""
    found = partnership.year(year)
    if found is None:
        raise tasks.CannotDo(f"There is no year {year} any more.")
    steps = len(STAGES) + 1
    progress.tell("Reading the year and its sections", 0, steps)
    composition = compose(actor, found)
    if not composition.builds:
        stops = counted(len(composition.faults), "thing stops", "things stop")
        raise tasks.CannotDo(f"{stops} the report from being built. Mend them, then build again.")
    built.clear_old(clock.now())
    with built.new_folder() as folder:
        without = ""
        for done, (form, stage) in enumerate(STAGES.items(), start=1):
            progress.tell(stage, done, steps)
            try:
                built.put(composition, folder, form)
            except CannotWrite as refusal:
                without = str(refusal)
        return {
            "folder": folder.name,
            "forms": [form for form in NAMES if (folder / NAMES[form]).exists()],
            "fingerprint": built.fingerprint(composition),
            "without": without,
        }
