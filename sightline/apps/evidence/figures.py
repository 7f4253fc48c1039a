"""The figures that findings give: how many there are, and from where."""

from collections.abc import Iterator

from sightline.apps.evidence import queries
from sightline.apps.evidence.types import STREAM_NAMES, Stream
from sightline.apps.partnership.figures import counted
from sightline.apps.partnership.models import Year
from sightline.core.figures import Beneath, Figure
from sightline.kit.access import Actor

ROOM = "evidence"


def offered(actor: Actor, year: Year) -> Iterator[Figure]:
    found = list(queries.findings(actor, year))
    rows = {
        row.key: Beneath("finding", row.key, row.statement, row.stream_name) for row in found
    }
    yield counted(
        key="findings.all",
        label="Findings gathered in the year",
        unit="findings",
        definition="Every finding of the year, of concern or of strength, from any source.",
        room=ROOM,
        rows=list(rows.values()),
        year=year,
    )
    for stream in Stream:
        yield counted(
            key=f"findings.stream.{stream.value.replace('_', '-')}",
            label=f"Findings from: {STREAM_NAMES[stream].lower()}",
            unit="findings",
            definition=f"Findings of the year whose source is: {STREAM_NAMES[stream].lower()}.",
            room=ROOM,
            rows=[rows[row.key] for row in found if row.stream == stream],
            year=year,
        )
