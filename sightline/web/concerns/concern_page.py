"""What a concern's own page shows: its evidence by stream, its years, and who answers to it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sightline.apps.concerns.types import NOT_CODED, MatrixRow
from sightline.apps.evidence.types import STREAM_NAMES, Stream
from sightline.core.drawing.canvas import Drawing
from sightline.core.drawing.sparkline import YearMark, year_strip
from sightline.core.plurals import counted
from sightline.web.concerns.matrix_page import Mark, marks


@dataclass(frozen=True)
class FindingShown:
    """`coded_by` says who stands behind the coding, `reason` why it was made."""

    key: str
    year: str
    year_slug: str
    statement: str
    stream: str
    origin: str
    is_strength: bool
    observed: str
    weight: str
    agencies: str
    source: str
    reason: str
    coded_by: str


@dataclass(frozen=True)
class StreamShown:
    """Findings of concern and of strength of one stream, never added together."""

    name: str
    concerns: tuple[FindingShown, ...]
    strengths: tuple[FindingShown, ...]


@dataclass(frozen=True)
class YearShown:
    """`stated` holds the source when the year is known only because somebody says so."""

    label: str
    count: int
    stated: str = ""

    @property
    def words(self) -> str:
        if self.stated:
            return "said to be raised"
        return counted(self.count, "finding", "findings")


@dataclass(frozen=True)
class FollowUpShown:
    key: str
    title: str
    agreed_by: str
    state: str
    due: date | None
    due_words: str


@dataclass(frozen=True)
class ConcernPage:
    first_line: str
    marks: tuple[Mark, ...]
    streams: tuple[StreamShown, ...]
    others: StreamShown
    silent: tuple[str, ...]
    years: tuple[YearShown, ...]
    strip: Drawing | None


def concern_page(
    row: MatrixRow, findings: Sequence[FindingShown], years: Sequence[YearShown]
) -> ConcernPage:
    """`row` is the concern's row of the matrix, `findings` all that are coded to it."""
    heard = {stream: _stream(stream, findings) for stream in Stream}
    others = heard.pop(Stream.OTHER)
    return ConcernPage(
        first_line=_first_line(row),
        marks=marks(row),
        streams=tuple(each for each in heard.values() if each.concerns or each.strengths),
        others=others,
        silent=tuple(
            each.name for each in heard.values() if not each.concerns and not each.strengths
        ),
        years=tuple(years),
        strip=_strip(row.concern.title, years),
    )


def years_of(
    findings: Iterable[FindingShown], listed: Iterable[str], stated: Mapping[str, str]
) -> list[YearShown]:
    """The years that list the concern or hold findings of concern, oldest first.

    `stated` maps an earlier year to the source that names it.
    """
    counts: dict[str, int] = dict.fromkeys(listed, 0)
    for finding in findings:
        counts[finding.year] = counts.get(finding.year, 0) + (not finding.is_strength)
    known = {label: YearShown(label, count) for label, count in counts.items()}
    told = {label: YearShown(label, 0, source) for label, source in stated.items()}
    return sorted((told | known).values(), key=lambda year: year.label)


def _stream(stream: Stream, findings: Sequence[FindingShown]) -> StreamShown:
    own = [finding for finding in findings if finding.stream == stream.value]
    return StreamShown(
        STREAM_NAMES[stream],
        tuple(finding for finding in own if not finding.is_strength),
        tuple(finding for finding in own if finding.is_strength),
    )


def _first_line(row: MatrixRow) -> str:
    if not row.coded:
        return f"{NOT_CODED}."
    seen = sum(1 for cell in row.cells if cell.concerns)
    count = row.findings_of_concern
    if not seen:
        return "No finding of concern stands in any of the five kinds of evidence."
    kinds = "one kind" if seen == 1 else f"{seen} kinds"
    said = counted(count, "finding of concern", "findings of concern")
    return f"{said}, from {kinds} of evidence out of {len(row.cells)}."


def _strip(title: str, years: Sequence[YearShown]) -> Drawing | None:
    if not any(year.count for year in years):
        return None
    told = ", ".join(f"{year.label}: {year.words}" for year in years)
    return year_strip(
        name="years-of-the-concern",
        title=f"Findings of concern by year: {title}",
        description=f"{told}.",
        years=[YearMark(year.label, year.count, year.words) for year in years],
    )
