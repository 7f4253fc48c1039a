"""The answer as a file: only what is given, with nothing left of what was taken out."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from sightline.apps.subject_access.models import AccessItem, AccessRequest
from sightline.apps.subject_access.types import BY_KEY, Decision
from sightline.core.document import (
    Block,
    Bullets,
    Document,
    Heading,
    LineBreak,
    Paragraph,
    Text,
)
from sightline.core.periods import long_date
from sightline.core.redaction import REMOVED, redacted
from sightline.reports.writers import docx

RIGHTS = (
    "You may ask for a fresh look at this answer, and for what is wrong to be put right. You may "
    "also complain to the Information Commissioner’s Office, and go to court."
)


def write(
    request: AccessRequest, items: Sequence[AccessItem], publisher: str, taken: str, on: date
) -> bytes:
    """As a Word file. It names nobody: who it is for stands in the letter that goes with it.

    `taken` says who took it out of Sightline, and when.
    """
    document = Document(
        title="Your personal data",
        subtitle=f"Answer to the request of {long_date(request.received_on)}",
        publisher=publisher,
        as_at=on,
        blocks=(*_blocks(items), _paragraph(taken)),
    )
    return docx.write(document, is_copy=False)


def _blocks(items: Sequence[AccessItem]) -> Iterator[Block]:
    given = [one for one in items if one.decision == Decision.GIVE]
    yield _heading("What this is", 1)
    yield _paragraph(
        "This is the personal data about you that we hold in Sightline, the system in which the "
        f"partnership keeps its work. Where it says {REMOVED}, something was taken out."
    )
    yield _heading("What we hold about you", 2)
    if not given:
        yield _paragraph("There is nothing that we can give you.")
    for number, one in enumerate(given, start=1):
        yield _heading(heading(number, one), 100 + number, level=2)
        yield _paragraph(redacted(one.marked) or "It holds no words.")
    yield from _kept_back(items)
    yield _heading("Your rights", 3)
    yield _paragraph(RIGHTS)


def _kept_back(items: Sequence[AccessItem]) -> Iterator[Block]:
    """Why something was kept back, and of how much; not what it is, nor where it stands.

    Of some exemptions nothing is said: to say that they apply would do what they keep from.
    """
    told = [one for one in items if one.exemption and BY_KEY[one.exemption].told]
    withheld = Counter(one.exemption for one in told if one.decision == Decision.WITHHOLD)
    shortened = Counter(one.exemption for one in told if one.decision == Decision.GIVE)
    if not withheld and not shortened:
        return
    yield _heading("What we kept back, and why", 4)
    lines = [
        f"{_things(number)} {'was' if number == 1 else 'were'} kept back whole. {_why(key)}"
        for key, number in withheld.items()
    ] + [
        f"Parts of {_things(number)} were taken out. {_why(key)}"
        for key, number in shortened.items()
    ]
    yield Bullets(tuple((_paragraph(line),) for line in lines))


def _why(exemption: str) -> str:
    found = BY_KEY[exemption]
    return f"{found.told} ({found.source}.)"


def _things(number: int) -> str:
    return "1 record" if number == 1 else f"{number} records"


def heading(number: int, one: AccessItem) -> str:
    """Without the title: that may hold what was taken out of the words."""
    return f"{number}. {one.kind.partition(':')[0]}"


def _heading(text: str, number: int, level: int = 1) -> Heading:
    return Heading(level, text, f"part-{number}")


def _paragraph(text: str) -> Paragraph:
    inlines: list[Text | LineBreak] = []
    for line in text.split("\n"):
        inlines += [Text(line), LineBreak()]
    return Paragraph(tuple(inlines[:-1]))
