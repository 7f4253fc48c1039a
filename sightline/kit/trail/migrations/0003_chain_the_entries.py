"""Chains the entries that are already there, in the order in which they were added."""

from datetime import UTC, datetime
from itertools import islice
from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from sightline.core import trail_file

AT_ONCE = 1000
SAID = ("at", "actor", "person", "agency", "event", "target", "target_id", "details")


def chain(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    entries = apps.get_model("trail", "Entry")._default_manager
    count, head, last = 0, trail_file.BEGIN, 0
    while rows := list(
        islice(entries.filter(pk__gt=last).order_by("pk").values("pk", *SAID), AT_ONCE)
    ):
        chained = []
        for row in rows:
            count += 1
            head = trail_file.link(
                head, trail_file.canonical({**row, "number": count, "at": _moment(row["at"])})
            )
            chained.append((count, head, row["pk"]))
        last = rows[-1]["pk"]
        _write(schema_editor, chained)
    apps.get_model("trail", "Head")._default_manager.create(pk=1, count=count, hash=head)


def _write(schema_editor: BaseDatabaseSchemaEditor, chained: list[Any]) -> None:
    with schema_editor.connection.cursor() as cursor:
        cursor.executemany("UPDATE trail_entry SET number = %s, hash = %s WHERE id = %s", chained)


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def unchain(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("trail", "Head")._default_manager.all().delete()


class Migration(migrations.Migration):
    dependencies = [("trail", "0002_numbers_and_hashes")]

    operations = [migrations.RunPython(chain, unchain)]
