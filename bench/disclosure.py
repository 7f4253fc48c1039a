"""Protecting tables, beside what one answer of the solver for the same table takes."""

import random

from bench.timing import line, seconds
from sightline.core.disclosure.knowledge import Rule, rows_of_sums
from sightline.core.disclosure.moving import Mover, Room
from sightline.core.disclosure.profiles import CHILDREN_IN_NEED
from sightline.core.disclosure.protecting import protect
from sightline.core.disclosure.tables import Cell, Page, Sum, percentage

SMALL = 0.2  # of the counts
MOST = 400  # times one answer of the solver, for a page of 30 rows and 10 columns


def run() -> float:
    """How many times as long a page of 30 rows and 10 columns takes as one answer."""
    print("Protecting a table with its totals, against one answer of the solver")
    ratio = 0.0
    for rows, columns in ((10, 5), (30, 10), (100, 12)):
        page = table(rows, columns)
        floor = seconds(lambda page=page: _one_answer(page), runs=20)
        took = seconds(lambda page=page: _proved(page), runs=3)
        name = f"{rows} rows, {columns} columns, a percentage each row"
        is_usual = (rows, columns) == (30, 10)
        print(line(name, took, floor, f"at most {MOST}" if is_usual else ""))
        ratio = took / floor if is_usual else ratio
    return ratio


def table(rows: int, columns: int) -> Page:
    draw = random.Random(20)  # the same table every time
    names = [[f"{row} {column}" for column in range(columns)] for row in range(rows)]
    counts = {
        name: draw.randint(0, 5) if draw.random() < SMALL else draw.randint(6, 60)
        for row in names
        for name in row
    }
    sums = [Sum(f"row {number}", tuple(row)) for number, row in enumerate(names)]
    sums += [
        Sum(f"column {number}", tuple(column))
        for number, column in enumerate(zip(*names, strict=True))
    ]
    for each in sums:
        counts[each.total] = sum(counts[part] for part in each.parts)
    counts["all"] = sum(counts[f"row {number}"] for number in range(rows))
    sums += [
        Sum("all", tuple(f"row {number}" for number in range(rows))),
        Sum("all", tuple(f"column {number}" for number in range(columns))),
    ]
    shares = tuple(percentage(f"share {n}", f"row {n}", "all", 1) for n in range(rows))
    return Page(tuple(Cell(*each) for each in counts.items()), tuple(sums), shares)


def _one_answer(page: Page) -> None:
    """The model of the table, and one move in it."""
    rule = Rule(page, CHILDREN_IN_NEED)
    mover = Mover({cell.key: cell.count for cell in page.cells}, rows_of_sums(page))
    shown = {cell.key: rule.if_shown(cell) for cell in page.cells}
    mover.set_rooms({key: Room(span, free=span) for key, span in shown.items()})
    mover.move(page.cells[0].key, 1)


def _proved(page: Page) -> None:
    if not protect(page, CHILDREN_IN_NEED).is_proved:
        raise SystemExit("A table of the benchmark could not be protected.")
