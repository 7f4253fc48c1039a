"""Control charts of every kind and of awkward sizes and words, each under what it shows."""

from datetime import date, timedelta

from sightline.core.control_charts import (
    ChartKind,
    Frequency,
    Measure,
    Point,
    Rebase,
    Settings,
    analyse,
)
from sightline.core.drawing.control_chart import Comparator
from sightline.core.figures import Direction

HIGH = {"good": Direction.HIGHER, "measure": Measure.PERCENT}
REASON = "The new case system counts conferences from the strategy discussion"


def series(values, label="Q{} 2020/21"):
    """A point a value; a pair is a numerator and its denominator."""
    first = date(2000, 1, 31)
    return tuple(
        _point(label.format(number), first + timedelta(days=31 * number), value)
        for number, value in enumerate(values, 1)
    )


def _point(label, ends_on, value):
    if isinstance(value, tuple):
        return Point(label, ends_on, 100 * value[0] / value[1], *value)
    return Point(label, ends_on, value)


def analysed(values, label="Q{} 2020/21", **settings):
    return analyse(series(values, label), Settings(**settings))


RISEN = (62, 58, 60, 57, 61, 59, 63, 60, 58, 61, 59, 60, 66, 67, 68, 67, 69, 68, 70, 80)
WAVE = tuple(60 + (n * 7 % 11) for n in range(60))
LONG = {"label": "the quarter that ended on day {} of the year"}
UNBROKEN = {"label": "W" * 120 + "{}"}

ANALYSES = {
    "twenty quarters with a target": analysed(RISEN, target=75, **HIGH),
    "for the worse": analysed(RISEN, good=Direction.LOWER, target=75),
    "no direction": analysed([543, 551, 560, 540] * 3 + [800] * 8, measure=Measure.COUNT),
    "sixty months": analysed(WAVE, "March {}", frequency=Frequency.MONTHLY, target=50, **HIGH),
    "sixty with long labels": analysed(WAVE, **LONG, **HIGH),
    "sixty with unbroken labels": analysed(WAVE, **UNBROKEN, **HIGH),
    "four with long labels": analysed(WAVE[:4], **LONG, **HIGH),
    "one": analysed([7], **HIGH),
    "one unbroken": analysed([7], **UNBROKEN),
    "all the same": analysed([78.3] * 16, target=80, **HIGH),
    "nothing counted": analysed([0] * 16, measure=Measure.COUNT),
    "all missing but two": analysed([None] * 9 + [71, None, 74, None], target=80, **HIGH),
    "near a hundred": analysed([99, 97, 100, 98, 96, 99, 100, 99, 97, 95, 98, 100, 99], **HIGH),
    "near nought": analysed([1, 0.5, 2, 0, 3, 1, 0, 2, 1, 0.4, 2, 1, 0], **HIGH),
    "below nought": analysed([-5, -3.5, 2, 0, -7, 1, 3] * 3, good=Direction.HIGHER),
    "huge and tiny": analysed([1e15, 1e-9, 5] * 5),
    "re-based": analysed(
        RISEN, target=85, rebases=(Rebase(12, REASON), Rebase(17, "A second team joined")), **HIGH
    ),
    "re-based over and over": analysed(
        RISEN, rebases=tuple(Rebase(index, f"{index} {REASON}") for index in range(1, 20)), **HIGH
    ),
    "re-based without words to break": analysed(RISEN, rebases=(Rebase(18, "W" * 120),), **HIGH),
    "re-based in markup": analysed(RISEN, rebases=(Rebase(9, "<b>\"'&</b>\x00"),), **HIGH),
    "shares": analysed([((n * 7 % 13) + 12, 30 + 40 * (n % 3)) for n in range(20)], **HIGH),
    "shares with a gap": analysed(
        [*[((n * 7 % 13) + 12, 30 + 40 * (n % 3)) for n in range(16)], None, (50, 70)], **HIGH
    ),
    "days between": analysed(
        [30, 5, 90, 12, 44, 31, 8, 60, 75, 20, 16, 41, 250],
        "{} March 2020", measure=Measure.DAYS_BETWEEN, frequency=Frequency.BY_EVENT,
    ),
    "cases between": analysed(
        [30, 5, 90, 12, 44, 31, 8, 60, 75, 20, 16, 41, 250],
        "{} March 2020", measure=Measure.CASES_BETWEEN, frequency=Frequency.BY_EVENT,
    ),
    "thirteen years": analysed(WAVE[:13], "20{}", frequency=Frequency.ANNUAL, **HIGH),
    "terms": analysed(WAVE[:13], "Spring term 20{}", frequency=Frequency.TERMLY, **HIGH),
    "a run chart": analysed(WAVE[:20], chart=ChartKind.RUN, **HIGH),
}  # fmt: skip


def comparators(count, length, label="England"):
    return tuple(
        Comparator(f"{label} {number}", tuple(50.0 + number + n % 5 for n in range(length)))
        for number in range(count)
    )
