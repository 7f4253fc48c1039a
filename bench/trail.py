"""Proving a trail beside what SHA-256 of its lines alone takes, and the cost of one entry."""

import tempfile
from hashlib import sha256
from pathlib import Path

from django.db import transaction

from bench.timing import line, seconds
from sightline.core import trail_file
from sightline.kit import clock, trail
from sightline.kit.access import COMMAND_LINE

ENTRIES, RECORDED = 1_000_000, 1000
MOST = 4  # times what SHA-256 takes


def run() -> float:
    """How many times as long proving it takes as SHA-256 of its lines."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "trail.jsonl"
        _write(file)
        floor = seconds(lambda: _hash_lines(file))
        print(f"A trail of {ENTRIES} entries, against SHA-256 of its lines one by one")
        print(line("SHA-256 of each line (the floor)", floor, floor))
        proved = seconds(lambda: _prove(file))
        print(line("proving it", proved, floor, f"at most {MOST}"))
    took = seconds(_record, runs=3) / RECORDED
    print(f"  one entry of {RECORDED} in a transaction{took * 1000:36.3f} ms   at most 1")
    return proved / floor


def _write(file: Path) -> None:
    head = trail_file.BEGIN
    with file.open("wb") as opened:
        for number in range(1, ENTRIES + 1):
            text = trail_file.canonical(_entry(number))
            head = trail_file.link(head, text)
            opened.write(trail_file.line(head, text))


def _entry(number: int) -> dict[str, object]:
    return {
        "number": number,
        "at": "2020-06-01T09:00:00.000000Z",
        "actor": "Business manager",
        "person": 7,
        "agency": "police",
        "event": "keeping.row-changed",
        "target": "partnership.year",
        "target_id": "1",
        "details": {"table": "findings", "revision": number},
    }


def _hash_lines(file: Path) -> None:
    with file.open("rb") as opened:
        for each in opened:
            sha256(each).hexdigest()


def _prove(file: Path) -> None:
    """Nothing is told by a trail that was given up half-way."""
    verdict = trail_file.verify_file(file)
    if not verdict.whole or verdict.entries != ENTRIES:
        raise SystemExit("\n".join(verdict.lines()))


@transaction.atomic
def _record() -> None:
    for number in range(RECORDED):
        trail.record(actor=COMMAND_LINE, event="bench.recorded", at=clock.now(), number=number)
