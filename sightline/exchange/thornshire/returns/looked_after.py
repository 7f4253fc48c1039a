"""The looked-after children return (SSDA903) of one year as the department's set of CSV files."""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

from sightline.exchange.thornshire.published import YEARS
from sightline.exchange.thornshire.records.days import (
    after,
    any_day,
    before,
    first_day,
    last_day,
    working_days_after,
)
from sightline.exchange.thornshire.records.people import AUTHORITY
from sightline.exchange.thornshire.records.types import CarePeriod, Child, Placement

Row = Sequence[str]
YEAR_IN_CARE = 365
FIRST_REVIEW, NEXT_REVIEW = 18, 175
PARTICIPATION = {"PN1": 46, "PN2": 4, "PN3": 18, "PN4": 2, "PN5": 10, "PN6": 18, "PN7": 2}
TOO_YOUNG = "PN0"
FOUR = 4
LEAVERS_FROM, LEAVERS_TO = 17, 21
SIXTEEN = 16
SHORT_BREAKS = ("V3", "V4")


@dataclass(frozen=True)
class Table:
    file: str
    headings: tuple[str, ...]
    rows: Callable[[Child, int], Iterator[Row]]


def write_looked_after(folder: Path, children: tuple[Child, ...], year: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    concerned = [
        child for child in children if child.care and child.care[0].starts_on <= last_day(year)
    ]
    for table in TABLES:
        with (folder / table.file).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(table.headings)
            for child in concerned:
                writer.writerows(table.rows(child, year))


def _in_year(starts_on: date, ends_on: date | None, year: int) -> bool:
    return starts_on <= last_day(year) and (ends_on is None or ends_on >= first_day(year))


def _periods(child: Child, year: int) -> list[CarePeriod]:
    return [each for each in child.care if _in_year(each.starts_on, each.ends_on, year)]


def _header(child: Child, year: int) -> Iterator[Row]:
    if _periods(child, year) or _left_care(child, year):
        yield (
            child.key,
            child.sex,
            _day(child.born_on),
            child.ethnicity,
            child.upn or "UN1",
            "0" if child.sex == "2" else "",
            "",
        )


def _episodes(child: Child, year: int) -> Iterator[Row]:
    """Those of the year; the first return has all since each child came in, to begin with."""
    for period in _periods(child, year):
        for placement in period.placements:
            ends_on = None if year == YEARS[0] else placement.ends_on
            if _in_year(placement.starts_on, ends_on, year):
                yield _episode(child, placement, last_day(year))


def _episode(child: Child, placement: Placement, day: date) -> Row:
    over = placement.ends_on is not None and placement.ends_on <= day
    ends = placement.ends_on if over else None
    return (
        child.key,
        _day(placement.starts_on),
        placement.why_new,
        placement.legal_status,
        placement.need,
        placement.place,
        placement.provider,
        _day(ends) if ends else "",
        placement.why_ended if over else "",
        placement.why_moved if over else "",
        placement.home,
        placement.placed,
        f"{placement.miles:.1f}",
        "",
    )


def _reviews(child: Child, year: int) -> Iterator[Row]:
    """The first within 20 working days, then within six months each."""
    for period in child.care:
        if period.short_breaks:
            continue
        rng = _chance(child, period.starts_on.isoformat())
        last = min(period.ends_on or last_day(year), last_day(year))
        review = working_days_after(period.starts_on, rng.randint(12, FIRST_REVIEW))
        while review <= last:
            if review >= first_day(year):
                yield child.key, _day(child.born_on), _day(review), _took_part(rng, child, review)
            review = after(review, rng.randint(130, NEXT_REVIEW))


def _took_part(rng: Random, child: Child, day: date) -> str:
    if _age(child, day) < FOUR:
        return TOO_YOUNG
    return rng.choices(list(PARTICIPATION), list(PARTICIPATION.values()))[0]


def _unaccompanied(child: Child, year: int) -> Iterator[Row]:
    if child.unaccompanied and _periods(child, year):
        yield child.key, child.sex, _day(child.born_on), ""


def _outcomes(child: Child, year: int) -> Iterator[Row]:
    """Of children who have been looked after for a year and more on the last day."""
    day = last_day(year)
    long = [
        each
        for each in child.care
        if not each.short_breaks
        and each.starts_on <= before(day, YEAR_IN_CARE)
        and (each.ends_on is None or each.ends_on > day)
    ]
    if not long:
        return
    rng, age = _chance(child, f"outcomes {year}"), _age(child, day)
    asked = FOUR <= age < LEAVERS_FROM
    scored = asked and rng.random() < 0.84
    misuses = age > 10 and rng.random() < 0.06
    yield (
        child.key,
        _day(child.born_on),
        str(min(40, int(rng.gammavariate(4.4, 3.2)))) if scored else "",
        "SDQ2" if asked and not scored else "",
        _flag(rng, 0.04) if age >= 10 else "",
        _flag(rng, 0.86) if age < 5 else "",
        _flag(rng, 0.87),
        _flag(rng, 0.85),
        _flag(rng, 0.9),
        "1" if misuses else "0",
        _flag(rng, 0.55) if misuses else "",
        _flag(rng, 0.8) if misuses else "",
    )


def _care_leavers(child: Child, year: int) -> Iterator[Row]:
    if not _left_care(child, year):
        return
    rng = _chance(child, f"leaver {year}")
    in_touch = rng.choices(("YES", "NO", "REFU"), (90, 6, 4))[0]
    activity = rng.choices(("F1", "F2", "F4", "F5", "G4", "G5", "G6"), (8, 34, 24, 8, 8, 14, 4))[0]
    home = rng.choices(
        ("B2", "C2", "D2", "K2", "R2", "T2", "U2", "V2"), (16, 6, 14, 18, 3, 24, 14, 5)
    )[0]
    known = in_touch == "YES"
    yield child.key, _day(child.born_on), in_touch, activity if known else "", home if known else ""


def _left_care(child: Child, year: int) -> bool:
    """Turned 17 to 21 in the year and left care when 16 or older, within these records."""
    ended = child.care[-1].ends_on
    if ended is None or ended > last_day(year) or child.care[-1].short_breaks:
        return False
    turned = _age(child, last_day(year))
    return _age(child, ended) >= SIXTEEN and LEAVERS_FROM <= turned <= LEAVERS_TO


def _adoptions(child: Child, year: int) -> Iterator[Row]:
    adopted = _adopted(child, year)
    if adopted:
        rng = _chance(child, "adopted")
        decided = before(adopted, rng.randint(240, 420))
        matched = before(adopted, rng.randint(100, 230))
        couple = rng.random() < 0.85
        yield (
            child.key,
            _day(child.born_on),
            _day(max(decided, child.born_on)),
            _day(max(matched, child.born_on)),
            _flag(rng, 0.15),
            "2" if couple else "1",
            rng.choices(("MF", "MM", "FF"), (86, 8, 6))[0] if couple else "F1",
            "L11" if couple else "L0",
        )


def _adopted(child: Child, year: int) -> date | None:
    last = child.care[-1].placements[-1] if child.care[-1].placements else None
    if last and last.why_ended == "E12" and last.ends_on and first_day(year) <= last.ends_on:
        return last.ends_on if last.ends_on <= last_day(year) else None
    return None


def _placed(child: Child, year: int) -> Iterator[Row]:
    adopted = _adopted(child, year)
    if adopted:
        decided = before(adopted, _chance(child, "placed").randint(150, 240))
        yield child.key, _day(child.born_on), _day(max(decided, child.born_on)), "", ""


def _previous_permanence(child: Child, year: int) -> Iterator[Row]:
    """Of children who started to be looked after in the year."""
    started = [each for each in child.care if first_day(year) <= each.starts_on <= last_day(year)]
    if started and not started[0].short_breaks:
        rng = _chance(child, "permanence")
        if rng.random() < 0.95:
            yield child.key, _day(child.born_on), "Z1", "", ""
        else:
            made = any_day(rng, child.born_on, started[0].starts_on)
            kind = rng.choice(("P2", "P3", "P4"))
            yield child.key, _day(child.born_on), kind, AUTHORITY, _day(made)


def _missing(child: Child, year: int) -> Iterator[Row]:
    for away in child.missing:
        if first_day(year) <= away.starts_on <= last_day(year):
            ends = away.ends_on if away.ends_on <= last_day(year) else None
            back = _day(ends) if ends else ""
            yield child.key, _day(child.born_on), away.kind, _day(away.starts_on), back


def _age(child: Child, day: date) -> int:
    born = child.born_on
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _chance(child: Child, matter: str) -> Random:
    """Each child's own for each matter, so that every year's file tells the same."""
    return Random(f"{child.key}/{matter}")  # noqa: S311 - made-up records, no secret


def _flag(rng: Random, likely: float) -> str:
    return "1" if rng.random() < likely else "0"


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


TABLES = (
    Table("header.csv", ("CHILD", "SEX", "DOB", "ETHNIC", "UPN", "MOTHER", "MC_DOB"), _header),
    Table(
        "episodes.csv",
        (
            *("CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "DEC", "REC"),
            *("REASON_PLACE_CHANGE", "HOME_POST", "PL_POST", "PL_DISTANCE", "URN"),
        ),
        _episodes,
    ),
    Table("reviews.csv", ("CHILD", "DOB", "REVIEW", "REVIEW_CODE"), _reviews),
    Table("uasc.csv", ("CHILD", "SEX", "DOB", "DUC"), _unaccompanied),
    Table(
        "oc2.csv",
        (
            *("CHILD", "DOB", "SDQ_SCORE", "SDQ_REASON", "CONVICTED", "HEALTH_CHECK"),
            *("IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE"),
            *("INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"),
        ),
        _outcomes,
    ),
    Table("oc3.csv", ("CHILD", "DOB", "IN_TOUCH", "ACTIV", "ACCOM"), _care_leavers),
    Table(
        "ad1.csv",
        (
            *("CHILD", "DOB", "DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR"),
            *("SEX_ADOPTR", "LS_ADOPTR"),
        ),
        _adoptions,
    ),
    Table(
        "placed_for_adoption.csv",
        ("CHILD", "DOB", "DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"),
        _placed,
    ),
    Table(
        "previous_permanence.csv",
        ("CHILD", "DOB", "PREV_PERM", "LA_PERM", "DATE_PERM"),
        _previous_permanence,
    ),
    Table("missing.csv", ("CHILD", "DOB", "MISSING", "MIS_START", "MIS_END"), _missing),
)
