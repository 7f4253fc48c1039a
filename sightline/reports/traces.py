"""The trace of every figure that a report prints, in words."""

from collections.abc import Mapping

from sightline.core.figures import Basis, Figure
from sightline.reports.composing import Composition
from sightline.reports.ledger import Ledger
from sightline.reports.writers.traces import Trace

BASIS_WORDS = {
    Basis.DECLARED: "Declared: somebody states it",
    Basis.COMPUTED: "Computed from records or other figures",
}


def of(composition: Composition) -> Mapping[str, Trace]:
    """For the figures that the report prints, in the order in which they first appear."""
    keys = dict.fromkeys(use.key for use in composition.uses)
    figures = composition.ledger.figures
    return {key: trace(figures[key], composition.ledger) for key in keys if key in figures}


def trace(figure: Figure, ledger: Ledger) -> Trace:
    basis = BASIS_WORDS[figure.basis]
    if figure.declared_by:
        basis = f"Declared by {figure.declared_by}"
    return Trace(
        value=figure.text,
        label=figure.label,
        basis=basis,
        definition=figure.definition,
        period=str(figure.period) if figure.period else "",
        source=figure.source,
        working=figure.working,
        warnings=ledger.warnings(figure),
    )
