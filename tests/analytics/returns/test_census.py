from datetime import date

import polars as pl
import pytest

from sightline.analytics.returns import tables
from sightline.analytics.returns.census import read_census, read_censuses
from sightline.analytics.returns.faults import UnreadableReturn
from tests.analytics.returns import census_xml as xml
from tests.analytics.returns.census_xml import read, whats


def test_the_plainest_census_is_read_without_a_fault():
    found = read(xml.census())

    assert whats(found) == []
    assert found.header == tables.CensusHeader("CIN", 2020, date(2020, 3, 31), "999", None)
    assert found.children.rows(named=True) == [
        {
            "child": 1,
            "child_id": "T000000001",
            "born_on": date(2010, 1, 15),
            "expected_on": None,
            "died_on": None,
            "sex": "M",
            "ethnicity": "WBRI",
            "disabilities": [],
            "upn_unknown": None,
        }
    ]


def test_every_table_has_the_columns_and_types_that_it_declares():
    found = read(xml.census(children=""))

    for name, schema in tables.CENSUS.items():
        assert getattr(found, name).schema == pl.Schema(schema)


def test_all_that_hangs_on_a_referral_is_read_with_it():
    blocks = (
        xml.assessment(factors=("1A", "16A"))
        + xml.element("CINPlanDates", [("CINPlanStartDate", "2019-07-02")])
        + xml.enquiry()
    )
    plans = xml.plan(reviews=("2019-10-01", "2020-01-07"), previous="2", latest="EMO")
    second = xml.referral(blocks, plans, DateOfInitialCPC="2019-07-22")
    child = xml.child(xml.referral() + second)

    found = read(xml.census(child))

    assert whats(found) == []
    assert found.referrals["initial_conference_on"].to_list() == [None, date(2019, 7, 22)]
    assert found.assessments.select("episode", "factors").row(0) == (2, ["1A", "16A"])
    assert found.child_in_need_plans["started_on"].to_list() == [date(2019, 7, 2)]
    assert found.enquiries.drop("child", "child_id", "episode").row(0) == (
        date(2019, 7, 8),
        date(2019, 7, 29),
        date(2019, 7, 22),
        False,
    )
    assert found.protection_plans.select("plan", "latest_category", "previous_plans").row(0) == (
        1,
        "EMO",
        2,
    )
    assert found.plan_reviews.select("plan", "reviewed_on").rows() == [
        (1, date(2019, 10, 1)),
        (1, date(2020, 1, 7)),
    ]
    assert set(found.plan_reviews["child_id"]) == {"T000000001"}


def test_reviews_wrapped_one_by_one_are_read_like_reviews_side_by_side():
    wrapped = xml.plan().replace(
        "<Reviews></Reviews>",
        "<CPPreview><CPPreviewDate>2019-10-01</CPPreviewDate></CPPreview>",
    )

    found = read(xml.census(xml.child(xml.referral(plans=wrapped))))

    assert found.plan_reviews["reviewed_on"].to_list() == [date(2019, 10, 1)]


@pytest.mark.parametrize(
    ("name", "code", "sex"),
    [
        ("GenderCurrent", "2", "F"),
        ("Sex", "F", "F"),
        ("Sex", "m", "M"),
        ("GenderCurrent", "9", "U"),
    ],
)
def test_sex_is_one_code_whatever_the_edition_calls_it(name, code, sex):
    child = xml.child(**({"GenderCurrent": None} | {name: code}))

    assert read(xml.census(child)).children["sex"].to_list() == [sex]


@pytest.mark.parametrize(
    "written",
    ["2019-05-28", " 2019-05-28\n", "2019-05-28T00:00:00", "2019-05-28Z", "2019-05-28 10:30:00.5"],
)
def test_a_date_may_carry_a_time_a_zone_or_blanks(written):
    found = read(xml.census(xml.child(xml.referral(CINreferralDate=written))))

    assert whats(found) == []
    assert found.referrals["referred_on"].to_list() == [date(2019, 5, 28)]


@pytest.mark.parametrize(
    "written", ["2019-02-29", "28/05/2019", "2019-13-01", "0019-05-28", "9999-12-31", "soon"]
)
def test_a_date_that_cannot_be_is_null_and_listed_by_its_place(written):
    found = read(xml.census(xml.child(xml.referral(CINclosureDate=written))))

    assert found.referrals["closed_on"].to_list() == [None]
    (fault,) = found.faults.listed
    assert fault.place == "child 1, CINclosureDate"
    assert xml.census(xml.child()).splitlines()[fault.line - 1] == "<CINdetails>"
    assert written not in str(fault)


