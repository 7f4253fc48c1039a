"""The ledger, the matrix and a build as plain data, for JSON. Names here are a public shape."""

from decimal import Decimal
from typing import Any

from sightline.apps.concerns import queries as concerns
from sightline.apps.concerns.types import Matrix, MatrixCell, MatrixRow
from sightline.apps.partnership.models import Year
from sightline.core.figures import Figure
from sightline.core.plurals import counted
from sightline.kit.access import Actor
from sightline.reports.composing import Composition
from sightline.reports.ledger import Ledger


def figures(year: str, ledger: Ledger) -> dict[str, Any]:
    return {
        "year": year,
        "figures": [_figure(figure, ledger) for figure in ledger.figures.values()],
        "not_computed": [str(fault) for fault in ledger.faults],
    }


def matrix(actor: Actor, year: Year) -> dict[str, Any]:
    found = concerns.matrix(actor, year)
    return {
        "year": year.slug,
        "as_at": found.as_at.isoformat(),
        "streams": list(found.streams),
        "summary": _summary(found),
        "concerns": [_row(row) for row in found.rows],
    }


def matrix_lines(told: dict[str, Any]) -> list[str]:
    """One line a concern: its title and the streams that have findings of concern."""
    lines = []
    for concern in told["concerns"]:
        seen = [f"{name} {cell['concerns']}" for name, cell in concern["cells"].items()]
        seen = [each for each in seen if not each.endswith(" 0")]
        lines.append(f"{concern['title']}: {', '.join(seen) or 'evidence not coded'}")
    return lines


def build(year: str, composition: Composition) -> dict[str, Any]:
    return {
        "year": year,
        "builds": composition.builds,
        "failures": [
            {
                "kind": fault.kind.value,
                "section": fault.place.section,
                "line": fault.place.line or None,
                "where": fault.place.where,
                "message": fault.message,
            }
            for fault in composition.faults
        ],
        "reminders": [f"{each.place}: {each.message}" for each in composition.reminders],
        "files": [],
    }


def build_lines(composition: Composition) -> list[str]:
    stopped = counted(len(composition.faults), "thing stops", "things stop")
    last = f"{stopped} the report. Nothing was written."
    return [*(str(fault) for fault in composition.faults), last]


def _figure(figure: Figure, ledger: Ledger) -> dict[str, Any]:
    return {
        "key": figure.key,
        "label": figure.label,
        "value": number(figure.quantity.amount),
        "bound": figure.quantity.bound.value,
        "text": figure.text,
        "unit": figure.quantity.unit,
        "basis": figure.basis.value,
        "period": str(figure.period) if figure.period else None,
        "definition": figure.definition,
        "source": figure.source,
        "declared_by": figure.declared_by or None,
        "good_direction": figure.good.value,
        "target": figure.target or None,
        "comparator": figure.comparator or None,
        "standing": ledger.standing(figure).value,
        "computed_from": list(figure.of),
        "working": figure.working or None,
        "warnings": list(ledger.warnings(figure)),
        "rows_beneath": len(figure.beneath),
        "hash": figure.fingerprint,
    }


def number(amount: Decimal) -> int | float:
    return int(amount) if amount == int(amount) else float(amount)


def _summary(found: Matrix) -> dict[str, int]:
    return {
        "concerns": len(found.rows),
        "triangulated": len(found.triangulated),
        "single_source": len(found.single_source),
        "repeat": len(found.repeats),
        "not_coded": len(found.not_coded),
        "no_owner": len(found.without_owner),
    }


def _row(row: MatrixRow) -> dict[str, Any]:
    return {
        "key": row.concern.key,
        "title": row.concern.title,
        "group": row.concern.group,
        "cells": {cell.stream: _cell(cell) for cell in row.cells},
        "other_sources": list(row.others),
        "triangulated": row.triangulated,
        "single_source": row.single_source,
        "repeat": row.repeat.value,
        "coded": row.coded,
        "no_owner": not row.owned,
    }


def _cell(cell: MatrixCell) -> dict[str, Any]:
    return {
        "concerns": cell.count,
        "strengths": len(cell.strengths),
        "latest": str(cell.latest) if cell.latest else None,
        "strength": cell.strength,
        "staleness": cell.staleness.value if cell.staleness else None,
        "findings": [*cell.concerns, *cell.strengths],
    }
