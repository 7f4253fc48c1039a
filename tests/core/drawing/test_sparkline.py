import pytest

from sightline.core.drawing.palette import BRAND
from sightline.core.drawing.sparkline import YearMark, year_strip
from tests.core.drawing.reading import boxes, elements, words
from tests.core.drawing.samples import CAPTION


def _draw(*counts):
    years = [YearMark(f"{2000 + n}", count, f"{count} found") for n, count in enumerate(counts)]
    return year_strip(**CAPTION, years=years)


def test_a_bar_is_as_tall_as_its_share_of_the_busiest_year():
    first, second, third = boxes(_draw(2, 4, 1), fill=BRAND)

    assert (first.height, third.height) == (second.height / 2, second.height / 4)
    assert first.bottom == second.bottom == third.bottom


def test_every_year_is_written_with_its_count_even_when_nothing_was_found():
    drawing = _draw(0, 3)

    assert [each.text for each in words(drawing)] == ["0 found", "2000", "3 found", "2001"]
    assert len(boxes(drawing, fill=BRAND)) == 1


def test_years_in_which_nothing_was_ever_found_make_a_picture_too():
    assert boxes(_draw(0, 0), fill=BRAND) == []


@pytest.mark.parametrize(("years", "strips"), [(1, 1), (8, 1), (9, 2), (60, 8)])
def test_many_years_run_on_in_further_strips(years, strips):
    drawing = _draw(*[1] * years)

    assert len(elements(drawing, "path")) == strips


def test_fewer_than_none_is_refused():
    with pytest.raises(ValueError, match="fewer than no findings: 2001"):
        _draw(1, -1)
