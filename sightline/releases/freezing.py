"""What is frozen: the protected documents, their figures, the choices, the signatures, in order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sightline.core.document import Document
from sightline.core.document_lines import document_of, records
from sightline.core.release_file import FORMAT, Record, verify
from sightline.releases.types import (
    Choice,
    Listed,
    OpenedRelease,
    Profile,
    Protected,
    PublishedChoice,
    PublishedFigure,
    Signature,
    SubjectKind,
    Treatment,
)

REPORT, CHILDRENS, STATEMENT = "report", "children's version", "scrutineer's statement"


class NotARelease(ValueError):
    """The file cannot be opened as a release."""


def content(
    head: Mapping[str, str],
    protected: Protected,
    listed: Sequence[Listed],
    choices: Sequence[Choice],
    profile: Profile,
) -> Iterator[Record]:
    """Everything that signatures are over."""
    yield {
        "kind": "release",
        "place": "the first line, which says whose report this is",
        "format": FORMAT,
        **head,
    }
    yield {"kind": "profile", "place": "how small numbers are protected", **asdict(profile)}
    for which, document in protected.documents.items():
        yield from records(document, which)
    for figure in protected.figures:
        place = f"the figure '{figure.key}' ({figure.label}: {figure.value})"
        yield {"kind": "figure", "place": place, **_plain(asdict(figure))}
    about = {(each.kind, each.subject): each for each in listed}
    for choice in choices:
        found = about.get((choice.kind, choice.subject))
        if found is not None:
            yield _choice(choice, found)


def signed(signatures: Sequence[Signature]) -> Iterator[Record]:
    for signature in signatures:
        place = f"the signature of {signature.agency}"
        yield {"kind": "signature", "place": place, **asdict(signature)}


def released(
    *, number: int, at: datetime, corrects: str, what_changed: Sequence[str], why: str
) -> Record:
    """The last record. `corrects` is the hash of the release that this one corrects, or ''."""
    return {
        "kind": "released",
        "place": "when it was released, and what it corrects",
        "number": number,
        "at": at.isoformat(),
        "corrects": corrects,
        "what_changed": list(what_changed),
        "why": why,
    }


def opened(content: bytes) -> OpenedRelease:
    """The release in a file that is unchanged; refuses any other."""
    verdict = verify(content)
    if not verdict.unchanged:
        raise NotARelease("The file is not as it was released.")
    documents = _documents(verdict.records)
    try:
        return OpenedRelease(
            report=documents[REPORT],
            childrens=documents.get(CHILDRENS),
            statement=documents.get(STATEMENT),
            figures={f["key"]: _figure(f) for f in _of(verdict.records, "figure")},
            signatures=tuple(Signature(**_told(s)) for s in _of(verdict.records, "signature")),
            choices=tuple(_published(each) for each in _of(verdict.records, "choice")),
            profile=Profile(**_told(next(_of(verdict.records, "profile")))),
            what_changed=tuple(next(_of(verdict.records, "released"))["what_changed"]),
            hash=verdict.hash,
        )
    except (KeyError, TypeError, StopIteration) as wrong:
        raise NotARelease("The file lacks a part of a release.") from wrong


def differences(before: OpenedRelease, protected: Protected) -> list[str]:
    """What a correction changes, in words: sentences, cells and figures that differ."""
    found = []
    old = {REPORT: before.report, CHILDRENS: before.childrens, STATEMENT: before.statement}
    for which, document in protected.documents.items():
        found += _changed(old.get(which), document, which)
    for figure in protected.figures:
        was = before.figures.get(figure.key)
        if was is not None and was.value != figure.value:
            found.append(f"The figure ‘{figure.label}’ was {was.value} and is {figure.value}.")
    return found


def _changed(before: Document | None, after: Document, which: str) -> list[str]:
    def said(document: Document | None) -> dict[str, None]:
        lines = records(document, which) if document is not None else ()
        return dict.fromkeys(str(r["place"]) for r in lines if r["kind"] in ("sentence", "cell"))

    old, new = said(before), said(after)
    added = [f"New or changed: {place}" for place in new if place not in old]
    gone = [f"No longer there: {place}" for place in old if place not in new]
    return [*added, *gone]


def _choice(choice: Choice, listed: Listed) -> Record:
    """A hidden passage is told by its place alone: its words would give it away."""
    is_shown = choice.kind == SubjectKind.FIGURE or choice.treatment == Treatment.EXEMPTED
    what = listed.words if is_shown else f"A passage in {', '.join(listed.places)}"
    return {
        "kind": "choice",
        "place": f"what was decided about ‘{what[:60]}’",
        "what": what,
        "treatment": str(choice.treatment),
        "reason": choice.reason,
        "by": choice.by,
        "on": choice.on.isoformat(),
    }


def _documents(lines: Sequence[Record]) -> dict[str, Document]:
    found: dict[str, Document] = {}
    starts = [n for n, line in enumerate(lines) if line["kind"] == "document"]
    ends = [
        n
        for n, line in enumerate(lines)
        if line["kind"] in ("figure", "choice", "signature", "released")
    ]
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else min(ends, default=len(lines))
        found[str(lines[start]["which"])] = document_of(lines[start:end])
    return found


def _of(lines: Sequence[Record], kind: str) -> Iterator[Record]:
    return (line for line in lines if line["kind"] == kind)


def _told(record: Record) -> dict[str, Any]:
    return {name: value for name, value in record.items() if name not in ("kind", "place")}


def _figure(record: Record) -> PublishedFigure:
    told = _told(record)
    return PublishedFigure(**{**told, "warnings": tuple(told["warnings"])})


def _published(record: Record) -> PublishedChoice:
    told = _told(record)
    return PublishedChoice(**{**told, "treatment": Treatment(told["treatment"])})


def _plain(told: dict[str, Any]) -> dict[str, Any]:
    return {**told, "warnings": list(told["warnings"])}