UNTIDY = {
    "stray text": xml.census().replace("<PersonBirthDate>", "PersonBirthDate\n<PersonBirthDate>"),
    "another namespace": xml.census().replace("<Message>", '<Message xmlns="urn:other">'),
    "a prefix": xml.census()
    .replace("<", "<x:")
    .replace("<x:/", "</x:")
    .replace("<x:?xml", "<?xml")
    .replace("<x:Message>", '<x:Message xmlns:x="urn:other">'),
    "a comment that looks like a child": xml.census().replace(
        "<Children>", "<Children><!-- <Child> </Child> -->"
    ),
    "a comment in the head": xml.census().replace("<Header>", "<!-- <Child> --><Header>"),
    "a section of characters": xml.census().replace("WBRI", "<![CDATA[WBRI]]>"),
    "an instruction": xml.census().replace("<Child>", "<?print now?><Child>"),
    "no declaration": xml.census().partition("?>\n")[2],
    "blank lines before it": "\n\n  " + xml.census(),
    "other capitals": xml.census().replace("LAchildID", "LAChildID"),
    "blanks in an end tag": xml.census().replace("</Child>", "</Child \n>"),
    "a pupil number": xml.census().replace("<PersonBirth", "<UPN>A12</UPN><PersonBirth"),
    "a mark of the encoding": b"\xef\xbb\xbf" + xml.census().encode(),
    "UTF-16": xml.census().replace("utf-8", "utf-16").encode("utf-16"),
    "said to be UTF-16 and not": xml.census().replace("utf-8", "utf-16"),
    "Windows-1252": xml.census(xml.child(SchoolName=None))
    .replace("utf-8", "windows-1252")
    .replace("T000000001", "T00000000\u00e9")
    .encode("windows-1252"),
}


@pytest.mark.parametrize("text", UNTIDY.values(), ids=UNTIDY)
def test_untidy_files_are_read_like_tidy_ones(text):
    found = read(text)

    assert whats(found) == []
    assert found.children["ethnicity"].to_list() == ["WBRI"]
    assert found.referrals["referred_on"].to_list() == [date(2019, 5, 28)]
    assert found.children["child_id"].str.starts_with("T00000000").all()


def test_a_file_that_is_not_in_the_encoding_it_states_is_read_and_that_is_said():
    text = xml.census().replace("T000000001", "T00000000\u00e9").encode("windows-1252")

    found = read(text)

    assert found.children["child_id"].to_list() == ["T00000000\u00e9"]
    assert [what for _, what in whats(found)] == [
        "some of its text is not in the encoding that it states, and was read as Windows-1252"
    ]


def test_a_strange_element_is_told_once_with_how_often_it_stood_there():
    strange = xml.element("Shoesize", "31") * 3

    found = read(xml.census(xml.child(xml.referral(strange))))

    assert whats(found) == [
        ("element Shoesize", "it is no element of the census, and was passed over 3 times")
    ]


def test_a_second_list_of_children_is_read_as_well():
    text = xml.census(xml.child(number=1) + "</Children><Children>" + xml.child(number=2))

    assert read(text).children["child_id"].to_list() == ["T000000001", "T000000002"]


def test_what_a_referral_holds_never_falls_to_the_referral_or_child_before_it():
    outside = xml.element("AssessmentActualStartDate", "2019-06-03")
    first = xml.child(xml.referral(xml.assessment()), number=1)
    second = xml.child(xml.referral(outside), number=2)

    found = read(xml.census(first + second))

    assert found.assessments.height == 1
    assert [place for place, _ in whats(found)] == ["AssessmentActualStartDate"]


def test_lines_are_right_in_a_file_of_many_pieces():
    many = "".join(xml.child(number=number) for number in range(1, 3001))
    wrong = xml.child(xml.referral(CINclosureDate="never"), number=3001)
    text = xml.census(many + wrong)

    (fault,) = read(text).faults.listed

    assert fault.place == "child 3,001, CINclosureDate"
    assert text.splitlines()[fault.line + 3] == "<CINclosureDate>never</CINclosureDate>"


def test_years_come_in_order_and_never_twice(tmp_path):
    for name, year in (("b.xml", "2020"), ("a.xml", "2019"), ("again.xml", "2020")):
        text = xml.census(Year=year, ReferenceDate=f"{year}-03-31")
        (tmp_path / name).write_text(text, encoding="utf-8")

    two = read_censuses([tmp_path / "b.xml", tmp_path / "a.xml"])

    assert [census.header.year for census in two] == [2019, 2020]
    with pytest.raises(UnreadableReturn, match="same collection year as b.xml"):
        read_censuses([tmp_path / "b.xml", tmp_path / "again.xml"])


def test_a_file_that_is_not_there_is_said_so(tmp_path):
    with pytest.raises(UnreadableReturn, match="cannot be opened"):
        read_census(tmp_path / "nowhere.xml")
