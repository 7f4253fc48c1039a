"""Linked tables: counts, the sums that bind them, and the percentages and rates made of them.

One page holds every number that leaves together, whichever table, chart or download prints it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

LARGEST_COUNT = 10**8
MOST_PLACES = 4

Terms = tuple[tuple[str, int], ...]  # cells by key, each with how often it is added


class BadPage(ValueError):
    """A page that cannot be protected since it is not what it says. The message says where."""


class Standing(Enum):
    """What can still be done about a count."""

    OPEN = "open"  # on the page; shown or hidden as is decided here
    UNSEEN = "unseen"  # on no page, but bound to what is: the rest of a total, one quarter's step
    PUBLISHED = "published"  # known already: published elsewhere, or exempted
    WITHHELD = "withheld"  # hidden already, and stays hidden


@dataclass(frozen=True)
class Cell:
    """A count. `counts_people` False: never hidden for being small. `is_rounded`: shown to the
    profile's rounding base (England, a region)."""

    key: str
    count: int
    label: str = ""
    standing: Standing = Standing.OPEN
    counts_people: bool = True
    is_rounded: bool = False


@dataclass(frozen=True)
class Sum:
    """The total is exactly the sum of its parts."""

    total: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class Derived:
    """`scale` × over ÷ under, halves away from nought at the last of `places`.

    `under` is made of cells, or is a number that everybody knows (a population; 1 for a
    difference). `is_published`: known already, so that it cannot be hidden.
    """

    key: str
    over: Terms
    under: Terms | int
    scale: int
    places: int
    label: str = ""
    is_published: bool = False


@dataclass(frozen=True)
class Dependent:
    """A number worked out otherwise (a median, a limit): shown only where all of `of` are."""

    key: str
    of: tuple[str, ...]
    label: str = ""


@dataclass(frozen=True)
class Page:
    """Refuses keys used twice, sums that do not add up, and numbers no page has."""

    cells: tuple[Cell, ...]
    sums: tuple[Sum, ...] = ()
    derived: tuple[Derived, ...] = ()
    dependents: tuple[Dependent, ...] = ()
    by_key: Mapping[str, Cell] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_key", {cell.key: cell for cell in self.cells})
        _refuse_repeated([*self.cells, *self.derived, *self.dependents])
        for cell in self.cells:
            _check_cell(cell)
        for each in self.sums:
            _check_sum(each, self)
        for derived in self.derived:
            _check_derived(derived, self)
        known = {*self.by_key, *(each.key for each in self.derived)}
        for dependent in self.dependents:
            _refuse_unknown(dependent.key, dependent.of, known)

    @property
    def printed(self) -> tuple[Sequence[Cell | Derived | Dependent], ...]:
        """What may be printed, in the page's order."""
        return self.cells, self.derived, self.dependents

    def amount(self, terms: Terms | int) -> int:
        if isinstance(terms, int):
            return terms
        return sum(self.by_key[key].count * times for key, times in terms)

    @cached_property
    def totals(self) -> frozenset[str]:
        return frozenset(each.total for each in self.sums)

    @cached_property
    def unseen(self) -> frozenset[str]:
        return frozenset(c.key for c in self.cells if c.standing is Standing.UNSEEN)

    @cached_property
    def levels(self) -> Mapping[str, int]:
        """How many sums lie beneath each cell: 0 for a part that is no total."""
        levels = dict.fromkeys(self.by_key, 0)
        for _ in range(len(self.sums)):
            before = dict(levels)
            for each in self.sums:
                beneath = max((levels[part] for part in each.parts), default=0)
                levels[each.total] = max(levels[each.total], min(beneath + 1, len(self.sums)))
            if levels == before:
                break
        return levels


def keys_of(derived: Derived) -> tuple[str, ...]:
    """The cells that it is made of."""
    under = () if isinstance(derived.under, int) else derived.under
    return tuple(dict.fromkeys(key for key, times in (*derived.over, *under) if times))


def percentage(key: str, part: str, whole: str, places: int, label: str = "") -> Derived:
    return Derived(key, ((part, 1),), ((whole, 1),), 100, places, label)


def rate(
    key: str, count: str, population: int, places: int, *, scale: int = 10_000, label: str = ""
) -> Derived:
    """A rate of a population that is public."""
    return Derived(key, ((count, 1),), population, scale, places, label)


def difference(key: str, later: str, earlier: str, label: str = "") -> Derived:
    """Later less earlier, which may be below nought."""
    return Derived(key, ((later, 1), (earlier, -1)), 1, 1, 0, label)


def percentage_change(key: str, later: str, earlier: str, places: int, label: str = "") -> Derived:
    """From earlier to later, in percent of the earlier."""
    return Derived(key, ((later, 1), (earlier, -1)), ((earlier, 1),), 100, places, label)


def _refuse_repeated(named: Iterable[Cell | Derived | Dependent]) -> None:
    for key, times in Counter(each.key for each in named).items():
        if times > 1:
            raise BadPage(f"the page has {times} numbers under the key '{key}': give each its own")


def _check_cell(cell: Cell) -> None:
    if isinstance(cell.count, bool) or not isinstance(cell.count, int):
        raise BadPage(f"the count '{cell.key}' is {cell.count!r}: give a whole number")
    if not 0 <= cell.count <= LARGEST_COUNT:
        raise BadPage(f"the count '{cell.key}' is {cell.count}: no page counts so many children")


def _check_sum(each: Sum, page: Page) -> None:
    _refuse_unknown(f"the sum '{each.total}'", (each.total, *each.parts), page.by_key.keys())
    if each.total in each.parts or len(set(each.parts)) != len(each.parts):
        raise BadPage(f"the sum '{each.total}' names a number twice")
    added = sum(page.by_key[part].count for part in each.parts)
    if added != page.by_key[each.total].count:
        raise BadPage(
            f"the parts of '{each.total}' add up to {added}, not to "
            f"{page.by_key[each.total].count}: mend the table, or do not say that it adds up"
        )


def _check_derived(derived: Derived, page: Page) -> None:
    _refuse_unknown(derived.key, keys_of(derived), page.by_key.keys())
    if not keys_of(derived):
        raise BadPage(f"'{derived.key}' is made of no count")
    if not 0 <= derived.places <= MOST_PLACES or derived.scale < 1:
        raise BadPage(f"'{derived.key}' has {derived.places} places and the scale {derived.scale}")
    if page.amount(derived.under) < 0:
        raise BadPage(f"'{derived.key}' would be a share of less than nought")


def _refuse_unknown(place: str, named: Iterable[str], known: Iterable[str]) -> None:
    for key in named:
        if key not in known:
            raise BadPage(f"'{place}' is made of '{key}', which is not on the page")
