import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.core.drawing.canvas import Box, Drawing, hatched, mark, number, picture, write
from sightline.core.drawing.lettering import Letters, block
from tests.core.drawing.reading import lettering, root_of


def _picture(name="picture-1", title="What it shows", description="What it says", parts=()):
    return picture(name=name, title=title, description=description, size=(100.126, 40), parts=parts)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param(3, "3", id="whole"),
        pytest.param(3.10, "3.1", id="no trailing nought"),
        pytest.param(2.345678, "2.35", id="two decimals"),
        pytest.param(-0.001, "0", id="no minus nought"),
        pytest.param(100.0, "100", id="noughts before the point stay"),
    ],
)
def test_numbers_are_written_as_briefly_as_they_can_be(value, text):
    assert number(value) == text


def test_an_attribute_cannot_break_out_of_its_quotes():
    assert mark("rect", fill='"/><script>').count("<") == 1


@given(st.text())
def test_any_words_make_a_picture_that_can_be_read_back(text):
    parts = (write(block(text, 80, Letters()), 0, 0),)

    drawing = _picture(title=f"About {text}", description=text, parts=parts)

    assert root_of(drawing).tag.endswith("svg")


def test_markup_in_words_stays_words():
    words = block("<b>&amp;</b>", 400, Letters())

    drawing = _picture(title="<i>&", parts=(write(words, 0, 0),))

    assert lettering(drawing) == "<b>&amp;</b>"
    assert root_of(drawing)[0].text == "<i>&"


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("", id="nothing"),
        pytest.param("1-bars", id="starts with a numeral"),
        pytest.param("two words", id="holds a space"),
        pytest.param('x"y', id="holds a quotation mark"),
    ],
)
def test_a_name_that_cannot_start_an_id_is_refused(name):
    with pytest.raises(ValueError, match="cannot be named"):
        _picture(name=name)


@pytest.mark.parametrize("title", ["", "  \n"], ids=["nothing", "only spaces"])
def test_a_picture_without_a_title_is_refused(title):
    with pytest.raises(ValueError, match="needs a title"):
        _picture(title=title)


def test_a_drawing_carries_its_title_and_description_beside_the_picture():
    drawing = _picture()

    assert drawing == Drawing(drawing.name, drawing.svg, "What it shows", "What it says")


@given(
    st.floats(min_value=0, max_value=300, allow_subnormal=False),
    st.floats(min_value=1, max_value=60),
)
def test_hatching_stays_inside_its_box(width, height):
    box = Box(10, 20, width, height)

    lines = hatched(box).split(' d="')[1:]

    for line in "".join(lines).split('"')[0].split("M")[1:]:
        x1, y1, x2, y2 = (float(part) for part in line.split())
        assert 9.99 <= min(x1, x2) <= max(x1, x2) <= box.right + 0.01
        assert 19.99 <= min(y1, y2) <= max(y1, y2) <= box.bottom + 0.01
