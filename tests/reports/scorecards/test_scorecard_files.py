"""A scorecard's files read back: what each says, how the PDF is tagged, and what is in none."""

from io import BytesIO
from zipfile import ZipFile

import docx as office
import openpyxl
import pikepdf
import pytest

from sightline.kit.access import Actor
from sightline.kit.permission import Role
from sightline.reports.scorecards import building
from sightline.reports.scorecards.building import Composed
from tests import indicators, scorecards
from tests.factories.partnership import AgencyListingFactory, PartnershipNameFactory, YearFactory
from tests.indicators import ANALYST
from tests.scorecards import ABSENCE, CAMHS, MASH, SMALL

pytestmark = pytest.mark.django_db
MEMBER = Actor("Board member", frozenset({Role.MEMBER}), 7002)
WHY = "Measures the objective: help comes in time"
TITLES = (
    "Children first seen by CAMHS within 12 weeks",
    "Front door decisions within 24 hours",
)


@pytest.fixture
def composed():
    indicators.some()
    scorecards.with_a_small_number()
    year = YearFactory()
    AgencyListingFactory(year=year, key="trust", name="Thornshire Health Trust")
    PartnershipNameFactory(year=year)
    scorecards.said(CAMHS, "Posts were filled: <b>soon</b> & safely.")
    scorecards.said(ABSENCE, "Four of 4,321 pupils came back.")
    made = scorecards.made(CAMHS, MASH, ABSENCE, "marac-cases-with-children", camhs=WHY)
    return Composed(ANALYST, year, made)


def sheets(composed):
    book = openpyxl.load_workbook(BytesIO(composed.write("xlsx")))
    return {
        sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book
    }


def word_text(content):
    document = office.Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


def test_every_form_says_the_first_line_and_each_indicator(composed):
    line = composed.read.first_line
    page = composed.write("html").decode()
    word = word_text(composed.write("docx"))

    assert line.startswith("Of 4 indicators, ")
    for said in (line, *TITLES, WHY, "Thornshire Health Trust"):
        assert said in page
        assert said in word
        assert said in str(sheets(composed))


def test_a_target_that_nothing_can_be_said_of_yet_is_not_said_to_be_none(composed):
    said = [row[6] for row in sheets(composed)["Scorecard"][1:]]

    assert said == [
        "The target is out of reach of the process as it is",
        "Nothing can be said of the target yet",
        "No target, or no limits to hold it against",
        "No target, or no limits to hold it against",
    ]
    assert "Nothing can be said of the target yet" in composed.write("html").decode()


def test_words_of_people_are_escaped_on_the_web_page(composed):
    assert "&lt;b&gt;soon&lt;/b&gt; &amp; safely" in composed.write("html").decode()


def test_what_was_not_received_is_named_by_agency(composed):
    page = composed.write("html").decode()

    assert "What was not received" in page
    assert "No value is held yet." in page


@pytest.mark.parametrize("form", building.FORMS)
def test_the_same_scorecard_gives_the_same_bytes(composed, form):
    assert composed.write(form) == composed.write(form)


@pytest.mark.parametrize("form", ["html", "docx", "xlsx"])
def test_a_hidden_number_is_in_no_file_whoever_makes_it(composed, form):
    """Nor in the words that name it."""
    content = composed.write(form)
    if form == "html":
        every = content.decode()
    else:
        with ZipFile(BytesIO(content)) as archive:
            every = "\n".join(archive.read(n).decode("utf-8", "ignore") for n in archive.namelist())

    assert SMALL not in every
    assert "4,321" not in every
    assert "0.0926" not in every
    assert "Hidden" in every
    assert "Kept back" in every


def test_the_profiles_sentences_are_footnotes(composed):
    page = composed.write("html").decode()

    assert "Protected as ‘" in page
    assert "are hidden and shown as ‘Hidden’" in page
    assert any("are hidden and shown as ‘Hidden’" in str(row) for row in sheets(composed)["Notes"])


