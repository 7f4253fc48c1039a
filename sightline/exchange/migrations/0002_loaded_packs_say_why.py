"""What was mended in rows that a pack brought is mended in what is remembered of the pack.

Otherwise the mending would pass for people's work, and the pack's next edition would clash with it.
"""

from typing import Any

from django.db import migrations

NO_OUTCOME = "Nobody has said yet what changed for children."
NO_REASON = "Nobody has said yet why."
# By table: the column and the value in it that need another column, which one, and the mending.
MENDED = (
    ("plan_actions", "progress", "achieved", "outcome_for_children", NO_OUTCOME),
    ("plan_actions", "progress", "little_or_no_progress", "progress_note", NO_REASON),
    ("priorities", "progress", "little_or_no_progress", "progress_note", NO_REASON),
)


def mend(apps: Any, _schema: Any) -> None:
    for pack in apps.get_model("exchange", "LoadedPack").objects.all():
        for table, column, value, needed, words in MENDED:
            for row in pack.rows.get(table, ()):
                if row.get(column) == value and not row.get(needed):
                    row[needed] = words
        for row in pack.rows.get("follow_ups", ()):
            if row.get("state") == "verified" and not row.get("proof"):
                row["state"] = "done"
        pack.save(update_fields=["rows"])


class Migration(migrations.Migration):
    dependencies = [("exchange", "0001_packs_and_revisions")]

    operations = [migrations.RunPython(mend, migrations.RunPython.noop)]
