"""What is asked of the trail, and why a checkpoint cannot be made or values not be erased."""

from dataclasses import dataclass
from datetime import datetime

NOBODY = "none"  # in an address: entries of the system and of visitors, who are no person


@dataclass(frozen=True)
class Asked:
    """What is not given does not narrow. `person` is a number, or NOBODY; `until` is left out."""

    event: str = ""
    person: str = ""
    target: str = ""
    target_id: str = ""
    target_ids: tuple[int, ...] = ()  # any of these
    since: datetime | None = None
    until: datetime | None = None


class CannotSign(Exception):
    """The installation's key is missing, damaged or open to others; in words, with what to do."""


@dataclass(frozen=True)
class CannotErase(Exception):
    """What was asked is refused; the message says why. `field` is the form's, or '' for all."""

    message: str
    field: str = ""

    def __str__(self) -> str:
        return self.message
