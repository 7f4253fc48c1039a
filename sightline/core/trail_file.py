"""The trail as a file: an entry a line, with a hash over the hash before it and what it says.

This one file checks it, with nothing but Python: python3 trail_file.py FILE --checkpoint FILE
Any changed byte breaks the chain at its entry; a checkpoint kept elsewhere tells of the end.
"""

import argparse
import json
import re
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

FORMAT = "sightline-trail-1"
FORMAT_OF_CHECKPOINT = "sightline-trail-checkpoint-1"
BEGIN = sha256(FORMAT.encode()).hexdigest()  # what stands in for the hash before the first entry
FIELDS = ("number", "at", "actor", "person", "agency", "event", "target", "target_id")  # + details
LONGEST_LINE = 1024 * 1024  # bytes
LARGEST_CHECKPOINT = 10_000  # bytes
CHANGED, REMOVED, ADDED, MOVED = "changed", "removed", "added", "moved"
CUT, ANOTHER = "cut", "another"  # told by a checkpoint only
NONE, GOOD, BAD, NOT_CHECKED = "none", "good", "bad", "not checked"  # of a signature

_HASH, _ENTRY, _END = b'{"hash":"', b'","entry":', b"}\n"
_LINE = re.compile(rb'\{"hash":"([0-9a-f]{64})","entry":(\{"number":([1-9][0-9]{0,17}),.*\})\}\n')
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode
_sorted = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), allow_nan=False, sort_keys=True
).encode


# Writing.


def canonical(entry: Mapping[str, Any]) -> bytes:
    """What is hashed of an entry: JSON without spaces, fields in this order, details by name."""
    told = _encode({name: entry[name] for name in FIELDS})
    return f'{told[:-1]},"details":{_sorted(entry["details"])}}}'.encode()


def link(before: str, text: bytes) -> str:
    """The hash of an entry."""
    return sha256(before.encode() + text).hexdigest()


def line(digest: str, text: bytes) -> bytes:
    return _HASH + digest.encode() + _ENTRY + text + _END


# Checkpoints.


@dataclass(frozen=True)
class Checkpoint:
    """How long the trail was at a moment, and its last hash; `key` and `signature` in hexadecimal.

    Without a signature it is what the installation itself says of its own trail.
    """

    count: int
    head: str
    at: str = ""
    key: str = ""
    signature: str = ""

    @property
    def signed(self) -> bytes:
        """The bytes that the signature is given over."""
        named = {"format": FORMAT_OF_CHECKPOINT, "count": self.count, "head": self.head}
        return _encode({**named, "at": self.at, "key": self.key}).encode()

    def written(self) -> bytes:
        told = {**json.loads(self.signed), "signature": self.signature}
        return (json.dumps(told, indent=2) + "\n").encode()


class NotACheckpoint(ValueError):
    """A file that does not read as a checkpoint."""


def read_checkpoint(file: Path) -> Checkpoint:
    try:
        with file.open("rb") as opened:
            told = json.loads(opened.read(LARGEST_CHECKPOINT))
        found = Checkpoint(*(told[name] for name in ("count", "head", "at", "key", "signature")))
        fits = told["format"] == FORMAT_OF_CHECKPOINT and _is_checkpoint(found)
    except (ValueError, TypeError, KeyError, RecursionError):
        fits = False
    if not fits:
        raise NotACheckpoint("this is no checkpoint of Sightline's trail")
    return found


def _is_checkpoint(found: Checkpoint) -> bool:
    if type(found.count) is not int or found.count < 0:
        return False
    texts = (found.head, found.key, found.signature, found.at)
    shapes = ("[0-9a-f]{64}", "[0-9a-f]{64}", "[0-9a-f]{128}", r"[-0-9T:.Z]{20,32}")
    return all(re.fullmatch(shape, text) for shape, text in zip(shapes, texts, strict=True))


def signature_of(checkpoint: Checkpoint) -> str:
    """Whether the signature is by the key in the checkpoint; that needs one package more."""
    try:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    except ImportError:
        return NOT_CHECKED
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(checkpoint.key))
        key.verify(bytes.fromhex(checkpoint.signature), checkpoint.signed)
    except (InvalidSignature, ValueError):
        return BAD
    return GOOD


# Checking.


@dataclass(frozen=True)
class Fault:
    """The first entry that is not as it was written. `line` counts those that were read."""

    kind: str
    number: int
    line: int
    words: str


