"""Templates hold no styles and no scripts of their own: the site's policy would refuse them."""

import re
from html.parser import HTMLParser

import pytest

from tests.architecture.source_tree import TEMPLATES, name

UNESCAPED = re.compile(r"([\w.]+)\s*\|\s*safe\b")


class Finds(HTMLParser):
    """Lines with a style or a script inside the page."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        names = {attribute for attribute, _ in attrs}
        inline = {each for each in names if each == "style" or each.startswith("on")}
        is_data = dict(attrs).get("type") == "application/json"  # read, never run
        if inline or tag == "style" or (tag == "script" and "src" not in names and not is_data):
            self.found.append((self.getpos()[0], tag, sorted(inline)))


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_has_no_style_or_script_inside(path):
    reader = Finds()

    reader.feed(path.read_text(encoding="utf-8"))

    assert reader.found == []


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_never_says_successfully(path):
    assert "successful" not in path.read_text(encoding="utf-8").lower()


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_escapes_all_that_it_shows_but_drawings(path):
    """Drawings escape their own words as they are drawn."""
    text = path.read_text(encoding="utf-8")

    assert [value for value in UNESCAPED.findall(text) if not value.endswith(".svg")] == []
    assert "autoescape off" not in text
