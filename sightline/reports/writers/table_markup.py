"""A table as HTML: captioned, every header with its scope, the groups in bodies of their own."""

from sightline.core.document import Table
from sightline.reports.writers.grids import GridRow, groups_of, is_number, shares_of, width_of
from sightline.reports.writers.marking import Marking, words


def table(marking: Marking, shown: Table) -> str:
    named = marking.named(shown.anchor)
    if not shown.rows:
        said = f"<strong>{words(shown.caption)}</strong><br>{words(shown.when_empty)}"
        return f"{marking.tag('p', 'empty', named)}{said}</p>{_notes(marking, shown)}"
    caption = f"{marking.tag('caption')}{words(shown.caption)}</caption>"
    columns = _columns(shown) if marking.on_paper else ""
    groups = "\n".join(_group(marking, shown, group) for group in groups_of(shown))
    return (
        f"{scroll(marking, shown.caption)}{marking.tag('table', 'table', named)}{caption}"
        f"{columns}{_headings(marking, shown)}\n{groups}</table></div>{_notes(marking, shown)}"
    )


def scroll(marking: Marking, label: str) -> str:
    """Opens a region that scrolls by itself, also with the keyboard, where the screen is narrow."""
    attributes = f' role="group" tabindex="0" aria-label="{words(label)}"'
    return marking.tag("div", "scroll", attributes)


def _columns(shown: Table) -> str:
    """Widths counted beforehand, which spares the PDF most of its time."""
    columns = "".join(f'<col style="width: {share:.2%}">' for share in shares_of(shown))
    return f"<colgroup>{columns}</colgroup>"


def _headings(marking: Marking, shown: Table) -> str:
    headings = [column.heading for column in shown.columns]
    if not any(headings):
        return ""
    headings += [""] * (width_of(shown) - len(headings))
    cells = "".join(
        _header(marking, words(heading), ' scope="col"', _part(shown, index, "header"))
        for index, heading in enumerate(headings)
    )
    return f"{marking.tag('thead')}{marking.tag('tr', 'row')}{cells}</tr></thead>"


def _group(marking: Marking, shown: Table, rows: list[GridRow]) -> str:
    inner = "\n".join(_row(marking, shown, row) for row in rows)
    return f"{marking.tag('tbody')}{inner}</tbody>"


def _row(marking: Marking, shown: Table, row: GridRow) -> str:
    part = "total" if row.is_total else "group" if row.is_heading else "row"
    return f"{marking.tag('tr', part)}{''.join(_cells(marking, shown, row))}</tr>"


def _cells(marking: Marking, shown: Table, row: GridRow) -> list[str]:
    first, *rest = (marking.figure(cell.figure, cell.text) for cell in row.cells)
    if row.spans:
        scope = f' colspan="{len(row.cells)}" scope="rowgroup"'
        return [_header(marking, first, scope, "header")]
    kind = "header" if row.is_total or row.is_heading else "row-header"
    header = _header(marking, first, ' scope="row"', _part(shown, 0, kind))
    return [header, *(_cell(marking, shown, index, cell) for index, cell in enumerate(rest, 1))]


def _cell(marking: Marking, shown: Table, index: int, inner: str) -> str:
    return f"{marking.tag('td', _part(shown, index, 'cell'))}{inner}</td>"


def _part(shown: Table, index: int, kind: str) -> str:
    return f"numeric-{kind}" if is_number(shown, index) else kind


def _header(marking: Marking, inner: str, scope: str, part: str) -> str:
    """A header that says nothing is an ordinary cell, or readers would be told of a blank."""
    if not inner:
        return f"{marking.tag('td', 'cell')}</td>"
    return f"{marking.tag('th', part, scope)}{inner}</th>"


def _notes(marking: Marking, shown: Table) -> str:
    return "".join(f"{marking.tag('p', 'note')}{words(note)}</p>" for note in shown.notes)
