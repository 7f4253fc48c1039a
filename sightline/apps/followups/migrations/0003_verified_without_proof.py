"""A follow-up that was verified on nothing goes back to done, so that somebody looks again."""

from typing import Any

from django.db import migrations


def mend(apps: Any, _schema: Any) -> None:
    rows = apps.get_model("followups", "FollowUp").objects
    rows.filter(state="verified", proof="").update(state="done")


class Migration(migrations.Migration):
    dependencies = [("followups", "0002_updates")]

    operations = [migrations.RunPython(mend, migrations.RunPython.noop)]
