"""Drawings as images of an office document."""

import io

import pytest
from PIL import Image

from sightline.core.drawing.bars import Bar, horizontal_bars
from sightline.reports.writers import fonts
from sightline.reports.writers.office import images
from tests.reports.writers.awkward import WORDS
from tests.reports.writers.sample import PAYING, picture


def drawing_of(text):
    bars = [Bar(text or "nothing", 3, "3")]
    return horizontal_bars(name="chart", title="Bars", description="One bar.", bars=bars)


def blank(width, height):
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"></svg>'


@pytest.mark.parametrize("text", WORDS.values(), ids=WORDS)
def test_awkward_words_are_drawn(text):
    image = Image.open(io.BytesIO(images.png(picture("chart", drawing_of(text)))))

    assert image.format == "PNG"


def test_without_set_up_the_fonts_of_the_system_serve(monkeypatch, tmp_path):
    monkeypatch.setattr(fonts, "FOLDER", tmp_path)

    image = images.png(picture("chart", PAYING))

    assert fonts.face_rules() == ""
    assert Image.open(io.BytesIO(image)).getcolors(100_000) is not None


@pytest.mark.parametrize(
    ("width", "height", "shown"),
    [(300, 200, (300, 200)), (1246, 100, (623, 50)), (100, 1660, (50, 830))],
    ids=["small enough", "too wide", "too tall"],
)
def test_a_picture_is_never_larger_than_the_page_has_room(width, height, shown):
    assert images.shown_size(blank(width, height)) == tuple(9525 * side for side in shown)
