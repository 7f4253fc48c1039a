"""The page as a parser reads it back."""

import re
from collections import Counter
from itertools import pairwise

import pytest
from lxml import html as parser

from sightline.core.document import (
    Bullets,
    Cell,
    FigureValue,
    Heading,
    LineBreak,
    Link,
    Mark,
    MarkKind,
    Notice,
    Quotation,
    Styled,
    TableRow,
    Text,
)
from sightline.reports.writers import html
from tests.reports.writers.awkward import WORDS, as_printed
from tests.reports.writers.sample import (
    BUDGET,
    PAYING,
    STRUCTURE,
    TRACES,
    WHOLE,
    document,
    picture,
    said,
    table,
    trace,
)


def page_of(*blocks, traces=TRACES, **rest):
    return parser.document_fromstring(html.write(document(*blocks, **rest), traces))


def main_of(*blocks, **rest):
    return page_of(*blocks, **rest).get_element_by_id("report")


@pytest.fixture(scope="module")
def whole():
    return parser.document_fromstring(html.write(WHOLE, TRACES))


def words(element):
    return " ".join(element.text_content().split())


def test_a_page_says_its_language_its_title_and_its_publisher(whole):
    assert whole.get("lang") == "en-GB"
    assert whole.findtext(".//title") == (
        "Annual report 2019/20 – Westshire Safeguarding Children Partnership"
    )
    assert [words(each) for each in whole.iter("h1")] == ["Annual report 2019/20"]


def test_a_page_needs_nothing_else(whole):
    assert list(whole.iter("script", "link", "img", "iframe")) == []
    assert "url(" not in whole.findtext(".//style")
    assert not [each for each in whole.iter() if each.get("style")]


def test_the_first_link_skips_to_the_report(whole):
    first = next(whole.iter("a"))

    assert (words(first), first.get("href")) == ("Skip to the report", "#report")


def test_every_link_within_the_page_leads_to_one_place(whole):
    places = Counter(each.get("id") for each in whole.iter() if each.get("id"))
    wanted = {each.get("href")[1:] for each in whole.iter("a") if each.get("href")[0] == "#"}

    assert [name for name, count in places.items() if count > 1] == []
    assert wanted - set(places) == set()


def test_contents_list_two_levels_and_the_traces(whole):
    [contents] = whole.xpath("//nav")

    assert [words(each) for each in contents.iter("a")] == [
        "1 Foreword",
        "2 What the evidence says",
        "2.1 Concerns",
        "2.2 How the board works",
        "3 Money",
        "Where each number comes from",
    ]


def test_headings_go_down_a_level_at_a_time(whole):
    levels = [int(each.tag[1]) for each in whole.iter("h1", "h2", "h3", "h4")]

    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize(("level", "tag"), [(1, "h2"), (2, "h3"), (5, "h6"), (9, "h6")], ids=str)
def test_a_heading_stands_one_level_below_the_title(level, tag):
    [heading] = main_of(Heading(level, "Aims", "aims", "4")).iter(tag)

    assert (words(heading), heading.get("id")) == ("4 Aims", "aims")


def test_a_word_for_a_number_is_set_apart_from_the_title():
    [heading] = main_of(Heading(1, "Membership", "a", "Appendix A")).iter("h2")

    assert words(heading) == "Appendix A: Membership"


def test_inlines_keep_their_meaning():
    inlines = (
        Styled("strong", (Text("Very"), Styled("emphasis", (Text(" much"),)))),
        LineBreak(),
        Mark(MarkKind.TITLE, "Working Together"),
        Mark(MarkKind.DATE, "4 July"),
    )

    [paragraph] = main_of(said(*inlines)).iter("p")

    assert parser.tostring(paragraph, encoding="unicode", with_tail=False) == (
        "<p><strong>Very<em> much</em></strong><br><cite>Working Together</cite>4 July</p>"
    )


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "data:text/html,x", "file:///etc", "", "#", "http://["]
)
def test_a_link_to_nowhere_decent_is_only_words(target):
    main = main_of(said(Link(target, (Text("here"),))))

    assert words(main) == "here"
    assert list(main.iter("a")) == []


