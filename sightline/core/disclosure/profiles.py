"""Named disclosure profiles: which counts are hidden, how others are printed, what is promised.

As data, so that a partnership may keep a local one beside the national three.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from sightline.core.quantities import NUMBER_WORDS

PERCENT_SCALE: Final = 100
SMALLEST_THRESHOLD, LARGEST_THRESHOLD = 2, 10


class UnsafeProfile(ValueError):
    """The profile would promise less than any page of the product may."""


@dataclass(frozen=True)
class Profile:
    """`largest_hidden` inclusive; a rounding base of 0 rounds nothing; `symbol` stands for every
    hidden number, `near_nought` for what rounds to nought but is not nought ('' prints the nought).

    `most_excluded`: how many of the values of a hidden small count the shown numbers may exclude.
    """

    key: str
    title: str
    source: str
    largest_hidden: int = 5
    hides_nought: bool = False
    symbol: str = "c"
    not_applicable: str = "z"
    near_nought: str = ""
    rounding_base: int = 0
    percent_places: int = 1
    rate_places: int = 1
    least_base: int = 0
    protects_rest: bool = True
    most_excluded: int = 0

    def __post_init__(self) -> None:
        if not SMALLEST_THRESHOLD <= self.largest_hidden <= LARGEST_THRESHOLD:
            raise UnsafeProfile(
                f"the profile '{self.key}' hides counts up to {self.largest_hidden}: "
                f"set it from {SMALLEST_THRESHOLD} to {LARGEST_THRESHOLD}"
            )
        if not 0 <= self.most_excluded <= len(self.hidden_values) - 2:
            raise UnsafeProfile(
                f"the profile '{self.key}' would leave fewer than two values for a hidden count"
            )
        if min(self.rounding_base, self.percent_places, self.rate_places, self.least_base) < 0:
            raise UnsafeProfile(f"the profile '{self.key}' has a setting below nought")
        if not self.symbol or self.symbol[0].isdigit() or self.symbol == self.not_applicable:
            raise UnsafeProfile(f"the profile '{self.key}' needs a symbol of its own for hidden")

    @property
    def smallest_hidden(self) -> int:
        return 0 if self.hides_nought else 1

    @property
    def hidden_values(self) -> range:
        """The counts that are hidden for being small."""
        return range(self.smallest_hidden, self.largest_hidden + 1)

    @property
    def least_values_left(self) -> int:
        return len(self.hidden_values) - self.most_excluded

    def is_small(self, count: int) -> bool:
        return count in self.hidden_values

    def sentences(self) -> tuple[str, ...]:
        """What readers are told wherever the profile is used."""
        small = (
            f"Numbers from {self.smallest_hidden} to {self.largest_hidden} are hidden and shown as "
            f"‘{self.symbol}’, since they could point at a child."
        )
        others = (
            f"Other numbers are also shown as ‘{self.symbol}’ where a hidden number could be "
            "worked out from them."
        )
        return (
            small,
            others,
            self._of_nought(),
            "A percentage or rate is hidden where it would give a hidden number away.",
            *self._of_rounding(),
            self.promise,
        )

    @property
    def promise(self) -> str:
        """What the numbers shown may tell of a hidden one, at the most."""
        span = f"from {self.smallest_hidden} to {self.largest_hidden}"
        if not self.most_excluded:
            kept = f"every value {span} remains possible"
        else:
            words = NUMBER_WORDS[self.least_values_left]
            kept = f"at least {words} of the values {span} remain possible"
        return (
            f"For each number hidden as small, {kept}, save what this rule itself excludes: a "
            "hidden total is not smaller than the hidden numbers in it, nor they larger than it. "
            "For any other hidden number at least two values remain possible."
        )

    def _of_nought(self) -> str:
        if self.hides_nought:
            return "Nought is hidden with the small numbers."
        return "Nought is shown as 0, and only nought is."

    def _of_rounding(self) -> list[str]:
        told = []
        if self.rounding_base:
            told.append(
                f"England and the regions are rounded to the nearest {self.rounding_base}; "
                "percentages and rates come from the numbers before rounding."
            )
        if self.near_nought:
            told.append(
                f"‘{self.near_nought}’ is a number that rounds to nought but is not nought."
            )
        if self.least_base:
            told.append(f"A percentage of fewer than {self.least_base} is hidden.")
        return told


CHILDREN_IN_NEED = Profile(
    key="children-in-need",
    title="Children in need",
    source="Department for Education, Characteristics of children in need: methodology",
    rounding_base=10,
)
LOOKED_AFTER = Profile(
    key="looked-after",
    title="Looked-after children",
    source="Department for Education, Children looked after in England including adoptions: "
    "methodology",
    near_nought="k",
    rounding_base=10,
    percent_places=0,
    rate_places=0,
)
INCIDENTS = Profile(
    key="incidents",
    title="Serious incident notifications",
    source="Department for Education, Serious incident notifications: methodology",
    rounding_base=10,
)
LOCAL = Profile(
    key="local",
    title="Local figures",
    source="The partnership's own rule",
    least_base=10,
)

PROFILES: Final[Mapping[str, Profile]] = MappingProxyType(
    {each.key: each for each in (CHILDREN_IN_NEED, LOOKED_AFTER, INCIDENTS, LOCAL)}
)


def local(largest_hidden: int, *, least_base: int = LOCAL.least_base) -> Profile:
    """The local profile with a threshold of the partnership's own."""
    return replace(LOCAL, largest_hidden=largest_hidden, least_base=least_base)
