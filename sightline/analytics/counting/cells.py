"""The cells of each breakdown: a closed list, so that no word of a file ever becomes a cell's name.

Codes are those of the department's guides to the Children in Need census and to SSDA903. What is
not on a list is 'not known'.
"""

from collections.abc import Mapping
from datetime import date

import polars as pl

from sightline.analytics.counting.lengths import months_after
from sightline.analytics.dictionary import Breakdown

NOT_KNOWN = "not known"
SEX = {
    **dict.fromkeys(("1", "M", "Male"), "male"),  # in words as Annex A has it
    **dict.fromkeys(("2", "F", "Female"), "female"),
}
ETHNICITY = {
    **dict.fromkeys(("WBRI", "WIRI", "WIRT", "WROM", "WOTH"), "white"),
    **dict.fromkeys(("MWBC", "MWBA", "MWAS", "MOTH"), "mixed"),
    **dict.fromkeys(("AIND", "APKN", "ABAN", "AOTH", "CHNE"), "asian"),
    **dict.fromkeys(("BCRB", "BAFR", "BOTH"), "black"),
    "OOTH": "other",
}
CATEGORY = {
    "NEG": "neglect",
    "PHY": "physical abuse",
    "SAB": "sexual abuse",
    "EMO": "emotional abuse",
    "MUL": "multiple",
}
NEED = {f"N{number}": f"N{number}" for number in range(1, 10)}
SOURCE = {
    **dict.fromkeys(("1A", "1B", "1C", "1D"), "individual"),
    **dict.fromkeys(("2A", "2B"), "education"),
    **dict.fromkeys(("3A", "3B", "3C", "3D", "3E", "3F"), "health"),
    "4": "housing",
    **dict.fromkeys(("5A", "5B", "5C", "5D"), "council"),
    "6": "police",
    "7": "other legal agency",
    "8": "other",
    "9": "anonymous",
}
FACTORS = (
    *(f"{number}{letter}" for number in range(1, 7) for letter in "ABC"),
    *(f"{number}A" for number in range(7, 18)),
    *("18A", "18B", "18C", "19A", "19B", "19C", "20", "21", "22A", "23A", "24A"),
    *("8B", "8C", "8D", "8E", "8F"),
)
PLACEMENT = {
    **dict.fromkeys(("A3", "A4", "A5", "A6"), "placed for adoption"),
    **dict.fromkeys(("U1", "U2", "U3", "U4", "U5", "U6", "F1", "F2", "F3"), "foster care"),
    **dict.fromkeys(("F4", "F5", "F6"), "foster care"),
    **dict.fromkeys(("K1", "K2"), "children's home or secure unit"),
    "P1": "with parents",
    **dict.fromkeys(("P2", "H5", "K3"), "independent or supported living"),
    **dict.fromkeys(("R1", "R2", "R3", "R5", "S1"), "other residential"),
    **dict.fromkeys(("T0", "T1", "T2", "T3", "T4"), "temporary"),
    **dict.fromkeys(("P3", "Z1"), "other"),
}
LEGAL_STATUS = {
    **dict.fromkeys(("C1", "C2"), "care order"),
    "D1": "freed for adoption",
    "E1": "placement order",
    "V2": "agreement with parents",
    **dict.fromkeys(("L1", "L2", "L3"), "detained for protection"),
    **dict.fromkeys(("J1", "J2", "J3"), "youth justice"),
}
AGES = ("unborn", "under 1", "1 to 4", "5 to 9", "10 to 15", "16 and over")
DURATIONS = (
    "3 months or less",
    "more than 3 months, up to 6",
    "more than 6 months, less than 1 year",
    "1 year, less than 2",
    "2 years or more",
)
WORKING_DAYS = ("0 to 10", "11 to 15", "16 to 20", "21 or more")


def _listed(codes: Mapping[str, str]) -> tuple[str, ...]:
    return (*dict.fromkeys(codes.values()), NOT_KNOWN)


