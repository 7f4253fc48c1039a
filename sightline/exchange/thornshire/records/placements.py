"""Where children in care live: episodes of each time in care, with moves and legal changes."""

from dataclasses import dataclass, replace
from datetime import date
from random import Random

from sightline.exchange.thornshire.records.days import FIRST, LAST, after, any_day
from sightline.exchange.thornshire.records.types import Absence, CarePeriod, Child, Placement

YEAR = 365.25
SIXTEEN, FIFTEEN, TWELVE, SIX = 16, 15, 12, 6
ABSENT_PARENTS = "N8"
ALONE_FROM = date(2015, 7, 1)
STARTED, LEGAL, MOVED = "S", "L", "P"
CONTINUES = "X1"
SHORT_BREAKS = "V4"
CARE_ORDER, INTERIM, ACCOMMODATED, TO_BE_PLACED = "C2", "C1", "V2", "E1"
MOVES_A_YEAR = 0.95
HOW_OFTEN = (0.4, 0.4, 0.9, 0.9, 2.6)  # times that: children differ
SETTLED = 0.16  # times that again, after a year
FIRST_STATUS = {ACCOMMODATED: 54, INTERIM: 40, "L2": 6}
NEEDS = {"N1": 640, "N2": 40, "N3": 25, "N4": 80, "N5": 90, "N6": 20, "N8": 105}
# The kind of placement with its provider: own council, other council, private, voluntary, parents.
YOUNGER = {
    ("U4", "PR1"): 42,
    ("U6", "PR4"): 30,
    ("U1", "PR1"): 15,
    ("K2", "PR4"): 8,
    ("P1", "PR0"): 5,
}
OLDER = {
    ("H5", "PR4"): 36,
    ("U6", "PR4"): 24,
    ("U4", "PR1"): 16,
    ("K2", "PR4"): 15,
    ("P2", "PR1"): 9,
}
WHY_MOVED = {"PLACE": 30, "CARPL": 26, "CREQB": 14, "CREQO": 8, "CHILD": 8, "LAREQ": 6, "OTHER": 8}
LEFT = {"E4A": 30, "E4B": 14, "E13": 3, "E45": 9, "E46": 5, "E5": 7, "E6": 3, "E8": 20, "E3": 2}
ADOPTED, GREW_UP, STAYED_ON = "E12", "E7", "E17"
FOR_ADOPTION = "A3"
# No postcode begins with these letters.
HOMES = tuple(f"ZT{number} {sector}" for number in range(1, 15) for sector in range(1, 7))
FAR_AWAY = tuple(f"ZY{number} {sector}" for number in range(1, 9) for sector in range(1, 7))
PLACED_FAR = 0.3


@dataclass(frozen=True)
class _Change:
    on: date
    kind: str  # a letter of the return: a new placement, or a new legal status


def place(rng: Random, child: Child) -> None:
    home = rng.choice(HOMES)
    need = rng.choices(list(NEEDS), list(NEEDS.values()))[0]
    if _came_alone(rng, child):
        child.unaccompanied, need = True, ABSENT_PARENTS
        child.sex = "1" if rng.random() < 0.9 else "2"
        child.ethnicity = rng.choice(("AOTH", "BAFR", "OOTH"))
    for period in child.care:
        if period.short_breaks:
            period.placements = [_short_breaks(rng, period, need, home)]
        else:
            period.placements = _placements(rng, child, period, need, home)
            child.missing += _missing(rng, child, period)


def _came_alone(rng: Random, child: Child) -> bool:
    """Some of those who come into care at 15 or older: unaccompanied children seeking asylum."""
    first = child.care[0] if child.care else None
    if first is None or first.short_breaks or first.starts_on < ALONE_FROM:
        return False
    return (first.starts_on - child.born_on).days >= FIFTEEN * YEAR and rng.random() < 0.5


def _missing(rng: Random, child: Child, period: CarePeriod) -> list[Absence]:
    """Mostly adolescents, and a few of them often. Absences do not overlap."""
    first, last = max(period.starts_on, FIRST), period.ends_on or LAST
    old = (last - child.born_on).days >= TWELVE * YEAR
    if rng.random() >= (0.24 if old else 0.01):
        return []
    days = sorted({any_day(rng, first, last) for _ in range(1 + int(rng.expovariate(1 / 2.6)))})
    found: list[Absence] = []
    for day in days:
        back = min(after(day, rng.choice((0, 1, 1, 2, 4))), last)
        if not found or found[-1].ends_on < day:
            found.append(Absence("M" if rng.random() < 0.8 else "A", day, back))
    return found


