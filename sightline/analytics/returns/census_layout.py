"""Where each element of the Children in Need census goes. Source: the department's schemas.

Collection years 2018 to 2026. Elements in the order of the schema; `Sex` took the place of
`GenderCurrent` in the collection of 2024, and both are read in every year.
"""

from sightline.analytics.returns import codes
from sightline.analytics.returns.columns import Column, Kind

YEARS = range(2018, 2027)

IDENTIFIERS = (
    Column("LAchildID", "child_id", Kind.TEXT),
    Column("UPNunknown", "upn_unknown", Kind.CODE, codes.UPN_UNKNOWN),
    Column("PersonBirthDate", "born_on"),
    Column("ExpectedPersonBirthDate", "expected_on"),
    Column("GenderCurrent", "sex", Kind.SEX, codes.SEX),
    Column("Sex", "sex", Kind.SEX, codes.SEX),
    Column("PersonDeathDate", "died_on"),
)
CHARACTERISTICS = (
    Column("Ethnicity", "ethnicity", Kind.CODE, codes.ETHNICITY),
    Column("Disability", "disabilities", Kind.CODES, codes.DISABILITY),
)
TABLES: dict[str, tuple[Column, ...]] = {
    "children": (*IDENTIFIERS, *CHARACTERISTICS),
    "referrals": (
        Column("CINreferralDate", "referred_on"),
        Column("ReferralSource", "source", Kind.CODE, codes.REFERRAL_SOURCE),
        Column("PrimaryNeedCode", "primary_need", Kind.CODE, codes.PRIMARY_NEED),
        Column("CINclosureDate", "closed_on"),
        Column("ReasonForClosure", "closure_reason", Kind.CODE, codes.CLOSURE_REASON),
        Column("DateOfInitialCPC", "initial_conference_on"),
        Column("ReferralNFA", "no_further_action", Kind.FLAG),
    ),
    "assessments": (
        Column("AssessmentActualStartDate", "started_on"),
        Column("AssessmentInternalReviewDate", "reviewed_on"),
        Column("AssessmentAuthorisationDate", "completed_on"),
        Column("AssessmentFactors", "factors", Kind.CODES, codes.FACTOR),
    ),
    "enquiries": (
        Column("S47ActualStartDate", "started_on"),
        Column("InitialCPCtarget", "conference_target_on"),
        Column("DateOfInitialCPC", "conference_on"),
        Column("ICPCnotRequired", "conference_not_required", Kind.FLAG),
    ),
    "child_in_need_plans": (
        Column("CINPlanStartDate", "started_on"),
        Column("CINPlanEndDate", "ended_on"),
    ),
    "protection_plans": (
        Column("CPPstartDate", "started_on"),
        Column("CPPendDate", "ended_on"),
        Column("InitialCategoryOfAbuse", "initial_category", Kind.CODE, codes.ABUSE),
        Column("LatestCategoryOfAbuse", "latest_category", Kind.CODE, codes.ABUSE),
        Column("NumberOfPreviousCPP", "previous_plans", Kind.NUMBER),
    ),
    "plan_reviews": (Column("CPPreviewDate", "reviewed_on"),),
}
# The element that each row comes from; a review's row is its date.
ROWS = {
    "children": "Child",
    "referrals": "CINdetails",
    "assessments": "Assessments",
    "enquiries": "Section47",
    "child_in_need_plans": "CINPlanDates",
    "protection_plans": "ChildProtectionPlans",
}
# The order of the schema within each element that holds others.
ORDER = {
    "ChildIdentifiers": (
        "LAchildID UPN FormerUPN UPNunknown PersonBirthDate ExpectedPersonBirthDate GenderCurrent "
        "Sex PersonDeathDate"
    ),
    "ChildCharacteristics": "Ethnicity Disabilities",
    "CINdetails": (
        "CINreferralDate ReferralSource PrimaryNeedCode CINclosureDate ReasonForClosure "
        "DateOfInitialCPC Assessments CINPlanDates Section47 ReferralNFA ChildProtectionPlans"
    ),
    "Assessments": (
        "AssessmentActualStartDate AssessmentInternalReviewDate AssessmentAuthorisationDate "
        "FactorsIdentifiedAtAssessment"
    ),
    "Section47": "S47ActualStartDate InitialCPCtarget DateOfInitialCPC ICPCnotRequired",
    "CINPlanDates": "CINPlanStartDate CINPlanEndDate",
    "ChildProtectionPlans": (
        "CPPstartDate CPPendDate InitialCategoryOfAbuse LatestCategoryOfAbuse NumberOfPreviousCPP "
        "Reviews"
    ),
}
# Elements that only hold others, and those that the census asks for and the tables do not hold.
HOLDERS = (
    "Children",
    "ChildIdentifiers",
    "ChildCharacteristics",
    "Disabilities",
    "FactorsIdentifiedAtAssessment",
    "Reviews",
    "CPPreview",
)
NOT_HELD = (
    "UPN",
    "FormerUPN",
    "PersonSchoolYear",
    "PreProceedingsandFGDM",
    "PPStartDate",
    "LBPSentDate",
    "FGDMMeetingOffer",
    "FGDMMeetingFac",
    "InitialPPMeetingDate",
    "ReviewMeetingsCount",
    "StepDecisionDate",
    "PPOutcome",
    "CourtAppDate",
    "LetterInitCPDate",
)
