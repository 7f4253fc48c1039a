"""What is kept of a timescale, and what is refused."""

from dataclasses import dataclass
from datetime import date

from sightline.core.clocks import Basis, Direction, Unit

OFFICIAL = "GOV.UK"  # the source of bank holidays that came with Sightline


class CannotDo(Exception):
    """What was asked is refused; the message says why, and what to do."""


class NoTimescale(LookupError):
    """There is none of that key, or none was in force on the day; the message says which."""

    def __init__(self, message: str, near: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.near = near


@dataclass(frozen=True, kw_only=True)
class Given:
    """One version as it came with Sightline. `valid_to` is its last day, or None."""

    key: str
    name: str
    event: str
    length: int
    unit: Unit
    basis: Basis
    document: str
    edition: str
    valid_from: date
    valid_to: date | None = None
    paragraph: str = ""
    direction: Direction = Direction.AFTER
    waits_for_working_day: bool = False
    unverified: bool = False


@dataclass(frozen=True, kw_only=True)
class Newer:
    """A version that a partnership adds: from `valid_from` on, another length or another source."""

    key: str
    length: int
    valid_from: date
    document: str
    edition: str
    paragraph: str = ""
    basis: Basis = Basis.LOCAL
    unit: Unit | None = None  # as it was
