"""Which cases are of one child: exactly as many re-referrals as designed, and later returns.

Every re-referral finds the earlier referral in the same year's census, so that it is counted
whether one year's file is read or all of them. Nothing falls within days of the twelve months.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from sightline.exchange.thornshire.design import designs
from sightline.exchange.thornshire.records.days import FIRST, after, before, first_day, year_of
from sightline.exchange.thornshire.records.types import Case, Child

WITHIN = 355  # days between referrals, at most, of a re-referral
BEYOND = 380  # and at least of a later return
APART = 3  # days between the end of a case and the next referral, at least
LONGEST_CHAIN = 4
LATER_RETURNS = 900
TRIES = 12


@dataclass
class _Chain:
    """Cases of one child in order."""

    cases: list[Case]

    def may_precede(self, other: "_Chain") -> bool:
        """A child has one case with plans and one with care at most: previous plans and times in
        care were numbered within cases."""
        both = self.cases + other.cases
        return (
            len(both) <= LONGEST_CHAIN
            and sum(bool(case.plans) for case in both) <= 1
            and sum(bool(case.care) for case in both) <= 1
        )


def linked(rng: Random, cases: Sequence[Case]) -> list[Child]:
    linking = _Linking(rng, cases)
    for year, design in designs().items():
        linking.link_re_referrals(year, design.re_referrals)
    linking.link_later_returns(LATER_RETURNS)
    return [Child(chain.cases) for chain in linking.chains()]


class _Linking:
    def __init__(self, rng: Random, cases: Sequence[Case]) -> None:
        self.rng = rng
        self.cases = list(cases)
        self.chain = {id(case): _Chain([case]) for case in cases}
        ended = [(case.last_day, case) for case in cases if case.last_day and _may_return(case)]
        ended.sort(key=lambda each: (each[0], each[1].referred_on))
        self.ended = [case for _, case in ended]
        self.end_days = [day for day, _ in ended]

    def chains(self) -> list[_Chain]:
        once = {id(chain): chain for chain in (self.chain[id(case)] for case in self.cases)}
        return list(once.values())

    def link_re_referrals(self, year: int, wanted: int) -> None:
        of_year = [case for case in self.cases if year_of(case.referred_on) == year]
        for case in self.rng.sample(of_year, len(of_year)):
            if wanted == 0:
                return
            earliest = max(first_day(year), before(case.referred_on, WITHIN))
            wanted -= self._link(case, earliest, before(case.referred_on, APART), near=True)
        raise ValueError(f"{wanted} re-referrals of {year} find no earlier referral")

    def link_later_returns(self, wanted: int) -> None:
        later = [case for case in self.cases if case.referred_on > after(FIRST, BEYOND)]
        for case in self.rng.sample(later, len(later)):
            if wanted == 0:
                return
            wanted -= self._link(case, FIRST, before(case.referred_on, APART), near=False)

    def _link(self, case: Case, earliest: date, latest: date, *, near: bool) -> bool:
        """Put the case after one that ended within the days given; whether one was found."""
        own = self.chain[id(case)]
        low, high = bisect_left(self.end_days, earliest), bisect_right(self.end_days, latest)
        if own.cases[0] is not case or low >= high:
            return False
        for _ in range(TRIES):
            earlier = self.ended[self.rng.randrange(low, high)]
            chain = self.chain[id(earlier)]
            apart = (case.referred_on - earlier.referred_on).days
            fits = apart <= WITHIN if near else apart >= BEYOND
            if fits and chain.cases[-1] is earlier and chain.may_precede(own):
                self._join(chain, own)
                return True
        return False

    def _join(self, chain: _Chain, own: _Chain) -> None:
        chain.cases += own.cases
        for case in own.cases:
            self.chain[id(case)] = chain


def _may_return(case: Case) -> bool:
    return not any(period.came_of_age for period in case.care)
