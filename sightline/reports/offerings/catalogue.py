"""Every table, chart and diagram by the name that a writer asks for."""

from collections.abc import Callable, Mapping, Sequence

from sightline.core.document import Block
from sightline.reports.offerings import evidence, money, partnership, plan
from sightline.reports.offerings.source import Source

Offering = Callable[[Source], Sequence[Block]]

OFFERINGS: Mapping[tuple[str, str], Offering] = {
    ("table", "budget"): money.budget,
    ("table", "contributions"): money.contributions,
    ("table", "reserves"): money.reserves,
    ("table", "matrix"): evidence.matrix_table,
    ("table", "escalated-issues"): evidence.escalated_issues,
    ("table", "reviews"): evidence.reviews,
    ("table", "voice"): evidence.voice,
    ("table", "commendations"): evidence.commendations,
    ("table", "membership"): partnership.membership,
    ("table", "groups"): partnership.groups,
    ("table", "linkages"): partnership.linkages,
    ("table", "training"): evidence.training,
    ("table", "priorities"): plan.priorities,
    ("table", "coming-priorities"): plan.coming_priorities,
    ("table", "plan"): plan.plan,
    ("table", "coming-plan"): plan.coming_plan,
    ("table", "strengths"): plan.strengths,
    ("table", "challenges"): plan.challenges,
    ("table", "targets"): plan.targets_table,
    ("table", "notes"): plan.notes,
    ("chart", "income"): money.income_chart,
    ("chart", "spending"): money.spending_chart,
    ("chart", "reserves"): money.reserves_chart,
    ("chart", "targets"): plan.targets_chart,
    ("diagram", "structure"): partnership.structure,
    ("diagram", "linkages"): partnership.linkages_diagram,
    ("diagram", "matrix"): evidence.matrix_diagram,
}
NAMES: Mapping[str, Sequence[str]] = {
    kind: tuple(name for of, name in OFFERINGS if of == kind)
    for kind in ("table", "chart", "diagram")
}


def draw(source: Source, kind: str, name: str) -> Sequence[Block] | None:
    """The blocks of an offering; None if there is none of that name."""
    offering = OFFERINGS.get((kind, name))
    return None if offering is None else offering(source)
