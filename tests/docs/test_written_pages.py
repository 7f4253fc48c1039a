"""Pages that people write lead somewhere, and fragments of changes are what they should be."""

import re

import pytest

from docs.pages.audit_events import PACKAGE

ROOT = PACKAGE.parent
PAGES = [ROOT / "README.md", ROOT / "DEVELOPERS.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
PATH = re.compile(
    r"`((?:sightline|docs|tests|apps|core|kit|config|reports|exchange|web)/[\w./-]+)`"
)
CHANGES = sorted((ROOT / "changes").glob("*.md"))


@pytest.mark.parametrize("document", PAGES, ids=lambda document: document.name)
def test_every_link_of_a_page_leads_to_a_file(document):
    targets = LINK.findall(_without_code(document))

    assert [each for each in targets if not (document.parent / each).exists()] == []


@pytest.mark.parametrize("document", PAGES, ids=lambda document: document.name)
def test_every_place_in_the_code_that_a_page_names_is_there(document):
    named = PATH.findall(document.read_text(encoding="utf-8"))

    assert [each for each in named if not _exists(each)] == []


@pytest.mark.parametrize("path", CHANGES, ids=lambda path: path.name)
def test_a_change_is_told_in_one_sentence_under_its_kind(path):
    if path.name == "README.md":
        return

    text = path.read_text(encoding="utf-8").strip()

    assert re.fullmatch(r"[a-z0-9-]+\.(added|changed|fixed|security)\.md", path.name)
    assert "\n" not in text and text.endswith(".")


def _without_code(document):
    """Markdown shown as an example is not a link of the page."""
    return re.sub(r"```.*?```|`[^`\n]*`", "", document.read_text(encoding="utf-8"), flags=re.DOTALL)


def _exists(name):
    return any((base / name).exists() for base in (ROOT, PACKAGE))
