"""A table as WordprocessingML: its header row repeats on each page, totals under a rule."""

from typing import Final
from xml.sax.saxutils import quoteattr

from sightline.core.document import Cell, Table
from sightline.reports.writers.grids import GridRow, is_number, rows_of, shares_of
from sightline.reports.writers.office.wording import BOLD, PLAIN, Look, Wording, paragraph, run
from sightline.reports.writers.words import clean

TEXT_WIDTH: Final = 9354  # twentieths of a point between the margins of the page

_RULE: Final = (
    '<w:tcBorders><w:top w:val="single" w:sz="12" w:space="0" w:color="0B0C0C"/></w:tcBorders>'
)


def table(wording: Wording, shown: Table) -> str:
    caption = wording.bookmarked(run(shown.caption), shown.anchor)
    notes = "".join(paragraph(run(note), "Note") for note in shown.notes)
    if not shown.rows:
        said = paragraph(run(shown.when_empty), "Normal")
        return paragraph(caption, "Caption") + said + notes
    # Without a paragraph between them, two tables would be joined into one.
    after = notes or paragraph("", "Note")
    return paragraph(caption, "Caption") + _grid(shown) + after


def _grid(shown: Table) -> str:
    columns = [int(TEXT_WIDTH * share) for share in shares_of(shown)]
    head = "1" if any(column.heading for column in shown.columns) else "0"
    described = quoteattr(clean(shown.caption))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    rows = "".join(_row(shown, row, columns) for row in rows_of(shown))
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="5000" w:type="pct"/>'
        f'<w:tblLook w:val="04A0" w:firstRow="{head}" w:lastRow="0" w:firstColumn="1"'
        ' w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
        f"<w:tblCaption w:val={described}/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        f"{_head(shown, columns) if head == '1' else ''}{rows}</w:tbl>"
    )


def _head(shown: Table, columns: list[int]) -> str:
    headings = [column.heading for column in shown.columns]
    headings += [""] * (len(columns) - len(headings))
    cells = "".join(
        _cell(run(heading, BOLD), width, is_number(shown, index))
        for index, (heading, width) in enumerate(zip(headings, columns, strict=True))
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _row(shown: Table, row: GridRow, columns: list[int]) -> str:
    look = BOLD if row.is_total or row.is_heading else PLAIN
    if row.spans:
        span = f'<w:gridSpan w:val="{len(columns)}"/>'
        cells = _cell(_words(row.cells[0], look), sum(columns), False, span, keeps=True)
    else:
        cells = "".join(
            _cell(
                _words(cell, look),
                width,
                is_number(shown, index),
                _RULE if row.is_total else "",
                keeps=row.is_heading,
            )
            for index, (cell, width) in enumerate(zip(row.cells, columns, strict=True))
        )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _words(cell: Cell, look: Look) -> str:
    style = "Figure" if cell.figure else ""
    return run(cell.text, Look(style, look.is_bold, look.is_italic))


def _cell(
    inner: str, width: int, is_numeric: bool, properties: str = "", *, keeps: bool = False
) -> str:
    """`keeps` holds the row on the same page as the one after it."""
    style = "TableNumber" if is_numeric else "TableWords"
    said = paragraph(inner, style, "<w:keepNext/>" if keeps else "")
    sized = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    return f"<w:tc><w:tcPr>{sized}{properties}</w:tcPr>{said}</w:tc>"
