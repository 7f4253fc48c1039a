"""Says where nobody has said: what an achieved action came to, or why there is little progress."""

from typing import Any

from django.db import migrations

NO_OUTCOME = "Nobody has said yet what changed for children."
NO_REASON = "Nobody has said yet why."


def mend(apps: Any, _schema: Any) -> None:
    actions = apps.get_model("plan", "PlanAction").objects
    actions.filter(progress="achieved", outcome_for_children="").update(
        outcome_for_children=NO_OUTCOME
    )
    for name in ("Priority", "PlanAction"):
        rows = apps.get_model("plan", name).objects
        rows.filter(progress="little_or_no_progress", progress_note="").update(
            progress_note=NO_REASON
        )


class Migration(migrations.Migration):
    dependencies = [("plan", "0002_objectives_and_quarters")]

    operations = [migrations.RunPython(mend, migrations.RunPython.noop)]
