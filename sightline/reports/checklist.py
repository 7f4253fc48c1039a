"""What the yearly report must cover, by edition of the guidance: data, with its source.

Sources: Working Together to Safeguard Children (2018), chapter 3, on reporting; Working Together
to Safeguard Children (2023), chapter 2, on the yearly report. The wording here is a summary and
not the text of the law; a partnership checks it against the edition that binds it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class When(StrEnum):
    ALWAYS = "always"
    SECURE_ESTABLISHMENT = "where there is a secure establishment"
    AT_RELEASE = "when the report is released"


@dataclass(frozen=True)
class Line:
    """`filled_by` names figures, by key or by the start of one, that are evidence for the line."""

    key: str
    asks: str
    filled_by: tuple[str, ...] = ()
    when: When = When.ALWAYS


class Standing(StrEnum):
    WRITTEN = "written"
    MISSING = "missing"
    NOT_NEEDED = "not needed here"
    AT_RELEASE = "kept when the report is released"


@dataclass(frozen=True)
class Written:
    """A section that says which lines it answers. `words` counts the words it has."""

    key: str
    title: str
    fulfils: tuple[str, ...]
    words: int


@dataclass(frozen=True)
class Checked:
    """A line with what fills it: sections that have words, and figures of the ledger."""

    line: Line
    standing: Standing
    sections: tuple[Written, ...]
    figures: tuple[str, ...]


EDITIONS: Mapping[str, tuple[Line, ...]] = {
    "2018": (
        Line(
            "done",
            "What the safeguarding partners and relevant agencies have done under the arrangements",
            ("plan.", "linkage."),
        ),
        Line(
            "effective",
            "How effective the arrangements have been in practice",
            ("concerns.", "plan.strengths", "plan.challenges"),
        ),
        Line(
            "impact",
            "Evidence of the impact of the work, training included, on outcomes for children, "
            "from early help to children looked after and care leavers",
            ("training.", "findings."),
        ),
        Line(
            "little-progress",
            "Areas where there has been little or no evidence of progress on agreed priorities",
            ("plan.little-progress", "plan.challenges"),
        ),
        Line(
            "learning-actions",
            "Decisions and actions, taken or planned, to carry out the recommendations of local "
            "and national reviews, and the improvements that followed",
            ("findings.stream.case-review", "follow-ups."),
        ),
        Line(
            "feedback",
            "How feedback from children and families was sought, and how it was used",
            ("findings.stream.other",),
        ),
        Line(
            "restraint",
            "A review of the use of restraint in secure establishments of the area",
            when=When.SECURE_ESTABLISHMENT,
        ),
        Line(
            "arrangements",
            "Changes to the published arrangements, with the time proposed for them",
            ("partnership.",),
        ),
        Line("scrutiny", "Independent scrutiny of the arrangements and of this report"),
        Line(
            "publication",
            "Published widely, and sent to the national Panel and the What Works centre within "
            "seven days",
            when=When.AT_RELEASE,
        ),
    ),
    "2023": (
        Line(
            "partner-contributions",
            "What each safeguarding partner contributed to how the arrangements work",
            ("budget.share.",),
        ),
        Line(
            "scrutiny-themes",
            "Themes from scrutiny taken together: reviews, the scrutineer's work, multi-agency "
            "audits",
            ("findings.stream.",),
        ),
        Line(
            "impact",
            "Evidence of the impact of partners' and agencies' work, training too, on outcomes",
            ("training.", "findings."),
        ),
        Line(
            "incident-learning",
            "Analysis of learning from serious incidents",
            ("findings.stream.case-review",),
        ),
        Line(
            "decisions",
            "Key decisions and actions, among them those that carry out the recommendations of "
            "local and national reviews, and their impact",
            ("follow-ups.", "plan."),
        ),
        Line(
            "feedback",
            "How feedback from children and families was sought and used, and what it changed",
            ("findings.stream.other",),
        ),
        Line(
            "costs",
            "The costs of the arrangements, each partner's contribution, changes to funding, and "
            "what was got for the money",
            ("budget.",),
        ),
        Line(
            "reforms", "Evidence that national reforms were carried out, with concerns about them"
        ),
        Line(
            "data",
            "How data are used to encourage learning, and how shared information helped practice",
            ("findings.stream.data",),
        ),
        Line("scrutiny", "The impact of independent scrutiny, and what was learned from it"),
        Line(
            "arrangements",
            "Changes to the arrangements with their timescales, and how relevant agencies and "
            "education take part",
            ("partnership.",),
        ),
        Line(
            "restraint",
            "A review of the use of restraint in secure establishments of the area",
            when=When.SECURE_ESTABLISHMENT,
        ),
        Line(
            "publication",
            "Sent to the national Panel and to Foundations within seven days of publication",
            when=When.AT_RELEASE,
        ),
    ),
}
KEYS: Mapping[str, Sequence[str]] = {
    edition: tuple(line.key for line in lines) for edition, lines in EDITIONS.items()
}


def check(
    *,
    edition: str,
    sections: Iterable[Written],
    figures: Iterable[str],
    secure_establishment: bool,
) -> list[Checked]:
    """Every line of the edition, with what fills it and what is missing."""
    written, known = list(sections), list(figures)
    return [_checked(line, written, known, secure_establishment) for line in EDITIONS[edition]]


def _checked(
    line: Line, sections: list[Written], figures: list[str], secure_establishment: bool
) -> Checked:
    answering = tuple(s for s in sections if line.key in s.fulfils and s.words)
    evidence = tuple(key for key in figures if key.startswith(line.filled_by or "\0"))
    return Checked(line, _standing(line, answering, secure_establishment), answering, evidence)


def _standing(line: Line, answering: tuple[Written, ...], secure_establishment: bool) -> Standing:
    if answering:
        return Standing.WRITTEN
    if line.when == When.AT_RELEASE:
        return Standing.AT_RELEASE
    if line.when == When.SECURE_ESTABLISHMENT and not secure_establishment:
        return Standing.NOT_NEEDED
    return Standing.MISSING
