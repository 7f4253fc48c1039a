"""How each requirement of OWASP ASVS 5.0.0 at levels 1 and 2 is answered, and what shows it."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from docs.pages.tables import page, table

SOURCE = Path(__file__).resolve().parent.parent / "asvs.txt"
STATES = {
    "met": "Met",
    "partly": "Met in part",
    "not yet": "Not yet",
    "installation": "Settled by how it is installed",
    "none": "There is no such thing here",
}
BEFORE = """\
The OWASP Application Security Verification Standard, version 5.0.0, asks for {count} things at its
levels 1 and 2. Each is named here in a few words of ours: read the standard for what it asks.
Beside it stand how Sightline answers it today, and the tests and files that show it. A test makes
sure that every requirement stands here once, and that each test and file is there.

{sums}."""


@dataclass(frozen=True)
class Requirement:
    """`shown_by` are tests as pytest names them, and files and folders of the project."""

    number: str
    level: int
    subject: str
    state: str
    shown_by: tuple[str, ...]
    words: str

    @property
    def chapter(self) -> str:
        return self.number.partition(".")[0]


def requirements() -> list[Requirement]:
    lines = SOURCE.read_text(encoding="utf-8").splitlines()
    return [_requirement(line) for line in lines if line and not line.startswith("#")]


def _requirement(line: str) -> Requirement:
    number, level, subject, state, shown_by, words = (part.strip() for part in line.split("|"))
    shown = tuple(each.strip() for each in shown_by.split(",") if each.strip())
    return Requirement(number, int(level), subject, state, shown, words)


def text() -> str:
    found = requirements()
    counts = Counter(each.state for each in found)
    sums = "; ".join(f"{STATES[state].lower()}: {counts[state]}" for state in STATES)
    chapters = sorted({each.chapter for each in found}, key=lambda chapter: int(chapter[1:]))
    before = BEFORE.format(count=len(found), sums=sums.capitalize())
    return page(
        "Security: the ASVS, requirement by requirement",
        before,
        *(_chapter(name, [each for each in found if each.chapter == name]) for name in chapters),
    )


def _chapter(name: str, found: list[Requirement]) -> str:
    rows = [
        [
            each.number,
            str(each.level),
            each.subject,
            STATES[each.state],
            "<br>".join(f"`{shown}`" for shown in each.shown_by),
            each.words,
        ]
        for each in found
    ]
    headings = ["Requirement", "Level", "About", "Answer", "Shown by", "In words"]
    return f"## {name}\n\n{table(headings, rows)}"
