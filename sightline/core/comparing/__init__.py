"""Setting one area's value beside others': with intervals, and never across definitions or years
without saying so."""

from sightline.core.comparing.comparisons import Comparison, Verdict, compare, compare_with_median
from sightline.core.comparing.intervals import Interval, poisson, wilson
from sightline.core.comparing.measured import Kind, Measured, Scale
from sightline.core.comparing.medians import Median, median
from sightline.core.comparing.ranking import Ranked, Ranking, ordinal, rank

__all__ = [
    "Comparison",
    "Interval",
    "Kind",
    "Measured",
    "Median",
    "Ranked",
    "Ranking",
    "Scale",
    "Verdict",
    "compare",
    "compare_with_median",
    "median",
    "ordinal",
    "poisson",
    "rank",
    "wilson",
]
