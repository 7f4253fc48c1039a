"""Drawings of indicators: the control chart, its small form, and the two icons."""

from collections.abc import Sequence
from dataclasses import dataclass

from sightline.apps.indicators.series.beside import Beside
from sightline.apps.indicators.series.seen import Seen
from sightline.core.drawing.canvas import Drawing
from sightline.core.drawing.control_chart import Comparator, control_chart
from sightline.core.drawing.small_chart import small_chart
from sightline.core.drawing.variation_icons import assurance_icon, variation_icon


@dataclass(frozen=True)
class Icons:
    variation: Drawing
    assurance: Drawing


def chart(seen: Seen, comparators: Sequence[Comparator] = ()) -> Drawing | None:
    """None where nothing can be drawn."""
    if seen.analysis is None or all(value.value is None for value in seen.values):
        return None
    return control_chart(
        name=f"chart-{seen.definition.key}",
        title=f"{seen.definition.title}: {seen.analysis.kind}",
        description=seen.analysis.sentence,
        analysis=seen.analysis,
        comparators=comparators,
        places=seen.definition.places,
    )


def icons(seen: Seen) -> Icons:
    analysis, key = seen.analysis, seen.definition.key
    return Icons(
        variation_icon(name=f"variation-{key}", variation=analysis.variation if analysis else None),
        assurance_icon(name=f"assurance-{key}", assurance=analysis.assurance if analysis else None),
    )


def small(seen: Seen) -> Drawing | None:
    """As it stands in a row of the board's page."""
    if seen.analysis is None or all(value.value is None for value in seen.values):
        return None
    return small_chart(
        name=f"small-{seen.definition.key}",
        title=seen.definition.title,
        description=seen.analysis.sentence,
        analysis=seen.analysis,
    )


def beside(key: str, found: Beside) -> Drawing:
    """The published series of one area, with the lines of England, the region and neighbours."""
    return control_chart(
        name=f"beside-{key}-{found.analysis.points[0].ends_on:%Y}",
        title=f"{found.measure.title}: {found.area} beside others",
        description=found.comparisons[0].sentence if found.comparisons else found.measure.title,
        analysis=found.analysis,
        comparators=found.comparators,
        places=found.measure.decimals,
        own=found.area,
    )
