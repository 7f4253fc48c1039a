"""An indicator's series as it leaves: values, counts, breakdowns, steps between quarters."""

import pytest

from sightline.core.disclosure.profiles import CHILDREN_IN_NEED, LOCAL, LOOKED_AFTER
from sightline.core.disclosure.series import Counts, Place, Point, Role, Series, protect_series
from sightline.core.disclosure.tables import Standing

Q1, Q2, Q3 = "2024/25 Q1", "2024/25 Q2", "2024/25 Q3"


def texts(found, series, role=Role.VALUE, dimension="", category=""):
    return [
        number.text
        for point in series.points
        if (number := found.number(Place(series.key, point.period, role, dimension, category)))
    ]


def counted(*numbers, **more):
    points = tuple(
        Point(period, Counts(number)) for period, number in zip((Q1, Q2, Q3), numbers, strict=False)
    )
    return Series("plans", "Plans", points, **more)


def test_a_count_hides_its_small_numbers_and_keeps_its_noughts():
    series = counted(543, 4, 0)

    assert texts(protect_series([series], CHILDREN_IN_NEED), series) == ["543", "c", "0"]


def test_a_small_step_since_the_quarter_before_hides_what_would_tell_it():
    apart = counted(40, 43, 90)
    in_one_year = counted(40, 43, 90, follows={Q2: Q1, Q3: Q2})

    assert texts(protect_series([apart], CHILDREN_IN_NEED), apart) == ["40", "43", "90"]
    assert texts(protect_series([in_one_year], CHILDREN_IN_NEED), in_one_year).count("c") == 1


def test_what_left_last_quarter_stays_as_it_left():
    points = (
        Point(Q1, Counts(40), standing=Standing.PUBLISHED),
        Point(Q2, Counts(43)),
    )
    series = Series("plans", "Plans", points, follows={Q2: Q1})

    assert texts(protect_series([series], CHILDREN_IN_NEED), series) == ["40", "c"]


def test_a_quarter_restated_below_the_one_before_is_not_taken_for_a_step():
    series = counted(43, 40, follows={Q2: Q1})

    assert texts(protect_series([series], CHILDREN_IN_NEED), series) == ["43", "40"]


def share(*counts, **more):
    points = tuple(
        Point(period, Counts(*pair)) for period, pair in zip((Q1, Q2, Q3), counts, strict=False)
    )
    return Series("in-time", "Reviews in time", points, 100, **more)


@pytest.mark.parametrize(
    ("pair", "value", "numerator", "denominator"),
    [
        ((150, 200), "75.0", "150", "200"),
        ((3, 200), "c", "c", "200"),
        ((0, 200), "0.0", "0", "200"),
        ((200, 200), "100.0", "200", "200"),
        ((197, 200), "c", "c", "200"),  # three were late
        ((0, 0), "z", "0", "0"),
        ((3, 4), "c", "c", "c"),
    ],
)
def test_a_share_hides_what_tells_of_few_and_of_the_few_that_are_left(
    pair, value, numerator, denominator
):
    series = share(pair)
    found = protect_series([series], CHILDREN_IN_NEED)

    shown = [texts(found, series, role)[0] for role in list(Role)[:3]]
    assert shown == [value, numerator, denominator]


def test_a_rate_is_of_a_population_that_is_on_no_page():
    points = (Point(Q1, Counts(543, 144_400)), Point(Q2, Counts(4, 144_400)))
    series = Series("rate", "Rate of plans", points, 10_000, known_population=True)
    found = protect_series([series], CHILDREN_IN_NEED)

    assert texts(found, series) == ["37.6", "c"]
    assert texts(found, series, Role.NUMERATOR) == ["543", "c"]
    assert texts(found, series, Role.DENOMINATOR) == []


def test_a_breakdown_is_bound_to_its_whole():
    parts = {("sex", "girls"): Counts(4), ("sex", "boys"): Counts(30)}
    series = Series(
        "plans", "Plans", (Point(Q1, Counts(34), parts),), whole_dimensions=frozenset({"sex"})
    )
    found = protect_series([series], CHILDREN_IN_NEED)

    assert texts(found, series) == ["34"]
    assert texts(found, series, dimension="sex", category="girls") == ["c"]
    assert texts(found, series, dimension="sex", category="boys") == ["c"]


