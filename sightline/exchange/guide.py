"""What each kind of cell accepts and refuses, with examples that a test reads."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sightline.exchange.tables import Column, Kind, Table

GUIDANCE = Path(__file__).parent / "guidance"


@dataclass(frozen=True)
class KindGuide:
    meaning: str
    accepted: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    unit: str = ""


KINDS = {
    Kind.KEY: KindGuide(
        "Small letters, digits, hyphens, underscores and dots, beginning with a letter or digit.",
        ("board", "child-a", "covid-19"),
        ("Child A", "-board"),
    ),
    Kind.TEXT: KindGuide("Any text on one line, up to 300 characters.", ("Thornshire Police",)),
    Kind.LONG_TEXT: KindGuide("Any text, with line breaks if need be, up to 5,000 characters."),
    Kind.CHOICE: KindGuide("One of the words listed. Capitals, blanks and hyphens do not matter."),
    Kind.YES_NO: KindGuide("Yes or no.", ("yes", "no", "Y", "TRUE"), ("1", "maybe")),
    Kind.WHOLE: KindGuide(
        "A whole number, nought or more.", ("4", "1,200", "3.0"), ("-1", "2.5", "four")
    ),
    Kind.DATE: KindGuide(
        "One day. With numbers the day comes first, and a date that could be two days is refused.",
        ("2022-03-31", "31 March 2022", "31 Mar 2022", "31/03/2022"),
        ("03/04/2022", "March 2022", "44651"),
    ),
    Kind.PERIOD: KindGuide(
        "A day, a month, a quarter or a year, as exact as it is known. 2021/22 runs from April to "
        "March; 2021 is the calendar year.",
        ("31 March 2022", "March 2022", "2021/22 Q4", "2021/22", "2021/22 academic", "2021"),
        ("03/04/2022", "2001-02", "spring"),
    ),
    Kind.YEAR: KindGuide("A year from April to March.", ("2021/22", "2021-22"), ("2021", "21/22")),
    Kind.QUANTITY: KindGuide(
        "A number, perhaps with a bound. A bound or a vague amount is kept as it was stated. A "
        "percentage has its sign, and then the unit is percent.",
        ("1,862", "4.5", "over 7,000", "at least 80", "under 5", "about 300", "hundreds", "five"),
        ("12 or so", "1,86", "10-15"),
    ),
    Kind.MONEY: KindGuide(
        "Pounds, with or without pence and a pound sign, never with a minus sign.",
        ("£21,000.00", "21000", "0", "63,013.5"),
        ("-21,000", "about £500", "21.000,00"),
    ),
    Kind.REFERENCE: KindGuide("The key of a row of the table named.", ("police",)),
    Kind.REFERENCES: KindGuide(
        "Keys of rows of the table named, with semicolons between.",
        ("police; health-trust", "police"),
        ("police, health-trust", "police; police"),
    ),
    Kind.FIGURE: KindGuide(
        "The key of a figure: see [Keys of figures](#keys-of-figures).",
        ("early-help-assessments", "budget.total-income"),
        ("Early help",),
    ),
    Kind.FIGURES: KindGuide(
        "Keys of figures, with semicolons between.",
        ("on-plans-neglect; on-plans",),
        ("on-plans, on-plans-neglect",),
    ),
    Kind.LIST: KindGuide(
        "Several pieces of text, with semicolons between.", ("housing; domestic abuse",)
    ),
    Kind.NAME_OF_FILE: KindGuide(
        "The name of a file in the folder `narrative`: letters, digits, hyphens, ending in .md.",
        ("foreword.md",),
        ("foreword.docx", "narrative/foreword.md"),
    ),
}


@cache
def prose(name: str) -> str:
    """A page of the guidance, as Markdown."""
    return (GUIDANCE / name).read_text(encoding="utf-8").strip()


def what_it_holds(column: Column) -> str:
    """The kind in a few words: 'choice: board, partnership' or 'key of agencies'."""
    if column.choices:
        return f"choice: {', '.join(column.choices)}"
    if column.refers_to:
        return f"{'keys' if column.kind == Kind.REFERENCES else 'key'} of {column.refers_to}"
    return str(column.kind)


def rules_of(table: Table) -> str:
    """How many rows it has, and what tells them apart, in a sentence."""
    if table.exactly_one_row:
        return "Needed, with exactly one row."
    needed = "Needed, with one row at least." if table.needed else "May be left out."
    if table.key == ("key",):
        return needed
    return f"{needed} No two rows have the same {' and '.join(table.key)}."
