"""The ledger: every figure that the rooms offer for a year, and those worked out from them."""

from collections.abc import Mapping
from dataclasses import dataclass

from sightline.apps.concerns import figures as concerns
from sightline.apps.evidence import figures as evidence
from sightline.apps.feedback import figures as feedback
from sightline.apps.finance import figures as finance
from sightline.apps.followups import figures as followups
from sightline.apps.indicators import figures as indicators
from sightline.apps.partnership import figures as partnership
from sightline.apps.partnership.models import Year
from sightline.apps.plan import figures as plan
from sightline.core.calculations import CannotCalculate, calculate, in_order
from sightline.core.figures import Figure, Standing, by_key, standing, warnings
from sightline.kit.access import Actor
from sightline.reports.types import BuildFault, FaultKind, Place

ROOMS = (partnership, evidence, concerns, followups, indicators, finance, feedback, plan)
PLACE = Place(where="calculations")


@dataclass(frozen=True)
class Ledger:
    """`faults` are calculations that could not be made; `figures` lacks their figures."""

    figures: Mapping[str, Figure]
    faults: tuple[BuildFault, ...] = ()

    def get(self, key: str) -> Figure | None:
        return self.figures.get(key)

    def standing(self, figure: Figure) -> Standing:
        return standing(figure, self.figures)

    def warnings(self, figure: Figure) -> tuple[str, ...]:
        return warnings(figure, self.figures)

    def computed_from(self, key: str) -> list[Figure]:
        """The figures that were worked out from this one."""
        return [figure for figure in self.figures.values() if key in figure.of]

    def off_target(self) -> list[Figure]:
        """Figures on the wrong side of their target."""
        return [f for f in self.figures.values() if self.standing(f) == Standing.MISSED]

    def with_target(self) -> list[Figure]:
        return [figure for figure in self.figures.values() if figure.target]


def assemble(actor: Actor, year: Year) -> Ledger:
    """All figures of the year that the actor may see, in the order of the rooms."""
    offered = [figure for room in ROOMS for figure in room.offered(actor, year)]
    figures = by_key(offered)
    faults = []
    for calculation in in_order(indicators.calculations(actor, year)):
        try:
            if calculation.key in figures:
                raise CannotCalculate(f"'{calculation.key}' is another figure's key already")
            figures[calculation.key] = calculate(calculation, figures, indicators.ROOM)
        except CannotCalculate as refusal:
            faults.append(_fault(refusal))
    return Ledger(figures, tuple(faults))


def _fault(refusal: CannotCalculate) -> BuildFault:
    return BuildFault(FaultKind.CALCULATION, PLACE, f"{str(refusal).rstrip('.')}.")
