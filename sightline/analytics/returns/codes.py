"""The codes of the statutory returns, with the collection years in which they hold.

Source: the department's guides to the Children in Need census and to the SSDA903 collection, each
year's edition. A code that is not named in `dated` holds in every year that is read.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

Years = tuple[int | None, int | None]


@dataclass(frozen=True)
class CodeList:
    """`dated` gives the first and last collection year, both inclusive; None is open."""

    name: str
    codes: frozenset[str]
    dated: Mapping[str, Years] = field(default_factory=dict)

    def holding(self, year: int | None) -> frozenset[str]:
        """Those of one collection year; all that ever held where the year is not known."""
        if year is None:
            return self.codes
        return frozenset(code for code in self.codes if _holds(year, self.dated.get(code)))


def _holds(year: int, years: Years | None) -> bool:
    first, last = years or (None, None)
    return (first is None or first <= year) and (last is None or year <= last)


def _list(name: str, codes: str, dated: Mapping[str, Years] | None = None) -> CodeList:
    return CodeList(name, frozenset(codes.split()), dated or {})


def _each(codes: str, first: int | None, last: int | None) -> dict[str, Years]:
    return dict.fromkeys(codes.split(), (first, last))


SEX = _list("sex", "M F U")
ETHNICITY = _list(
    "ethnicity",
    "WBRI WIRI WOTH WIRT WROM MWBC MWBA MWAS MOTH AIND APKN ABAN AOTH BCRB BAFR BOTH CHNE OOTH "
    "REFU NOBT",
)
UPN_UNKNOWN = _list("reason for no pupil number", "UN1 UN2 UN3 UN4 UN5 UN6 UN7 UN8 UN9 UN10")

DISABILITY = _list("disability", "NONE MOB HAND PC INC COMM LD HEAR VIS BEH CON AUT DDA")
REFERRAL_SOURCE = _list(
    "source of referral", "1A 1B 1C 1D 2A 2B 3A 3B 3C 3D 3E 3F 4 5A 5B 5C 5D 6 7 8 9 10"
)
PRIMARY_NEED = _list("primary need", "N0 N1 N2 N3 N4 N5 N6 N7 N8 N9")
CLOSURE_REASON = _list("reason for closure", "RC1 RC2 RC3 RC4 RC5 RC6 RC7 RC8 RC9")
ABUSE = _list("category of abuse", "NEG PHY SAB EMO MUL")
FACTOR = _list(
    "factor at the end of assessment",
    "1A 1B 1C 2A 2B 2C 3A 3B 3C 4A 4B 4C 5A 5B 5C 6A 6B 6C 7A 8A 8B 8C 8D 8E 8F 9A 10A 11A 12A "
    "13A 14A 15A 16A 17A 18A 18B 18C 19A 19B 19C 20 21 22A 23A 24A",
    {
        **_each(
            "18A 19A", None, 2021
        ),  # told apart by who did it from 2021; both are met that year
        **_each("18B 18C 19B 19C", 2021, None),
        **_each("8A", None, 2022),  # private fostering by kind from 2022
        **_each("8B 8C 8D 8E 8F", 2022, None),
        **_each("24A", 2022, None),
    },
)

EPISODE_REASON = _list("reason for a new episode", "S P L T U B")
LEGAL_STATUS = _list("legal status", "C1 C2 D1 E1 V2 V3 V4 J1 J2 J3 L1 L2 L3")
LOOKED_AFTER_NEED = _list("category of need", "N1 N2 N3 N4 N5 N6 N7 N8")
PLACEMENT = _list(
    "placement",
    "A3 A4 A5 A6 H5 K1 K2 K3 P1 P2 P3 R1 R2 R3 R5 S1 T0 T1 T2 T3 T4 U1 U2 U3 U4 U5 U6 Z1",
    _each("K3", 2024, None),
)
PROVIDER = _list("placement provider", "PR0 PR1 PR2 PR3 PR4 PR5")
CEASED_REASON = _list(
    "reason an episode ended",
    "E11 E12 E2 E3 E4 E4A E4B E5 E6 E7 E8 E9 E13 E14 E15 E16 E17 E41 E45 E46 E47 E48 X1",
)
CHANGE_REASON = _list(
    "reason for a change of placement",
    "CARPL CLOSE ALLEG STAND APPRR CREQB CREQO CHILD LAREQ PLACE CUSTOD OTHER",
)
REVIEW = _list("part taken in a review", "PN0 PN1 PN2 PN3 PN4 PN5 PN6 PN7")
IN_TOUCH = _list("whether in touch", "YES NO DIED REFU NREQ RHOM")
ACTIVITY = _list("activity", "F1 P1 F2 P2 F3 P3 F4 P4 F5 P5 G4 G5 G6 0")
ACCOMMODATION = _list(
    "accommodation",
    "B1 B2 C1 C2 D1 D2 E1 E2 G1 G2 H1 H2 K1 K2 R1 R2 S1 S2 T1 T2 U1 U2 V1 V2 W1 W2 X1 X2 Y1 Y2 "
    "Z1 Z2 0",
)
MISSING = _list("kind of absence", "M A")
PLACED_REASON = _list("reason a placement for adoption was given up", "RD1 RD2 RD3 RD4")
DIFFICULTIES_REASON = _list("reason for no score", "SDQ1 SDQ2 SDQ3 SDQ4 SDQ5")
