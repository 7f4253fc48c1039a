"""The figures that findings give: how many there are, and from where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sightline.apps.evidence import queries
from sightline.apps.evidence.types import STREAM_NAMES, Stream
from sightline.core.figures import Beneath, Counting, Figure
from sightline.core.periods import day_period
from sightline.kit.access import Actor

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Year

ROOM = "evidence"


def offered(actor: Actor, year: Year) -> Iterator[Figure]:
    counting = Counting(ROOM, day_period(year.as_at))
    found = [
        (row.stream, Beneath("finding", row.key, row.statement, row.origin_name))
        for row in queries.findings(actor, year).prefetch_related(None)
    ]
    yield counting.of(
        "findings.all",
        "Findings gathered in the year",
        "findings",
        [row for _, row in found],
        "Every finding of the year, of concern or of strength, from any source.",
    )
    for stream in Stream:
        name = STREAM_NAMES[stream].lower()
        yield counting.of(
            f"findings.stream.{stream.value.replace('_', '-')}",
            f"Findings from {name}",
            "findings",
            [row for of_stream, row in found if of_stream == stream],
            f"Findings of the year whose source is: {name}.",
        )
