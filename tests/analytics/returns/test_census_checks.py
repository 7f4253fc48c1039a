from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.analytics.returns.faults import MOST
from tests.analytics.returns import census_xml as xml
from tests.analytics.returns.census_xml import read, whats

AFTER = "it lies after the reference date"


def of(blocks="", plans="", **changes):
    return xml.census(xml.child(xml.referral(blocks, plans, **changes)))


def child(**changes):
    return xml.census(xml.child(**changes))


WRONG = {
    "no identifier": (child(LAchildID=None), "LAchildID", "it is not given"),
    "no date of birth": (
        child(PersonBirthDate=None),
        "PersonBirthDate",
        "neither a date of birth nor an expected one is given",
    ),
    "death before birth": (
        child(PersonDeathDate="2009-01-01"),
        "PersonDeathDate",
        "it is before the date of birth",
    ),
    "strange ethnicity": (
        child(Ethnicity="XXXX"),
        "Ethnicity",
        "it is no code for ethnicity in 2020",
    ),
    "strange disability": (
        child(disabilities=("MOB", "ARM")),
        "Disability",
        "it is no code for disability in 2020",
    ),
    "born later": (child(PersonBirthDate="2020-04-01"), "PersonBirthDate", AFTER),
    "referred later": (of(CINreferralDate="2020-04-01"), "CINreferralDate", AFTER),
    "closed before": (
        of(CINclosureDate="2019-05-27"),
        "CINclosureDate",
        "the closure is before the referral",
    ),
    "strange source": (
        of(ReferralSource="5E"),
        "ReferralSource",
        "it is no code for source of referral in 2020",
    ),
    "strange flag": (of(ReferralNFA="perhaps"), "ReferralNFA", "is neither true nor false"),
    "assessed backwards": (
        of(xml.assessment(end="2019-06-02")),
        "AssessmentAuthorisationDate",
        "the end is before the start",
    ),
    "a factor of later years": (
        of(xml.assessment(factors=("24A",))),
        "AssessmentFactors",
        "it is no code for factor at the end of assessment in 2020",
    ),
    "conference before enquiry": (
        of(xml.enquiry(conference="2019-07-05")),
        "DateOfInitialCPC",
        "the conference is before the enquiry",
    ),
    "plan backwards": (
        of(plans=xml.plan(end="2019-07-31")),
        "CPPendDate",
        "the end is before the start",
    ),
    "no number": (
        of(plans=xml.plan(previous="none")),
        "NumberOfPreviousCPP",
        "is not a whole number",
    ),
    "less than none": (
        of(plans=xml.plan(previous="-1")),
        "NumberOfPreviousCPP",
        "it is a number of plans that no child has had",
    ),
    "strange category": (
        of(plans=xml.plan(category="NGL", latest="NEG")),
        "InitialCategoryOfAbuse",
        "it is no code for category of abuse in 2020",
    ),
    "reviewed before": (
        of(plans=xml.plan(reviews=("2019-07-31",))),
        "CPPreviewDate",
        "the review is before the start of its plan",
    ),
}


