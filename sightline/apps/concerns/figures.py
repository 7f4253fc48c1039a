"""The figures that the matrix gives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sightline.apps.concerns import queries
from sightline.apps.concerns.types import MatrixRow
from sightline.core.figures import Beneath, Counting, Figure
from sightline.core.periods import day_period
from sightline.kit.access import Actor

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Year

ROOM = "concerns"


def offered(actor: Actor, year: Year) -> Iterator[Figure]:
    counting = Counting(ROOM, day_period(year.as_at))
    found = queries.matrix(actor, year)
    sets = (
        ("listed", "Concerns that the partnership keeps in view", found.rows,
         "Every concern listed in the year's register."),
        ("coded", "Concerns with evidence coded to them",
         [row for row in found.rows if row.coded],
         "Concerns to which a person has coded one finding or more."),
        ("not-coded", "Concerns listed without coded evidence", found.not_coded,
         "Concerns that the partnership lists and to which no finding is coded."),
        ("triangulated", "Concerns seen by three kinds of evidence or more", found.triangulated,
         "Concerns with findings of concern in three or more of the five streams."),
        ("single-source", "Concerns seen by one kind of evidence only", found.single_source,
         "Concerns with findings of concern in just one of the five streams."),
        ("repeat", "Concerns that came back", found.repeats,
         "Concerns with findings in two years or more, or that a source dates to an earlier year."),
        ("without-owner", "Concerns that nobody owns", found.without_owner,
         "Concerns for which the register names no agency and no group."),
    )  # fmt: skip
    for key, label, rows, means in sets:
        yield counting.of(f"concerns.{key}", label, "concerns", _beneath(rows), means)
    for group in queries.groups(actor, year):
        rows = [row for row in found.rows if row.concern.group == group.title]
        yield counting.of(
            f"concerns.group.{group.key}",
            f"Concerns: {group.title}",
            "concerns",
            _beneath(rows),
            "Concerns that the register lists under this heading.",
        )


def _beneath(rows: tuple[MatrixRow, ...] | list[MatrixRow]) -> list[Beneath]:
    return [
        Beneath(
            "concern", row.concern.key, row.concern.title, f"{row.findings_of_concern} findings"
        )
        for row in rows
    ]
