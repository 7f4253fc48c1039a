from dataclasses import dataclass
from datetime import date

import pytest
from django.http import QueryDict
from django.template import Context, Template
from django.test import RequestFactory

from sightline.kit.components import tables
from sightline.kit.components.tables import Column, Table
from tests.reading_pages import having, only, page_of, words


@dataclass(frozen=True)
class Row:
    concern: str
    findings: int | None
    latest: date | None
    address: str = ""
    state: str = ""
    state_colour: str = ""


ROWS = [
    Row("Neglect", 7, date(2020, 3, 4), address="/neglect/", state="Owned", state_colour="green"),
    Row("attendance", 12, None, state="No owner", state_colour="red"),
    Row("Exploitation", None, date(2019, 12, 1)),
]
COLUMNS = [
    Column("concern", "Concern", href="address"),
    Column("findings", "Findings", is_number=True),
    Column("latest", "Latest"),
    Column("state", "State", colour="state_colour"),
]
TABLE = Table("Concerns 2019/20", "Concerns and their findings", COLUMNS, ROWS)


def drawn(query="", table=TABLE):
    shown = tables.shown(QueryDict(query), table)
    template = Template("{% load components %}{% data_table table %}")
    return page_of(template.render(Context({"table": shown})))


def first_cells(page):
    return [words(row.find("th")) for row in page.findall(".//tbody/tr")]


def test_a_table_has_its_caption_headings_and_rows():
    page = drawn()

    assert words(only(page, ".//caption")) == "Concerns and their findings"
    assert [words(cell) for cell in page.findall(".//thead//th")] == [c.label for c in COLUMNS]
    assert [words(cell) for cell in page.findall(".//tbody/tr[1]/*")] == [
        "Neglect",
        "7",
        "4 March 2020",
        "Owned",
    ]


def test_a_cell_may_lead_somewhere_or_wear_a_tag():
    page = drawn()

    assert page.find(".//tbody/tr[1]/th/a").get("href") == "/neglect/"
    assert words(having(page, "govuk-tag--red")[0]) == "No owner"


def test_each_cell_carries_its_heading_for_narrow_screens():
    cells = drawn().findall(".//tbody/tr[1]/td")

    assert [cell.get("data-label") for cell in cells] == ["Findings", "Latest", "State"]


@pytest.mark.parametrize(
    ("query", "order"),
    [
        pytest.param("", ["Neglect", "attendance", "Exploitation"], id="as-given"),
        pytest.param("sort=concern", ["attendance", "Exploitation", "Neglect"], id="words"),
        pytest.param("sort=-concern", ["Neglect", "Exploitation", "attendance"], id="words-down"),
        pytest.param("sort=findings", ["Neglect", "attendance", "Exploitation"], id="numbers"),
        pytest.param(
            "sort=-findings", ["attendance", "Neglect", "Exploitation"], id="unknown-stays-last"
        ),
        pytest.param("sort=latest", ["Exploitation", "Neglect", "attendance"], id="dates"),
        pytest.param("sort=nonsense", ["Neglect", "attendance", "Exploitation"], id="unknown"),
    ],
)
def test_rows_sort_by_any_column(query, order):
    assert first_cells(drawn(query)) == order


def test_the_heading_says_how_it_is_sorted_and_turns_it_round():
    heading = drawn("sort=concern&year=2019-20").findall(".//thead//th")[0]

    assert heading.get("aria-sort") == "ascending"
    assert heading.find("a").get("href") == "?sort=-concern&year=2019-20"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param("find=NEGLECT", ["Neglect"], id="any-case"),
        pytest.param("find=march+2020", ["Neglect"], id="as-shown"),
        pytest.param("find=owner+attend", ["attendance"], id="all-words-in-any-column"),
        pytest.param("find=nothing", [], id="none"),
    ],
)
def test_rows_are_found_by_what_they_show(query, found):
    page = drawn(query)

    assert first_cells(page) == found
    assert f"{len(found)} of 3 rows hold" in words(page)


def test_the_form_carries_on_what_else_the_address_says():
    page = drawn("find=n&stream=audit&stream=data&page=2")

    hidden = [(e.get("name"), e.get("value")) for e in page.findall(".//input[@type='hidden']")]
    assert hidden == [("stream", "audit"), ("stream", "data")]


@pytest.mark.parametrize(
    ("asked", "first", "current"),
    [
        pytest.param("", "Row 0", "1", id="first"),
        pytest.param("page=3", "Row 20", "3", id="third"),
        pytest.param("page=99", "Row 40", "5", id="past-the-end"),
        pytest.param("page=-1", "Row 0", "1", id="below"),
        pytest.param("page=x", "Row 0", "1", id="not-a-number"),
        pytest.param("page=²", "Row 0", "1", id="a-digit-that-is-no-number"),
    ],
)
def test_a_long_table_has_pages(asked, first, current):
    rows = [Row(f"Row {n}", n, None) for n in range(45)]

    page = drawn(asked, Table("t", "Many", COLUMNS, rows, page_size=10))

    assert first_cells(page)[0] == first
    assert [words(a) for a in page.findall(".//nav//a") if a.get("aria-current")] == [current]


def test_pages_left_out_are_marked():
    rows = [Row(f"Row {n}", n, None) for n in range(100)]

    page = drawn("page=5", Table("t", "Many", COLUMNS, rows, page_size=10))

    items = [words(item) for item in having(page, "govuk-pagination__item")]
    assert items == ["1", "⋯", "4", "5", "6", "⋯", "10"]


def test_an_empty_table_says_what_would_fill_it():
    page = drawn(table=Table("t", "Findings", COLUMNS, [], empty="Code a finding to see it here."))

    assert words(page) == "Code a finding to see it here."


def test_any_page_with_a_table_answers_a_download_with_all_rows_found_and_sorted():
    request = RequestFactory().get("/?download=csv&sort=-concern&find=o&page=9")

    answer = tables.page(request, "components/task.html", TABLE)

    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines == [
        "Concern,Findings,Latest,State",
        "Neglect,7,2020-03-04,Owned",
        "Exploitation,,2019-12-01,",
        "attendance,12,,No owner",
    ]
    assert answer["Content-Disposition"] == 'attachment; filename="concerns-2019-20.csv"'


def test_a_form_of_file_that_does_not_exist_gives_the_page(db):
    request = RequestFactory().get("/?download=exe")
    request.resolver_match, request._messages = None, []

    answer = tables.page(request, "components/task.html", TABLE)

    assert answer["Content-Type"] == "text/html; charset=utf-8"


def test_two_tables_of_one_page_do_not_disturb_each_other():
    other = Table("t", "Other", COLUMNS, ROWS, prefix="other-")

    page = drawn("sort=concern&other-sort=-concern", other)

    assert first_cells(page) == ["Neglect", "Exploitation", "attendance"]
    assert having(page, "app-data")[0].get("id") != having(drawn(), "app-data")[0].get("id")


def test_a_plain_table_offers_nothing_but_its_rows():
    template = Template("{% load components %}{% data_table table %}")

    page = page_of(template.render(Context({"table": tables.plain(TABLE)})))

    assert first_cells(page) == ["Neglect", "attendance", "Exploitation"]
    assert page.findall(".//form") == []
    assert "Download" not in words(page)
