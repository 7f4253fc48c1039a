"""The words of the report: its sections, where each figure is used, and what stops a build."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class SectionKind(StrEnum):
    """What a section is part of: the report, or a version of it that stands by itself."""

    REPORT = ""
    CHILDRENS_VERSION = "childrens_version"


@dataclass(frozen=True)
class SectionEntry:
    """`words` is Markdown; `fulfils` are keys of the checklist; `part_of` is a section's key."""

    key: str
    number: str
    title: str
    part_of: str
    file: str
    fulfils: tuple[str, ...]
    owner: str
    words: str
    due: date | None = None
    kind: SectionKind = SectionKind.REPORT


class FaultKind(StrEnum):
    """What stops a report from being built."""

    NUMBER = "number in prose that is no figure"
    TOKEN = "token that names no figure"  # noqa: S105  # not a secret
    BLOCK = "unknown table, chart or diagram"
    BALANCE = "statement that does not balance"
    REFERENCE = "reference to nothing"
    PICTURE = "picture without alternative text"
    CHECKLIST = "required section that nobody has written"
    CALCULATION = "figure that cannot be computed"
    MARK = "mark that is not known"


@dataclass(frozen=True)
class Place:
    """Where in the report: a section's key and the line of its file, from 1; 0 means no line.

    `where` names other places, such as the budget or the plan.
    """

    section: str = ""
    line: int = 0
    where: str = ""

    def __str__(self) -> str:
        if not self.section:
            return self.where
        return (
            f"section '{self.section}', line {self.line}"
            if self.line
            else f"section '{self.section}'"
        )


@dataclass(frozen=True)
class BuildFault:
    kind: FaultKind
    place: Place
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


@dataclass(frozen=True)
class Reminder:
    """Something to look at that does not stop the build."""

    place: Place
    message: str


class UseKind(StrEnum):
    SENTENCE = "sentence"
    TABLE = "table"
    PICTURE = "picture"


@dataclass(frozen=True)
class Use:
    """One place of the report that prints a figure. `words` is the sentence or the caption."""

    key: str
    kind: UseKind
    place: Place
    words: str
