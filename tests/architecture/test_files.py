"""Files stay short, say what they are for, and are named after what they hold."""

import ast
import re

import pytest

from tests.architecture.source_tree import PACKAGE, PRODUCT, ROOT, files, name, tree

WRITTEN = files(ROOT, "*.py", "*.html", "*.scss", "*.js", "*.css")
MARKDOWN = files(ROOT, "*.md")
LONGEST = 400
NAMELESS = {"utils", "helpers", "common", "misc", "manager", "managers"}
SAYS_NOTHING_NEW = {"__init__.py", "apps.py", "urls.py"}
LINK = re.compile(r"\]\((?P<target>[^)\s#]+)")


BY_HAND = [path for path in WRITTEN if path.parent.name != "migrations"]


@pytest.mark.parametrize("path", BY_HAND, ids=name)
def test_no_file_is_long(path):
    lines = path.read_text(encoding="utf-8").count("\n")

    assert lines <= LONGEST, "split it by what people do with it"


def test_no_file_or_folder_has_a_name_that_says_nothing():
    parts = {(part, name(path)) for path in WRITTEN for part in path.relative_to(ROOT).parts}

    assert {path for part, path in parts if part.partition(".")[0].lower() in NAMELESS} == set()


@pytest.mark.parametrize(
    "path",
    [*(path for path in PRODUCT if path.name not in SAYS_NOTHING_NEW),
     *files(ROOT / "setup_steps", "*.py"), *files(ROOT / "docs", "*.py")],
    ids=name,
)  # fmt: skip
def test_a_module_says_in_one_to_four_lines_what_it_is_for(path):
    module = tree(path)
    if not module.body:
        return
    lines = [line for line in (ast.get_docstring(module) or "").splitlines() if line.strip()]

    assert 1 <= len(lines) <= 4


@pytest.mark.parametrize("path", PRODUCT, ids=name)
def test_nobody_is_told_that_something_went_successfully(path):
    said = [
        node.lineno
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and "successful" in str(node.value).lower()
    ]

    assert said == []


@pytest.mark.parametrize("path", MARKDOWN, ids=name)
def test_links_of_a_page_lead_to_files_of_the_project(path):
    targets = [
        match["target"]
        for match in LINK.finditer(path.read_text(encoding="utf-8"))
        if "://" not in match["target"] and not match["target"].startswith("mailto:")
    ]
    places = {target: (path.parent / target).resolve() for target in targets}

    assert {t: p for t, p in places.items() if not p.exists()} == {}
    assert {t: p for t, p in places.items() if not p.is_relative_to(ROOT)} == {}


def test_nothing_of_a_third_party_is_kept_with_the_source():
    """Fonts, scripts and style sheets are fetched and built at set-up."""
    kept = files(PACKAGE, "*.woff", "*.woff2", "*.ttf", "*.otf", "*.min.js", "*.min.css")

    assert kept == []
