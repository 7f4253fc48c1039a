"""From the elements of children to columns of text, in the order of the file.

This is where the time of reading goes: it runs once for each element, so it looks up and stores,
and leaves every judgement of a value to the columns as a whole. The cells of a table lie in one
flat list, row after row: a list for each row would keep the collector of rubbish busy.
"""

from typing import Any

from lxml import etree

from sightline.analytics.returns import census_layout as layout
from sightline.analytics.returns.xml_parts import Part

Cells = list[Any]
Place = tuple[int, int]

NAMES = tuple(layout.TABLES)
CHILDREN, REFERRALS, ASSESSMENTS, ENQUIRIES, _, PLANS, REVIEWS = range(len(NAMES))
# A row begins with these cells; then one for each column of the layout.
CHILD, EPISODE, PLAN, LINE, FIRST = range(5)
# What else an element may be than a plain value.
OPENS_A_ROW, PASSED_OVER, DISABILITY, FACTOR, CONFERENCE, REVIEW = range(-1, -7, -1)
SPECIAL = {
    "Disability": DISABILITY,
    "AssessmentFactors": FACTOR,
    "DateOfInitialCPC": CONFERENCE,  # of a referral and of an enquiry
    "CPPreviewDate": REVIEW,
}
MOST_SPELLINGS = 1_000
MOST_NAMES = 50


def cell_numbers(table: str) -> dict[str, int]:
    """The cell of each column by its name; two elements for one column share it."""
    names = dict.fromkeys(column.name for column in layout.TABLES[table])
    return {name: FIRST + place for place, name in enumerate(names)}


NOTHING_OPEN = [0] * len(NAMES)
BLANKS = [(None,) * len(cell_numbers(table)) for table in NAMES]
DISABILITIES = cell_numbers("children")["disabilities"]
FACTORS = cell_numbers("assessments")["factors"]
ENQUIRY_CONFERENCE = cell_numbers("enquiries")["conference_on"]
REFERRAL_CONFERENCE = cell_numbers("referrals")["initial_conference_on"]


def _places() -> dict[str, Place]:
    found: dict[str, Place] = {}
    for number, (table, columns) in enumerate(layout.TABLES.items()):
        cells = cell_numbers(table)
        found |= {column.source: (number, cells[column.name]) for column in columns}
    found |= {name: (NAMES.index(table), OPENS_A_ROW) for table, name in layout.ROWS.items()}
    found |= dict.fromkeys((*layout.HOLDERS, *layout.NOT_HELD), (0, PASSED_OVER))
    return found | {name: (0, what) for name, what in SPECIAL.items()}


class Places(dict[str, Place]):
    """The table and cell of each tag, whatever its namespace and its capitals."""

    def __init__(self) -> None:
        super().__init__(_places())
        self._folded = {name.casefold(): place for name, place in self.items()}
        self.unknown: dict[str, int] = {}

    def __missing__(self, tag: str) -> Place:
        name = tag.rpartition("}")[2]
        place = self._folded.get(name.casefold())
        if place is None:
            if name in self.unknown or len(self.unknown) < MOST_NAMES:
                self.unknown[name] = self.unknown.get(name, 0) + 1
            return (0, PASSED_OVER)
        if len(self) < MOST_SPELLINGS:
            self[tag] = place
        return place


class CensusRows:
    """Gathers rows and numbers them from 1; `cells` has them by table."""

    def __init__(self) -> None:
        self.places = Places()
        self.widths = [FIRST + len(cell_numbers(table)) for table in NAMES]
        self.numbers = [0] * len(NAMES)
        self._before = 0
        # Each table's first row is where a value lands that stands outside its element.
        self.cells: list[Cells] = [[None] * width for width in self.widths]
        self._bases = [0] * len(NAMES)

    def read(self, part: Part) -> None:
        """Holds a whole number of children."""
        self._before = part.lines_before
        cells, bases, places = self.cells, self._bases, self.places
        for element in part.container.iter():
            table, cell = places[element.tag]
            if cell >= FIRST:
                cells[table][bases[table] + cell] = element.text
            elif cell == FACTOR:
                self._add(ASSESSMENTS, FACTORS, element.text)
            elif cell == OPENS_A_ROW:
                self._open(table, element)
            elif cell != PASSED_OVER:
                self._read_special(cell, element)

    def _open(self, table: int, element: etree._Element) -> None:
        cells, bases, numbers = self.cells[table], self._bases, self.numbers
        numbers[table] += 1
        if table <= REFERRALS:  # what the child or the referral before it held is closed
            bases[table:] = NOTHING_OPEN[table:]
        bases[table] = len(cells)
        cells += (
            numbers[CHILDREN],
            numbers[REFERRALS] if bases[REFERRALS] else None,
            numbers[PLANS] if bases[PLANS] else None,
            element.sourceline + self._before,
        )
        cells += BLANKS[table]

    def _read_special(self, cell: int, element: etree._Element) -> None:
        if cell == DISABILITY:
            self._add(CHILDREN, DISABILITIES, element.text)
        elif cell == CONFERENCE:
            self._set_conference(element)
        else:
            self._open(REVIEWS, element)
            self.cells[REVIEWS][-1] = element.text

    def _add(self, table: int, cell: int, text: str | None) -> None:
        if text:
            at = self._bases[table] + cell
            before = self.cells[table][at]
            self.cells[table][at] = f"{before},{text}" if before else text

    def _set_conference(self, element: etree._Element) -> None:
        holder = self.places[element.getparent().tag]
        table, cell = (
            (ENQUIRIES, ENQUIRY_CONFERENCE)
            if holder == (ENQUIRIES, OPENS_A_ROW)
            else (REFERRALS, REFERRAL_CONFERENCE)
        )
        self.cells[table][self._bases[table] + cell] = element.text
