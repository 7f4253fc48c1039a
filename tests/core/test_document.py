"""The words of a document alone, and the sentence that stands around each figure."""

from datetime import date

import pytest

from sightline.core.document import (
    Cell,
    Document,
    FigureValue,
    Heading,
    LineBreak,
    Link,
    Mark,
    MarkKind,
    Paragraph,
    Styled,
    Table,
    TableColumn,
    TableRow,
    Text,
    figures_of_table,
    plain_text,
    sentences_with_figures,
)

SEEN = FigureValue("children.seen", "1,862")
RATE = FigureValue("rate", "14.1%")


@pytest.mark.parametrize(
    ("inlines", "words"),
    [
        pytest.param((), "", id="nothing"),
        pytest.param((Text("We saw "), SEEN, Text(".")), "We saw 1,862.", id="figure"),
        pytest.param((Mark(MarkKind.DATE, "March 2020"),), "March 2020", id="mark"),
        pytest.param((Text("a"), LineBreak(), Text("b")), "a b", id="line-break"),
        pytest.param(
            (Styled("strong", (Text("so "), Styled("emphasis", (SEEN,)))),), "so 1,862", id="nested"
        ),
        pytest.param((Link("#money", (Text("money"),)),), "money", id="link"),
    ],
)
def test_plain_text_is_the_words_alone(inlines, words):
    assert plain_text(inlines) == words


@pytest.mark.parametrize(
    ("inlines", "sentences"),
    [
        pytest.param((Text("No figure."),), [], id="none"),
        pytest.param(
            (Text("Before. We saw "), SEEN, Text(" children. After.")),
            [("children.seen", "We saw 1,862 children.")],
            id="in-the-middle",
        ),
        pytest.param(
            (SEEN, Text(" were seen! Good.")),
            [("children.seen", "1,862 were seen!")],
            id="at-the-start",
        ),
        pytest.param(
            (Text("It rose to "), RATE), [("rate", "It rose to 14.1%")], id="without-a-stop"
        ),
        pytest.param(
            (Text("It rose to "), RATE, Text(". It fell to "), SEEN, Text(".")),
            [("rate", "It rose to 14.1%."), ("children.seen", "It fell to 1,862.")],
            id="point-inside-a-figure-ends-nothing",
        ),
        pytest.param(
            (SEEN, Text(" of "), SEEN, Text(".")),
            [("children.seen", "1,862 of 1,862."), ("children.seen", "1,862 of 1,862.")],
            id="twice-in-one-sentence",
        ),
        pytest.param(
            (Text("First."), LineBreak(), Text("Then\nwe saw "), Styled("strong", (SEEN,))),
            [("children.seen", "Then we saw 1,862")],
            id="over-lines-and-in-bold",
        ),
        pytest.param(
            (Text("Is it "), RATE, Text("? Yes.")), [("rate", "Is it 14.1%?")], id="question"
        ),
    ],
)
def test_each_figure_has_the_sentence_around_it(inlines, sentences):
    assert list(sentences_with_figures(inlines)) == sentences


def test_the_figures_of_a_table_are_in_order_with_repeats():
    rows = (
        TableRow((Cell("Audits"), Cell("3", "audits"), Cell("4", "all"))),
        TableRow((Cell("Group"),), is_heading=True),
        TableRow((Cell("Total"), Cell("4", "all")), is_total=True),
    )
    table = Table("t", "Counts", (TableColumn("What"), TableColumn("How many", True)), rows)

    assert list(figures_of_table(table)) == ["audits", "all", "all"]


def test_a_document_lists_its_headings_in_order():
    blocks = (
        Heading(1, "Foreword", "foreword"),
        Paragraph((Text("Words."),)),
        Heading(2, "Thanks", "thanks"),
    )
    document = Document("Report", "2019/20", "The board", date(2020, 3, 31), blocks)

    assert [heading.anchor for heading in document.headings()] == ["foreword", "thanks"]
