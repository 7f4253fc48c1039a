"""The database itself refuses to change or remove an entry, whoever asks; the head only goes on."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SAID = "the trail is only added to"
GOES_ON = "NEW.count <> OLD.count + 1"


def _lite(name: str, event: str, table: str, when: str = "") -> str:
    return f"CREATE TRIGGER {name} BEFORE {event} ON {table} {when} BEGIN SELECT RAISE(ABORT, '{SAID}'); END"


def _postgres(name: str, event: str, table: str, each: str = "FOR EACH ROW") -> str:
    return f"CREATE TRIGGER {name} BEFORE {event} ON {table} {each} EXECUTE FUNCTION trail_refuse()"


LITE = [
    _lite("trail_entry_no_change", "UPDATE", "trail_entry"),
    _lite("trail_entry_no_removal", "DELETE", "trail_entry"),
    _lite("trail_head_goes_on", "UPDATE", "trail_head", f"WHEN {GOES_ON}"),
    _lite("trail_head_stays", "DELETE", "trail_head"),
]
POSTGRES = [
    f"""CREATE FUNCTION trail_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{SAID}' USING ERRCODE = 'integrity_constraint_violation'; END $$""",
    _postgres("trail_entry_no_change", "UPDATE OR DELETE", "trail_entry"),
    _postgres("trail_entry_stays", "TRUNCATE", "trail_entry", "FOR EACH STATEMENT"),
    _postgres("trail_head_goes_on", "UPDATE", "trail_head", f"FOR EACH ROW WHEN ({GOES_ON})"),
    _postgres("trail_head_stays", "DELETE OR TRUNCATE", "trail_head", "FOR EACH STATEMENT"),
]
LITE_BACK = [
    f"DROP TRIGGER trail_{name}"
    for name in ("entry_no_change", "entry_no_removal", "head_goes_on", "head_stays")
]
POSTGRES_BACK = ["DROP FUNCTION trail_refuse() CASCADE"]


def guard(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    _run(schema_editor, LITE, POSTGRES)


def unguard(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    _run(schema_editor, LITE_BACK, POSTGRES_BACK)


def _run(schema_editor: BaseDatabaseSchemaEditor, lite: list[str], postgres: list[str]) -> None:
    is_lite = schema_editor.connection.vendor == "sqlite"
    for statement in lite if is_lite else postgres:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("trail", "0004_every_entry_has_its_number")]

    operations = [migrations.RunPython(guard, unguard)]
