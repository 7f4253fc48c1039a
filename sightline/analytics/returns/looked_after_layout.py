"""Where each column of the SSDA903 files goes. Source: the department's guide to the collection.

A file is known by a heading that no other has. Postcodes are not held: they are dropped at reading.
"""

from dataclasses import dataclass

from sightline.analytics.returns import codes
from sightline.analytics.returns.columns import Column, Kind

CHILD = Column("CHILD", "child_id", Kind.TEXT)
BORN = Column("DOB", "born_on", Kind.SLASHED_DATE)


@dataclass(frozen=True)
class FileLayout:
    """`known_by` is a heading of this file alone; `key` tells one row of a child from another."""

    known_by: tuple[str, ...]
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ("child_id",)


def _day(source: str, name: str) -> Column:
    return Column(source, name, Kind.SLASHED_DATE)


def _flag(source: str, name: str) -> Column:
    return Column(source, name, Kind.FLAG)


def _code(source: str, name: str, held: codes.CodeList | None = None) -> Column:
    return Column(source, name, Kind.CODE, held)


SEX = Column("SEX", "sex", Kind.SEX, codes.SEX)
FILES = {
    "children": FileLayout(
        ("ETHNIC",),
        (
            CHILD,
            SEX,
            BORN,
            _code("ETHNIC", "ethnicity", codes.ETHNICITY),
            Column("UPN", "upn_unknown", Kind.REASON, codes.UPN_UNKNOWN),
            _flag("MOTHER", "mother"),
            _day("MC_DOB", "child_of_mother_born_on"),
        ),
    ),
    "episodes": FileLayout(
        ("DECOM",),
        (
            CHILD,
            _day("DECOM", "started_on"),
            _code("RNE", "reason_started", codes.EPISODE_REASON),
            _code("LS", "legal_status", codes.LEGAL_STATUS),
            _code("CIN", "need", codes.LOOKED_AFTER_NEED),
            _code("PLACE", "placement", codes.PLACEMENT),
            _code("PLACE_PROVIDER", "provider", codes.PROVIDER),
            _day("DEC", "ended_on"),
            _code("REC", "reason_ended", codes.CEASED_REASON),
            _code("REASON_PLACE_CHANGE", "reason_placement_changed", codes.CHANGE_REASON),
            Column("PL_DISTANCE", "distance", Kind.DECIMAL),
            _code("URN", "urn"),
        ),
        ("child_id", "started_on"),
    ),
    "reviews": FileLayout(
        ("REVIEW",),
        (
            CHILD,
            _day("REVIEW", "reviewed_on"),
            _code("REVIEW_CODE", "participation", codes.REVIEW),
        ),
        ("child_id", "reviewed_on"),
    ),
    "unaccompanied": FileLayout(("DUC",), (CHILD, SEX, BORN, _day("DUC", "ceased_on"))),
    "outcomes": FileLayout(
        ("SDQ_SCORE", "HEALTH_CHECK", "CONVICTED"),
        (
            CHILD,
            BORN,
            Column("SDQ_SCORE", "difficulties_score", Kind.NUMBER),
            _code("SDQ_REASON", "difficulties_reason", codes.DIFFICULTIES_REASON),
            _flag("CONVICTED", "convicted"),
            _flag("HEALTH_CHECK", "health_check"),
            _flag("IMMUNISATIONS", "immunisations"),
            _flag("TEETH_CHECK", "teeth_check"),
            _flag("HEALTH_ASSESSMENT", "health_assessment"),
            _flag("SUBSTANCE_MISUSE", "substance_misuse"),
            _flag("INTERVENTION_RECEIVED", "intervention_received"),
            _flag("INTERVENTION_OFFERED", "intervention_offered"),
        ),
    ),
    "care_leavers": FileLayout(
        ("IN_TOUCH",),
        (
            CHILD,
            BORN,
            _code("IN_TOUCH", "in_touch", codes.IN_TOUCH),
            _code("ACTIV", "activity", codes.ACTIVITY),
            _code("ACCOM", "accommodation", codes.ACCOMMODATION),
        ),
    ),
    "adoptions": FileLayout(
        ("DATE_INT",),
        (
            CHILD,
            BORN,
            _day("DATE_INT", "decided_on"),
            _day("DATE_MATCH", "matched_on"),
            _flag("FOSTER_CARE", "by_foster_carers"),
            _code("NB_ADOPTR", "adopters"),
            _code("SEX_ADOPTR", "adopters_sex"),
            _code("LS_ADOPTR", "adopters_legal_status"),
        ),
        ("child_id", "decided_on"),
    ),
    "previous_permanence": FileLayout(
        ("PREV_PERM",),
        (
            CHILD,
            BORN,
            _code("PREV_PERM", "option"),
            _code("LA_PERM", "authority"),
            Column("DATE_PERM", "made_on", Kind.TEXT),
        ),
    ),
    "missing": FileLayout(
        ("MIS_START",),
        (
            CHILD,
            BORN,
            _code("MISSING", "kind", codes.MISSING),
            _day("MIS_START", "started_on"),
            _day("MIS_END", "ended_on"),
        ),
        ("child_id", "kind", "started_on"),
    ),
    "placed_for_adoption": FileLayout(
        ("DATE_PLACED",),
        (
            CHILD,
            BORN,
            _day("DATE_PLACED", "decided_on"),
            _day("DATE_PLACED_CEASED", "ceased_on"),
            _code("REASON_PLACED_CEASED", "reason_ceased", codes.PLACED_REASON),
        ),
        ("child_id", "decided_on"),
    ),
}
# Files of the collection that the tables do not hold, by a heading of each.
NOT_HELD = ("SW_ID", "SW_DECOM", "DOLO_START", "DOLO")
# Columns that need not be there: newer editions and extracts bring them.
MAY_BE_ABSENT = (
    "PL_DISTANCE",
    "URN",
    "PLACE_PROVIDER",
    "REASON_PLACE_CHANGE",
    "UPN",
    "MOTHER",
    "MC_DOB",
    "SDQ_REASON",
    "SEX",
    "DOB",
    "LA_PERM",
)
# Other names under which a column is met.
ALSO = {
    "CHILDID": "CHILD",
    "CHILD_ID": "CHILD",
    "PL": "PLACE",
    "PLACEMENT_PROVIDER": "PLACE_PROVIDER",
    "DISTANCE": "PL_DISTANCE",
    "NB_ADOPTER": "NB_ADOPTR",
    "SEX_ADOPTER": "SEX_ADOPTR",
    "LS_ADOPTER": "LS_ADOPTR",
}
