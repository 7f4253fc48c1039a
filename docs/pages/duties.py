"""The statutory checklist of the yearly report, edition by edition."""

from docs.pages.tables import page, table
from sightline.reports import checklist
from sightline.reports.checklist import Line, When

BEFORE = """\
A yearly report is checked against the edition of *Working Together to Safeguard Children* that
the year's pack names (`checklist_edition` in the table `partnership`). A section says which lines
it answers in the column `fulfils` of the table `sections`. A line that must be written and that
no section answers stops the build. The wording is a summary, not the text of the law: a
partnership checks it against the edition that binds it."""
SOURCES = {
    "2018": "Working Together to Safeguard Children (2018), chapter 3, on reporting.",
    "2023": "Working Together to Safeguard Children (2023), chapter 2, on the yearly report.",
}
WHEN = {
    When.ALWAYS: "Always: without it the report is not built",
    When.SECURE_ESTABLISHMENT: "Where the area has a secure establishment",
    When.AT_RELEASE: "When the report is released; a section may say more",
}


def text() -> str:
    return page("What the yearly report must cover", BEFORE, *map(_edition, checklist.EDITIONS))


def _edition(edition: str) -> str:
    lines = table(
        ["Line", "What it asks", "When", "Figures that are evidence for it"],
        (_line(line) for line in checklist.EDITIONS[edition]),
    )
    return f"## Edition {edition}\n\nSource: {SOURCES[edition]}\n\n{lines}"


def _line(line: Line) -> tuple[str, str, str, str]:
    """A key that ends in a dot stands for every figure whose key begins so."""
    evidence = ", ".join(f"`{key}…`" if key[-1] == "." else f"`{key}`" for key in line.filled_by)
    return f"`{line.key}`", line.asks, WHEN[line.when], evidence or "None: it is told in words"