def test_an_analyst_and_a_member_make_the_same_files(composed):
    of_member = Composed(MEMBER, YearFactory(), composed.read.scorecard)

    assert of_member.fingerprint == composed.fingerprint
    assert of_member.write("xlsx") == composed.write("xlsx")


def test_the_workbook_has_rows_values_with_limits_and_definitions(composed):
    found = sheets(composed)

    assert list(found) == ["Scorecard", "Values", "Definitions", "Notes"]
    assert found["Scorecard"][0][:4] == [
        "Indicator",
        "Why it stands here",
        "Latest value",
        "Period",
    ]
    assert [row[0] for row in found["Scorecard"][1:3]] == list(TITLES)
    latest = [row for row in found["Values"] if row[0] == TITLES[0]][-1]
    assert latest[1:8] == [
        "quarter 4 of 2019/20",
        latest[2],
        80,
        "%",
        160,
        200,
        latest[7],
    ]
    assert all(isinstance(limit, int | float) for limit in latest[7:10])
    assert latest[7] < latest[8] < latest[9] < 80
    assert found["Definitions"][0][:3] == ["Indicator", "Why it matters", "Counted"]
    assert len(found["Definitions"]) == 5


def test_a_missing_period_has_no_number_and_says_why(composed):
    missing = [row for row in sheets(composed)["Values"] if row[0] == TITLES[1] and row[3] is None]

    assert {row[11] for row in missing} == {"The trust changed its system"}


def test_words_that_look_like_a_formula_are_no_formula():
    indicators.some()
    made = scorecards.made(CAMHS, camhs='=HYPERLINK("x")', title="=1+1")
    composed = Composed(ANALYST, YearFactory(), made)

    book = openpyxl.load_workbook(BytesIO(composed.write("xlsx")))

    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {
        "s",
        "n",
        "d",
    }


def test_the_word_document_has_headings_tables_and_pictures_with_words(composed):
    document = office.Document(BytesIO(composed.write("docx")))
    headings = [each.text for each in document.paragraphs if each.style.name == "heading 1"]
    headings = headings or [
        each.text for each in document.paragraphs if each.style.style_id == "Heading1"
    ]
    pictures = document.element.body.xpath(".//wp:docPr/@descr")

    assert headings[:3] == ["What was not received", *TITLES]
    assert any(each.startswith(f"{TITLES[0]}: ") for each in pictures)
    assert len(document.tables) >= 8


def test_the_pdf_is_tagged_and_each_chart_has_words(composed, tmp_path):
    with pikepdf.open(BytesIO(composed.write("pdf"))) as opened:
        kinds = [str(each.S) for each in elements(opened)]
        said = [str(each.Alt) for each in elements(opened) if each.S == "/Figure"]
        with opened.open_outline() as outline:
            bookmarks = [item.title for item in outline.root]

        assert opened.Root.MarkInfo.Marked
        assert b'pdfuaid:part="1"' in opened.Root.Metadata.read_bytes()
        assert str(opened.docinfo.Title) == "Neglect"
        assert str(opened.docinfo.Author) == "Thornshire Safeguarding Children Board"
    assert {"/Table", "/TH", "/TD", "/H2", "/Figure"} <= set(kinds)
    assert [each.partition(":")[0] for each in said][:2] == list(TITLES)
    assert set(TITLES) < set(bookmarks)


def test_the_pdf_is_drawn_from_the_tree_that_the_page_is(composed):
    """Its text is that of the page, which holds no hidden number."""
    markup = building.pdf.markup(composed.document)

    assert SMALL not in markup
    assert "4,321" not in markup
    assert "Hidden" in markup


def elements(opened):
    waiting = [opened.Root.StructTreeRoot.K]
    while waiting:
        each = waiting.pop()
        if isinstance(each, pikepdf.Array):
            waiting.extend(reversed(list(each)))
        elif isinstance(each, pikepdf.Dictionary) and "/S" in each:
            yield each
            waiting.append(each.get("/K"))


def test_a_file_is_named_after_the_scorecard_and_the_year(composed):
    name = building.file_name(composed.read.scorecard, "2019-20", "pdf")

    assert name == "scorecard-neglect-2019-20.pdf"
