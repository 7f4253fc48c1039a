"""Where a series is cut: each re-base begins a segment with limits and runs of its own."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from sightline.core.control_charts.types import Point, Rebase, Segment, UnfitSeries

Stretch = tuple[int, int, str]  # first index, one past the last, and why it starts anew


def stretches(points: Sequence[Point], rebases: Sequence[Rebase]) -> list[Stretch]:
    """In order, together all of the series. Two re-bases at one point make one cut, two reasons."""
    reasons: dict[int, list[str]] = {0: []}
    for rebase in rebases:
        if not rebase.reason.strip():
            raise UnfitSeries(f"the re-base at {rebase.starts_with} has no reason: give one")
        start = _start(points, rebase.starts_with)
        if start is not None:
            reasons.setdefault(start, []).append(rebase.reason.strip())
    starts = sorted(reasons)
    ends = [*starts[1:], len(points)]
    return [
        (first, end, "; ".join(reasons[first])) for first, end in zip(starts, ends, strict=True)
    ]


def _start(points: Sequence[Point], at: int | date) -> int | None:
    """The index of the point that it starts with, None where it cuts nothing off."""
    if isinstance(at, date):
        found = next((i for i, point in enumerate(points) if point.ends_on >= at), None)
        return found or None
    if not 0 < at < len(points):
        raise UnfitSeries(
            f"a re-base starts with point {at}, but the points after the first are 1 to "
            f"{len(points) - 1}: correct it"
        )
    return at


def check_order(points: Sequence[Point]) -> None:
    for before, after in pairwise(points):
        if after.ends_on < before.ends_on:
            raise UnfitSeries(
                f"'{after.label}' comes after '{before.label}' but ends before it: put the points "
                "in order of time"
            )


def baseline_end(values: Sequence[object | None], fix_after: int | None) -> int:
    """One past the last point that limits are made from: the first `fix_after` with a value."""
    if fix_after is None:
        return len(values)
    left = fix_after
    for index, value in enumerate(values):
        left -= value is not None
        if not left:
            return index + 1
    return len(values)


def segment(
    span: tuple[int, int],
    parts: tuple[Sequence[object | None], Sequence[object | None]],
    centre: float | None,
    reason: str,
    mean_moving_range: float | None = None,
) -> Segment:
    """`span` is the first index and one past the last; `parts` all of it, and its baseline."""
    count, baseline = (len(part) - part.count(None) for part in parts)
    return Segment(span[0], span[1] - 1, count, baseline, centre, mean_moving_range, reason)