def _short_breaks(rng: Random, period: CarePeriod, need: str, home: str) -> Placement:
    return Placement(
        starts_on=period.starts_on,
        why_new=STARTED,
        legal_status=SHORT_BREAKS,
        need="N2" if need == "N1" else need,
        place="U6",
        provider="PR1",
        ends_on=period.ends_on,
        why_ended="E8" if period.ends_on else "",
        why_moved="",
        home=home,
        placed=rng.choice(HOMES),
        miles=round(rng.uniform(0.4, 9), 1),
    )


def _placements(
    rng: Random, child: Child, period: CarePeriod, need: str, home: str
) -> list[Placement]:
    status = rng.choices(list(FIRST_STATUS), list(FIRST_STATUS.values()))[0]
    status = ACCOMMODATED if child.unaccompanied else status
    current = _lived(rng, child, period.starts_on, home)
    current = replace(current, legal_status=status, need=need)
    found = []
    for change in _changes(rng, period):
        moved = change.kind == MOVED
        why = rng.choices(list(WHY_MOVED), list(WHY_MOVED.values()))[0] if moved else ""
        found.append(replace(current, ends_on=change.on, why_ended=CONTINUES, why_moved=why))
        if moved:
            lived = _lived(rng, child, change.on, home)
            current = replace(lived, legal_status=current.legal_status, need=need, why_new=MOVED)
        else:
            status = CARE_ORDER
            current = replace(current, starts_on=change.on, legal_status=status, why_new=LEGAL)
    found.append(_last(rng, child, period, current))
    return found


def _changes(rng: Random, period: CarePeriod) -> list[_Change]:
    """Moves by chance, and one care order after some months, each on a day of its own."""
    end = period.ends_on or LAST
    length = (end - period.starts_on).days
    changes: dict[date, str] = {}
    often = rng.choice(HOW_OFTEN)
    at = rng.expovariate(MOVES_A_YEAR * often) * YEAR
    while at < length - 5:
        changes[after(period.starts_on, 1 + int(at))] = MOVED
        settled = often * (SETTLED if at > YEAR else 1)
        at += 3 + rng.expovariate(MOVES_A_YEAR * settled) * YEAR
    order = rng.randint(120, 260)
    if order < length - 5 and rng.random() < 0.72:
        changes.setdefault(after(period.starts_on, order), LEGAL)
    return [_Change(day, kind) for day, kind in sorted(changes.items())]


def _lived(rng: Random, child: Child, on: date, home: str) -> Placement:
    older = (on - child.born_on).days >= SIXTEEN * YEAR
    kinds = OLDER if older else YOUNGER
    kind, provider = rng.choices(list(kinds), list(kinds.values()))[0]
    far = rng.random() < PLACED_FAR and provider == "PR4"
    miles = rng.uniform(21, 95) if far else rng.triangular(0.5, 19, 5)
    return Placement(
        starts_on=on,
        why_new=STARTED,
        legal_status="",
        need="",
        place=kind,
        provider=provider,
        ends_on=None,
        why_ended="",
        why_moved="",
        home=home,
        placed=rng.choice(FAR_AWAY if far else HOMES) if provider != "PR0" else home,
        miles=round(miles, 1) if provider != "PR0" else 0.0,
    )


def _last(rng: Random, child: Child, period: CarePeriod, current: Placement) -> Placement:
    """The episode in which the child is still in care, or leaves it."""
    if period.ends_on is None:
        return current
    if period.came_of_age:
        reason = GREW_UP if "LD" in child.disabilities else rng.choice((STAYED_ON, "E5", "E6"))
        return replace(current, ends_on=period.ends_on, why_ended=reason)
    young = (period.ends_on - child.born_on).days < SIX * YEAR
    long = (period.ends_on - current.starts_on).days > 70
    if young and long and current.legal_status == CARE_ORDER and rng.random() < 0.7:
        return replace(
            current,
            legal_status=TO_BE_PLACED if current.why_new == LEGAL else current.legal_status,
            place=FOR_ADOPTION if current.why_new == MOVED else current.place,
            ends_on=period.ends_on,
            why_ended=ADOPTED,
        )
    reason = rng.choices(list(LEFT), list(LEFT.values()))[0]
    return replace(current, ends_on=period.ends_on, why_ended=reason)