@dataclass(frozen=True)
class Walk:
    """How far the chain holds; `hashes` are those of the numbers that were asked for."""

    count: int
    head: str
    fault: Fault | None
    hashes: Mapping[int, str]


@dataclass(frozen=True)
class Verdict:
    """`notes` say what was checked against what, and what cannot be told."""

    entries: int
    head: str
    fault: Fault | None
    checkpoint: str
    signature: str
    notes: tuple[str, ...] = field(default=())

    @property
    def whole(self) -> bool:
        return self.fault is None and self.signature != BAD

    def told(self) -> dict[str, Any]:
        fault = {name: getattr(self.fault, name, None) for name in Fault.__dataclass_fields__}
        return {
            "whole": self.whole,
            "entries": self.entries,
            "head": self.head,
            "fault": fault,
            "checkpoint": self.checkpoint,
            "signature": self.signature,
            "notes": list(self.notes),
        }

    def lines(self) -> list[str]:
        held = f"The chain holds for {self.entries} entries; its head:\n  {self.head}"
        first = held if self.fault is None else f"The trail is not whole: {self.fault.words}."
        return [first, *self.notes]


def walk(
    lines: Iterable[bytes],
    begin: tuple[int, str] = (0, BEGIN),
    wanted: Collection[int] = (),
) -> Walk:
    """Follow the chain, up to the first line that does not fit. Holds one line at a time."""
    count, before = begin[0], begin[1].encode()
    hashes = {count: begin[1]} if count in wanted else {}
    rest = iter(lines)
    for each in rest:
        digest, text = each[9:73], each[83:-2]
        if (
            sha256(before + text).hexdigest().encode() != digest
            or not each.startswith(b'","entry":{"number":%d,' % (count + 1), 73)
            or not each.startswith(_HASH)
            or not each.endswith(_END)
        ):
            fault = _Break(before, count + 1, count + 1 - begin[0], each, rest).fault()
            return Walk(count, before.decode(), fault, hashes)
        before = digest
        count += 1
        if count in wanted:
            hashes[count] = digest.decode()
    return Walk(count, before.decode(), None, hashes)


@dataclass(frozen=True)
class _Parts:
    digest: bytes
    text: bytes
    number: int

    @classmethod
    def of(cls, line: bytes) -> "_Parts | None":
        found = _LINE.fullmatch(line)
        return cls(found[1], found[2], int(found[3])) if found else None

    def follows(self, before: bytes) -> bool:
        return sha256(before + self.text).hexdigest().encode() == self.digest

    def is_entry(self, number: int, before: bytes) -> bool:
        return self.number == number and self.follows(before)


class _Break:
    """Where the chain breaks: what stands there and what follows tells what was done."""

    def __init__(
        self, before: bytes, number: int, line: int, found: bytes, rest: Iterator[bytes]
    ) -> None:
        self.before, self.number, self.line, self.rest = before, number, line, rest
        self.found, self.next = _Parts.of(found), _Parts.of(next(rest, b""))

    def fault(self) -> Fault:
        if self.next and self.next.is_entry(self.number, self.before):
            return self._put_before()
        if self.found is None:
            return self._say(CHANGED, f"entry {self.number} cannot be read")
        if self.found.number == self.number or self._leads_on(self.found.digest):
            return self._changed(self.found)
        return self._elsewhere(self.found.number)

    def _put_before(self) -> Fault:
        """The entry that ought to stand here follows at once."""
        other = self.found.number if self.found else 0
        if other > self.number and all(each.number != other for each in self._later()):
            said = f"entry {other} was moved: it stands before entry {self.number}"
            return Fault(MOVED, other, self.line, f"{said}, on line {self.line}")
        return self._say(ADDED, f"line {self.line}, before entry {self.number}, was added")

    def _changed(self, found: _Parts) -> Fault:
        again = sha256(self.before + found.text).hexdigest().encode()
        if self._leads_on(again):
            return self._say(CHANGED, f"the hash of entry {self.number} was changed")
        return self._say(CHANGED, f"entry {self.number} was changed")

    def _elsewhere(self, number: int) -> Fault:
        if any(each.is_entry(self.number, self.before) for each in self._later()):
            said = f"entry {self.number} was moved: it stands further down"
            return self._say(MOVED, f"{said}, and line {self.line} holds entry {number}")
        if number < self.number:
            said = f"line {self.line} was added: it holds entry {number} again"
            return self._say(ADDED, f"{said}, or entry {self.number} under a changed number")
        said = f"entry {self.number} was removed"
        if number > self.number + 1:
            said = f"entries {self.number} to {number - 1} were removed"
        return self._say(REMOVED, f"{said}: entry {number} stands in that place")

    def _leads_on(self, digest: bytes) -> bool:
        return self.next is not None and self.next.is_entry(self.number + 1, digest)

    def _later(self) -> Iterator[_Parts]:
        for each in self.rest:
            parts = _Parts.of(each)
            if parts:
                yield parts

    def _say(self, kind: str, words: str) -> Fault:
        return Fault(kind, self.number, self.line, words)


