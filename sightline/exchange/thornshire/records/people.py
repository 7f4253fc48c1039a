"""Who the children are: born, sex, ethnic group, disabilities, and numbers that are nobody's."""

from collections.abc import Sequence
from datetime import date
from random import Random

from sightline.exchange.thornshire.records.days import FIRST, LAST, after, before
from sightline.exchange.thornshire.records.types import Case, Child

AUTHORITY = "999"  # no authority's number
DAYS_OF_CHILDHOOD = 6_574
SPARE = 10
AGES = (70, 58, 56, 55, 54, 54, 54, 53, 52, 52, 53, 55, 58, 62, 66, 68, 60, 34)
CARE_AGES = (90, 34, 28, 26, 24, 24, 24, 26, 28, 30, 32, 36, 42, 50, 62, 74, 86, 20)
UNBORN = 0.14
SEXES, SEX_WEIGHTS = ("1", "2"), (52, 48)
ETHNICITIES = {
    "WBRI": 690, "WOTH": 62, "WIRI": 4, "WIRT": 3, "WROM": 3, "MWBC": 32, "MWBA": 12,
    "MWAS": 22, "MOTH": 26, "AIND": 8, "APKN": 36, "ABAN": 12, "AOTH": 20, "BCRB": 8,
    "BAFR": 30, "BOTH": 9, "CHNE": 3, "OOTH": 15, "NOBT": 26, "REFU": 2,
}  # fmt: skip
DISABILITIES = ("LD", "AUT", "BEH", "COMM", "MOB", "CON", "HEAR", "VIS", "PC", "INC", "HAND")
DISABILITY_WEIGHTS = (34, 30, 22, 18, 14, 8, 6, 5, 6, 4, 3)
DISABLED = 0.125
UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
SCHOOL_AGE = 4 * 365 + 200


def describe(rng: Random, children: Sequence[Child]) -> None:
    numbers = rng.sample(range(100_000, 999_999), len(children))
    for position, (child, number) in enumerate(zip(children, numbers, strict=True)):
        child.key = f"TH{number}"
        child.born_on = _born(rng, child)
        child.sex = rng.choices(SEXES, SEX_WEIGHTS)[0]
        child.ethnicity = rng.choices(list(ETHNICITIES), list(ETHNICITIES.values()))[0]
        child.disabilities = _disabilities(rng)
        if (LAST - child.born_on).days > SCHOOL_AGE:
            child.upn = _upn(position, child.born_on)


def _born(rng: Random, child: Child) -> date:
    for period in child.care:
        if period.came_of_age and period.ends_on:
            return period.ends_on.replace(year=period.ends_on.year - 18)
    first = child.cases[0].referred_on
    if _may_be_unborn(child.cases[0]) and rng.random() < UNBORN:
        return after(first, rng.randint(12, 150))
    oldest = DAYS_OF_CHILDHOOD - SPARE - (_last(child) - first).days
    weights = CARE_AGES if child.care else AGES
    while True:
        days = int((rng.choices(range(18), weights)[0] + rng.random()) * 365.25)
        if days <= oldest or oldest < 365:
            return before(first, min(days, max(oldest, 0)))


def _may_be_unborn(case: Case) -> bool:
    stays = case.closed_on is None or case.closed_on > after(case.referred_on, 160)
    plain = not (case.plans or case.care or case.enquiries)
    return case.referred_on >= FIRST and plain and stays and not case.no_further_action


def _last(child: Child) -> date:
    return child.cases[-1].last_day or LAST


def _disabilities(rng: Random) -> tuple[str, ...]:
    if rng.random() >= DISABLED:
        return ("NONE",)
    count = rng.choices((1, 2, 3), (60, 28, 12))[0]
    return tuple(sorted(set(rng.choices(DISABILITIES, DISABILITY_WEIGHTS, k=count))))


def _upn(position: int, born: date) -> str:
    """A number of the right form with the check letter that its digits ask for."""
    digits = (
        f"{AUTHORITY}{4000 + position % 37:04d}{(born.year + 4) % 100:02d}{position % 1000:03d}"
    )
    total = sum(int(digit) * weight for weight, digit in enumerate(digits, start=2))
    return UPN_LETTERS[total % len(UPN_LETTERS)] + digits