def test_a_figure_leads_to_its_trace_and_the_trace_back_to_each_use():
    main = main_of(
        Heading(1, "Help", "help"),
        said(FigureValue("share", "60%"), FigureValue("share", "60%")),
        Heading(1, "Plans", "plans"),
        said(FigureValue("share", "60%")),
    )

    uses = main.xpath("//a[@class='figure']")
    [heading] = main.xpath("//*[@id='figure-share']")
    back = heading.getparent().xpath(".//a")
    assert {each.get("href") for each in uses} == {"#figure-share"}
    assert [words(each) for each in back] == ["Help, place 1", "Help, place 2", "Plans"]
    assert [each.get("href") for each in back] == ["#" + each.get("id") for each in uses]


def test_a_trace_says_everything_about_a_figure_but_what_is_empty():
    traces = {"x": trace("Families", "over 7", working="3 + 4", period="", warnings=("A bound.",))}

    main = main_of(said(FigureValue("x", "over 7")), traces=traces)

    [shown] = main.find_class("trace")
    assert words(shown.find("h3")) == "Families: over 7"
    assert [words(each) for each in shown.iter("dt")] == [
        "What it counts",
        "Basis",
        "Source",
        "How it was worked out",
        "Take care",
        "Printed in",
    ]


def test_only_figures_that_are_printed_are_traced(whole):
    traced = [each.get("id") for each in whole.xpath("//article/h3")]

    assert traced == [
        "figure-assessed",
        "figure-share",
        "figure-line.county",
        "figure-line.police",
        "figure-income",
        "figure-line.staff",
        "figure-spending",
    ]


def test_a_figure_without_a_trace_is_only_words():
    main = main_of(said("In all ", FigureValue("lost", "12")), traces={})

    assert words(main) == "In all 12"
    assert list(main.iter("a")) == []


def test_a_figure_within_a_link_is_not_a_second_link():
    main = main_of(said(Link("#help", (FigureValue("share", "60%"), Text(" of plans")))))

    assert [words(each) for each in main.xpath(".//p//a")] == ["60% of plans"]


def test_every_header_of_a_table_has_its_scope():
    [shown] = main_of(BUDGET).iter("table")

    scopes = Counter(each.get("scope") for each in shown.iter("th"))
    assert shown.findtext("caption") == "Budget statement, 2019/20"
    assert scopes == {"col": 3, "rowgroup": 2, "row": 5}
    assert [len(body) for body in shown.iter("tbody")] == [4, 3]


def test_a_heading_row_spans_its_table_and_totals_are_marked():
    [shown] = main_of(BUDGET).iter("table")

    assert [(words(each), each.get("colspan")) for each in shown.xpath(".//th[@colspan]")] == [
        ("Income", "3"),
        ("Spending", "3"),
    ]
    assert [words(each) for each in shown.xpath(".//tr[@class='total']/th")] == [
        "Total income",
        "Total spending",
    ]


def test_numbers_stand_to_the_right():
    [shown] = main_of(BUDGET).iter("table")

    assert {each.get("class") for each in shown.xpath(".//td")} == {"numeric"}


def test_a_blank_header_is_no_header():
    [shown] = main_of(table(headings=("", "Amount"), rows=[("", "1")])).iter("table")

    assert [words(each) for each in shown.iter("th")] == ["Amount"]


def test_an_uneven_row_loses_nothing():
    rows = [TableRow((Cell("a"),)), ("b", "1", "beyond")]

    [shown] = main_of(table(headings=("Line", "Amount"), rows=rows)).iter("table")

    assert [len(row) for row in shown.iter("tr")] == [3, 3, 3]
    assert "beyond" in words(shown)


def test_an_empty_table_is_a_sentence():
    main = main_of(table("fines", "Fines", when_empty="No fine was paid.", notes=("See below.",)))

    assert list(main.iter("table")) == []
    assert words(main.get_element_by_id("fines")) == "FinesNo fine was paid."
    assert "See below." in words(main)


def test_a_table_of_two_hundred_rows_keeps_them_all():
    [shown] = main_of(table(rows=[(f"Row {n}", str(n)) for n in range(200)])).iter("table")

    assert len(shown.xpath(".//tbody/tr")) == 200


def test_tables_and_pictures_scroll_with_the_keyboard(whole):
    scrolling = whole.find_class("scroll")

    assert len(scrolling) == len(list(whole.iter("table", "svg")))
    assert all(each.get("tabindex") == "0" and each.get("aria-label") for each in scrolling)


