"""The office document as python-docx opens it again."""

import io
import zipfile
from datetime import UTC, datetime

import docx as office
import pytest
from docx.oxml.ns import qn
from PIL import Image

from sightline.core.document import (
    Bullets,
    FigureValue,
    Heading,
    Link,
    Mark,
    MarkKind,
    Notice,
    Quotation,
    Styled,
    Text,
)
from sightline.reports.writers import docx
from tests.reports.writers.awkward import WORDS, as_printed
from tests.reports.writers.sample import BUDGET, PAYING, WHOLE, document, picture, said, table


def opened(*blocks, **rest):
    return office.Document(io.BytesIO(docx.write(document(*blocks, **rest))))


@pytest.fixture(scope="module")
def whole():
    return office.Document(io.BytesIO(docx.write(WHOLE)))


def under(file, style):
    return [each.text for each in file.paragraphs if each.style.name == style]


def test_its_properties_come_from_the_document(whole):
    told = whole.core_properties

    assert (told.title, told.author) == (WHOLE.title, WHOLE.publisher)
    assert told.created == told.modified == datetime(2020, 3, 31, tzinfo=UTC)
    assert (told.language, told.identifier) == ("en-GB", "westshire-2019-20")


def test_it_is_in_the_language_of_the_document():
    languages = opened(language="cy").styles.element.xpath("//w:lang/@w:val")

    assert set(languages) == {"cy"}


def test_the_first_page_says_that_it_is_a_copy(whole):
    [notice] = [text for text in under(whole, "Notice") if "copy" in text]

    assert notice.startswith("This is a copy. The report itself is kept in Sightline")
    assert under(whole, "Title") == ["Annual report 2019/20"]
    assert under(whole, "Subtitle") == ["The year 2019/20, as at 31 March 2020"]


def test_headings_have_the_styles_of_headings(whole):
    assert under(whole, "Heading 1") == ["1 Foreword", "2 What the evidence says", "3 Money"]
    assert under(whole, "Heading 2") == ["2.1 Concerns", "2.2 How the board works"]
    assert under(whole, "Heading 3") == ["Where it was raised"]


def test_contents_are_a_field_that_already_lists_the_headings(whole):
    codes = whole.element.body.xpath(".//w:instrText/text()")

    assert codes == [' TOC \\o "1-2" \\h \\z \\u ']
    assert under(whole, "toc 1") == under(whole, "Heading 1")
    assert under(whole, "toc 2") == under(whole, "Heading 2")


def test_every_link_within_leads_to_a_bookmark(whole):
    body = whole.element.body
    names = body.xpath(".//w:bookmarkStart/@w:name")

    assert set(body.xpath(".//w:hyperlink/@w:anchor")) <= set(names)
    assert len(names) == len(set(names))
    assert all(len(name) <= 40 for name in names)


def test_a_link_to_the_web_is_a_link():
    file = opened(said(Link("https://example.org/", (Text("there"),)), Link("x:y", (Text("no"),))))

    links = [each for part in file.paragraphs for each in part.hyperlinks if each.address]
    assert [(each.text, each.address) for each in links if each.text == "there"] == [
        ("there", "https://example.org/")
    ]
    assert "no" not in [each.text for each in links]


def test_marks_and_styles_are_kept_as_runs():
    file = opened(
        said(
            Styled("strong", (Text("a"), Styled("emphasis", (Text("b"),)))),
            Mark(MarkKind.TITLE, "c"),
            Mark(MarkKind.DATE, "d"),
            FigureValue("share", "60%"),
        )
    )

    runs = {run.text: run for run in file.paragraphs[-1].runs}
    assert (runs["a"].bold, runs["a"].italic) == (True, None)
    assert (runs["b"].bold, runs["b"].italic) == (True, True)
    assert (runs["c"].italic, runs["d"].italic) == (True, None)
    assert runs["60%"].style.name == "Figure"


def test_lists_are_lists_and_each_numbered_one_begins_again():
    numbered = Bullets(((said("one"),), (said("two"),)), ordered=True)
    nested = Bullets(((said("outer"), said("more"), numbered),))

    file = opened(numbered, nested, numbered)

    assert under(file, "List Bullet") == ["outer"]
    assert under(file, "List Continue") == ["more"]
    assert under(file, "List Number") == ["one", "two", "one", "two"]
    assert under(file, "List Number 2") == ["one", "two"]
    numbers = [each.val for each in file.element.body.iter(qn("w:numId"))]
    assert numbers[0] == numbers[1] != numbers[4] == numbers[5]


