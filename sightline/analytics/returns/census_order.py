"""Whether a file keeps the order of elements that the schema fixes. Noted, and read anyway."""

from lxml import etree

from sightline.analytics.returns.census_layout import ORDER
from sightline.analytics.returns.faults import Fault, FaultList
from sightline.analytics.returns.xml_parts import Part

RANKS = {
    holder: {name: rank for rank, name in enumerate(names.split())}
    for holder, names in ORDER.items()
}


def note(part: Part, name: str, faults: FaultList) -> None:
    """Looks at the first piece of a file: a system writes every child in the same order."""
    told: set[str] = set()
    for element in part.container.iter():
        holder = etree.QName(element).localname
        if holder in RANKS and holder not in told and not _in_order(element, RANKS[holder]):
            told.add(holder)
            faults.add(
                Fault(
                    name,
                    element.sourceline + part.lines_before,
                    holder,
                    "what it holds is not in the order of the schema; it was read all the same",
                    "Ask those who supply the system, since the department may refuse the file",
                )
            )


def _in_order(element: etree._Element, ranks: dict[str, int]) -> bool:
    names = (etree.QName(leaf).localname for leaf in element)
    found = [ranks[name] for name in names if name in ranks]
    return found == sorted(found)
