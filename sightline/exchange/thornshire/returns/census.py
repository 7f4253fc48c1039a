"""The Children in Need census of one year as the department's XML, written child by child.

Elements stand in the order of the department's schemas. Child in need plans were first collected
for 2018/19. The schemas type the number of earlier plans as positive, and councils return 0.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from sightline.exchange.thornshire.records.days import after, first_day, last_day
from sightline.exchange.thornshire.records.people import AUTHORITY
from sightline.exchange.thornshire.records.types import Assessment, Case, Child, Enquiry, Plan

NEED_PLANS_FROM = 2019
NOT_YET_AT_SCHOOL, UNBORN_SEX = "UN1", "0"
HEADER = """<?xml version="1.0" encoding="UTF-8"?>
<!-- Thornshire is a fictional county: nobody in this file exists. -->
<Message>
<Header>
<CollectionDetails>
<Collection>CIN</Collection>
<Year>{year}</Year>
<ReferenceDate>{day}</ReferenceDate>
</CollectionDetails>
<Source>
<SourceLevel>L</SourceLevel>
<LEA>{authority}</LEA>
<SoftwareCode>Thornshire demonstration</SoftwareCode>
<DateTime>{sent}T09:30:00</DateTime>
</Source>
</Header>
<Children>
"""
FOOTER = "</Children>\n</Message>\n"
SENT_AFTER = 100  # days


def write_census(path: Path, children: tuple[Child, ...], year: int) -> None:
    day = last_day(year)
    sent = after(day, SENT_AFTER)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(HEADER.format(year=year, day=day, authority=AUTHORITY, sent=sent))
        for child in children:
            cases = [case for case in child.cases if is_in_year(case, year)]
            if cases:
                file.write("".join(_child(child, cases, year)))
        file.write(FOOTER)


def is_in_year(case: Case, year: int) -> bool:
    """Referred in the year, or open on any of its days."""
    if case.referred_on > last_day(year):
        return False
    if case.referred_on >= first_day(year):
        return True
    return case.last_day is None or case.last_day >= first_day(year)


def _child(child: Child, cases: list[Case], year: int) -> Iterator[str]:
    day = last_day(year)
    unborn = child.born_on > day
    yield "<Child>\n<ChildIdentifiers>\n"
    yield _element("LAchildID", child.key)
    yield _element("UPN", child.upn) if child.upn else _element("UPNunknown", NOT_YET_AT_SCHOOL)
    yield _element("ExpectedPersonBirthDate" if unborn else "PersonBirthDate", child.born_on)
    yield _element("GenderCurrent", UNBORN_SEX if unborn else child.sex)
    yield "</ChildIdentifiers>\n<ChildCharacteristics>\n"
    yield _element("Ethnicity", "NOBT" if unborn else child.ethnicity)
    yield "<Disabilities>\n"
    yield from (_element("Disability", code) for code in child.disabilities)
    yield "</Disabilities>\n</ChildCharacteristics>\n"
    for case in cases:
        yield from _case(case, year)
    yield "</Child>\n"


def _case(case: Case, year: int) -> Iterator[str]:
    day = last_day(year)
    yield "<CINdetails>\n"
    yield _element("CINreferralDate", case.referred_on)
    yield _element("ReferralSource", case.source)
    if not case.no_further_action:
        yield _element("PrimaryNeedCode", case.need)
    if case.closed_on and case.closed_on <= day:
        yield _element("CINclosureDate", case.closed_on)
        yield _element("ReasonForClosure", case.reason)
    for assessment in case.assessments:
        yield from _assessment(assessment, year)
    if case.need_plan and year >= NEED_PLANS_FROM:
        yield from _need_plan(*case.need_plan, year)
    for enquiry in case.enquiries:
        yield from _enquiry(enquiry, year)
    yield _element("ReferralNFA", "true" if case.no_further_action else "false")
    for plan in case.plans:
        yield from _plan(plan, year)
    yield "</CINdetails>\n"


def _assessment(assessment: Assessment, year: int) -> Iterator[str]:
    """Those going on in the year. Factors are recorded when an assessment ends."""
    day, done = last_day(year), assessment.authorised_on
    if assessment.starts_on > day or (done and done < first_day(year)):
        return
    yield "<Assessments>\n"
    yield _element("AssessmentActualStartDate", assessment.starts_on)
    if assessment.reviewed_on and assessment.reviewed_on <= day:
        yield _element("AssessmentInternalReviewDate", assessment.reviewed_on)
    if done and done <= day:
        yield _element("AssessmentAuthorisationDate", done)
        yield "<FactorsIdentifiedAtAssessment>\n"
        yield from (_element("AssessmentFactors", code) for code in assessment.factors)
        yield "</FactorsIdentifiedAtAssessment>\n"
    yield "</Assessments>\n"


def _need_plan(starts_on: date, ends_on: date | None, year: int) -> Iterator[str]:
    if starts_on > last_day(year) or (ends_on and ends_on < first_day(year)):
        return
    yield "<CINPlanDates>\n"
    yield _element("CINPlanStartDate", starts_on)
    if ends_on and ends_on <= last_day(year):
        yield _element("CINPlanEndDate", ends_on)
    yield "</CINPlanDates>\n"


def _enquiry(enquiry: Enquiry, year: int) -> Iterator[str]:
    """Those that began in the year, or came to their conference in it."""
    day, held = last_day(year), enquiry.conference_on
    if enquiry.starts_on > day or (held or enquiry.starts_on) < first_day(year):
        return
    yield "<Section47>\n"
    yield _element("S47ActualStartDate", enquiry.starts_on)
    if not enquiry.not_required:
        yield _element("InitialCPCtarget", enquiry.target_on)
    if held and held <= day:
        yield _element("DateOfInitialCPC", held)
    yield _element("ICPCnotRequired", "true" if enquiry.not_required else "false")
    yield "</Section47>\n"


def _plan(plan: Plan, year: int) -> Iterator[str]:
    """With its reviews from the first on, so that each can be held against the one before."""
    day = last_day(year)
    if plan.starts_on > day or (plan.ends_on and plan.ends_on < first_day(year)):
        return
    yield "<ChildProtectionPlans>\n"
    yield _element("CPPstartDate", plan.starts_on)
    if plan.ends_on and plan.ends_on <= day:
        yield _element("CPPendDate", plan.ends_on)
    yield _element("InitialCategoryOfAbuse", plan.category)
    yield _element("LatestCategoryOfAbuse", plan.latest_category)
    yield _element("NumberOfPreviousCPP", plan.previous)
    held = [review for review in plan.reviews if review <= day]
    if held:
        yield "<Reviews>\n"
        yield from (_element("CPPreviewDate", review) for review in held)
        yield "</Reviews>\n"
    yield "</ChildProtectionPlans>\n"


def _element(name: str, value: object) -> str:
    """Values are codes, numbers and days of the generator's own: none needs escaping."""
    return f"<{name}>{value}</{name}>\n"
