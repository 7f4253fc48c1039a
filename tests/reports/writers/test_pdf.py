"""The PDF as a reader of PDF files finds it."""

import logging
import sys
from collections import Counter

import pikepdf
import pytest

from sightline.core.document import FigureValue, Heading
from sightline.reports.writers import pdf
from tests.reports.writers.awkward import WORDS
from tests.reports.writers.sample import (
    MATRIX,
    PAYING,
    TRACES,
    WHOLE,
    document,
    picture,
    said,
    table,
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    file = tmp_path_factory.mktemp("pdf") / "report.pdf"
    file.write_bytes(pdf.write(WHOLE, TRACES))
    with pikepdf.open(file) as opened:
        yield opened


def elements(opened):
    """Every element of the structure, from the top."""
    waiting = [opened.Root.StructTreeRoot.K]
    while waiting:
        each = waiting.pop()
        if isinstance(each, pikepdf.Array):
            waiting.extend(reversed(list(each)))
        elif isinstance(each, pikepdf.Dictionary) and "/S" in each:
            yield each
            waiting.append(each.get("/K"))


def outline(opened):
    def told(items):
        return [(item.title, told(item.children)) for item in items]

    with opened.open_outline() as found:
        return told(found.root)


def test_a_pdf_says_what_it_is(whole):
    root = whole.Root

    assert str(root.Lang) == "en-GB"
    assert root.MarkInfo.Marked
    assert root.ViewerPreferences.DisplayDocTitle
    assert b'pdfuaid:part="1"' in root.Metadata.read_bytes()
    assert str(whole.docinfo.Title) == "Annual report 2019/20"
    assert str(whole.docinfo.Author) == "Westshire Safeguarding Children Partnership"


def test_its_date_is_that_of_the_year_and_its_identifier_that_of_the_document(whole):
    assert str(whole.docinfo.CreationDate) == "D:20200331"
    assert bytes(whole.trailer.ID[0]) == b"westshire-2019-20"


def test_its_bookmarks_are_the_headings(whole):
    assert outline(whole) == [
        ("Contents", []),
        ("1 Foreword", []),
        (
            "2 What the evidence says",
            [("2.1 Concerns", [("Where it was raised", [])]), ("2.2 How the board works", [])],
        ),
        ("3 Money", []),
        ("Where each number comes from", []),
    ]


def test_every_picture_has_its_alternative_text(whole):
    said_of = [str(each.Alt) for each in elements(whole) if each.S == "/Figure"]

    assert said_of == [
        "The concerns of the year by the stream of evidence that raised them",
        "The board and the groups beneath it",
        "The boards that the partnership works with",
        "Bars of the income of 2019/20 by who paid it, the largest first",
    ]


def test_the_headers_of_tables_are_headers(whole):
    kinds = Counter(str(each.S) for each in elements(whole))

    assert kinds["/Table"] == 2
    assert kinds["/Caption"] == 2 + 4  # of the tables, and of the pictures
    assert kinds["/TH"] == 3 + 7 + 2 + 2


def test_each_cell_names_its_headers(whole):
    cells = [each for each in elements(whole) if each.S == "/TD"]

    assert cells
    assert all(len(each.A.Headers) >= 2 for each in cells)


def test_it_is_lettered_in_the_projects_own_typeface_alone(whole):
    names = {
        str(font.BaseFont).partition("+")[2]
        for page in whole.pages
        for font in page.Resources.Font.values()
    }

    assert {name.rstrip(",").replace(",", "") for name in names} <= {
        "Source-Sans-3",
        "Source-Sans-3-Bold",
        "Source-Sans-3-Italic",
        "Source-Sans-3-Bold-Italic",
    }


def test_the_same_document_gives_the_same_bytes():
    brief = document(Heading(1, "Money", "money"), picture("chart", PAYING))

    assert pdf.write(brief, TRACES) == pdf.write(brief, TRACES)


def test_nothing_is_amiss_while_it_is_written(caplog):
    with caplog.at_level(logging.WARNING):
        pdf.write(WHOLE, TRACES)

    assert [record.getMessage() for record in caplog.records] == []


@pytest.mark.parametrize(
    "address",
    ["https://example.org/x.png", "file:///etc/hostname", "file://host/etc/hostname", "data:,x"],
)
def test_nothing_but_its_own_fonts_is_ever_read(address, caplog):
    page = f'<html lang="en"><title>t</title><img alt="a" src="{address}">'

    pdf.from_markup(page, document())

    assert f"a report may read its own fonts only, not {address}" in caplog.text


def test_a_table_that_the_report_prints_anyway_is_not_printed_twice():
    paid = table("paid", "Who paid", rows=[("Police", "£1")])

    once = pdf.markup(document(picture("chart", PAYING, paid), paid))
    beside = pdf.markup(document(picture("chart", PAYING, paid)))

    assert (once.count("<table"), beside.count("<table")) == (1, 1)
    assert 'The same as a table: <a href="#paid">Who paid</a>.' in once


def test_traces_are_a_paragraph_a_figure():
    page = pdf.markup(document(said(FigureValue("share", "60%"))), TRACES)

    assert (
        '<p id="figure-share"><b>Plans for neglect: 60%</b>. What it counts: Plans for neglect, as '
        "stated in the return. Basis: Declared by Westshire County Council. Source: Return of the "
        "county council, page 4. How it was worked out: 6 of 10 plans.</p>"
    ) in page


def test_without_traces_figures_are_words():
    assert 'href="#figure' not in pdf.markup(WHOLE)


def test_without_pango_it_is_said_what_to_do(monkeypatch):
    monkeypatch.setitem(sys.modules, "weasyprint", None)

    with pytest.raises(pdf.PdfUnavailable, match="Pango is not installed .* Run the set-up again"):
        pdf.write(WHOLE)


def test_awkward_words_and_long_tables_are_written(caplog):
    blocks = [said(text) for text in WORDS.values()]
    blocks += [table("long", rows=[(text, text) for text in WORDS.values()] * 29)]

    written = pdf.write(document(*blocks, picture("matrix", MATRIX), title=WORDS["markup"]))

    assert written.startswith(b"%PDF-1.7")
    assert [each for each in caplog.records if each.levelno >= logging.ERROR] == []


def test_the_header_row_is_repeated_on_every_page_of_a_table(tmp_path):
    file = tmp_path / "long.pdf"
    rows = [(f"Row {n}", str(n)) for n in range(200)]

    file.write_bytes(pdf.write(document(table("long", rows=rows))))

    with pikepdf.open(file) as opened:
        heads = [each for each in elements(opened) if each.S == "/THead"]
        assert len(heads) == len(opened.pages) - 1 > 3
