"""The eleven lists of Ofsted's Annex A. Source: the annex to Ofsted's inspection framework (ILACS).

A sheet is known by the headings that only its list has, whatever the sheet is called.
"""

from dataclasses import dataclass

import polars as pl

from sightline.analytics.returns.columns import Column, Kind


def _day(source: str, name: str) -> Column:
    return Column(source, name, Kind.ANY_DATE)


ID = Column("Child Unique ID", "child_id", Kind.TEXT)
BORN = _day("Date of Birth", "born_on")
ABOUT = (
    ID,
    Column("Gender", "sex", Kind.TEXT),
    Column("Ethnicity", "ethnicity", Kind.TEXT),
    BORN,
)
DISABLED = Column("Does the Child have a Disability", "disabled", Kind.YES)
POLARS = {
    Kind.TEXT: pl.String,
    Kind.ANY_DATE: pl.Date,
    Kind.YES: pl.Boolean,
    Kind.NUMBER: pl.Int32,
}


@dataclass(frozen=True)
class ListLayout:
    """`known_by` are headings of which at least one stands in this list and in no other."""

    number: int
    known_by: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def schema(self) -> dict[str, type[pl.DataType]]:
        return {column.name: POLARS[column.kind] for column in self.columns}


def _text(source: str, name: str) -> Column:
    return Column(source, name, Kind.TEXT)


def _yes(source: str, name: str) -> Column:
    return Column(source, name, Kind.YES)


def _number(source: str, name: str) -> Column:
    return Column(source, name, Kind.NUMBER)


