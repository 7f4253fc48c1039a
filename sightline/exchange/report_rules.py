"""Rules about the report: its sections, their files, the checklist, and the notes on the source."""

from collections.abc import Iterator, Mapping, Sequence

from sightline.exchange.faults import Fault, Place, did_you_mean, fault, shown, warning
from sightline.exchange.figure_names import FigureNames
from sightline.exchange.lookups import FindingNames, known_keys, no_such, where
from sightline.exchange.pack_files import NARRATIVE
from sightline.exchange.reading import ReadPack
from sightline.exchange.rows import Row
from sightline.exchange.year_rules import ring_faults

WHOLE = ("budget", "year")  # notes about these have no key
TABLE_OF = {
    "concern": "concerns",
    "section": "sections",
    "budget_line": "budget_lines",
    "agency": "agencies",
    "group": "groups",
    "seat": "seats",
    "linkage": "linkages",
    "priority": "priorities",
}


def check(pack: ReadPack, checklist: Mapping[str, Sequence[str]]) -> Iterator[Fault]:
    yield from _files(pack)
    yield from ring_faults(pack, "sections", "part_of", "is part of itself")
    yield from _fulfils(pack, checklist)
    yield from _childrens_version(pack)
    findings, figures = FindingNames(pack), FigureNames(pack)
    for row in pack.rows["notes"]:
        yield from _note(pack, row, findings, figures)


def _files(pack: ReadPack) -> Iterator[Fault]:
    named: dict[str, Row] = {}
    for row in pack.rows["sections"]:
        file = row.text("file")
        if not file:
            continue
        if file in named:
            place = where(named[file].place, row.place)
            message = f"{shown(file)} is already the file of {place}: give each section its own"
            yield fault(row.place, "file", message)
        named.setdefault(file, row)
        if file not in pack.narrative and NARRATIVE not in pack.unread:
            nearest = did_you_mean(file, pack.narrative) or ": write it there, or correct the name"
            message = f"there is no {shown(file)} in {NARRATIVE}{nearest}"
            yield fault(row.place, "file", message)
    if "sections" not in pack.unread:
        for file in pack.narrative:
            if file not in named:
                message = "no section names this file, so nobody would read it: name it in sections"
                yield warning(Place(f"{NARRATIVE}/{file}"), "", message)


def _fulfils(pack: ReadPack, checklist: Mapping[str, Sequence[str]]) -> Iterator[Fault]:
    partnership = pack.the_partnership
    edition = partnership.text("checklist_edition") if partnership else ""
    lines = checklist.get(edition, ())
    for row in pack.rows["sections"] if lines else ():
        for line in row.list("fulfils"):
            if line not in lines:
                nearest = did_you_mean(line.lower(), lines) or f": write some of {', '.join(lines)}"
                message = f"{shown(line)} is no line of the {edition} checklist{nearest}"
                yield fault(row.place, "fulfils", message)


def _childrens_version(pack: ReadPack) -> Iterator[Fault]:
    rows = [row for row in pack.rows["sections"] if row.text("kind")]
    for row in rows[1:]:
        place = where(rows[0].place, row.place)
        yield fault(row.place, "kind", f"is already that of {place}: there is one at most")
    for row in rows:
        if row.text("part_of"):
            message = "must be empty: the children's version stands by itself"
            yield fault(row.place, "part_of", message)
        if row.list("fulfils"):
            message = "must be empty: the children's version answers no line of the checklist"
            yield fault(row.place, "fulfils", message)


def _note(
    pack: ReadPack, row: Row, findings: FindingNames, figures: FigureNames
) -> Iterator[Fault]:
    about, key = row.text("about"), row.text("about_key")
    if about in WHOLE and key:
        message = f"a note about the {about} as a whole has no key: leave it empty"
        yield fault(row.place, "about_key", message)
    elif about and about not in WHOLE and not key:
        yield fault(row.place, "about_key", f"is empty: write the key of the {about}")
    elif about == "figure" and not figures.could_be(key):
        yield warning(row.place, "about_key", figures.unknown(key))
    elif about == "finding" and (message := findings.fault_of(key)):
        yield fault(row.place, "about_key", message)
    elif about in TABLE_OF and TABLE_OF[about] not in pack.unread:
        known = known_keys(pack, TABLE_OF[about])
        if key not in known:
            yield fault(row.place, "about_key", no_such(key, TABLE_OF[about], known))
