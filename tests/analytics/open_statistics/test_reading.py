"""Each kind of published file becomes observations, neighbours or definitions."""

from decimal import Decimal
from hashlib import sha256

import pytest

from sightline.analytics.open_statistics import AreaKind, Symbol
from tests.analytics.open_statistics import samples


@pytest.mark.parametrize(
    ("content", "key"),
    [
        pytest.param(samples.d3(), "d3", id="plans-started"),
        pytest.param(samples.cla(), "cla", id="looked-after"),
        pytest.param(samples.ons(), "ons", id="population"),
        pytest.param(samples.long(), "lait", id="long"),
        pytest.param(samples.dictionary(), "lait-dictionary", id="dictionary"),
        pytest.param(samples.neighbours(), "neighbours", id="neighbours"),
        pytest.param(samples.neighbours_2021(), "neighbours-2021", id="neighbours-of-2021"),
    ],
)
def test_a_file_is_known_by_its_heading_and_not_by_its_name(content, key):
    found = samples.reading(content, "whatever.csv")

    assert found.source.key == key
    assert list(found.items)
    assert found.faults.listed == []


def test_a_wide_file_gives_each_column_with_what_stands_beside_it():
    found = samples.observed(samples.d3())

    share = found[("second-plans-percent", "991", "2019/20")]
    assert (share.value, share.decimals, share.symbol) == (Decimal("24.8"), 1, None)
    assert (share.numerator, share.denominator) == (185, 747)
    assert found[("plans-started", "970", "2018/19")].area.kind == AreaKind.COUNTRY
    assert found[("plans-started", "989", "2018/19")].area.name == "South East"
    assert found[("plans-started", "991", "2018/19")].area.region == "989"
    assert len(found) == 30


def test_a_hidden_cell_is_a_symbol_and_no_number():
    hidden = samples.observed(samples.d3())[("second-plans-percent", "993", "2019/20")]

    assert (hidden.value, hidden.symbol) == (None, Symbol.HIDDEN)
    assert (hidden.numerator, hidden.denominator) == (None, 44)


def test_a_file_of_several_series_tells_them_apart():
    found = samples.observed(samples.cla())

    rate = found[("looked-after-at-31-march-rate", "991", "2020-03-31")]
    assert (rate.value, rate.numerator, rate.denominator) == (53, 767, 144429)
    assert ("looked-after-started", "991", "2019/20") not in found


def test_the_long_file_gives_the_decimals_that_were_meant():
    found = samples.observed(samples.long())

    assert found[("icpc-in-15-days-percent", "991", "2019/20")].value == Decimal("89.3")
    exclusions = found[("permanent-exclusions-rate", "991", "2019/20 academic")]
    assert (exclusions.value, exclusions.decimals) == (Decimal("0.04584"), 5)
    assert found[("plans-at-31-march-rate", "970", "2020-03-31")].value == Decimal("42.8")
    assert found[("plans-at-31-march-rate", "993", "2020-03-31")].symbol == Symbol.HIDDEN


def test_the_long_file_says_what_it_left_out():
    rows = [["Unheard_Of", "2020", "England", "970.0", "5"]]
    found = samples.reading(samples.long() + samples.written(["a"], rows).split(b"\n", 1)[1])
    list(found.items)

    assert found.faults.listed == []
    assert found.notes == [
        "1 rows of no year and without a value are left out.",
        "Measures that are not known, and are left out: Unheard_Of.",
    ]


def test_columns_that_are_newer_than_the_catalogue_are_left_out_and_said():
    rows = [[*row, "7"] for row in samples.d3_rows()]
    heading = [*samples.PLACES, "category", *samples.D3, "CPP_third_time"]
    found = samples.reading(samples.written(heading, rows))

    assert len(list(found.items)) == 30
    assert found.notes == ["Columns that are not known, and are left out: CPP_third_time."]


def test_a_column_that_the_file_lacks_is_said():
    rows = [row[:-1] for row in samples.d3_rows()]
    found = samples.reading(samples.written([*samples.PLACES, "category", *samples.D3[:2]], rows))

    assert len(list(found.items)) == 20
    assert found.notes == ["Columns that are not in this file: CPP_subsequent_percent."]