def test_the_few_whom_a_breakdown_leaves_out_are_protected_too():
    parts = {("sex", "girls"): Counts(14), ("sex", "boys"): Counts(30)}
    series = Series(
        "plans", "Plans", (Point(Q1, Counts(47), parts),), whole_dimensions=frozenset({"sex"})
    )
    found = protect_series([series], CHILDREN_IN_NEED)

    assert texts(found, series) == ["47"]
    assert texts(found, series, dimension="sex", category="girls") == ["c"]


def test_factors_of_which_a_child_may_have_several_lie_within_the_whole():
    parts = {("factor", "alcohol"): Counts(60), ("factor", "neglect"): Counts(97)}
    series = Series("factors", "Factors", (Point(Q1, Counts(100), parts),))
    found = protect_series([series], CHILDREN_IN_NEED)

    assert texts(found, series, dimension="factor", category="alcohol") == ["60"]
    assert texts(found, series, dimension="factor", category="neglect") == ["c"]


def test_series_that_leave_together_are_bound_by_what_they_share():
    plans = Series("plans", "Plans", (Point(Q1, Counts(30)),))
    girls = Series("girls", "Girls", (Point(Q1, Counts(27)),))
    boys = Series("boys", "Boys", (Point(Q1, Counts(3)),))
    places = [Place(key, Q1, Role.VALUE) for key in ("plans", "girls", "boys")]

    found = protect_series(
        [plans, girls, boys], CHILDREN_IN_NEED, sums=[(places[0], tuple(places[1:]))]
    )

    assert [found.number(place).text for place in places] == ["30", "c", "c"]


def test_what_was_hidden_stays_hidden():
    series = counted(543, 60)
    left = {Place("plans", Q2, Role.VALUE): False}

    found = protect_series([series], CHILDREN_IN_NEED, left=left)

    assert texts(found, series) == ["543", "c"]


def test_the_next_quarter_is_protected_against_what_readers_have_of_the_last():
    until_june = share((110, 200), follows={Q2: Q1})
    first = protect_series([until_june], CHILDREN_IN_NEED)
    until_september = share((110, 200), (113, 240), follows={Q2: Q1})

    second = protect_series([until_september], CHILDREN_IN_NEED, left=first.as_left())

    assert texts(first, until_june) == ["55.0"]
    assert texts(second, until_september) == ["55.0", "c"]
    assert texts(second, until_september, Role.NUMERATOR) == ["110", "c"]
    assert texts(second, until_september, Role.DENOMINATOR) == ["200", "240"]


def test_what_left_hidden_is_not_told_by_the_next_quarter():
    first = protect_series([counted(3)], CHILDREN_IN_NEED)
    both = counted(3, 40, follows={Q2: Q1})

    second = protect_series([both], CHILDREN_IN_NEED, left=first.as_left())

    assert second.is_proved
    assert texts(second, both) == ["c", "40"]


def test_the_local_profile_shows_no_percentage_of_too_few():
    series = share((7, 9))

    assert texts(protect_series([series], LOCAL), series)[0] == "c"


def test_looked_after_children_have_whole_percentages_and_a_sign_for_nearly_nought():
    series = share((7, 4000), (1000, 3000))

    assert texts(protect_series([series], LOOKED_AFTER), series) == ["k", "33"]


def test_sixty_quarters_with_three_breakdowns_are_proved_safe():
    points = tuple(
        Point(
            f"quarter {number}",
            Counts(sum(7 * number % (11 + n) for n in range(8))),
            {("age", f"{n}"): Counts(7 * number % (11 + n)) for n in range(8)}
            | {("factor", f"{n}"): Counts(min(3 * number % 50, 20)) for n in range(8)},
        )
        for number in range(1, 61)
    )
    series = Series("plans", "Plans", points, whole_dimensions=frozenset({"age"}))

    found = protect_series([series], CHILDREN_IN_NEED)

    assert found.is_proved
    assert not found.exposed
    assert len(texts(found, series)) == 60
