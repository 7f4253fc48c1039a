"""A scorecard as it is given in, and what stands beneath each of its indicators."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sightline.apps.indicators.types import ScorecardOf


@dataclass(frozen=True)
class Chosen:
    """An indicator of the dictionary, by its key, and why it stands there; '' where nobody says."""

    indicator: str
    why: str = ""


@dataclass(frozen=True)
class ScorecardEntry:
    """`of` None: neither of a priority nor of a group; then `of_key` is ''."""

    title: str
    indicators: Sequence[Chosen]
    of: ScorecardOf | None = None
    of_key: str = ""


@dataclass(frozen=True)
class Said:
    """The latest that an agency, or the business unit, said of an indicator.

    `is_kept_back` says that its words name a number, while small numbers of the indicator are
    hidden from whoever looks; then `words` says so instead.
    """

    words: str
    agency: str
    by: str
    period: str
    on: date
    is_kept_back: bool = False


@dataclass(frozen=True)
class Missing:
    """What was due and is not held, in a sentence that names who it was to come from."""

    says: str


@dataclass(frozen=True)
class Beneath:
    """What stands beneath an indicator of a scorecard."""

    why: str = ""
    said: tuple[Said, ...] = ()
    missing: tuple[Missing, ...] = ()
