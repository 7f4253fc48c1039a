"""Actions say who acts and when, leave a trace, and are the only ones that write."""

import ast

import pytest

from tests.architecture.source_tree import ACTIONS, PACKAGE, PRODUCT, VIEWS, name, tree

ACTIONS_IN_PROSE = [
    pytest.param(node, id=f"{path.parent.name}.{node.name}")
    for path in ACTIONS
    for node in tree(path).body
    if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
]
# Plumbing that writes on behalf of the action that calls it.
WRITING_PLUMBING = {
    PACKAGE / "apps" / "accounts" / "signing" / "rotating.py",
    PACKAGE / "apps" / "subject_access" / "emptying.py",
    PACKAGE / "exchange" / "revisions" / "emptying.py",
    PACKAGE / "kit" / "keyed.py",
    PACKAGE / "reports" / "writing" / "emptying.py",
    PACKAGE / "kit" / "mail" / "outbox.py",
    PACKAGE / "kit" / "schedule" / "turns.py",
    PACKAGE / "kit" / "sealing" / "rotation.py",
    PACKAGE / "kit" / "search" / "indexing.py",
    PACKAGE / "kit" / "tasks" / "turns.py",
    PACKAGE / "kit" / "trail" / "changes.py",
    PACKAGE / "kit" / "trail" / "erasing.py",
    PACKAGE / "kit" / "trail" / "recording.py",
    PACKAGE / "kit" / "trail" / "values.py",
}
WRITERS = {*ACTIONS, *WRITING_PLUMBING}
WRITES = {
    "save", "delete", "create", "update", "bulk_create", "bulk_update", "get_or_create",
    "update_or_create",
}  # fmt: skip
# Names that only rows answer to, so that they betray a write in any file.
ROWS_ALONE = {"bulk_create", "bulk_update", "get_or_create", "update_or_create", "_raw_delete"}
READERS = [
    path
    for path in PRODUCT
    if path.name in {"views.py", "forms.py", "pages.py", "queries.py", "figures.py", "listings.py"}
    or path.is_relative_to(PACKAGE / "web")
]
ASKS_ROWS = {"queries.py", "actions.py", "models.py"}


def attributes(path):
    return [node for node in ast.walk(tree(path)) if isinstance(node, ast.Attribute)]


@pytest.mark.parametrize("action", ACTIONS_IN_PROSE)
def test_every_action_takes_its_actor_and_moment_by_name(action):
    given = action.args

    assert {"actor", "now"} <= {argument.arg for argument in given.kwonlyargs}
    assert given.args == given.posonlyargs == []


@pytest.mark.parametrize("action", ACTIONS_IN_PROSE)
def test_every_action_leaves_a_trace(action):
    calls = {ast.unparse(node.func) for node in ast.walk(action) if isinstance(node, ast.Call)}

    assert "trail.record" in calls


@pytest.mark.parametrize("action", ACTIONS_IN_PROSE)
def test_every_action_is_one_transaction(action):
    decorated = {ast.unparse(decorator) for decorator in action.decorator_list}
    opened = {ast.unparse(node) for node in ast.walk(action) if isinstance(node, ast.With)}

    assert "transaction.atomic" in decorated or "transaction.atomic()" in "".join(opened)


@pytest.mark.parametrize("path", [*READERS, *VIEWS], ids=name)
def test_what_reads_does_not_write(path):
    calls = [node.func for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
    lines = [
        node.lineno for node in calls if isinstance(node, ast.Attribute) and node.attr in WRITES
    ]

    assert lines == [], "writing belongs in actions.py"


@pytest.mark.parametrize("path", [p for p in PRODUCT if p not in WRITERS], ids=name)
def test_only_actions_write_rows(path):
    calls = [node for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
    betrayed = [
        node.lineno
        for node in calls
        if isinstance(node.func, ast.Attribute)
        and (node.func.attr in ROWS_ALONE or _saves_fields(node))
    ]

    assert betrayed == [], "writing belongs in actions.py"


def _saves_fields(call):
    named = {keyword.arg for keyword in call.keywords}
    return call.func.attr == "save" and "update_fields" in named


@pytest.mark.parametrize("path", [p for p in PRODUCT if p.name not in ASKS_ROWS], ids=name)
def test_only_queries_and_actions_ask_the_tables(path):
    managers = {"objects"} if path in WRITING_PLUMBING else {"objects", "_default_manager"}
    lines = [node.lineno for node in attributes(path) if node.attr in managers]

    assert lines == [], "ask the room's queries"


@pytest.mark.parametrize("path", ACTIONS, ids=name)
def test_an_action_never_saves_a_whole_row(path):
    """Two people at once would undo each other's fields."""
    calls = [node for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
    saves = [c for c in calls if isinstance(c.func, ast.Attribute) and c.func.attr == "save"]

    assert [call.lineno for call in saves if not _saves_fields(call)] == []
