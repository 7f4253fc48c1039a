"""Restricted findings as their list shows them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone

from sightline.apps.accounts.queries import agency_name
from sightline.apps.evidence.types import Tier
from sightline.kit.components.tables import Column, Table

if TYPE_CHECKING:
    from sightline.apps.evidence.models import RestrictedFinding

COLOURS = {Tier.AGENCYS_OWN: "blue", Tier.SEALED: "purple"}
COLUMNS = (
    Column("statement", "What it says", href="address"),
    Column("polarity", "It is a"),
    Column("observed", "Observed"),
    Column("of", "Agency or case"),
    Column("files", "Files"),
    Column("tier", "Who may read it", colour="colour"),
    Column("recorded", "Recorded"),
)


def findings(rows: Iterable[RestrictedFinding]) -> Table:
    return Table(
        name="Restricted findings",
        caption="Restricted findings that you may read",
        columns=COLUMNS,
        rows=[row(each) for each in rows],
        empty="There is nothing that you may read.",
        page_size=25,
    )


def row(shown: RestrictedFinding) -> dict[str, Any]:
    words = "Withdrawn" if shown.withdrawn_at else shown.tier_name
    return {
        "statement": shown.statement,
        "address": reverse("restricted:finding", args=[shown.pk]),
        "polarity": shown.polarity.capitalize(),
        "observed": shown.observed,
        "of": place(shown),
        "files": len(shown.files.all()),
        "tier": words,
        "colour": "grey" if shown.withdrawn_at else COLOURS[Tier(shown.tier)],
        "recorded": timezone.localtime(shown.at).date(),
    }


def place(shown: RestrictedFinding) -> str:
    """The agency's latest name, or the case's title and reference."""
    if shown.case is not None:
        return f"{shown.case.title} ({shown.case.reference})"
    return agency_name(shown.agency)
