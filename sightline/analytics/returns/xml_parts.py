"""A large XML file as a run of small trees, each holding whole records of one kind.

The file is cut after end tags. A wrong cut cannot pass: the piece before it would not be well
formed. Nothing is resolved, fetched or expanded, and memory holds no more than one piece.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import BinaryIO, NamedTuple

from lxml import etree

from sightline.analytics.returns.faults import Fault, FaultList, UnreadableReturn
from sightline.analytics.returns.text_streams import Utf8Stream

READ = 256 * 1024
LARGEST_HEAD = 256 * 1024
LARGEST_RECORD = 4 * 1024 * 1024
DECLARED = re.compile(rb"\s*<\?xml\s[^>]*\?>")
TYPED = (b"<!DOCTYPE", b"<!ENTITY")


class Piece(NamedTuple):
    """Whole records between the tags that stand around them; lines as for a part."""

    text: bytes
    lines_before: int


class Part(NamedTuple):
    """`container` holds the records; a line within it is `lines_before` less than in the file."""

    container: etree._Element
    lines_before: int


@dataclass(frozen=True)
class Head:
    """What stands before the first record, as a tree, and the tags that are open there."""

    root: etree._Element
    opening: bytes
    closing: bytes
    depth: int


def parts_of(piece: Piece, depth: int, name: str) -> Iterator[Part]:
    """One as a rule; more where the list of records is closed and another is opened."""
    try:
        containers = [_parsed(piece.text)]
    except etree.XMLSyntaxError as broken:
        raise _broken(name, piece.lines_before, broken) from None
    for _ in range(depth):
        containers = [inner for outer in containers for inner in outer]
    for container in containers:
        yield Part(container, piece.lines_before)


class XmlPieces:
    """`record` is the local name of the element that repeats."""

    def __init__(self, source: BinaryIO, name: str, record: str, faults: FaultList) -> None:
        self.name = name
        self._record = record.encode("ascii")
        self._stream = Utf8Stream(source, name, faults)
        self._text = b""
        self._lines = 0
        self._end, self._end_tag = b"", re.compile(b"")
        self._all_in_head = False
        self.head = self._read_head()

    def __iter__(self) -> Iterator[Piece]:
        head = self.head
        while not self._all_in_head:
            cut = self._last_end()
            if cut:
                piece, self._text = self._text[:cut], self._text[cut:]
                yield Piece(head.opening + piece + head.closing, self._lines)
                self._lines += piece.count(b"\n")
            elif len(self._text) > LARGEST_RECORD:
                raise self._refusal(
                    self._lines + 1,
                    f"one {self._record.decode()} is longer than {LARGEST_RECORD // 1024**2} MB",
                    "Look for an end tag that is missing there, or write the file again",
                )
            more = self._stream.read(READ)
            if not more:
                yield Piece(head.opening + self._text, self._lines)
                return
            self._text += more

    def _read_head(self) -> Head:
        text = self._first_text()
        start = re.compile(rb"<((?:[\w.\-]+:)?" + self._record + rb")(?=[\s/>])")
        for found in start.finditer(text):
            head = self._head(text[: found.start()])
            if head is not None:
                self._text = text[found.start() :]
                self._lines += text.count(b"\n", 0, found.start())
                self._end_tag = re.compile(rb"</" + re.escape(found[1]) + rb"\s*>")
                self._end = b"</" + found[1]
                return head
        if len(text) > LARGEST_HEAD:
            raise self._refusal(
                None,
                f"no {self._record.decode()} stands in its first {LARGEST_HEAD // 1024} KB",
                "Choose the XML file of the return itself",
            )
        self._all_in_head = True
        try:
            return Head(_parsed(text), b"", b"", 0)
        except etree.XMLSyntaxError as broken:
            raise _broken(self.name, self._lines, broken) from None

    def _first_text(self) -> bytes:
        text = b""
        while len(text) <= LARGEST_HEAD:
            more = self._stream.read(READ)
            if not more:
                break
            text += more
        blank = len(text) - len(text.lstrip())
        self._lines = text.count(b"\n", 0, blank)
        text = text[blank:]
        self._refuse_what_is_no_xml(text)
        declared = DECLARED.match(text)
        if declared:
            self._lines += text.count(b"\n", 0, declared.end())
            text = text[declared.end() :]
        return text

    def _refuse_what_is_no_xml(self, text: bytes) -> None:
        if not text:
            raise self._refusal(None, "the file is empty", "Choose the XML file of the return")
        if not text.startswith(b"<"):
            raise self._refusal(
                self._lines + 1, "this is not XML", "Choose the XML file of the return itself"
            )
        for word in TYPED:
            at = text.find(word, 0, LARGEST_HEAD)
            if at >= 0:
                raise self._refusal(
                    self._lines + 1 + text.count(b"\n", 0, at),
                    "it declares a document type or entities, which no return needs",
                    "Write the file again from your system, without them",
                )

    def _head(self, text: bytes) -> Head | None:
        """None where the text does not stop between two elements, as within a comment."""
        puller = etree.XMLPullParser(
            ("start", "end"),
            encoding="utf-8",
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
        )
        try:
            puller.feed(text)
            opened: list[etree._Element] = []
            for event, element in puller.read_events():
                if event == "start":
                    opened.append(element)
                else:
                    opened.pop()
            closing = b"".join(f"</{_q_name(each)}>".encode() for each in reversed(opened))
            root = _parsed(text + closing)
        except etree.XMLSyntaxError:
            return None
        return Head(root, b"".join(map(_start_tag, opened)), closing, len(opened) - 1)

    def _last_end(self) -> int:
        """Where the last whole record ends; 0 where none does."""
        before = len(self._text)
        while (before := self._text.rfind(self._end, 0, before)) >= 0:
            found = self._end_tag.match(self._text, before)
            if found:
                return found.end()
        return 0

    def _refusal(self, line: int | None, what: str, do: str) -> UnreadableReturn:
        return UnreadableReturn(Fault(self.name, line, "", what, do))


@cache
def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_blank_text=True,
        remove_comments=True,
        remove_pis=True,
    )


def _parsed(text: bytes) -> etree._Element:
    return etree.fromstring(text, _parser())


def _broken(name: str, lines_before: int, broken: etree.XMLSyntaxError) -> UnreadableReturn:
    what = "the XML is broken or incomplete here"
    do = (
        "Write the file again from your system; if it comes out the same, show this to those who "
        "supply it"
    )
    return UnreadableReturn(Fault(name, lines_before + (broken.lineno or 1), "", what, do))


def _q_name(element: etree._Element) -> str:
    local = etree.QName(element).localname
    return f"{element.prefix}:{local}" if element.prefix else local


def _start_tag(element: etree._Element) -> bytes:
    """With the namespaces that hold there, so that prefixes in the records mean the same."""
    spaces = "".join(
        f' xmlns{":" + prefix if prefix else ""}="{_escaped(uri)}"'
        for prefix, uri in element.nsmap.items()
    )
    return f"<{_q_name(element)}{spaces}>".encode()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
