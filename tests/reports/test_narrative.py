from decimal import Decimal

import pytest

from sightline.core.document import FigureValue, Heading, Paragraph, Picture, Table, TableColumn
from sightline.core.figures import Basis, Figure
from sightline.core.quantities import parse_quantity
from sightline.reports import narrative
from sightline.reports.types import FaultKind


def figure(key, value, unit="children"):
    return Figure(key, key, parse_quantity(value, unit), Basis.DECLARED, "", "", "indicators")


FIGURES = {
    "reviews": figure("reviews", "5"),
    "families": figure("families", "over 7,000"),
    "share": figure("share", "a quarter", "percent"),
}
BUDGET = Table("table-budget", "Budget", (TableColumn("Line"),), ())


def read(words, drawn=None, level=1):
    context = narrative.Context(
        FIGURES, ["Covid-19", "section 11"], lambda kind, name: (drawn or {}).get((kind, name))
    )
    return narrative.read(key="funding", level=level, words=words, context=context)


def faults(words, **more):
    return [(fault.kind, fault.place.line) for fault in read(words, **more).faults]


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        pytest.param("{{reviews}}", "5", id="as-it-is"),
        pytest.param("{{reviews|words}}", "five", id="in-words"),
        pytest.param("{{reviews|Words}}", "Five", id="in-words-with-a-capital"),
        pytest.param("{{families}}", "over 7,000", id="a-bound-stays"),
        pytest.param("{{families|bare}}", "7,000", id="without-its-bound"),
        pytest.param("{{share|words}}", "a quarter", id="a-fraction"),
    ],
)
def test_a_token_prints_its_figure(words, printed):
    reading = read(words)

    assert reading.faults == []
    assert reading.blocks == [Paragraph((FigureValue(words[2:-2].split("|")[0], printed),))]


@pytest.mark.parametrize(
    "words",
    [
        "There were 12 of them.",
        "Twelve children.",
        "A third of them.",
        "Twice a year.",
        "Hundreds came.",
        "It cost £4.",
        "Up by 11%.",
        "- a list\n- with 3",
        "### Part 2",
        "> quoted 7",
        "*emphasis 9*",
        "[a link to 8](https://example.org)",
        "`code 5`",
        "In 2019/20 it rose.",
    ],
)
def test_a_number_in_prose_that_is_no_figure_is_a_fault(words):
    assert FaultKind.NUMBER in {kind for kind, _ in faults(words)}


@pytest.mark.parametrize(
    "words",
    [
        "On [31 March 2020]{.date} it ended.",
        "See [Working Together 2018]{.title}.",
        "It is told in [section 3.2]{.reference}.",
        "Through Covid-19 and under section\n11 we went on.",
        "Nothing to count here, not even one or the first.",
    ],
)
def test_what_the_writer_marks_or_names_is_no_fault(words):
    assert faults(words) == []


def test_a_name_does_not_cover_a_longer_number():
    assert faults("Covid-190 and section 112") == [(FaultKind.NUMBER, 1), (FaultKind.NUMBER, 1)]


def test_each_fault_names_its_line():
    words = "First.\n\nSecond {{nothing}}\nand 12 here\n\n- item\n- with {{reviews}} and seven"

    assert faults(words) == [(FaultKind.TOKEN, 3), (FaultKind.NUMBER, 4), (FaultKind.NUMBER, 7)]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        pytest.param("{{nothing}}", FaultKind.TOKEN, id="no-such-figure"),
        pytest.param("{{reviews|roman}}", FaultKind.TOKEN, id="no-such-form"),
        pytest.param("{{}}", FaultKind.TOKEN, id="empty"),
        pytest.param("{{table: nothing}}", FaultKind.BLOCK, id="no-such-table"),
        pytest.param("Beside {{table: budget}} words", FaultKind.BLOCK, id="not-on-its-own-line"),
        pytest.param("[x]{.unknown}", FaultKind.MARK, id="no-such-mark"),
        pytest.param("![](chart.png)", FaultKind.PICTURE, id="picture-without-alternative"),
        pytest.param("![A chart](chart.png)", FaultKind.PICTURE, id="picture-from-elsewhere"),
    ],
)
def test_what_cannot_be_printed_is_a_fault(words, kind):
    assert kind in {found for found, _ in faults(words)}


def test_one_and_first_are_reminders_only():
    reading = read("One visit was the first.\nOnce more.")

    assert reading.faults == []
    assert [(each.message, each.place.line) for each in reading.reminders] == [
        ("'One' may be a number.", 1),
        ("'first' may be a number.", 1),
        ("'Once' may be a number.", 2),
    ]


def test_a_drawn_block_stands_where_it_is_asked_for():
    reading = read("Before.\n\n{{table: budget}}\n\nAfter.", drawn={("table", "budget"): [BUDGET]})

    assert reading.blocks[1] is BUDGET
    assert reading.faults == []


def test_a_drawn_picture_without_alternative_text_is_a_fault():
    silent = Picture("chart", "<svg/>", " ", "A sentence.")

    assert faults("{{chart: x}}", drawn={("chart", "x"): [silent]}) == [(FaultKind.PICTURE, 1)]


def test_every_use_of_a_figure_is_remembered_with_its_sentence():
    reading = read("Quiet. There were {{reviews}} reviews. More.\n\n{{families}} came.")

    assert [(use.key, use.place.line, use.words) for use in reading.uses] == [
        ("reviews", 1, "There were 5 reviews."),
        ("families", 3, "over 7,000 came."),
    ]


def test_sub_headings_stand_below_their_section():
    [heading] = read("### Who paid", level=2).blocks

    assert heading == Heading(3, "Who paid", "funding-who-paid")


def test_html_in_the_words_is_shown_as_words():
    [paragraph] = read("<script>alert('x')</script>").blocks

    assert "<script>" in "".join(inline.text for inline in paragraph.inlines)


def test_links_within_the_report_are_gathered():
    reading = read("See [money](#money).")

    assert [(anchor, place.line) for anchor, place in reading.links] == [("money", 1)]


def test_a_figure_of_nought_prints_in_words():
    context = narrative.Context({"none": figure("none", "0")}, [], lambda kind, name: None)

    [paragraph] = narrative.read(key="x", level=1, words="{{none|words}}", context=context).blocks

    assert paragraph.inlines == (FigureValue("none", "nought"),)
    assert context.figures["none"].quantity.amount == Decimal(0)
