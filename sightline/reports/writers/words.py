"""Words on their way into a file: safe for XML, and the few that every writer says alike."""

import re
from typing import Final
from urllib.parse import urlsplit

from sightline.core.document import Document, Heading

CONTENTS: Final = "Contents"
CONTENTS_DEPTH: Final = 2
TRACES: Final = "Where each number comes from"
TRACES_ANCHOR: Final = "where-each-number-comes-from"
AS_TABLE: Final = "The same as a table"

_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WEB: Final = frozenset({"http", "https", "mailto"})
_FIRST_AT: Final = re.compile(r"[^@\s/]+@[^@\s/]+\.[^@\s/]+")


def clean(text: str) -> str:
    """Letters that no XML may hold become the sign for a letter that cannot be shown."""
    return _NOT_XML.sub("\ufffd", text)


def is_inside(target: str) -> bool:
    """Whether a link leads to a place in the same document."""
    return len(target) > 1 and target.startswith("#")


def leads_somewhere(target: str) -> bool:
    """A place in the document or on the web; anything else, such as a script, is only words."""
    if is_inside(target):
        return True
    try:
        return urlsplit(target).scheme in _WEB
    except ValueError:
        return False


def address_of(contact: str) -> str:
    """The address behind a line of contact; empty when it is only words."""
    if _FIRST_AT.fullmatch(contact):
        return f"mailto:{contact}"
    if contact.startswith("www."):
        return f"https://{contact}"
    return contact if leads_somewhere(contact) and not is_inside(contact) else ""


def title_of(heading: Heading) -> str:
    """'4.2 Progress', but 'Appendix A: Membership'."""
    if not heading.number:
        return heading.text
    apart = "" if heading.number[-1].isdigit() else ":"
    return f"{heading.number}{apart} {heading.text}"


def in_contents(document: Document) -> tuple[Heading, ...]:
    return tuple(heading for heading in document.headings() if heading.level <= CONTENTS_DEPTH)