def test_a_series_that_is_newer_than_the_catalogue_is_left_out_and_said():
    rows = [
        [*samples.local("2020"), samples.LOOKED_AFTER, 144429, 767, 53],
        [*samples.local("2020"), "Children in kinship care", 144429, 12, 1],
    ]
    found = samples.reading(samples.cla(rows))

    assert len(list(found.items)) == 2
    assert found.notes == [
        "Rows that are not known, and are left out: 'Children in kinship care' (1)."
    ]


def test_a_level_that_is_no_area_of_ours_is_left_out_and_said():
    ward = samples.local("2020")
    ward[2] = "Ward"
    found = samples.reading(samples.d3([*samples.d3_rows(), [*ward, "Plans", 1, 1, 100]]))
    list(found.items)

    assert found.notes == ["Rows that are not known, and are left out: the level 'Ward' (1)."]


def test_neighbours_come_in_their_order_with_how_close_they_are():
    found = [each for each in samples.reading(samples.neighbours()).items]

    own = [each for each in found if each.area.key == "991"]
    assert [each.position for each in own] == list(range(1, 11))
    assert [each.neighbour for each in own][:3] == ["992", "993", "801"]
    assert {each.closeness for each in own} == {"very close"}


def test_the_layout_of_2021_keeps_the_authorities_that_ended():
    found = list(samples.reading(samples.neighbours_2021()).items)

    assert {each.area.key for each in found} >= {"991", "835"}
    assert next(each.area.ended_on.year for each in found if each.area.key == "835") == 2019


def test_a_definition_keeps_its_paragraphs_and_the_first_of_two():
    found = samples.reading(samples.dictionary())
    (told,) = found.items

    assert (told.measure, told.title) == ("plans-at-31-march-rate", "Plans, rate")
    assert (told.description, told.methodology) == ("What\nit is", "")
    assert found.notes == ["Measures that are not known, and are left out: NewMeasure."]


@pytest.mark.parametrize(
    ("year", "symbol"),
    [
        pytest.param("2021", Symbol.HIDDEN, id="in-its-last-year"),
        pytest.param("2022", Symbol.NOT_APPLICABLE, id="after-it-ended"),
    ],
)
def test_nothing_is_hidden_of_an_authority_that_was_not_there(year, symbol):
    row = ["CPP_Num", year, "Northamptonshire", "928.0", "-"]

    (found,) = samples.observed(samples.long([row])).values()

    assert found.symbol == symbol


def test_nothing_is_hidden_of_an_authority_before_it_began():
    row = ["CPP_Num", "2021", "West Northamptonshire", "941.0", "-"]

    (found,) = samples.observed(samples.long([row])).values()

    assert found.symbol == Symbol.NOT_APPLICABLE


def test_an_authority_that_was_only_recoded_stays_one_area():
    before = [*samples.local("2023", ("815", "E10000023", "North Yorkshire")), "Plans", 10, 2, 20]
    after = [*samples.local("2024", ("815", "E06000065", "North Yorkshire")), "Plans", 10, 2, 20]

    found = samples.observed(samples.d3([before, after]))

    assert len({each.area for each in found.values()}) == 1
    assert {each.area.code for each in found.values()} == {"E06000065"}


@pytest.mark.parametrize(
    ("newest", "words"),
    [
        pytest.param(2024, "rebased on the Census of 2021", id="rebased"),
        pytest.param(2022, "rebased on the Census of 2021", id="the-first-rebased"),
        pytest.param(2021, "based on the Census of 2011", id="before"),
        pytest.param(2005, "", id="long-before"),
    ],
)
def test_the_vintage_of_populations_is_told_by_the_newest_year(newest, words):
    assert samples.reading(samples.ons()).source.vintage(newest) == words


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_characters_are_read_as_they_were_written(encoding):
    row = ["CPP_Num", "2020", "Thörnshire", "991.0", "5"]
    content = samples.long([row]).decode().encode(encoding)
    found = samples.reading(content)

    (item,) = found.items

    assert item.area.name == "Thörnshire"
    assert bool(found.notes) == (encoding == "cp1252")


def test_the_hash_is_that_of_the_file():
    content = samples.long()

    assert samples.reading(content).sha256 == sha256(content).hexdigest()
