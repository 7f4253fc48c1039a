"""What makes a signal, and why: no signal is raised without the words of its rule.

Special cause and targets out of reach are those of NHS England's Making Data Count; a gap to others
is told only where two values can be told apart at all.
"""

from collections.abc import Iterable, Iterator

from sightline.analytics.dictionary.types import Definition
from sightline.apps.indicators.series.beside import Beside
from sightline.apps.indicators.series.seen import Seen
from sightline.apps.indicators.signals.types import Raised
from sightline.apps.indicators.types import SignalRule
from sightline.core.comparing import Verdict
from sightline.core.control_charts.sentences import shows
from sightline.core.control_charts.types import Assurance, PointClass, Rule
from sightline.core.figures import Direction

REASONS = {
    Rule.OUTSIDE: "The latest value lies outside the limits within which chance would keep it.",
    Rule.SHIFT: "Seven or more values in a row lie on one side of the centre line.",
    Rule.TREND: "Seven or more values in a row only rise, or only fall.",
    Rule.TWO_OF_THREE: "Two of the last three values lie near a limit, all on one side.",
}
RUN_REASONS = {
    Rule.SHIFT: "Six or more values in a row lie on one side of the median.",
    Rule.TREND: "Five or more values in a row only rise, or only fall.",
}
SIDES = {Verdict.HIGHER: Direction.HIGHER, Verdict.LOWER: Direction.LOWER}
GAP = (
    "The two 95% intervals do not overlap, so chance alone would hardly make this gap between "
    "published values."
)
OUT_OF_REACH = (
    "The target lies beyond the limits of the process, on the side that is good: without a change "
    "it will not be met."
)


def raised(every: Iterable[Seen]) -> list[Raised]:
    """What the charts say now, of each indicator's latest value."""
    return [signal for seen in every for signal in (*_special(seen), *_out_of_reach(seen))]


def gaps(definition: Definition, every: Iterable[Beside]) -> list[Raised]:
    """Published values that can be told apart from England's, on the side that is not good or is.

    Neighbours and the region are read beside it; England alone is the same for everybody.
    """
    found = []
    for each in every:
        told = each.comparisons[0] if each.comparisons else None
        if told is None or told.verdict not in SIDES or definition.good is Direction.NEUTRAL:
            continue
        latest = each.latest
        found.append(
            Raised(
                indicator=definition.key,
                rule=SignalRule.COMPARATOR_GAP,
                period=latest.code,
                ends_on=latest.ends_on,
                says=f"{definition.title}: {told.sentence}",
                reason=GAP,
                about=each.area,
                is_good=SIDES[told.verdict] is definition.good,
            )
        )
    return found


def _special(seen: Seen) -> Iterator[Raised]:
    analysis, latest = seen.analysis, seen.latest
    if analysis is None or latest is None or latest.value is None:
        return
    mark = analysis.charted.marks[-1]
    if mark is None or not mark.is_special:
        return
    has_limits = analysis.variation is not None
    words = REASONS if has_limits else {**REASONS, **RUN_REASONS}
    yield Raised(
        indicator=seen.definition.key,
        rule=SignalRule.SPECIAL_CAUSE,
        period=latest.period.code,
        ends_on=latest.period.ends_on,
        says=_says(seen),
        reason=" ".join(words[rule] for rule in mark.rules),
        is_good=mark.kind is PointClass.IMPROVEMENT,
    )


def _out_of_reach(seen: Seen) -> Iterator[Raised]:
    analysis, latest = seen.analysis, seen.latest
    if analysis is None or latest is None or analysis.assurance is not Assurance.FAIL:
        return
    yield Raised(
        indicator=seen.definition.key,
        rule=SignalRule.TARGET_OUT_OF_REACH,
        period=latest.period.code,
        ends_on=latest.period.ends_on,
        says=f"{seen.definition.title}: the target is out of reach of the process as it is.",
        reason=OUT_OF_REACH,
    )


def _says(seen: Seen) -> str:
    """A sentence that stands by itself. Of the chart's own, what follows a semicolon is about the
    target, of which another signal tells."""
    told = shows(seen.analysis) if seen.analysis else ""
    told = told[:1].lower() + told[1:]
    return f"{seen.definition.title}: {told.split('; ')[0].rstrip('.')}."