CELLS: Mapping[Breakdown, tuple[str, ...]] = {
    Breakdown.AGE: (*AGES, NOT_KNOWN),
    Breakdown.SEX: _listed(SEX),
    Breakdown.ETHNICITY: _listed(ETHNICITY),
    Breakdown.DISABILITY: ("disabled", "not disabled", NOT_KNOWN),
    Breakdown.NEED: _listed(NEED),
    Breakdown.REFERRAL_SOURCE: _listed(SOURCE),
    Breakdown.INITIAL_CATEGORY: _listed(CATEGORY),
    Breakdown.LATEST_CATEGORY: _listed(CATEGORY),
    Breakdown.FACTOR: FACTORS,
    Breakdown.DURATION: (*DURATIONS, NOT_KNOWN),
    Breakdown.WORKING_DAYS: (*WORKING_DAYS, NOT_KNOWN),
    Breakdown.PLACEMENT: _listed(PLACEMENT),
    Breakdown.LEGAL_STATUS: _listed(LEGAL_STATUS),
    Breakdown.UNACCOMPANIED: ("unaccompanied", "not unaccompanied"),
}


def named(code: str, codes: Mapping[str, str]) -> pl.Expr:
    """The cell of each code in the column."""
    known = pl.Enum(_listed(codes))
    return pl.col(code).replace_strict(codes, default=NOT_KNOWN, return_dtype=known)


def unborn(day: date) -> pl.Expr:
    """Born after the day, or expected without a day of birth."""
    born = pl.col("born_on")
    return pl.when(born.is_null()).then(pl.col("expected_on").is_not_null()).otherwise(born > day)


def age(day: date) -> pl.Expr:
    """The age band on the day, as the Children in Need statistics print it."""
    born, bands = pl.col("born_on"), zip((1, 5, 10, 16), AGES[1:], strict=False)
    found = pl.when(born.is_null()).then(pl.lit(NOT_KNOWN)).otherwise(pl.lit(AGES[-1]))
    for years, name in reversed(list(bands)):
        younger = months_after(born, 12 * years) > day
        found = pl.when(younger).then(pl.lit(name)).otherwise(found)
    before = pl.when(unborn(day)).then(pl.lit(AGES[0])).otherwise(found)
    return before.cast(pl.Enum([*AGES, NOT_KNOWN]))


def disability() -> pl.Expr:
    """Disabled by any code but NONE."""
    codes = pl.col("disabilities").list
    return (
        pl.when(codes.len().fill_null(0) == 0)
        .then(pl.lit(NOT_KNOWN))
        .when(codes.eval(pl.element() != "NONE").list.any())
        .then(pl.lit("disabled"))
        .otherwise(pl.lit("not disabled"))
    )


def duration(started: pl.Expr, to: pl.Expr) -> pl.Expr:
    """The bands in which plans are published (characteristics of children in need, table D5)."""
    return (
        pl.when(started.is_null() | to.is_null() | (to < started))
        .then(pl.lit(NOT_KNOWN))
        .when(to <= months_after(started, 3))
        .then(pl.lit(DURATIONS[0]))
        .when(to <= months_after(started, 6))
        .then(pl.lit(DURATIONS[1]))
        .when(to < months_after(started, 12))
        .then(pl.lit(DURATIONS[2]))
        .when(to < months_after(started, 24))
        .then(pl.lit(DURATIONS[3]))
        .otherwise(pl.lit(DURATIONS[4]))
    )


def working_day_band(days: pl.Expr) -> pl.Expr:
    return (
        pl.when(days.is_null())
        .then(pl.lit(NOT_KNOWN))
        .when(days <= 10)
        .then(pl.lit(WORKING_DAYS[0]))
        .when(days <= 15)
        .then(pl.lit(WORKING_DAYS[1]))
        .when(days <= 20)
        .then(pl.lit(WORKING_DAYS[2]))
        .otherwise(pl.lit(WORKING_DAYS[3]))
    )
