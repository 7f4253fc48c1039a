"""What a table of the year pack is: its columns, what each may hold, and the guidance beside it.

The tables are data: the reader, the checks, the templates and the reference come from them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a cell may hold."""

    KEY = "key"  # small letters, digits and hyphens; unique in its table
    TEXT = "text"  # one line
    LONG_TEXT = "long text"  # may hold line breaks
    CHOICE = "choice"
    YES_NO = "yes or no"
    WHOLE = "whole number"  # nought or more
    DATE = "date"
    PERIOD = "period"  # a day, a month, a quarter or a year: see core.periods
    YEAR = "year"  # 2019/20
    QUANTITY = "quantity"  # a number, perhaps with a bound: see core.quantities
    MONEY = "money"  # pounds and pence, never negative
    REFERENCE = "reference"  # the key of a row of another table
    REFERENCES = "references"  # several, with semicolons between
    FIGURE = "figure"  # the key of a figure in the ledger; looked for when the report is built
    FIGURES = "figures"
    LIST = "list"  # several pieces of text, with semicolons between
    NAME_OF_FILE = "file"


# What a column is called on a form, where its name alone reads badly.
LABELS = {
    "key": "Short name for links",
    "of": "Computed from",
    "in_kind": "Given in kind",
    "counted_in": "Counted in another line",
    "close_when": "What would let the board close it",
    "how_will_we_know": "How the board will know that it worked",
    "earlier_year": "Earlier year in which it was raised",
    "earlier_year_source": "Source that says so",
    "meetings_a_year": "Meetings a year",
    "years_open": "Years open",
    "as_at": "As at",
    "said": "What they said",
    "done": "What was done",
    "difference": "What difference it made",
    "decides_how": "How it decides",
    "inputs_outputs": "What comes to it, and what it hands on",
    "line": "The quarter in a sentence",
    "plan_action": "Action of the plan",
    "for_what": "What they did",
    "fulfils": "Lines of the statutory checklist that it answers",
    "about_key": "Which one",
    "comparator": "Value to compare with",
    "comparator_label": "Whose value that is",
    "comparator_as_at": "When that value holds",
    "good_direction": "Which way is good",
    "called": "What it calls itself",
    "valid_from": "First day",
    "valid_to": "Last day",
    "year_starts": "First day of the year",
    "year_ends": "Last day of the year",
    "checklist_edition": "Edition of Working Together",
    "email": "Email address",
    "filled": "Is it filled?",
    "secure_establishment": "Is there a secure establishment for children in the area?",
}
CHOICE_LABELS = {"2018": "Working Together 2018", "2023": "Working Together 2023"}
LONGEST_NAME = 120  # of a figure or a record, with its table's or room's name before it


@dataclass(frozen=True)
class Column:
    name: str
    kind: Kind
    guidance: str
    example: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()
    refers_to: str = ""  # the table a REFERENCE points at
    longest: int = 300  # characters; LONG_TEXT has 5,000

    @property
    def label(self) -> str:
        """What people call the column on a form."""
        return LABELS.get(self.name) or self.name.replace("_", " ").capitalize()

    @staticmethod
    def choice_label(value: str) -> str:
        """What people call one of the choices: 'Little or no progress'."""
        return CHOICE_LABELS.get(value) or value.replace("_", " ").capitalize()


@dataclass(frozen=True)
class Table:
    """One file of the pack. `key` names the columns that tell its rows apart."""

    name: str
    title: str
    guidance: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ("key",)
    exactly_one_row: bool = False
    needed: bool = False  # the pack must have the file, with one row at least

    @property
    def file_name(self) -> str:
        return f"{self.name}.csv"

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)


def key(example: str, guidance: str = "") -> Column:
    text = guidance or "A short name for the row that never changes: loading again finds it by it."
    return Column("key", Kind.KEY, text, example, required=True, longest=80)


def text(name: str, guidance: str, example: str = "", *, required: bool = False) -> Column:
    return Column(name, Kind.TEXT, guidance, example, required)


def long_text(name: str, guidance: str, example: str = "", *, required: bool = False) -> Column:
    return Column(name, Kind.LONG_TEXT, guidance, example, required, longest=5000)


def choice(name: str, guidance: str, choices: Sequence[str], *, required: bool = False) -> Column:
    return Column(name, Kind.CHOICE, guidance, choices[0], required, tuple(choices))


def reference(
    name: str, table: str, guidance: str, example: str = "", *, required: bool = False
) -> Column:
    return Column(name, Kind.REFERENCE, guidance, example, required, refers_to=table)


def references(name: str, table: str, guidance: str, example: str = "") -> Column:
    return Column(name, Kind.REFERENCES, guidance, example, refers_to=table)


def of_kind(
    name: str, kind: Kind, guidance: str, example: str = "", *, required: bool = False
) -> Column:
    longest = LONGEST_NAME if kind in (Kind.KEY, Kind.FIGURE) else 300
    return Column(name, kind, guidance, example, required, longest=longest)


SOURCE = text(
    "source",
    "Where this was said: the document, and its section, page or paragraph.",
    "Annual report 2019/20, section 4.2",
)
