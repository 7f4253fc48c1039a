"""The publishers' own files, where they are there: every figure of Oxfordshire, and every sum."""

from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

import pytest

from sightline.analytics.open_statistics import AreaKind, MeasureKind, Symbol, measure, read
from tests.analytics.open_statistics import samples

pytestmark = samples.needs_published
OXFORDSHIRE = "931"
YEARS = (2018, 2019, 2020)
# As published: each measure in 2018, 2019 and 2020. Department for Education, Open Government
# Licence v3.0; the last six columns of time are days, financial years and academic years.
TABLE = {
    ("d5", "plans-at-31-march"): ("687", "592", "543"),
    ("lait", "plans-at-31-march"): ("687", "592", "543"),
    ("lait", "plans-at-31-march-rate"): ("48.1", "41.3", "37.6"),
    ("d3", "plans-started"): ("773", "744", "747"),
    ("d3", "second-plans"): ("181", "163", "185"),
    ("d3", "second-plans-percent"): ("23.4", "21.9", "24.8"),
    ("lait", "icpc-0-to-10-days"): ("219", "197", "211"),
    ("lait", "icpc-11-to-15-days"): ("562", "493", "465"),
    ("lait", "icpc-16-to-20-days"): ("33", "51", "92"),
    ("lait", "icpc-21-days-or-more"): ("64", "104", "98"),
    ("lait", "icpc-in-15-days-percent"): ("89.0", "81.7", "78.1"),
    ("lait", "plans-reviewed-in-time"): ("463", "380", "276"),
    ("lait", "plans-reviewed-in-time-percent"): ("93.7", "92.0", "75.4"),
    ("d5", "plans-2-years-or-more-percent"): ("4.7", "6.3", "3.5"),
    ("lait", "section-47-rate"): ("126.5", "130.6", "131.9"),
    ("b1", "children-in-need-at-31-march"): ("4293", "4511", "4750"),
    ("lait", "children-in-need-rate"): ("300.8", "314.6", "328.9"),
    ("c1", "referrals"): ("6814", "6779", "7502"),
    ("c1", "re-referrals-percent"): ("18.6", "18.3", "17.7"),
    ("c1", "no-further-action-percent"): ("20.6", "17.1", "7.1"),
    ("lait", "looked-after-at-31-march"): ("684", "779", "767"),
    ("lait", "looked-after-at-31-march-rate"): ("48", "54", "53"),
    ("lait", "looked-after-started"): ("304", "355", "309"),
    ("lait", "looked-after-ceased"): ("299", "273", "322"),
}
EXCLUSIONS = {2018: "0.045", 2019: "0.067", 2020: "0.046"}


@cache
def items(source):
    path = samples.published()[source]
    with path.open("rb") as stream:
        found = read(stream, path.name)
        every = tuple(found.items)
    assert [str(fault) for fault in found.faults.listed] == []
    return every


@cache
def values(source):
    return {(each.measure, each.area.key, each.period.ends_on.year): each for each in items(source)}


@pytest.mark.parametrize(("source", "key"), TABLE, ids=lambda each: each)
def test_oxfordshire_is_as_published(source, key):
    found = [values(source)[(key, OXFORDSHIRE, year)].value for year in YEARS]

    assert found == [Decimal(each) for each in TABLE[(source, key)]]


@pytest.mark.parametrize("year", YEARS)
def test_oxfordshires_permanent_exclusions_are_as_published(year):
    found = values("lait")[("permanent-exclusions-rate", OXFORDSHIRE, year)]

    assert found.period.code == f"{year - 1}/{year % 100} academic"
    assert halves_up(found.value, "0.001") == Decimal(EXCLUSIONS[year])


def test_every_kind_of_file_is_there_and_read_whole():
    sizes = {source: len(items(source)) for source in samples.published()}

    assert sizes == {
        "b1": 17056, "c1": 21320, "c3": 52480, "cla": 5010, "d3": 6396, "d5": 23452, "ons": 2132,
        "lait": 50150, "lait-dictionary": 30, "neighbours": 1530, "neighbours-2021": 1560,
    }  # fmt: skip


# Shropshire's 69 of 240 in 2017 is 28.75, and was published as 28.7.
PUBLISHED_OTHERWISE = {("plans-6-months-to-1-year-percent", "893", 2017)}


