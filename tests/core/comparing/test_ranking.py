"""Places among areas: only for numbers that are large enough, with how far chance moves them."""

import pytest

from sightline.core.comparing import Kind, Scale, ordinal, rank
from tests.core.comparing.test_comparisons import COUNT, RATE, SHARE, of

LIKE = of("Thornshire", "50.0", 500)


def places(areas, scale=RATE):
    return {row.measured.area: row.place for row in rank(areas, scale, LIKE).rows}


def test_the_highest_comes_first():
    areas = [of("B", "40.0", 400), LIKE, of("C", "60.0", 600)]

    assert list(places(areas).items()) == [("C", 1), ("Thornshire", 2), ("B", 3)]


def test_areas_of_one_value_share_a_place_and_the_next_is_left_out():
    areas = [of("B", "50.0", 400), LIKE, of("C", "60.0", 600), of("D", "10.0", 100)]

    assert places(areas) == {"C": 1, "B": 2, "Thornshire": 2, "D": 4}
    assert rank(areas, RATE, LIKE).of("B").words(4) == (
        "joint 2nd highest of 4; by chance alone anywhere from 2nd to 3rd"
    )
    assert rank(areas, RATE, LIKE).of("B").brief(4) == "joint 2nd of 4 (2nd to 3rd)"


@pytest.mark.parametrize(
    ("area", "scale", "why"),
    [
        pytest.param(of("B", "1.9", 19), RATE, "it rests on fewer than 20", id="few"),
        pytest.param(of("B", "0.0", 0), RATE, "it rests on fewer than 20", id="none"),
        pytest.param(
            of("B", "50.0", 30, 60), SHARE, "it is a share of fewer than 100", id="small-share"
        ),
        pytest.param(of("B", None, missing="it is hidden"), RATE, "it is hidden", id="hidden"),
        pytest.param(of("B", None), RATE, "it has no value", id="nothing"),
        pytest.param(of("B", "40.0"), RATE, "the counts beneath it are not known", id="no-counts"),
        pytest.param(of("B", "40.0", 90), SHARE, "the counts beneath it are not known", id="no-of"),
        pytest.param(of("B", 400, 400), COUNT, "a count grows with the area", id="count"),
        pytest.param(
            of("B", "40.0", 400, period="31 March 2019"), RATE, "it is of 31 March 2019", id="year"
        ),
        pytest.param(
            of("B", "40.0", 400, definition="other"),
            RATE,
            "it is counted by another definition",
            id="definition",
        ),
    ],
)
def test_what_is_not_ranked_says_why(area, scale, why):
    found = rank([area], scale, LIKE)

    assert (found.among, found.rows[0].place, found.rows[0].why_not) == (0, None, why)
    assert found.rows[0].words(0) == found.rows[0].brief(0) == f"not ranked: {why}"


@pytest.mark.parametrize("events", [20, 21, 5000])
def test_twenty_are_enough_to_rank(events):
    assert places([of("B", "40.0", events)]) == {"B": 1}


def test_a_share_of_a_hundred_is_enough_to_rank():
    assert places([of("B", "50.0", 50, 100)], SHARE) == {"B": 1}


def test_a_place_that_chance_cannot_move_is_said_alone():
    areas = [of("B", "10.0", 1000), of("C", "90.0", 9000), LIKE]

    assert rank(areas, RATE, LIKE).of("B").words(3) == "3rd highest of 3"
    assert rank(areas, RATE, LIKE).of("B").brief(3) == "3rd of 3"


def test_an_area_that_is_not_there_has_no_place():
    assert rank([LIKE], RATE, LIKE).of("Nowhere") is None


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"),
     (21, "21st"), (22, "22nd"), (111, "111th"), (153, "153rd")],
)  # fmt: skip
def test_ordinals(number, words):
    assert ordinal(number) == words


@pytest.mark.parametrize(
    ("scale", "value", "words"),
    [
        pytest.param(SHARE, "0.25", "0.3%", id="halves-go-up"),
        pytest.param(RATE, "1234.56", "1,234.6 per 10,000 children", id="rate"),
        pytest.param(Scale(Kind.COUNT), "4750", "4,750", id="count"),
    ],
)
def test_a_value_is_printed_as_its_publisher_rounds(scale, value, words):
    assert scale.shown(of("A", value).value) == words


def test_an_interval_is_printed_by_its_ends():
    own = of("A", "37.6", 543)

    assert RATE.interval_shown(own.interval(RATE)) == "34.5 to 40.9"
