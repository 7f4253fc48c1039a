"""Whether the table itself is whole: the chain, its head, and a checkpoint that was kept."""

from dataclasses import replace

from sightline.core import trail_file
from sightline.core.trail_file import ADDED, Checkpoint, Fault, Verdict, Walk
from sightline.kit.access import Actor
from sightline.kit.trail import queries

WHAT = "the head of the table"


def verify(actor: Actor, checkpoint: Checkpoint | None = None, key: str = "") -> Verdict:
    """Every entry, from the first."""
    wanted = {checkpoint.count} if checkpoint else set()
    return trail_file.judge(_walk(actor, (0, trail_file.BEGIN), wanted), checkpoint, key)


def verify_newest(actor: Actor, most: int) -> Verdict:
    """The newest entries only, from the hash of the one before them."""
    begin = (0, trail_file.BEGIN)
    before = queries.entry(actor, queries.head(actor).count - most)
    if before is not None:
        begin = (before.number, before.hash)
    return trail_file.judge(_walk(actor, begin, set()))


def _walk(actor: Actor, begin: tuple[int, str], wanted: set[int]) -> Walk:
    head = queries.head(actor)
    found = trail_file.walk(queries.lines(actor, begin[0]), begin, {*wanted, head.count})
    fault = found.fault or trail_file.compare(found, head, WHAT) or _beyond(actor, found)
    return replace(found, fault=fault)


def _beyond(actor: Actor, found: Walk) -> Fault | None:
    """Asked after the entries were read: whatever was recorded meanwhile, the head counts it."""
    count = queries.head(actor).count
    if found.count <= count:
        return None
    words = f"entry {count + 1} was added by another way: {WHAT} counts {count}"
    return Fault(ADDED, count + 1, count + 1, words)
