"""A release is never changed and never removed: the database itself refuses, whoever asks."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SAID = "a release never changes and is never removed"
LITE = [
    f"""CREATE TRIGGER releases_release_no_{what.lower()} BEFORE {what} ON releases_release
    BEGIN SELECT RAISE(ABORT, '{SAID}'); END"""
    for what in ("UPDATE", "DELETE")
]
POSTGRES = [
    f"""CREATE FUNCTION releases_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{SAID}' USING ERRCODE = 'integrity_constraint_violation'; END $$""",
    """CREATE TRIGGER releases_release_no_change BEFORE UPDATE OR DELETE ON releases_release
    FOR EACH ROW EXECUTE FUNCTION releases_refuse()""",
]
LITE_BACK = [f"DROP TRIGGER releases_release_no_{what}" for what in ("update", "delete")]
POSTGRES_BACK = [
    "DROP TRIGGER releases_release_no_change ON releases_release",
    "DROP FUNCTION releases_refuse()",
]


def guard(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    _run(schema_editor, LITE, POSTGRES)


def unguard(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    _run(schema_editor, LITE_BACK, POSTGRES_BACK)


def _run(schema_editor: BaseDatabaseSchemaEditor, lite: list[str], postgres: list[str]) -> None:
    is_lite = schema_editor.connection.vendor == "sqlite"
    for statement in lite if is_lite else postgres:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("releases", "0001_releases")]

    operations = [migrations.RunPython(guard, unguard)]
