"""Writes a census by hand: the plainest valid child, and what a test puts in its place."""

from io import BytesIO
from xml.sax.saxutils import escape

from sightline.analytics.returns.census import read_census_stream

HEADER = {"Collection": "CIN", "Year": "2020", "ReferenceDate": "2020-03-31", "LEA": "999"}


def element(name, content):
    """A list of pairs is a holder; None is left out."""
    if content is None:
        return ""
    inner = escape(content) if isinstance(content, str) else elements(content)
    return f"<{name}>{inner}</{name}>\n"


def elements(pairs):
    return "".join(element(name, content) for name, content in pairs)


def plan(start="2019-08-01", end=None, category="NEG", previous="0", reviews=(), latest=None):
    return element(
        "ChildProtectionPlans",
        [
            ("CPPstartDate", start),
            ("CPPendDate", end),
            ("InitialCategoryOfAbuse", category),
            ("LatestCategoryOfAbuse", latest or category),
            ("NumberOfPreviousCPP", previous),
            ("Reviews", [("CPPreviewDate", day) for day in reviews]),
        ],
    )


def assessment(start="2019-06-03", end="2019-07-01", factors=("16A",)):
    return element(
        "Assessments",
        [
            ("AssessmentActualStartDate", start),
            ("AssessmentAuthorisationDate", end),
            ("FactorsIdentifiedAtAssessment", [("AssessmentFactors", code) for code in factors]),
        ],
    )


def enquiry(start="2019-07-08", conference="2019-07-22", target="2019-07-29", not_required="false"):
    return element(
        "Section47",
        [
            ("S47ActualStartDate", start),
            ("InitialCPCtarget", target),
            ("DateOfInitialCPC", conference),
            ("ICPCnotRequired", not_required),
        ],
    )


def referral(blocks="", plans="", **changes):
    """`blocks` is text that stands where assessments and enquiries do, `plans` where plans do."""
    before = {
        "CINreferralDate": "2019-05-28",
        "ReferralSource": "1A",
        "PrimaryNeedCode": "N1",
        "CINclosureDate": None,
        "ReasonForClosure": None,
        "DateOfInitialCPC": None,
    }
    nfa = changes.pop("ReferralNFA", "0")
    head = elements((before | changes).items())
    return f"<CINdetails>\n{head}{blocks}{element('ReferralNFA', nfa)}{plans}</CINdetails>\n"


def child(inside=None, number=1, **changes):
    identifiers = {
        "LAchildID": f"T{number:09d}",
        "PersonBirthDate": "2010-01-15",
        "ExpectedPersonBirthDate": None,
        "GenderCurrent": "1",
    }
    ethnicity = changes.pop("Ethnicity", "WBRI")
    disabilities = [("Disability", code) for code in changes.pop("disabilities", ())]
    about = [("Ethnicity", ethnicity), ("Disabilities", disabilities or None)]
    return (
        "<Child>\n"
        + element("ChildIdentifiers", list((identifiers | changes).items()))
        + element("ChildCharacteristics", about)
        + (referral() if inside is None else inside)
        + "</Child>\n"
    )


def census(children=None, root="Message", **header):
    said = HEADER | header
    details = [(name, said[name]) for name in ("Collection", "Year", "ReferenceDate")]
    top = element("CollectionDetails", details) + element("Source", [("LEA", said["LEA"])])
    body = child() if children is None else children
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f"<{root}>\n<Header>\n{top}</Header>\n<Children>\n{body}</Children>\n</{root}>\n"
    )


def read(text, name="census.xml"):
    content = text.encode() if isinstance(text, str) else text
    return read_census_stream(BytesIO(content), name)


def whats(found):
    return [(fault.place, fault.what) for fault in found.faults.listed]
