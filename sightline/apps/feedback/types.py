"""The words of feedback: what a reader's reply is about, and how far it has come."""

from dataclasses import dataclass
from enum import StrEnum


class ReplyState(StrEnum):
    """Whether somebody has looked at a reply, and what came of it."""

    NEW = "new"
    ANSWERED = "answered"
    SET_ASIDE = "set_aside"

    @property
    def words(self) -> str:
        return self.value.replace("_", " ")


COLOURS = {ReplyState.NEW: "yellow", ReplyState.ANSWERED: "green", ReplyState.SET_ASIDE: "grey"}


@dataclass(frozen=True)
class About:
    """What a reply is about, as it was published: the words stay though the report is corrected.

    `place` is a section's anchor, or a figure's key after 'figure:'; `quoted` its words.
    """

    year: str  # slug
    number: int
    release: str  # its hash
    place: str
    quoted: str
