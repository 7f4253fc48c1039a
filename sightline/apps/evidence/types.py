"""The words of evidence: the five streams of the matrix, and where else findings come from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Stream(StrEnum):
    """The columns of the matrix, and `other`, shown with a concern and counted in no cell."""

    AUDIT = "audit"
    DATA = "data"
    ASSESSMENT = "assessment"
    ESCALATED_ISSUE = "escalated_issue"
    CASE_REVIEW = "case_review"
    OTHER = "other"


MATRIX_STREAMS = (
    Stream.AUDIT,
    Stream.DATA,
    Stream.ASSESSMENT,
    Stream.ESCALATED_ISSUE,
    Stream.CASE_REVIEW,
)
STREAM_NAMES = {
    Stream.AUDIT: "Audits",
    Stream.DATA: "Data",
    Stream.ASSESSMENT: "Assessments",
    Stream.ESCALATED_ISSUE: "Escalated issues",
    Stream.CASE_REVIEW: "Case reviews",
    Stream.OTHER: "Other sources",
}


class Origin(StrEnum):
    """What kind of evidence exactly. The five of the matrix, and those that count as other."""

    AUDIT = "audit"
    DATA = "data"
    ASSESSMENT = "assessment"
    ESCALATED_ISSUE = "escalated_issue"
    CASE_REVIEW = "case_review"
    INSPECTION = "inspection"
    VOICE = "voice"
    SCRUTINY = "scrutiny"
    NATIONAL_REVIEW = "national_review"
    COMMENDATION = "commendation"
    OTHER = "other"

    @property
    def stream(self) -> Stream:
        return Stream(self) if self.value in Stream._value2member_map_ else Stream.OTHER


ORIGIN_NAMES = {
    Origin.AUDIT: "Audit",
    Origin.DATA: "Data",
    Origin.ASSESSMENT: "Assessment",
    Origin.ESCALATED_ISSUE: "Escalated issue",
    Origin.CASE_REVIEW: "Case review",
    Origin.INSPECTION: "Inspection",
    Origin.VOICE: "Children's and families' voice",
    Origin.SCRUTINY: "Scrutiny",
    Origin.NATIONAL_REVIEW: "National review",
    Origin.COMMENDATION: "Commendation",
    Origin.OTHER: "Other",
}


class Polarity(StrEnum):
    CONCERN = "concern"
    STRENGTH = "strength"


class Tier(StrEnum):
    """Who may read a finding that is not open to the partnership."""

    AGENCYS_OWN = "agency"
    SEALED = "sealed"


@dataclass(frozen=True)
class RestrictedEntry:
    """What a restricted finding says. `observed` is a period as it is written."""

    statement: str
    source: str
    polarity: Polarity
    observed: str


TIER_NAMES = {Tier.AGENCYS_OWN: "Agency’s own", Tier.SEALED: "Sealed"}


# The tables of the pack whose rows are findings. Those of the streams' own rooms say so in the key.
TABLES = ("findings", "escalated_issues", "reviews", "voice", "commendations")


@dataclass(frozen=True)
class FindingEntry:
    """`observed` is a period's code; `weight` 1 to 3, None when not stated; agencies by key."""

    key: str
    origin: Origin
    statement: str
    polarity: Polarity
    observed: str
    source: str
    weight: int | None = None
    agencies: tuple[str, ...] = ()
    record: str = ""
    table: str = field(default="findings")  # the table of the pack that it came in


@dataclass(frozen=True)
class RecordEntry:
    """A stream's row, for a room that is not built yet; `key` is its key within `table`."""

    table: str
    key: str
    values: Mapping[str, str]


# The tables whose rooms are not built yet.
RECORD_TABLES = ("escalated_issues", "reviews", "training", "voice", "commendations")


def record_key(table: str, key: str) -> str:
    """What tells a stream's record, and the finding made of it, apart in a year."""
    return f"{table}:{key}"
