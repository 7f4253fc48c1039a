"""The tables that statutory returns become: names and types of their columns.

`child`, `episode` and `plan` number rows within one return; `child_id` is the authority's own
pseudonymous identifier, by which counting joins years, and it stays in memory.
Codes are as the department's guides print them; null is what was not given or could not be read.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from sightline.analytics.returns.faults import NONE, Faults

Schema = dict[str, pl.DataType | type[pl.DataType]]

CHILDREN: Schema = {
    "child": pl.UInt32,
    "child_id": pl.String,
    "born_on": pl.Date,
    "expected_on": pl.Date,
    "died_on": pl.Date,
    "sex": pl.String,
    "ethnicity": pl.String,
    "disabilities": pl.List(pl.String),
    "upn_unknown": pl.String,
}
REFERRALS: Schema = {
    "child": pl.UInt32,
    "child_id": pl.String,
    "episode": pl.UInt32,
    "referred_on": pl.Date,
    "source": pl.String,
    "closed_on": pl.Date,
    "closure_reason": pl.String,
    "primary_need": pl.String,
    "no_further_action": pl.Boolean,
    "initial_conference_on": pl.Date,
}
ASSESSMENTS: Schema = {
    "child": pl.UInt32,
    "child_id": pl.String,
    "episode": pl.UInt32,
    "started_on": pl.Date,
    "reviewed_on": pl.Date,
    "completed_on": pl.Date,
    "factors": pl.List(pl.String),
}
ENQUIRIES: Schema = {
    "child": pl.UInt32,
    "child_id": pl.String,
    "episode": pl.UInt32,
    "started_on": pl.Date,
    "conference_target_on": pl.Date,
    "conference_on": pl.Date,
    "conference_not_required": pl.Boolean,
}
CHILD_IN_NEED_PLANS: Schema = {
    "child": pl.UInt32,
    "child_id": pl.String,
    "episode": pl.UInt32,
    "started_on": pl.Date,
    "ended_on": pl.Date,
}
PROTECTION_PLANS: Schema = {
    "child": pl.UInt32,
    "child_id": pl.String,
    "episode": pl.UInt32,
    "plan": pl.UInt32,
    "started_on": pl.Date,
    "ended_on": pl.Date,
    "initial_category": pl.String,
    "latest_category": pl.String,
    "previous_plans": pl.Int32,
}
PLAN_REVIEWS: Schema = {
    "plan": pl.UInt32,
    "child": pl.UInt32,
    "child_id": pl.String,
    "reviewed_on": pl.Date,
}
CENSUS: dict[str, Schema] = {
    "children": CHILDREN,
    "referrals": REFERRALS,
    "assessments": ASSESSMENTS,
    "enquiries": ENQUIRIES,
    "child_in_need_plans": CHILD_IN_NEED_PLANS,
    "protection_plans": PROTECTION_PLANS,
    "plan_reviews": PLAN_REVIEWS,
}

LOOKED_AFTER: dict[str, Schema] = {
    "children": {
        "child_id": pl.String,
        "sex": pl.String,
        "born_on": pl.Date,
        "ethnicity": pl.String,
        "upn_unknown": pl.String,
        "mother": pl.Boolean,
        "child_of_mother_born_on": pl.Date,
    },
    "episodes": {
        "child_id": pl.String,
        "started_on": pl.Date,
        "reason_started": pl.String,
        "legal_status": pl.String,
        "need": pl.String,
        "placement": pl.String,
        "provider": pl.String,
        "ended_on": pl.Date,
        "reason_ended": pl.String,
        "reason_placement_changed": pl.String,
        "distance": pl.Float64,  # miles from home, where an extract carries it
        "urn": pl.String,
    },
    "reviews": {
        "child_id": pl.String,
        "reviewed_on": pl.Date,
        "participation": pl.String,
    },
    "unaccompanied": {
        "child_id": pl.String,
        "sex": pl.String,
        "born_on": pl.Date,
        "ceased_on": pl.Date,
    },
    "outcomes": {
        "child_id": pl.String,
        "born_on": pl.Date,
        "difficulties_score": pl.Int32,
        "difficulties_reason": pl.String,
        "convicted": pl.Boolean,
        "health_check": pl.Boolean,
        "immunisations": pl.Boolean,
        "teeth_check": pl.Boolean,
        "health_assessment": pl.Boolean,
        "substance_misuse": pl.Boolean,
        "intervention_received": pl.Boolean,
        "intervention_offered": pl.Boolean,
    },
    "care_leavers": {
        "child_id": pl.String,
        "born_on": pl.Date,
        "in_touch": pl.String,
        "activity": pl.String,
        "accommodation": pl.String,
    },
    "adoptions": {
        "child_id": pl.String,
        "born_on": pl.Date,
        "decided_on": pl.Date,
        "matched_on": pl.Date,
        "by_foster_carers": pl.Boolean,
        "adopters": pl.String,
        "adopters_sex": pl.String,
        "adopters_legal_status": pl.String,
    },
    "previous_permanence": {
        "child_id": pl.String,
        "born_on": pl.Date,
        "option": pl.String,
        "authority": pl.String,
        "made_on": pl.String,  # as printed: parts of it may be zz, for not known
    },
    "missing": {
        "child_id": pl.String,
        "born_on": pl.Date,
        "kind": pl.String,
        "started_on": pl.Date,
        "ended_on": pl.Date,
    },
    "placed_for_adoption": {
        "child_id": pl.String,
        "born_on": pl.Date,
        "decided_on": pl.Date,
        "ceased_on": pl.Date,
        "reason_ceased": pl.String,
    },
}


@dataclass(frozen=True)
class CensusHeader:
    """As the file states it: `year` is the year in which the collection ends."""

    collection: str | None = None
    year: int | None = None
    reference_on: date | None = None
    authority: str | None = None
    software: str | None = None


@dataclass(frozen=True)
class CensusReturn:
    """One file of the Children in Need census."""

    header: CensusHeader
    children: pl.DataFrame
    referrals: pl.DataFrame
    assessments: pl.DataFrame
    enquiries: pl.DataFrame
    child_in_need_plans: pl.DataFrame
    protection_plans: pl.DataFrame
    plan_reviews: pl.DataFrame
    faults: Faults


@dataclass(frozen=True)
class LookedAfterReturn:
    """The files of the looked-after children return (SSDA903), of one year or several.

    An episode that is open in one year's file and closed in the next is one row, closed.
    """

    children: pl.DataFrame
    episodes: pl.DataFrame
    reviews: pl.DataFrame
    unaccompanied: pl.DataFrame
    outcomes: pl.DataFrame
    care_leavers: pl.DataFrame
    adoptions: pl.DataFrame
    previous_permanence: pl.DataFrame
    missing: pl.DataFrame
    placed_for_adoption: pl.DataFrame
    faults: Faults


def census_return(
    header: CensusHeader, tables: Mapping[str, pl.DataFrame], faults: Faults = NONE
) -> CensusReturn:
    """Tables that are not given are empty."""
    return CensusReturn(header=header, faults=faults, **_with_empty(tables, CENSUS))


def looked_after_return(
    tables: Mapping[str, pl.DataFrame], faults: Faults = NONE
) -> LookedAfterReturn:
    """Tables that are not given are empty."""
    return LookedAfterReturn(faults=faults, **_with_empty(tables, LOOKED_AFTER))


def _with_empty(
    tables: Mapping[str, pl.DataFrame], schemas: Mapping[str, Schema]
) -> dict[str, pl.DataFrame]:
    return {
        name: tables[name] if name in tables else pl.DataFrame(schema=schema)
        for name, schema in schemas.items()
    }