@pytest.mark.parametrize(("text", "element", "what"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_right_is_listed_with_its_child_and_element(text, element, what):
    assert whats(read(text)) == [(f"child 1, {element}", what)]


RIGHT = {
    "none before": of(plans=xml.plan(previous="0")),
    "closed the same day": of(CINclosureDate="2019-05-28"),
    "conference the same day": of(xml.enquiry(conference="2019-07-08")),
    "on the reference date": of(CINreferralDate="2020-03-31"),
    "to be born": child(PersonBirthDate=None, ExpectedPersonBirthDate="2020-06-01"),
    "conference to come": of(xml.enquiry(conference=None, target="2020-04-20")),
}


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT)
def test_what_can_be_right_is_not_listed(text):
    assert whats(read(text)) == []


@pytest.mark.parametrize(
    ("header", "place"),
    [
        pytest.param({"Year": "2019"}, "Header, Year", id="another year"),
        pytest.param({"Year": "2017", "ReferenceDate": "2017-03-31"}, "Header, Year", id="too old"),
        pytest.param({"Year": "twenty"}, "Header, Year", id="no year"),
        pytest.param({"ReferenceDate": "2020-04-31"}, "Header, ReferenceDate", id="no such day"),
        pytest.param({"ReferenceDate": "2020-04-30"}, "Header, ReferenceDate", id="another day"),
        pytest.param({"LEA": None}, "Header, LEA", id="no authority"),
        pytest.param({"Collection": None}, "Header, Collection", id="no collection"),
    ],
)
def test_a_wrong_header_is_told(header, place):
    assert whats(read(xml.census(**header)))[0][0] == place


def test_a_child_who_is_there_twice_is_told_at_the_second_place():
    found = read(xml.census(xml.child() + xml.child()))

    assert whats(found) == [("child 2, LAchildID", "the child is in the file a second time")]


def test_a_census_without_children_is_told():
    assert whats(read(xml.census(""))) == [("Children", "it holds no child")]


def test_another_order_of_elements_is_only_noted():
    swapped = (
        xml.census()
        .replace("<PrimaryNeedCode>N1</PrimaryNeedCode>\n", "", 1)
        .replace("<CINreferralDate>", "<PrimaryNeedCode>N1</PrimaryNeedCode>\n<CINreferralDate>")
    )

    found = read(swapped)

    (place, what) = whats(found)[0]
    assert (place, found.faults.unlisted) == ("CINdetails", 0)
    assert what.endswith("it was read all the same")
    assert found.referrals["primary_need"].to_list() == ["N1"]


def test_a_fault_made_over_and_over_leaves_room_for_others():
    many = "".join(
        xml.child(xml.referral(CINclosureDate="2019-01-01"), number=n) for n in range(1, 1500)
    )
    found = read(xml.census(many + xml.child(LAchildID=None)))

    assert ("child 1,500, LAchildID", "it is not given") in whats(found)
    assert len(found.faults) == 1500
    assert len(found.faults.listed) <= MOST


def test_the_list_of_what_could_not_be_read_ends_somewhere():
    many = "".join(
        xml.child(xml.referral(CINclosureDate="never"), number=n) for n in range(1, 1500)
    )

    found = read(xml.census(many))

    assert len(found.faults.listed) == MOST
    assert found.faults.unlisted == 499


days = st.dates(date(2018, 4, 1), date(2020, 3, 31))
plans = st.tuples(days, st.sampled_from(["NEG", "PHY", "SAB", "EMO", "MUL"]), st.integers(0, 9))
referrals = st.tuples(
    days,
    st.lists(st.tuples(days, st.lists(st.sampled_from(["1A", "16A", "20"]), unique=True))),
    st.lists(plans, max_size=2),
)
children = st.lists(st.lists(referrals, max_size=3), max_size=8)


def written(number, held):
    return xml.child(
        "".join(
            xml.referral(
                "".join(xml.assessment(f"{day}", None, factors) for day, factors in assessed),
                "".join(xml.plan(f"{day}", None, kind, f"{n}") for day, kind, n in planned),
                CINreferralDate=f"{referred}",
            )
            for referred, assessed, planned in held
        ),
        number=number,
    )


@given(children)
def test_what_was_written_is_what_is_read(held):
    found = read(xml.census("".join(written(n, each) for n, each in enumerate(held, 1))))

    episodes = [(n, *referral) for n, each in enumerate(held, 1) for referral in each]
    numbered = list(enumerate(episodes, 1))
    assert found.referrals.select("child", "episode", "referred_on").rows() == [
        (child, episode, day) for episode, (child, day, _, _) in numbered
    ]
    assert found.assessments.select("child", "episode", "started_on", "factors").rows() == [
        (child, episode, day, factors)
        for episode, (child, _, assessed, _) in numbered
        for day, factors in assessed
    ]
    kept = found.protection_plans.select(
        "episode", "started_on", "initial_category", "previous_plans"
    )
    assert kept.rows() == [
        (episode, *each) for episode, (_, _, _, planned) in numbered for each in planned
    ]
