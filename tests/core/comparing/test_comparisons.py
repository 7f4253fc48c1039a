"""What is said of two values: higher, lower, or no telling; and what differs between them."""

from decimal import Decimal

import pytest

from sightline.core.comparing import (
    Kind,
    Measured,
    Scale,
    Verdict,
    compare,
    compare_with_median,
    median,
)

RATE = Scale(Kind.RATE, "per 10,000 children", 1)
SHARE = Scale(Kind.PERCENT, decimals=1)
COUNT = Scale(Kind.COUNT)
DAY = "31 March 2020"


def of(area, value, events=None, out_of=None, period=DAY, definition="plans", missing=""):
    amounts = [None if each is None else Decimal(str(each)) for each in (value, events, out_of)]
    return Measured(area, amounts[0], period, definition, amounts[1], amounts[2], missing)


@pytest.mark.parametrize(
    ("own", "other", "scale", "verdict"),
    [
        pytest.param(
            of("A", "37.6", 543), of("England", "42.8", 51510), RATE, Verdict.LOWER, id="lower-rate"
        ),
        pytest.param(
            of("A", "48.1", 687), of("England", "45.3", 53790), RATE, Verdict.ALIKE, id="alike"
        ),
        pytest.param(
            of("A", "60.0", 687), of("England", "45.3", 53790), RATE, Verdict.HIGHER, id="higher"
        ),
        pytest.param(
            of("A", "78.1", 676, 866), of("B", "88.0", 440, 500), SHARE, Verdict.LOWER, id="share"
        ),
        pytest.param(
            of("A", "10.0", 1, 10), of("B", "50.0", 5, 10), SHARE, Verdict.ALIKE, id="tiny-shares"
        ),
        pytest.param(of("A", "37.6"), of("B", "42.8", 9), RATE, Verdict.UNTESTED, id="no-counts"),
        pytest.param(of("A", 543, 543), of("B", 9, 9), COUNT, Verdict.UNTESTED, id="counts"),
        pytest.param(
            of("A", None, missing="it is hidden"), of("B", 9), RATE, Verdict.MISSING, id="hidden"
        ),
        pytest.param(of("A", "5.0", 50), of("B", "5.0", 90), RATE, Verdict.ALIKE, id="the-same"),
    ],
)
def test_verdict(own, other, scale, verdict):
    assert compare(own, other, scale).verdict == verdict


@pytest.mark.parametrize(
    ("own", "other", "scale", "sentence"),
    [
        pytest.param(
            of("Thornshire", "37.6", 543),
            of("England", "42.8", 51510),
            RATE,
            "Thornshire, at 37.6 per 10,000 children, is lower than England (42.8 per 10,000 "
            "children), a gap of 5.2: the two 95% intervals do not overlap.",
            id="lower",
        ),
        pytest.param(
            of("Thornshire", "24.8", 185, 747),
            of("Northshire", "22.0", 110, 500),
            SHARE,
            "Thornshire, at 24.8%, is not distinguishable from Northshire (22.0%), a gap of 2.8 "
            "percentage points: the two 95% intervals overlap, so chance could make this gap.",
            id="alike",
        ),
        pytest.param(
            of("Thornshire", 543, 543),
            of("England", 51510, 51510),
            COUNT,
            "Thornshire, at 543, is not tested against England (51,510), a gap of 50,967: counts "
            "of areas of different size say nothing of each other; compare their rates.",
            id="counts",
        ),
        pytest.param(
            of("Thornshire", "2.0", 12),
            of("Westshire", None, missing="it is hidden to protect children"),
            RATE,
            "Thornshire is not comparable with Westshire: of Westshire, it is hidden to protect "
            "children.",
            id="hidden",
        ),
        pytest.param(
            of("Thornshire", "5.0", 50),
            of("Westshire", "5.0", 90),
            RATE,
            "Thornshire, at 5.0 per 10,000 children, is not distinguishable from Westshire (5.0 "
            "per 10,000 children): they have the same value.",
            id="same",
        ),
    ],
)
def test_a_comparison_is_one_plain_sentence(own, other, scale, sentence):
    assert compare(own, other, scale).sentence == sentence


def test_different_times_and_definitions_are_said_before_anything_else():
    own = of("Thornshire", "37.6", 543)
    other = of("England", "42.8", 51510, period="31 March 2019", definition="with unborn")

    found = compare(own, other, RATE)

    times, definitions = found.cautions
    assert times == (
        "These are of different times: Thornshire of 31 March 2020, England of 31 March 2019."
    )
    assert definitions == (
        "These are counted by different definitions: Thornshire by 'plans', England by 'with "
        "unborn'."
    )
    assert found.sentence.startswith(" ".join(found.cautions))


def test_a_missing_value_of_another_time_says_the_time_too():
    found = compare(of("A", None), of("B", 5, period="31 March 2019"), RATE)

    assert found.cautions
    assert found.sentence.startswith(found.cautions[0])


NEIGHBOURS = [
    of("Northshire", "40.0", 400),
    of("Southshire", "50.0", 500),
    of("Eastshire", "44.0", 400),
    of("Westshire", None, missing="hidden"),
    of("Oldshire", "99.0", 900, period="31 March 2019"),
]


def test_the_median_counts_what_is_of_its_time_and_names_the_rest():
    found = median(NEIGHBOURS, of("Thornshire", "37.6", 543))

    assert (found.value, found.counted) == (Decimal("44.0"), 3)
    assert found.missing == ("Westshire", "Oldshire")


def test_the_median_of_an_even_number_lies_between_the_middle_two():
    assert median(NEIGHBOURS[:2], NEIGHBOURS[0]).value == Decimal("45.0")


def test_nobody_with_a_value_has_no_median():
    assert median(NEIGHBOURS[3:], NEIGHBOURS[0]).value is None


@pytest.mark.parametrize(
    ("own", "verdict", "sentence"),
    [
        pytest.param(
            of("Thornshire", "37.6", 543),
            Verdict.LOWER,
            "Thornshire, at 37.6 per 10,000 children, is lower than the median of 3 of its "
            "neighbours (44.0 per 10,000 children), a gap of 6.4: its own 95% interval leaves the "
            "median out. Without a value: Westshire, Oldshire.",
            id="lower",
        ),
        pytest.param(of("Thornshire", "43.0", 543), Verdict.ALIKE, None, id="alike"),
        pytest.param(of("Thornshire", "43.0"), Verdict.UNTESTED, None, id="no-counts"),
        pytest.param(of("Thornshire", None), Verdict.MISSING, None, id="none"),
        pytest.param(of("Thornshire", "44.0", 543), Verdict.ALIKE, None, id="is-the-median"),
    ],
)
def test_own_value_beside_the_median(own, verdict, sentence):
    found = compare_with_median(own, median(NEIGHBOURS, own), RATE, "its neighbours")

    assert found.verdict == verdict
    assert sentence in (None, found.sentence)


def test_a_median_of_nobody_is_missing():
    own = of("Thornshire", "44.0", 543)

    found = compare_with_median(own, median([], own), RATE, "its neighbours")

    assert found.sentence == (
        "Thornshire is not comparable with the median of its neighbours: of the median of its "
        "neighbours, none of them has a value."
    )
