"""What an attacker knows of each count: the rule, what is shown, and what is known elsewhere."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from sightline.core.disclosure.deriving import Row, rows_told_by
from sightline.core.disclosure.profiles import Profile
from sightline.core.disclosure.tables import Cell, Derived, Page, Standing

UNKNOWN_ELSEWHERE = 10**9  # stands for no upper limit


@dataclass(frozen=True)
class Span:
    """The counts from `least` to `most`, both inclusive."""

    least: int
    most: int

    @property
    def is_known(self) -> bool:
        return self.least == self.most


class Attacker(Enum):
    """The page prints what is hidden as small and what is hidden to protect others alike; whoever
    knows the children, or this program, may still tell which is which."""

    KNOWING = "knows which hidden numbers are small, and that the others are not"
    READING = "knows that a hidden number is not nought"


@dataclass(frozen=True)
class Rule:
    """A page and its profile: what can be told of a count from its being shown or hidden."""

    page: Page
    profile: Profile

    def is_small(self, cell: Cell) -> bool:
        """Whether it must not leave: hidden for itself, or worked out from what is shown."""
        is_known = cell.standing is Standing.PUBLISHED
        return not is_known and cell.counts_people and self.profile.is_small(cell.count)

    def is_known_elsewhere(self, cell: Cell) -> bool:
        """Whether something is known that the page would not show anyway, as it does nought."""
        is_shown_anyway = not cell.count and not self.profile.hides_nought
        return cell.standing is Standing.PUBLISHED and not is_shown_anyway

    def may_be_hidden(self, cell: Cell) -> bool:
        """Nought is shown for certain, unless it counts as small."""
        return cell.standing is Standing.OPEN and cell.count > 0

    def if_hidden(self, cell: Cell, attacker: Attacker) -> Span:
        """What is known of the count when it is hidden, or on no page."""
        if cell.standing is Standing.UNSEEN:
            return Span(0, UNKNOWN_ELSEWHERE)
        if not cell.count and not self.profile.hides_nought:
            return Span(0, UNKNOWN_ELSEWHERE)  # hidden elsewhere, by another rule
        if attacker is Attacker.READING or not cell.counts_people:
            return Span(self.profile.smallest_hidden, UNKNOWN_ELSEWHERE)
        if self.is_small(cell):
            return Span(self.profile.smallest_hidden, self.profile.largest_hidden)
        return Span(self.profile.largest_hidden + 1, UNKNOWN_ELSEWHERE)

    def if_shown(self, cell: Cell) -> Span:
        """Exactly the count, or what rounds to the same."""
        base = self.profile.rounding_base
        if not cell.is_rounded or not base or cell.count == 0:
            return Span(cell.count, cell.count)
        shown = rounded(cell.count, base)
        least = self.profile.largest_hidden + 1 if cell.counts_people else 1
        return Span(max(least, shown - base // 2), shown + (base - 1) // 2)

    def told_by(self, derived: Iterable[Derived]) -> list[Row]:
        tells_nought = bool(self.profile.near_nought)
        return [
            row
            for each in derived
            for row in rows_told_by(each, self.page, tells_nought=tells_nought)
        ]


def rounded(count: int, base: int) -> int:
    """To the nearest multiple of `base`, halves up."""
    return base * ((2 * count + base) // (2 * base))


def rows_of_sums(page: Page) -> list[Row]:
    return [Row({each.total: 1, **dict.fromkeys(each.parts, -1)}, 0, 0) for each in page.sums]


def spans(rule: Rule, hidden: Collection[str], attacker: Attacker) -> Mapping[str, Span]:
    """What is known of each count by itself."""
    unknown = rule.page.unseen | set(hidden)
    return {
        cell.key: rule.if_hidden(cell, attacker) if cell.key in unknown else rule.if_shown(cell)
        for cell in rule.page.cells
    }