def test_a_picture_has_its_words_its_sentence_and_its_table():
    shown = table("paid", "Who paid", rows=[("Police", "£1")])

    main = main_of(picture("chart-paid", PAYING, shown))

    figure = main.get_element_by_id("chart-paid")
    [svg] = figure.iter("svg")
    label, description = svg.get("aria-labelledby").split()
    assert words(main.get_element_by_id(label)) == PAYING.title
    assert words(main.get_element_by_id(description)) == PAYING.description
    assert words(figure.find("figcaption")) == PAYING.description
    assert words(main.find(".//details/summary")) == "The same as a table: Who paid"
    assert len(main.xpath(".//details//tr")) == 2


def test_pictures_of_the_same_name_do_not_share_identifiers():
    page = html.write(document(picture("one", PAYING), picture("two", STRUCTURE)), {})

    identifiers = re.findall(r'\bid="([^"]+)"', page)
    assert len(identifiers) == len(set(identifiers))
    assert {"one-chart-title", "two-chart-title"} <= set(identifiers)


def test_an_anchor_given_twice_is_named_once():
    page = html.write(document(Heading(1, "A", "same"), table("same", rows=[("a", "1")])), {})

    assert page.count('id="same"') == 1


def test_lists_nest_and_their_items_stay_lines():
    nested = Bullets(((said("inner"), said("and more")),), ordered=True)

    [outer] = main_of(Bullets(((said("outer"), nested), (said("last"),)))).iter("ul")

    assert re.sub(r"\n", "", parser.tostring(outer, encoding="unicode", with_tail=False)) == (
        "<ul><li>outer<ol><li>inner<p>and more</p></li></ol></li><li>last</li></ul>"
    )


def test_a_notice_and_a_quotation_say_what_they_are():
    main = main_of(Notice("Note", (Text("Take care."),)), Quotation((said("Listen."),)))

    assert [words(each) for each in main.xpath(".//*[@role='note']")] == ["Note Take care."]
    assert [words(each) for each in main.iter("blockquote")] == ["Listen."]


@pytest.mark.parametrize("text", WORDS.values(), ids=WORDS)
def test_awkward_words_are_printed_as_they_are(text):
    blocks = (
        Heading(1, text, "here"),
        said(text, FigureValue("x", text), Link("#here", (Text(text),))),
        Notice(text, (Text(text),)),
        table("t", text, (text, "n"), [(text, text)], notes=(text,)),
        table("empty", text, when_empty=text),
    )

    page = page_of(*blocks, title=text, publisher=text, traces={"x": trace(text, text)})

    assert page.text_content().count(as_printed(text)) >= (17 if text else 0)
    assert list(page.iter("script")) == []


def test_contact_is_a_link_when_it_is_an_address():
    lines = ("www.example.org", "office@example.org", "Telephone 01234", "javascript:alert(1)")

    links = page_of(contact=lines).xpath("//footer//a/@href")

    assert links == ["https://www.example.org", "mailto:office@example.org"]


def test_an_empty_document_is_still_a_page():
    page = page_of(title="Nothing", publisher="", subtitle="", contact=())

    assert page.findtext(".//title") == "Nothing"
    assert page.xpath("//nav") == []


def test_within_the_product_figures_lead_where_the_product_says():
    body = html.body(WHOLE, lambda key: f"/figures/{key}/")

    fragment = parser.fragment_fromstring(body, create_parent="div")
    linked = fragment.xpath(".//a[@class='app-figure']/@href")
    assert linked[:2] == ["/figures/assessed/", "/figures/share/"]
    assert fragment.xpath(".//html | .//nav | .//h1 | .//style | .//*[@style]") == []
    assert len(fragment.xpath(".//table[@class='govuk-table']")) == 3


def test_only_cells_that_print_a_figure_are_linked():
    body = html.body(document(BUDGET), lambda key: f"/figures/{key}/")

    links = parser.fragment_fromstring(body, create_parent="div").xpath(".//a/@href")
    assert links == [
        "/figures/line.county/",
        "/figures/line.police/",
        "/figures/income/",
        "/figures/line.staff/",
        "/figures/spending/",
    ]