def test_a_list_deeper_than_the_styles_stays_at_the_deepest():
    deep = Bullets(((said("bottom"),),))
    for _ in range(4):
        deep = Bullets(((deep,),))

    assert under(opened(deep), "List Bullet 3")[-1] == "bottom"


def test_the_header_row_of_a_table_repeats_and_rows_stay_whole():
    [shown] = opened(BUDGET).tables

    assert [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in shown.rows] == [
        True,
        *[False] * 7,
    ]
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in shown.rows)


def test_a_table_has_its_caption_above_and_its_notes_below():
    file = opened(BUDGET)

    assert under(file, "Caption") == ["Budget statement, 2019/20"]
    assert under(file, "Note")[-1] == BUDGET.notes[0]


def test_numbers_stand_to_the_right_totals_are_bold_and_headings_span():
    [shown] = opened(BUDGET).tables
    income, county, total = (shown.rows[index] for index in (1, 2, 4))

    assert len(income._tr.tc_lst) == 1
    assert income.cells[0].text == "Income"
    assert [cell.paragraphs[0].style.name for cell in county.cells] == [
        "Table Words",
        "Table Number",
        "Table Number",
    ]
    assert all(run.bold for cell in total.cells for run in cell.paragraphs[0].runs)
    assert total.cells[1]._tc.tcPr.find(qn("w:tcBorders")) is not None


def test_an_empty_table_is_a_sentence():
    file = opened(table(caption="Fines", when_empty="No fine was paid."))

    assert file.tables == []
    assert [each.text for each in file.paragraphs[-2:]] == ["Fines", "No fine was paid."]


def test_a_table_of_two_hundred_rows_keeps_them_all():
    [shown] = opened(table(rows=[(f"Row {n}", str(n)) for n in range(200)])).tables

    assert len(shown.rows) == 201


def test_a_picture_is_an_image_with_its_words():
    file = opened(picture("chart", PAYING))

    [drawn] = file.inline_shapes
    assert drawn._inline.docPr.get("descr") == PAYING.title
    [image] = [part for part in file.part.package.iter_parts() if "image" in part.content_type]
    assert Image.open(io.BytesIO(image.blob)).width == 2 * 720
    assert drawn.width.cm == pytest.approx(16.5, abs=0.1)
    assert under(file, "Note")[-1] == PAYING.description


def test_a_notice_and_a_quotation_have_styles_of_their_own():
    file = opened(Notice("Note", (Text("Take care."),)), Quotation((said("Listen."),)))

    assert under(file, "Notice")[-1] == "Note Take care."
    assert under(file, "Quote") == ["Listen."]


def test_letters_from_right_to_left_stand_in_runs_of_their_own():
    runs = opened(said("Before שרה כהן after")).paragraphs[-1].runs

    assert [(run.text, bool(run.font.rtl)) for run in runs] == [
        ("Before ", False),
        ("שרה כהן", True),
        (" after", False),
    ]


@pytest.mark.parametrize("text", WORDS.values(), ids=WORDS)
def test_awkward_words_are_printed_as_they_are(text):
    file = opened(
        Heading(1, text, text),
        said(text, Link("#x", (FigureValue("x", text),))),
        table("t", text, (text, "n"), [(text, text)], notes=(text,)),
        title=text,
    )

    printed = as_printed(text)
    assert under(file, "Heading 1") == [printed]
    assert under(file, "Caption") == [printed]
    assert [cell.text for cell in file.tables[0].rows[1].cells] == [printed, printed]


def test_its_archive_has_the_times_of_the_year_and_no_thumbnail():
    with zipfile.ZipFile(io.BytesIO(docx.write(WHOLE))) as archive:
        entries = archive.infolist()

    assert {entry.date_time for entry in entries} == {(2020, 3, 31, 0, 0, 0)}
    assert entries[0].filename == "[Content_Types].xml"
    assert not any("thumbnail" in entry.filename for entry in entries)


def test_an_empty_document_is_still_a_file():
    file = opened(title="Nothing", publisher="", subtitle="", contact=())

    assert under(file, "Title") == ["Nothing"]
    assert under(file, "TOC Heading") == []
