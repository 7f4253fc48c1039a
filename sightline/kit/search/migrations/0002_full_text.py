"""The full text beside the table of what can be found: as each database does it."""

from collections.abc import Iterable

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

ADD = "INSERT INTO search_text(rowid, title, words) VALUES (new.id, new.title, new.words);"
TAKE = """INSERT INTO search_text(search_text, rowid, title, words)
VALUES ('delete', old.id, old.title, old.words);"""
ON = "CREATE TRIGGER search_text_{} AFTER {} ON search_searchdocument BEGIN {} END"
LITE = (
    """CREATE VIRTUAL TABLE search_text USING fts5(title, words, content='search_searchdocument',
    content_rowid='id', tokenize='porter unicode61 remove_diacritics 2')""",
    ON.format("added", "INSERT", ADD),
    ON.format("gone", "DELETE", TAKE),
    ON.format("changed", "UPDATE", f"{TAKE} {ADD}"),
)
LITE_BACK = (
    "DROP TRIGGER search_text_added",
    "DROP TRIGGER search_text_gone",
    "DROP TRIGGER search_text_changed",
    "DROP TABLE search_text",
)
# Signs between letters are made spaces, so that '2019/20' and 'multi-agency' are their parts, that
# nothing is taken for markup, and that printers' signs are no letters, as under some locales.
SIGNS = "/-_.:@&<>''’‘“”–—…"
APART = f"translate({{}}, '{SIGNS}', '{' ' * len(SIGNS)}')"
POSTGRES = (
    f"""ALTER TABLE search_searchdocument ADD COLUMN text tsvector GENERATED ALWAYS AS (
    setweight(to_tsvector('english', {APART.format("title")}), 'A') ||
    setweight(to_tsvector('english', {APART.format("words")}), 'B')) STORED""",
    "CREATE INDEX search_text ON search_searchdocument USING gin(text)",
)
POSTGRES_BACK = ("ALTER TABLE search_searchdocument DROP COLUMN text",)


def make(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    run(schema_editor, LITE, POSTGRES)


def unmake(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    run(schema_editor, LITE_BACK, POSTGRES_BACK)


def run(
    schema_editor: BaseDatabaseSchemaEditor, lite: Iterable[str], postgres: Iterable[str]
) -> None:
    statements = lite if schema_editor.connection.vendor == "sqlite" else postgres
    for statement in statements:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_what_can_be_found")]

    operations = [migrations.RunPython(make, unmake)]
