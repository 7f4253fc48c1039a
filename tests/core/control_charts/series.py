"""Series to chart: quarters from 2021/22 on, and random ones with ties, gaps and re-bases."""

from datetime import date

from hypothesis import strategies as st

from sightline.core.control_charts import Point, Rebase, Settings
from sightline.core.figures import Direction

ENDS = ((6, 30), (9, 30), (12, 31), (3, 31))


def quarters(values):
    """A point a value; a pair is a numerator and its denominator, as a percentage."""
    return tuple(_quarter(index, value) for index, value in enumerate(values))


def _quarter(index, value):
    year, quarter = 2021 + index // 4, index % 4
    month, day = ENDS[quarter]
    label = f"Q{quarter + 1} {year}/{(year + 1) % 100:02d}"
    ends_on = date(year + (quarter == 3), month, day)
    if isinstance(value, tuple):
        return Point(label, ends_on, 100 * value[0] / value[1], *value)
    return Point(label, ends_on, value)


# From elsewhere, worked out independently: limits, runs and marks are known.
ONE_OUTLIER = (1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1)
RISEN = (62, 58, 60, 57, 61, 59, 63, 60, 58, 61, 59, 60, 66, 67, 68, 67, 69, 68, 70, 80)
STEADY = (78, 81, 77, 80, 79, 82, 78, 80, 81, 77, 79, 80, 82, 79)

_levels = st.one_of(
    st.integers(-6, 6),  # few values, so that many are alike
    st.integers(0, 1000).map(lambda tenths: tenths / 10),
    st.decimals(-50, 50, places=3),
    st.floats(-1e6, 1e6, allow_nan=False),
)


@st.composite
def values(draw, most=60):
    """Random walks, noise and constants; some missing."""
    kind = draw(st.sampled_from(("noise", "walk", "constant", "mixed")))
    if kind == "constant":
        series = [draw(_levels)] * draw(st.integers(0, most))
    elif kind == "walk":
        steps = draw(st.lists(st.integers(-2, 3), max_size=most))
        series = [sum(steps[: end + 1]) for end in range(len(steps))]
    elif kind == "noise":
        series = draw(st.lists(st.integers(-4, 4), max_size=most))
    else:
        series = draw(st.lists(_levels, max_size=most))
    gaps = draw(st.sets(st.integers(0, most - 1), max_size=4))
    return [None if index in gaps else value for index, value in enumerate(series)]


@st.composite
def settings(draw, length):
    cuts = draw(st.sets(st.integers(1, length - 1), max_size=3)) if length > 1 else set()
    return Settings(
        good=draw(st.sampled_from(list(Direction))),
        target=draw(st.one_of(st.none(), _levels)),
        screen_outliers=draw(st.booleans()),
        fix_after=draw(st.one_of(st.none(), st.integers(2, 20))),
        rebases=tuple(Rebase(cut, "A new system") for cut in sorted(cuts)),
    )


@st.composite
def charted(draw, most=60):
    """A series with settings that fit it."""
    series = quarters(draw(values(most)))
    return series, draw(settings(len(series)))