LISTS = {
    "contacts": ListLayout(
        1,
        ("Date of Contact",),
        (
            *ABOUT,
            _day("Date of Contact", "contacted_on"),
            _text("Contact Source", "source"),
        ),
    ),
    "early_help": ListLayout(
        2,
        ("Assessment start date", "Organisation Completing Assessment"),
        (
            *ABOUT,
            _day("Assessment start date", "started_on"),
            _day("Assessment completion date", "completed_on"),
            _text("Organisation Completing Assessment", "organisation"),
        ),
    ),
    "referrals": ListLayout(
        3,
        ("Date of referral",),
        (
            *ABOUT,
            _day("Date of referral", "referred_on"),
            _text("Referral Source", "source"),
            _yes("Referral NFA", "no_further_action"),
            _number("Number of Referrals in Last 12 Months", "referrals_in_12_months"),
        ),
    ),
    "assessments": ListLayout(
        4,
        ("Continuous Assessment Start Date",),
        (
            *ABOUT,
            DISABLED,
            _day("Continuous Assessment Start Date", "started_on"),
            _yes("Child Seen During Continuous Assessment", "child_seen"),
            _day("Continuous Assessment Date of Authorisation", "completed_on"),
            _yes(
                "Was the child assessed as requiring LA children's social care support", "support"
            ),
        ),
    ),
    "enquiries": ListLayout(
        5,
        ("Strategy discussion initiating Section 47 Enquiry Start Date",),
        (
            *ABOUT,
            DISABLED,
            _day(
                "Strategy discussion initiating Section 47 Enquiry Start Date",
                "strategy_discussion_on",
            ),
            _yes(
                "Was an Initial Child Protection Conference deemed unnecessary",
                "conference_not_required",
            ),
            _day("Date of Initial Child Protection Conference", "conference_on"),
            _yes(
                "Did the Initial Child Protection Conference Result in a Child Protection Plan",
                "became_plan",
            ),
        ),
    ),
    "children_in_need": ListLayout(
        6,
        ("CIN Start Date",),
        (
            *ABOUT,
            DISABLED,
            _day("CIN Start Date", "started_on"),
            _text("Primary Need Code", "primary_need"),
            _day("Date Child Was Last Seen", "last_seen_on"),
            _day("CIN Closure Date", "ended_on"),
            _text("Reason for Closure", "closure_reason"),
            _text("Case Status", "status"),
        ),
    ),
    "protection_plans": ListLayout(
        7,
        ("Child Protection Plan Start Date",),
        (
            *ABOUT,
            DISABLED,
            _day("Child Protection Plan Start Date", "started_on"),
            _text("Initial Category of Abuse", "initial_category"),
            _text("Latest Category of Abuse", "latest_category"),
            _day("Date of the Last Statutory Visit", "visited_on"),
            _yes("Was the Child Seen Alone", "seen_alone"),
            _day("Date of latest review conference", "reviewed_on"),
            _day("Child Protection Plan End Date", "ended_on"),
            _number("Number of Previous Child Protection Plans", "previous_plans"),
        ),
    ),
    "looked_after": ListLayout(
        8,
        ("Date Started to be Looked After",),
        (
            *ABOUT,
            _yes("Unaccompanied Asylum Seeking Child", "unaccompanied"),
            DISABLED,
            _day("Date Started to be Looked After", "started_on"),
            _text("Child's Category of Need", "need"),
            _day("Start date of current legal status", "legal_status_on"),
            _text("Child's Legal Status", "legal_status"),
            _day("Date of Latest Statutory Review", "reviewed_on"),
            _day("Date of Last Social Work Visit", "visited_on"),
            _day("Date of Last Health Assessment", "health_assessed_on"),
            _day("Date of Last Dental Check", "teeth_checked_on"),
            _number("Number of Placements in the Last 12 months", "placements_in_12_months"),
            _day("Date Ceased to be Looked After", "ended_on"),
            _text("Reason Ceased to be Looked After", "reason_ended"),
            _day("Start Date of Most Recent Placement", "placed_on"),
            _text("Placement Type", "placement"),
            _text("Placement Provider", "provider"),
        ),
    ),
    "care_leavers": ListLayout(
        9,
        ("Eligibility Category", "Pathway Plan Review Date", "LA In Touch"),
        (
            *ABOUT,
            DISABLED,
            _text("Eligibility Category", "eligibility"),
            _yes("LA In Touch", "in_touch"),
            _day("Latest Pathway Plan Review Date", "pathway_reviewed_on"),
            _text("Type of Accommodation", "accommodation"),
            _text("Suitability of Accommodation", "suitability"),
            _text("Activity Status", "activity"),
        ),
    ),
    "adoptions": ListLayout(
        10,
        (
            "Date the Child Entered Care",
            "Date of Decision that Child Should be Placed for Adoption",
        ),
        (
            *ABOUT,
            DISABLED,
            _day("Date the Child Entered Care", "entered_care_on"),
            _day("Date of Decision that Child Should be Placed for Adoption", "decided_on"),
            _day("Date of Placement Order", "order_on"),
            _day("Date of Matching Child and Prospective Adopters", "matched_on"),
            _day("Date Placed for Adoption", "placed_on"),
            _day("Date of Adoption Order", "adopted_on"),
            _day(
                "Date of Decision that Child Should No Longer be Placed for Adoption", "reversed_on"
            ),
        ),
    ),
    "adopters": ListLayout(
        11,
        ("Date enquiry received", "Adopter Identifier"),
        (
            _text("Adopter Identifier", "adopter_id"),
            _day("Date enquiry received", "enquired_on"),
            _day("Date Stage 1 started", "stage_1_on"),
            _day("Date Stage 1 ended", "stage_1_ended_on"),
            _day("Date Stage 2 started", "stage_2_on"),
            _day("Date Stage 2 ended", "stage_2_ended_on"),
            _day("Date application approved", "approved_on"),
            _day("Date adopter matched with child(ren)", "matched_on"),
            _day("Date child/children placed with adopter(s)", "placed_on"),
        ),
    ),
}
# Other headings under which a column is met.
ALSO = {
    "Sex": "Gender",
    "Child Unique Identifier": "Child Unique ID",
    "Child ID": "Child Unique ID",
    "Individual adopter identifier": "Adopter Identifier",
    "Date of Strategy discussion initiating Section 47 Enquiry": (
        "Strategy discussion initiating Section 47 Enquiry Start Date"
    ),
}