@pytest.mark.parametrize("source", ["c1", "d3", "d5"])
def test_authorities_percentages_are_their_counts_with_halves_up(source):
    shares = [
        each
        for each in items(source)
        if measure(each.measure).kind == MeasureKind.PERCENT
        and each.area.kind == AreaKind.AUTHORITY
        and None not in (each.value, each.numerator, each.denominator)
    ]
    wrong = {
        (each.measure, each.area.key, each.period.ends_on.year)
        for each in shares
        if halves_up(each.numerator * 100 / each.denominator, "0.1") != each.value
    }

    assert len(shares) > 1900
    assert wrong == (PUBLISHED_OTHERWISE if source == "d5" else set())


def test_authorities_rates_are_their_counts_for_10_000_with_halves_up():
    rates = [
        each
        for each in items("cla")
        if each.area.kind == AreaKind.AUTHORITY and None not in (each.value, each.denominator)
        if measure(each.measure).kind == MeasureKind.RATE
    ]
    wrong = [
        each
        for each in rates
        if halves_up(each.numerator * 10000 / each.denominator, "1") != each.value
    ]

    assert len(rates) == 2267
    assert wrong == []


def test_the_rates_of_plans_use_the_population_of_the_year_before():
    for year in range(2016, 2026):
        rate = values("lait")[("plans-at-31-march-rate", OXFORDSHIRE, year)].value
        plans = values("d5")[("plans-at-31-march", OXFORDSHIRE, year)].value
        people = values("ons")[("population-aged-0-to-17", OXFORDSHIRE, year - 1)].value

        assert abs(plans * 10000 / people - rate) < Decimal("0.06"), year


def test_england_and_regions_are_rounded_to_ten_and_authorities_are_not():
    counts = [each for each in items("d3") if each.measure == "plans-started" and each.value]
    by_kind = Counter((each.area.kind, each.value % 10 == 0) for each in counts)

    assert by_kind[(AreaKind.COUNTRY, False)] == by_kind[(AreaKind.REGION, False)] == 0
    assert by_kind[(AreaKind.AUTHORITY, False)] > 1000


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("b1", {"hidden": 62, "not available": 46, "unreliable": 10}, id="b1"),
        pytest.param("c1", {"hidden": 296, "not available": 68, "unreliable": 26}, id="c1"),
        pytest.param(
            "d5",
            {"hidden": 2957, "not available": 33, "unreliable": 11, "not applicable": 45},
            id="d5",
        ),
    ],
)
def test_symbols_are_counted_apart(source, expected):
    found = Counter(str(each.symbol) for each in items(source) if each.symbol)

    assert found == expected


@pytest.mark.parametrize(
    ("source", "keys"),
    [
        pytest.param("d5", ["plans-at-31-march", "plans-2-years-or-more-percent"], id="d5"),
        pytest.param("d3", ["plans-started", "second-plans", "second-plans-percent"], id="d3"),
        pytest.param("c1", ["referrals", "re-referrals-percent"], id="c1"),
    ],
)
def test_the_long_file_agrees_with_the_file_that_is_preferred_to_it(source, keys):
    compared = 0
    for key in keys:
        for place, one in values(source).items():
            other = values("lait").get(place)
            if place[0] == key and other and None not in (one.value, other.value):
                compared += 1
                assert one.value == other.value, place

    assert compared > 1000 * len(keys)


def test_no_value_of_the_long_file_keeps_the_tail_of_a_binary_float():
    assert max(each.decimals for each in items("lait")) == 5


def test_what_the_long_file_does_not_show_of_authorities_that_ended_is_not_called_hidden():
    ended = [each for each in items("lait") if each.area.key in {"835", "836", "837", "909", "928"}]
    after = [each for each in ended if each.period.ends_on > each.area.ended_on]

    assert Symbol.NOT_APPLICABLE in {each.symbol for each in after}
    assert Symbol.HIDDEN not in {each.symbol for each in after}


def test_oxfordshires_neighbours_are_those_of_each_model():
    nearest = {}
    for source in ("neighbours", "neighbours-2021"):
        own = [each for each in items(source) if each.area.key == OXFORDSHIRE]
        nearest[source] = " ".join(each.neighbour for each in own)

    assert nearest["neighbours"] == "873 919 825 937 916 850 867 938 869 803"
    assert nearest["neighbours-2021"] == "873 919 800 850 869 865 916 825 867 938"


def halves_up(value, places):
    return value.quantize(Decimal(places), ROUND_HALF_UP)
