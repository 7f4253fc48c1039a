"""What the build of the front end leaves for the product to serve."""

import os
import re

import pytest

from setup_steps import front_end
from setup_steps.places import BUILT

SHEET = BUILT / "sightline.css"


def test_the_style_sheet_names_only_pictures_that_lie_beside_it():
    named = re.findall(r"url\(\"?([^)\"]+)\"?\)", SHEET.read_text())

    assert [name for name in named if not (BUILT / name).is_file()] == []


@pytest.mark.parametrize("forbidden", ["GDS Transport", "crest", "@font-face"])
def test_nothing_that_belongs_to_gov_uk_alone_is_in_the_style_sheet(forbidden):
    assert forbidden not in SHEET.read_text()


def test_no_file_points_to_a_source_map_that_is_not_there():
    texts = [path.read_text() for path in BUILT.iterdir() if path.suffix in {".css", ".js"}]

    assert not any("sourceMappingURL" in text for text in texts)


def test_the_typeface_of_the_report_comes_in_four_cuts_with_its_licence():
    names = sorted(path.name for path in (BUILT / "fonts").iterdir())

    assert names == ["LICENCE.txt", *(f"SourceSans3-{cut}.ttf" for cut in CUTS)]


CUTS = ("Bold", "BoldItalic", "Italic", "Regular")


@pytest.mark.skipif(os.name == "nt", reason="the programs made here are shell scripts")
@pytest.mark.parametrize(
    ("version", "own"),
    [
        pytest.param("v18.19.0", True, id="debian-12"),
        pytest.param("v20.18.3", True, id="one-too-old"),
        pytest.param("v20.19.0", False, id="just-new-enough"),
        pytest.param("v24.1.0", False, id="new"),
        pytest.param(None, True, id="none"),
    ],
)
def test_a_node_that_is_too_old_is_passed_over(monkeypatch, tmp_path, version, own):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(front_end, "STATE", tmp_path / "state")
    for name in ("make_environment", "install"):
        monkeypatch.setattr(front_end.python_packages, name, lambda *_, **__: None)
    for name in ("node", "npm") if version else ():
        (tmp_path / name).write_text(f"#!/bin/sh\necho {version}\n")
        (tmp_path / name).chmod(0o755)

    folder = front_end._node_programs()

    assert (folder != tmp_path) == own