def judge(found: Walk, checkpoint: Checkpoint | None = None, key: str = "") -> Verdict:
    """What the chain and a checkpoint, if there is one, tell together.

    `key` is the installation's public key as it is known from elsewhere.
    """
    if checkpoint is None:
        return Verdict(found.count, found.head, found.fault, NONE, NONE, (NO_CHECKPOINT,))
    signature = signature_of(checkpoint)
    is_known = not key or key.strip().lower() == checkpoint.key
    agrees, differs = "not reached", None
    if found.fault is None or found.count >= checkpoint.count:
        differs = compare(found, checkpoint)
        agrees = differs.kind if differs else "agrees"
    notes = (
        *(_agreeing(found, checkpoint) if agrees == "agrees" else ()),
        *_signed(checkpoint, signature, key, is_known),
    )
    fault, seen_as = differs or found.fault, signature if is_known else BAD
    return Verdict(found.count, found.head, fault, agrees, seen_as, notes)


def compare(found: Walk, mark: Checkpoint, what: str = "the checkpoint") -> Fault | None:
    """Whether the trail reaches a mark, and is still the trail that the mark was made of."""
    if found.count < mark.count:
        said = f"it ends with entry {found.count}, and {what} counts {mark.count}"
        return Fault(CUT, found.count + 1, found.count + 1, f"{said}: the end was cut off")
    if mark.count not in found.hashes or found.hashes[mark.count] == mark.head:
        return None
    said = f"its entry {mark.count} is not the one that {what} names: it was written anew"
    words = f"{said}, or grew on from an older copy, from there or from before"
    return Fault(ANOTHER, mark.count, mark.count, words)


NO_CHECKPOINT = (
    "Without a checkpoint nobody can tell whether entries were cut off the end, or whether all of "
    "it was written anew."
)
_SIGNED = {
    GOOD: "The checkpoint's signature is good, by the key {key}.",
    BAD: "The checkpoint itself was changed: its signature does not fit.",
    NOT_CHECKED: "The checkpoint's signature was not checked: that needs the Python package "
    "'cryptography'.",
}
WHOSE = (
    "Whoever forges a checkpoint signs it with a key of their own: compare the key with the one "
    "kept elsewhere, or give that with --key."
)


def _agreeing(found: Walk, checkpoint: Checkpoint) -> Iterator[str]:
    yield f"It agrees with the checkpoint of {checkpoint.count} entries, {checkpoint.at}."
    if found.count > checkpoint.count:
        yield (
            f"Entries after number {checkpoint.count} are newer than the checkpoint: it cannot "
            "tell whether any was cut off the end."
        )


def _signed(checkpoint: Checkpoint, signature: str, key: str, is_known: bool) -> Iterator[str]:
    yield _SIGNED[signature].format(key=checkpoint.key)
    if not is_known:
        yield f"The checkpoint is not by the key given but by another: {checkpoint.key}."
    elif not key:
        yield WHOSE


def verify_file(file: Path, checkpoint: Checkpoint | None = None, key: str = "") -> Verdict:
    """Read a file of the trail once, a line at a time."""
    wanted = {checkpoint.count} if checkpoint else set()
    with file.open("rb") as opened:
        found = walk(iter(partial(opened.readline, LONGEST_LINE), b""), wanted=wanted)
    return judge(found, checkpoint, key)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Check a file of Sightline's trail.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--checkpoint", type=Path, help="a checkpoint that was kept elsewhere")
    parser.add_argument("--key", default="", help="the installation's public key")
    parser.add_argument("--json", action="store_true", help="the outcome as JSON")
    given = parser.parse_args(arguments)
    try:
        mark = read_checkpoint(given.checkpoint) if given.checkpoint else None
        verdict = verify_file(given.file, mark, given.key)
    except (OSError, NotACheckpoint) as refused:
        parser.error(str(refused))
    told = json.dumps(verdict.told(), ensure_ascii=False, indent=2)
    sys.stdout.write((told if given.json else "\n".join(verdict.lines())) + "\n")
    return 0 if verdict.whole else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
