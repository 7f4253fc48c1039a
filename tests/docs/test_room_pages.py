"""Each room has a page that is short and names what the room lets people do."""

import ast

import pytest

from docs.pages.audit_events import PACKAGE

ROOMS = sorted(path.parent for path in PACKAGE.glob("apps/*/types.py"))
PLACES = [*ROOMS, *(PACKAGE / name for name in ("reports", "releases", "exchange", "core"))]
PARTS = ["Words", "States", "Duties and their sources", "Who uses it"]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_the_page_is_at_most_forty_lines_and_has_its_parts(place):
    lines = (place / "README.md").read_text(encoding="utf-8").splitlines()

    assert len(lines) <= 40
    assert [part for part in PARTS if f"## {part}" not in lines] == []


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_the_page_names_every_permission_of_the_room(place):
    access = place / "access.py"
    permissions = _permissions(access) if access.exists() else []

    text = (place / "README.md").read_text(encoding="utf-8")

    assert [each for each in permissions if f"`{each}`" not in text] == []


def _permissions(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef):
            yield from (ast.literal_eval(line.value) for line in node.body if _is_name(line))


def _is_name(line):
    return isinstance(line, ast.Assign)
