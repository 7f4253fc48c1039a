"""How the matrix is computed from coded findings. No cell is ever ticked by hand.

Triangulated, single source and repeat look at findings of concern only: a strength seen three
times is no worry confirmed three times.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from sightline.apps.concerns.types import (
    CodedFinding,
    ListedConcern,
    Matrix,
    MatrixCell,
    MatrixRow,
    Repeat,
    Staleness,
)
from sightline.core.periods import months_before

STREAMS_TO_TRIANGULATE = 3
YEARS_TO_REPEAT = 2
AGEING_MONTHS, OLD_MONTHS = 12, 24


def matrix(
    *,
    concerns: Iterable[ListedConcern],
    findings: Iterable[CodedFinding],
    streams: Sequence[str],
    as_at: date,
) -> Matrix:
    """The matrix as at a day. Findings observed later, or of unlisted concerns, do not count."""
    by_concern: dict[str, list[CodedFinding]] = {}
    for finding in findings:
        if finding.observed.ends_on <= as_at:
            by_concern.setdefault(finding.concern, []).append(finding)
    rows = (_row(concern, by_concern.get(concern.key, []), streams, as_at) for concern in concerns)
    return Matrix(as_at, tuple(streams), tuple(rows))


def staleness(latest: date, as_at: date) -> Staleness:
    """Twelve months to the day is still fresh; the day after is ageing."""
    if latest < months_before(as_at, OLD_MONTHS):
        return Staleness.OLD
    return Staleness.AGEING if latest < months_before(as_at, AGEING_MONTHS) else Staleness.FRESH


def _row(
    concern: ListedConcern, findings: list[CodedFinding], streams: Sequence[str], as_at: date
) -> MatrixRow:
    cells = tuple(
        _cell(stream, [f for f in findings if f.stream == stream], as_at) for stream in streams
    )
    seen_by = sum(1 for cell in cells if cell.concerns)
    return MatrixRow(
        concern=concern,
        cells=cells,
        others=tuple(f.key for f in findings if f.stream not in streams),
        triangulated=seen_by >= STREAMS_TO_TRIANGULATE,
        single_source=seen_by == 1,
        repeat=_repeat(concern, findings),
        coded=bool(findings),
    )


def _cell(stream: str, findings: list[CodedFinding], as_at: date) -> MatrixCell:
    of_concern = [finding for finding in findings if not finding.is_strength]
    weights = [finding.weight for finding in of_concern if finding.weight is not None]
    latest = max((finding.observed for finding in of_concern), default=None)
    return MatrixCell(
        stream=stream,
        concerns=tuple(finding.key for finding in of_concern),
        strengths=tuple(finding.key for finding in findings if finding.is_strength),
        latest=latest,
        strength=max(weights, default=None),
        staleness=staleness(latest.ends_on, as_at) if latest else None,
    )


def _repeat(concern: ListedConcern, findings: list[CodedFinding]) -> Repeat:
    years = {finding.year for finding in findings if not finding.is_strength}
    if len(years) >= YEARS_TO_REPEAT:
        return Repeat.EVIDENCED
    return Repeat.STATED if concern.earlier_year else Repeat.NO
