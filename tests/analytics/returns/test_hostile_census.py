"""Whatever a file holds, reading ends soon, in a message with a place, and in little memory."""

import tracemalloc
import zipfile
from io import BytesIO

import pytest

from sightline.analytics.returns import xml_parts
from sightline.analytics.returns.census import read_census_stream
from sightline.analytics.returns.faults import UnreadableReturn
from tests.analytics.returns import census_xml as xml

TIDY = xml.census()
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
MANY = xml.census("".join(xml.child(number=number) for number in range(1, 2001)))


def zipped():
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("census.xml", TIDY)
    return held.getvalue()


def typed(declarations):
    return TIDY.replace("<Message>", f"<!DOCTYPE Message [{declarations}]><Message>")


HOSTILE = {
    "empty": ("", "empty"),
    "blank": (" \n" * 500, "empty"),
    "not XML": ("Child,Sex\n1,2\n", "not XML"),
    "zero bytes": ("\0" * 5000, "not XML"),
    "a zip": (zipped(), "zip"),
    "compressed": (b"\x1f\x8b\x08" + b"\0" * 50, "compressed"),
    "an old workbook": (b"\xd0\xcf\x11\xe0" + b"\0" * 50, "office"),
    "other XML": (xml.census(root="Report"), "not Message"),
    "a page": ("<html><body><p>Not found</p></body></html>", "not Message"),
    "another collection": (xml.census(Collection="SCHOOL"), "another collection"),
    "laughs": (typed('<!ENTITY l0 "ha">' + LAUGHS), "document type"),
    "a file of the machine": (typed('<!ENTITY x SYSTEM "file:///etc/passwd">'), "document type"),
    "a document type": (TIDY.replace("<Message>", '<!DOCTYPE m SYSTEM "x"><Message>'), "type"),
    "an unknown entity": (TIDY.replace("WBRI", "&who;"), "broken"),
    "cut short": (TIDY[: len(TIDY) // 2], "broken"),
    "cut in a tag": (TIDY[: TIDY.index("</Child>") + 3], "broken"),
    "cut late": (MANY[:-400], "broken"),
    "no end": (TIDY.replace("</Message>", ""), "broken"),
    "tags crossed": (TIDY.replace("</GenderCurrent>", "</Sex>"), "broken"),
    "something after the end": (TIDY + "<more/>", "broken"),
    "deep": (xml.census("<Child>" + "<a>" * 5000 + "</a>" * 5000 + "</Child>"), "broken"),
    "deep in the head": (xml.census("<a>" * 5000 + "<Child>"), "."),
    "a child without end": (xml.census("<Child>" + "<a/>" * 2_000_000), "longer than 4 MB"),
    "enormous text": (xml.census(f"<Child><UPN>{'9' * 9_000_000}"), "longer than 4 MB"),
    "a head without end": ("<Message>" + "<a/>" * 200_000, "no Child stands"),
    "zero byte within": (TIDY.replace("WBRI", "WB\0RI"), "broken"),
}


@pytest.mark.parametrize(("content", "says"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_ends_in_a_message_that_names_it(content, says):
    with pytest.raises(UnreadableReturn, match=says) as refused:
        xml.read(content)

    assert refused.value.fault.file == "census.xml"
    assert refused.value.fault.do
    assert "T000000001" not in str(refused.value)


def test_a_broken_file_is_told_by_its_line():
    broken = MANY.replace("T000001500</LAchildID>", "T000001500</LAchild>")
    line = next(n for n, text in enumerate(broken.splitlines(), 1) if "</LAchild>" in text)

    with pytest.raises(UnreadableReturn) as refused:
        xml.read(broken)

    assert refused.value.fault.line == line


def test_more_records_than_a_country_has_are_refused(monkeypatch):
    monkeypatch.setattr("sightline.analytics.returns.census.MOST_ROWS", 3000)
    monkeypatch.setattr("sightline.analytics.returns.census_batches.BATCH", 300_000)

    with pytest.raises(UnreadableReturn, match="more than 3,000 records"):
        xml.read(MANY)


class Endless:
    """A census of so many children, written as it is read."""

    def __init__(self, children):
        self._pieces = [xml.census("").partition("</Children>")[0].encode()]
        self._pieces += [xml.child().encode() * 500] * (children // 500)
        self._pieces.append(b"</Children></Message>")

    def read(self, _):
        return self._pieces.pop(0) if self._pieces else b""


def peak(children):
    tracemalloc.start()
    try:
        found = read_census_stream(Endless(children), "census.xml")
        return found.children.height, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_beside_the_tables_does_not_grow_with_the_file(monkeypatch):
    monkeypatch.setattr("sightline.analytics.returns.census_batches.BATCH", 300_000)

    (few, little), (many, more) = peak(1000), peak(8000)

    assert (few, many) == (1000, 8000)
    assert more < 1.5 * little


@pytest.mark.parametrize("size", [64, 700, 5000])
def test_where_a_file_is_cut_into_pieces_changes_nothing(monkeypatch, size):
    text = xml.census("".join(xml.child(number=number) for number in range(1, 40)))
    whole = xml.read(text)
    monkeypatch.setattr(xml_parts, "READ", size)

    pieces = xml.read(text)

    assert pieces.children.equals(whole.children)
    assert pieces.referrals.equals(whole.referrals)


@pytest.mark.parametrize("processes", [1, 2])
def test_batches_read_apart_are_numbered_as_one(monkeypatch, processes):
    plans = xml.plan(reviews=("2019-10-01",))
    wrong = xml.referral(plans=plans, CINclosureDate="never")
    text = xml.census("".join(xml.child(wrong, number=number) for number in range(1, 60)))
    whole = xml.read(text)
    monkeypatch.setattr(xml_parts, "READ", 700)
    monkeypatch.setattr("sightline.analytics.returns.census_batches.BATCH", 5000)

    apart = read_census_stream(BytesIO(text.encode()), "census.xml", processes)

    assert apart.faults == whole.faults
    for table in ("children", "referrals", "protection_plans", "plan_reviews"):
        assert getattr(apart, table).equals(getattr(whole, table))


def test_a_fault_found_in_another_process_ends_the_reading_here(monkeypatch):
    monkeypatch.setattr("sightline.analytics.returns.census_batches.BATCH", 5000)
    broken = MANY.replace("T000001500</LAchildID>", "T000001500</LAchild>")

    with pytest.raises(UnreadableReturn, match="broken"):
        read_census_stream(BytesIO(broken.encode()), "census.xml", 2)
