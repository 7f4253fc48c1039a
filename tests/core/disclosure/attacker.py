"""An attacker who shares nothing with the product: reads what is printed, and asks another solver.

Whatever is printed is read back from its text; what a percentage tells is worked out with
fractions; scipy's `milp` is asked for each value of each hidden count by itself.
"""

from decimal import Decimal
from fractions import Fraction

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from sightline.core.disclosure.tables import Standing

MOST = 10_000_000


def given_away(page, profile, protected):
    """(key, value) of each value that the page excludes, though the rule by itself does not."""
    found = []
    for knows_which in (True, False):
        on_page = Attacker(page, profile, protected, knows_which=knows_which)
        everything = Attacker(page, profile, None, knows_which=knows_which)
        for cell in page.cells:
            if on_page.is_small(cell):
                excluded = [
                    value
                    for value in _hidden(profile)
                    if not on_page.may_be(cell.key, value) and everything.may_be(cell.key, value)
                ]
                if len(excluded) > profile.most_excluded:
                    found.append((cell.key, excluded, knows_which))
    return [*found, *determined(page, profile, protected)]


def determined(page, profile, protected):
    """Hidden counts with one possible value, for who only reads the page."""
    reader = Attacker(page, profile, protected, knows_which=False)
    return [
        (cell.key, "only one value")
        for cell in page.cells
        if cell.standing is not Standing.UNSEEN
        and protected[cell.key].is_hidden
        and not reader.has_two_values(cell.key)
    ]


def _hidden(profile):
    return range(0 if profile.hides_nought else 1, profile.largest_hidden + 1)


class Attacker:
    """`protected` None: a page on which everything but nought is hidden, and no share is given."""

    def __init__(self, page, profile, protected, *, knows_which):
        self.page, self.profile, self.protected = page, profile, protected
        self.knows_which = knows_which
        self.at = {cell.key: number for number, cell in enumerate(page.cells)}
        self.true = np.array([cell.count for cell in page.cells], dtype=float)
        self.least, self.most = np.zeros(len(self.at)), np.full(len(self.at), float(MOST))
        self.rows, self.low, self.high = [], [], []
        for cell in page.cells:
            self.least[self.at[cell.key]], self.most[self.at[cell.key]] = self._span(cell)
        for each in page.sums:
            self._row([(each.total, 1), *((part, -1) for part in each.parts)], 0, 0)
        for each in page.derived if protected else ():
            self._read_share(each)
        self._remember()

    def is_small(self, cell):
        return (
            cell.standing is not Standing.PUBLISHED
            and cell.counts_people
            and cell.count in _hidden(self.profile)
        )

    def may_be(self, key, value):
        if value in self.seen[self.at[key]]:
            return True
        least, most = self.least.copy(), self.most.copy()
        least[self.at[key]] = max(least[self.at[key]], value)
        most[self.at[key]] = min(most[self.at[key]], value)
        if least[self.at[key]] > most[self.at[key]]:
            return False
        return self._solve(np.zeros(len(least)), least, most) is not None

    def has_two_values(self, key):
        wish = np.zeros(len(self.at))
        wish[self.at[key]] = 1
        if len(self.seen[self.at[key]]) > 1:
            return True
        for sign in (1, -1):
            table = self._solve(sign * wish, self.least, self.most)
            if table is not None and table[self.at[key]] != self.true[self.at[key]]:
                return True
        return False

    def _remember(self):
        """The true table must fit what was read, or the reading is wrong."""
        self.matrix = np.zeros((len(self.rows), len(self.at)))
        for number, row in enumerate(self.rows):
            for place, times in row:
                self.matrix[number, place] += times
        limits = LinearConstraint(self.matrix, self.low, self.high)
        self.limits = [limits] if self.rows else []
        self.seen = [{value} for value in self.true]
        if self.protected is not None and not self._fits(self.true):
            raise AssertionError("what is printed does not fit the table that it was printed from")

    def _fits(self, table):
        """Whole numbers of this size are exact in a float."""
        inside = (table >= self.least).all() and (table <= self.most).all()
        amounts = self.matrix @ table
        return inside and (amounts >= self.low).all() and (amounts <= self.high).all()

    def _solve(self, wish, least, most):
        found = milp(
            wish,
            integrality=np.ones(len(wish)),
            bounds=Bounds(least, most),
            constraints=self.limits,
        )
        if found.status == 2:
            return None
        if found.status != 0:
            raise AssertionError(f"scipy gave up: {found.message}")
        table = np.rint(found.x)
        if self._fits(table):
            for place, value in enumerate(table):
                self.seen[place].add(value)
        return table

    def _row(self, terms, low, high):
        self.rows.append([(self.at[key], times) for key, times in terms])
        self.low.append(low)
        self.high.append(high)

    def _span(self, cell):
        if cell.standing is Standing.UNSEEN:
            return 0, MOST
        if self.protected is None:
            hidden = cell.count > 0 or self.is_small(cell)
        else:
            hidden = self.protected[cell.key].is_hidden
        if not hidden or (cell.standing is Standing.PUBLISHED and self.protected is not None):
            return self._read_count(cell)
        if cell.standing is Standing.PUBLISHED:
            return 0, MOST
        if cell.standing is Standing.WITHHELD and cell.count == 0 and not self.is_small(cell):
            return 0, MOST
        if not self.knows_which or not cell.counts_people:
            return min(_hidden(self.profile)), MOST
        if self.is_small(cell):
            return min(_hidden(self.profile)), max(_hidden(self.profile))
        return self.profile.largest_hidden + 1, MOST

    def _read_count(self, cell):
        if self.protected is None:
            return cell.count, cell.count
        text = self.protected[cell.key].text
        base = self.profile.rounding_base
        shown = 0 if text == self.profile.near_nought else int(text.replace(",", ""))
        if not cell.is_rounded or not base or text == "0":
            return shown, shown
        within = [n for n in range(max(0, shown - base), shown + base) if _rounds(n, base) == shown]
        return max(self.profile.largest_hidden + 1, within[0]), within[-1]

    def _read_share(self, each):
        number = self.protected[each.key]
        if number.is_hidden:
            return
        under = [] if isinstance(each.under, int) else list(each.under)
        public = each.under if isinstance(each.under, int) else 0
        if number.text == self.profile.not_applicable:
            self._row(under, 0, 0)
            return
        is_near = bool(self.profile.near_nought) and number.text == self.profile.near_nought
        value = Decimal(0) if is_near else Decimal(number.text.replace("−", "-").replace(",", ""))
        if self.profile.near_nought and value == 0 and all(t > 0 for _, t in each.over):
            self._row(list(each.over), *((1, MOST) if is_near else (0, 0)))
        half = Fraction(1, 2 * 10**each.places)
        # scale × over ÷ under lies between value − half and value + half; the end away from nought
        # belongs to the next number.
        for edge, side in ((Fraction(value) - half, 1), (Fraction(value) + half, -1)):
            outward = (side == 1 and value <= 0) or (side == -1 and value >= 0)
            times = edge.denominator
            terms = [(key, side * t * each.scale * times) for key, t in each.over]
            terms += [(key, -side * t * edge.numerator) for key, t in under]
            self._row(terms, side * edge.numerator * public + (1 if outward else 0), np.inf)


def _rounds(number, base):
    return int((Decimal(number) / base).quantize(Decimal(1), rounding="ROUND_HALF_UP")) * base
