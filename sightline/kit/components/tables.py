"""Tables that sort, filter, page and download, by plain links and one small form.

A view gives columns and rows, and `page` answers: the page, or the rows asked for as a file.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from sightline.core.periods import long_date
from sightline.kit import downloads
from sightline.kit.components.pagination import Pages
from sightline.kit.downloads.cells import Value, value_of

FIND_FROM = 8  # rows: a shorter table is read at a glance


@dataclass(frozen=True)
class Column(downloads.Column):
    """Beside the value: attributes of a row that hold its text, its link and its tag's colour."""

    shown: str = ""
    href: str = ""
    colour: str = ""


@dataclass(frozen=True)
class Table:
    """`prefix` tells two tables of one page apart in its address.

    With `hides_empty`, a page leaves out the columns in which no row says anything; files do not.
    `ticks` names the attribute by which rows are chosen; the page has a form with the id `chosen`.
    """

    name: str
    caption: str
    columns: Sequence[Column]
    rows: Sequence[object]
    empty: str = "There is nothing to show here yet."
    page_size: int = 50
    prefix: str = ""
    hides_empty: bool = False
    ticks: str = ""


@dataclass(frozen=True)
class Cell:
    """`tick` is what choosing the row sends; only the first cell of a row has it."""

    text: str
    label: str
    is_number: bool
    href: str
    colour: str
    tick: str = ""


@dataclass(frozen=True)
class Heading:
    """`order` is ascending, descending or nothing; `address` sorts by it, or turns it round."""

    name: str
    label: str
    is_number: bool
    order: str
    address: str


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class Shown:
    """A table as its template draws it. A table without `controls` is a plain one."""

    table: Table
    identifier: str
    headings: tuple[Heading, ...]
    rows: tuple[tuple[Cell, ...], ...]
    found: int
    controls: bool = False
    find: str = ""
    sorts: tuple[Choice, ...] = ()
    kept: tuple[tuple[str, str], ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    pages: Pages | None = None

    @property
    def total(self) -> int:
        return len(self.table.rows)


def page(
    request: HttpRequest, template: str, table: Table, context: Mapping[str, Any] | None = None
) -> HttpResponse:
    """The template with the table as `table`; or, when `?download=` asks, the rows as a file."""
    form = request.GET.get(f"{table.prefix}download", "")
    if form in downloads.FORMS:
        rows = _Asked.of(request.GET, table).rows()
        return downloads.table_response(
            name=table.name, columns=table.columns, rows=rows, form=form
        )
    return render(request, template, {**(context or {}), "table": shown(request.GET, table)})


def plain(table: Table) -> Shown:
    """The table as it is: no sorting, no form, no files."""
    return replace(
        shown(QueryDict(), replace(table, page_size=len(table.rows) or 1)), controls=False
    )


def shown(query: QueryDict, table: Table) -> Shown:
    if table.hides_empty and table.rows:
        table = replace(table, columns=_filled(table))
    asked = _Asked.of(query, table)
    rows = asked.rows()
    pages = Pages.of(
        count=len(rows),
        size=table.page_size,
        asked=query.get(f"{table.prefix}page", "1"),
        address=lambda number: asked.address(page=str(number)),
    )
    return Shown(
        table=table,
        identifier=f"table-{table.prefix or 'main'}",
        headings=tuple(asked.heading(column) for column in table.columns),
        rows=tuple(_cells(row, table) for row in rows[pages.start : pages.stop]),
        found=len(rows),
        controls=True,
        find=asked.find,
        sorts=asked.choices(),
        kept=asked.others(),
        files=tuple((form, asked.address(download=form)) for form in downloads.FORMS),
        pages=pages if pages.last > 1 else None,
    )


def _filled(table: Table) -> list[Column]:
    return [
        column
        for column in table.columns
        if any(value_of(row, column) not in (None, "") for row in table.rows)
    ]


@dataclass(frozen=True)
class _Asked:
    """What the address asks of the table."""

    query: QueryDict
    table: Table
    find: str
    sort: Column | None
    descending: bool

    @classmethod
    def of(cls, query: QueryDict, table: Table) -> "_Asked":
        sort = query.get(f"{table.prefix}sort", "")
        by_name = {column.name: column for column in table.columns}
        find = query.get(f"{table.prefix}find", "").strip()
        return cls(query, table, find, by_name.get(sort.lstrip("-")), sort.startswith("-"))

    def rows(self) -> Sequence[object]:
        rows = self.table.rows
        if self.find:
            wanted = self.find.casefold().split()
            rows = [row for row in rows if self._holds(row, wanted)]
        if self.sort is None:
            return rows
        column = self.sort
        known = [row for row in rows if value_of(row, column) not in (None, "")]
        unknown = [row for row in rows if value_of(row, column) in (None, "")]
        # What is not known stands last, whichever way the rest is turned.
        return [*sorted(known, key=_order(column), reverse=self.descending), *unknown]

    def _holds(self, row: object, wanted: Sequence[str]) -> bool:
        text = " ".join(_text(row, column) for column in self.table.columns).casefold()
        return all(word in text for word in wanted)

    def heading(self, column: Column) -> Heading:
        is_sorted = self.sort is not None and self.sort.name == column.name
        turned = is_sorted and not self.descending
        order = ("descending" if self.descending else "ascending") if is_sorted else ""
        address = self.address(sort=f"-{column.name}" if turned else column.name)
        return Heading(column.name, column.label, column.is_number, order, address)

    def choices(self) -> tuple[Choice, ...]:
        """The same as the headings do, for screens on which a table becomes a list."""
        now = f"{'-' if self.descending else ''}{self.sort.name}" if self.sort else ""
        ways = [("", "As given")]
        for column in self.table.columns:
            ways.append((column.name, f"{column.label}, upwards"))
            ways.append((f"-{column.name}", f"{column.label}, downwards"))
        return tuple(Choice(value, label, value == now) for value, label in ways)

    def others(self) -> tuple[tuple[str, str], ...]:
        """What else the address says, which the form must carry on."""
        own = {f"{self.table.prefix}{name}" for name in ("find", "sort", "page", "download")}
        return tuple(
            (name, value)
            for name, values in self.query.lists()
            if name not in own
            for value in values
        )

    def address(self, **changes: str) -> str:
        query = self.query.copy()
        for name in ("page", "download"):
            query.pop(f"{self.table.prefix}{name}", None)
        for name, value in changes.items():
            query[f"{self.table.prefix}{name}"] = value
        return f"?{query.urlencode()}"


def _cells(row: object, table: Table) -> tuple[Cell, ...]:
    return tuple(
        Cell(
            text=_text(row, column),
            label=column.label,
            is_number=column.is_number,
            href=_other(row, column.href),
            colour=_other(row, column.colour),
            tick=_other(row, table.ticks) if place == 0 else "",
        )
        for place, column in enumerate(table.columns)
    )


def _text(row: object, column: Column) -> str:
    return _other(row, column.shown) if column.shown else _written(value_of(row, column))


def _other(row: object, name: str) -> str:
    return str(value_of(row, Column(name, "")) or "") if name else ""


def _written(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return long_date(value)
    return f"{value:,}" if isinstance(value, (int, float, Decimal)) else str(value)


def _order(column: Column) -> Callable[[object], tuple[int, Any]]:
    """Numbers before dates before words, so that a mixed column sorts too."""

    def key(row: object) -> tuple[int, Any]:
        value = value_of(row, column)
        if isinstance(value, (int, float, Decimal, Fraction)):
            return (0, value)
        if isinstance(value, date):
            return (1, value.isoformat())
        return (2, str(value).casefold())

    return key
