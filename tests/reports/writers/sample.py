"""A small report that holds every kind of block, with real drawings, and the traces beside it."""

from datetime import date

from sightline.core.document import (
    Bullets,
    Cell,
    Document,
    FigureValue,
    Heading,
    LineBreak,
    Link,
    Mark,
    MarkKind,
    Notice,
    Paragraph,
    Picture,
    Quotation,
    Styled,
    Table,
    TableColumn,
    TableRow,
    Text,
)
from sightline.core.drawing.bars import Bar, horizontal_bars
from sightline.core.drawing.heatmap import MapCell, MapGroup, MapRow, matrix_map
from sightline.core.drawing.links import LinkBox, linkage_diagram
from sightline.core.drawing.tree import Node, tree_diagram
from sightline.reports.writers.traces import Trace


def said(*texts):
    return Paragraph(tuple(Text(each) if isinstance(each, str) else each for each in texts))


def table(anchor="table-x", caption="A table", headings=("Line", "Amount"), rows=(), **rest):
    """Every heading but the first is over numbers; a row is a tuple of words."""
    columns = tuple(TableColumn(text, index > 0) for index, text in enumerate(headings))
    rows = tuple(
        row if isinstance(row, TableRow) else TableRow(tuple(Cell(text) for text in row))
        for row in rows
    )
    return Table(anchor, caption, columns, rows, **rest)


def document(*blocks, **rest):
    said_of_it = {
        "title": "Annual report 2019/20",
        "subtitle": "The year 2019/20, as at 31 March 2020",
        "publisher": "Westshire Safeguarding Children Partnership",
        "as_at": date(2020, 3, 31),
        "identifier": "westshire-2019-20",
        "contact": ("https://www.example.org/safeguarding", "partnership@example.org"),
    }
    return Document(blocks=tuple(blocks), **(said_of_it | rest))


def cell(key, text):
    return Cell(text, key)


BUDGET = table(
    "table-budget",
    "Budget statement, 2019/20",
    ("Line", "Amount", "In the finance ledger"),
    [
        TableRow((Cell("Income"),), is_heading=True),
        TableRow((Cell("Westshire County Council"), cell("line.county", "£203,414"), Cell("−"))),
        TableRow((Cell("Police and Crime Commissioner"), cell("line.police", "£21,000"), Cell(""))),
        TableRow((Cell("Total income"), cell("income", "£224,414"), Cell("−£224,414")), True),
        TableRow((Cell("Spending"),), is_heading=True),
        TableRow((Cell("Staff"), cell("line.staff", "£240,000"), Cell("£240,000"))),
        TableRow((Cell("Total spending"), cell("spending", "£240,000"), Cell("£240,000")), True),
    ],
    notes=("In the finance ledger's convention income is negative and spending positive.",),
)
PAID = table(
    "table-paid",
    "Who paid",
    ("Body", "Paid"),
    [("Westshire County Council", "£203,414"), ("Police and Crime Commissioner", "£21,000")],
)

PAYING = horizontal_bars(
    name="chart",
    title="Bars of the income of 2019/20 by who paid it, the largest first",
    description="Westshire County Council paid the most, £203,414 of £224,414.",
    bars=[
        Bar("Westshire County Council", 203414, "£203,414"),
        Bar("Police and Crime Commissioner", 21000, "£21,000", pattern="hatched"),
    ],
    meanings={"solid": "A partner's share", "hatched": "A grant"},
)
STRUCTURE = tree_diagram(
    name="chart",
    title="The board and the groups beneath it",
    description="Four groups answer to the board.",
    root=Node(
        "board",
        "The board",
        "meets 4 times a year",
        tuple(
            Node(f"group-{number}", name)
            for number, name in enumerate(
                ("Executive", "Performance and audit", "Child exploitation", "Training")
            )
        ),
    ),
)
LINKAGES = linkage_diagram(
    name="links",
    title="The boards that the partnership works with",
    description="It works with two other boards.",
    centre="The partnership",
    links=[LinkBox("Adults board", "shares a procedure"), LinkBox("Health board", "reports to")],
)
NONE = MapCell("", 0, "fresh", 0)
MATRIX = matrix_map(
    name="matrix",
    title="The concerns of the year by the stream of evidence that raised them",
    description="Neglect is raised by two streams.",
    columns=["Audits", "Data", "Reviews"],
    groups=[
        MapGroup(
            "Harm at home",
            (
                MapRow("Neglect", (MapCell("2", 2, "fresh", 0), MapCell("1", 1, "old", 0), NONE)),
                MapRow("Domestic abuse", (NONE, NONE, MapCell("1", 1, "ageing", 0))),
            ),
        )
    ],
)


def picture(anchor, drawing, shown=None, figures=()):
    return Picture(anchor, drawing.svg, drawing.title, drawing.description, shown, figures)


WHOLE = document(
    Heading(1, "Foreword", "foreword", "1"),
    said(
        "This year ",
        FigureValue("assessed", "over 7,000"),
        " families were helped, and ",
        Styled("strong", (Text("every"), Styled("emphasis", (Text(" one"),)))),
        " matters. See ",
        Mark(MarkKind.TITLE, "Working Together 2018"),
        ", ",
        Mark(MarkKind.REFERENCE, "section 4.2"),
        ", of ",
        Mark(MarkKind.DATE, "4 July 2018"),
        ".",
    ),
    Quotation((said("‘Listen to us first.’", LineBreak(), "A young person"),)),
    Heading(1, "What the evidence says", "evidence", "2"),
    said(
        "It is set out in ",
        Link("#money", (Text("the section on money"),)),
        " and ",
        Link("https://www.example.org/", (Text("on the web"),)),
        ".",
    ),
    Heading(2, "Concerns", "concerns", "2.1"),
    Bullets(
        (
            (said("Neglect, in ", FigureValue("share", "60%"), " of plans"),),
            (
                said("Exploitation:"),
                Bullets(((said("of boys"),), (said("of girls"), said("and their friends")))),
            ),
        )
    ),
    Bullets(((said("Ask."),), (said("Listen."),)), ordered=True),
    picture("picture-matrix", MATRIX),
    Heading(3, "Where it was raised", "raised"),
    Notice(
        "Note on the source",
        (Text("The text says ‘a quarter’, of "), FigureValue("assessed", "over 7,000"), Text(".")),
    ),
    Heading(2, "How the board works", "structure", "2.2"),
    picture("picture-structure", STRUCTURE),
    picture("picture-linkages", LINKAGES),
    Heading(1, "Money", "money", "3"),
    BUDGET,
    picture("picture-paid", PAYING, PAID, ("line.county", "line.police")),
    PAID,
    table("table-empty", "Fines", when_empty="No fine is recorded for this year."),
)


def trace(label, value, **rest):
    said_of_it = {
        "basis": "Declared by Westshire County Council",
        "definition": f"{label}, as stated in the return.",
        "period": "2019/20",
        "source": "Return of the county council, page 4",
    }
    return Trace(value=value, label=label, **(said_of_it | rest))


TRACES = {
    "assessed": trace(
        "Families helped",
        "over 7,000",
        warnings=("The source gives a bound, not the exact number: over 7,000.",),
    ),
    "share": trace("Plans for neglect", "60%", working="6 of 10 plans", period=""),
    "line.county": trace("Westshire County Council", "£203,414"),
    "line.police": trace("Police and Crime Commissioner", "£21,000"),
    "line.staff": trace("Staff", "£240,000"),
    "income": trace("Total income", "£224,414", basis="Computed", working="£203,414 + £21,000"),
    "spending": trace("Total spending", "£240,000"),
    "never-printed": trace("Something else", "12"),
}
