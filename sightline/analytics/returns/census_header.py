"""The header of a census file: which collection, which year, whose."""

from datetime import date

from lxml import etree

from sightline.analytics.returns.census_layout import YEARS
from sightline.analytics.returns.faults import Fault, FaultList, UnreadableReturn
from sightline.analytics.returns.tables import CensusHeader

COLLECTION = "CIN"
ENDS = (3, 31)  # month and day of each collection year's reference date


def read(root: etree._Element, name: str, faults: FaultList) -> CensusHeader:
    """Refuses a file that is no census at all; lists what is wrong with the header of one."""
    if _local(root).casefold() != "message":
        raise _refusal(name, "it is XML, but its first element is not Message")
    said = _texts(root)
    collection = (said.get("collection") or "").upper() or None
    if collection and not collection.startswith(COLLECTION):
        raise _refusal(name, "its header says that it is of another collection")
    header = CensusHeader(
        collection=collection,
        year=_year(said.get("year")),
        reference_on=_day(said.get("referencedate")),
        authority=said.get("lea"),
        software=said.get("softwarecode"),
    )
    for element, what in _wrong(header):
        do = "Correct the header in your system and write the file again"
        faults.add(Fault(name, None, f"Header, {element}", what, do))
    return header


def _texts(root: etree._Element) -> dict[str, str]:
    for header in root.iter("{*}Header"):
        leaves = ((_local(leaf).casefold(), (leaf.text or "").strip()) for leaf in header.iter())
        return {leaf: text[:100] for leaf, text in leaves if text}
    return {}


def _local(element: etree._Element) -> str:
    return str(etree.QName(element).localname)


def _year(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) == 4 else None


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _wrong(header: CensusHeader) -> list[tuple[str, str]]:
    wrong = []
    if header.collection is None:
        wrong.append(("Collection", "it is not given"))
    if header.year is None:
        wrong.append(("Year", "it is not given as four digits"))
    elif header.year not in YEARS:
        wrong.append(("Year", f"it is not one of the years read here, {YEARS[0]} to {YEARS[-1]}"))
    if header.reference_on is None:
        wrong.append(
            ("ReferenceDate", "it is not given as a date, so later dates are not looked for")
        )
    elif (header.reference_on.month, header.reference_on.day) != ENDS:
        wrong.append(("ReferenceDate", "it is not 31 March"))
    elif header.year is not None and header.reference_on.year != header.year:
        wrong.append(("Year", "it is not the year of the reference date"))
    if header.authority is None:
        wrong.append(("LEA", "it is not given"))
    return wrong


def _refusal(name: str, what: str) -> UnreadableReturn:
    do = "Choose the XML file of the Children in Need census"
    return UnreadableReturn(Fault(name, None, "", what, do))
