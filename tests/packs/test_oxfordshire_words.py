"""The Oxfordshire pack carries labels exactly, codes nothing unsupported, and shields people."""

import re

import pytest

from sightline.core.numerals import numbers_in
from sightline.exchange.checking import checked
from sightline.reports.checklist import EDITIONS

CHECKLIST = {edition: [line.key for line in lines] for edition, lines in EDITIONS.items()}
NOT_FROM_SECTIONS = {"restraint", "publication"}  # no secure establishment; met by releasing

CONCERNS = {
    "About our systems and how we work together as a whole": [
        "Shared vision across schools and partners to keeping children safe in school",
        (
            "Improve grades of disadvantaged school pupils in Oxfordshire to be as good as "
            "national averages"
        ),
        (
            "Managing demand for services especially in relation to mental health, knife crime and "
            "exploitation."
        ),
        (
            "Being clear about when and how to use early help assessments to identify low-level "
            "neglect"
        ),
        "Improve our waiting times for children wanting to access mental health services",
        "Improve attendance at case conferences by all partners in person or online",
    ],
    "About our practice": [
        "Making the right decision, at right time with the right people",
        "Joint reflection by professionals on the progression of casework is valued",
        "'Think family' but not losing sight of individual children within families",
        "Capture children's views to inform decisions",
        "Shared chronologies to better understand a child's life",
        "Understand the 'lived experience' of the child in the family:",
        "Curiosity about the family's past history and relationships",
        "Good practice basics: better record, share information and use safeguarding policies",
        "Rethinking did not attend to 'was not brought'",
        "Follow best practice when responding to physical abuse",
    ],
    "Repeat themes": [
        "Respond quickly to neglect",
        (
            "Vulnerable adolescents: exploitation; difficult relationships; mental wellbeing; "
            "going missing"
        ),
        "Children's limited capacity to protect themselves as they move into adolescence",
        "Understanding safeguarding risks that exist in the child's environment",
        "Schools are key to spotting potential harm; keeping children safe; alerting others",
        "Parental well-being: mental health, domestic abuse and substance misuse",
        "Focus on children's emotional wellbeing",
    ],
}
MEMBERS = [
    "Independent Chair, Barnardo's",
    (
        "Oxfordshire County Council: children's services, youth justice services, adult services, "
        "fire and rescue services, legal & public health"
    ),
    "NHS Oxfordshire Clinical Commissioning Group",
    "Thames Valley Police",
    "Oxford University Hospitals NHS Foundation Trust",
    "Oxford Health NHS Foundation Trust",
    "West Oxfordshire District Council",
    "Cherwell District Council",
    "Oxford City Council",
    "South Oxfordshire and Vale of White Horse District Council",
    "Children and Family Courts Advisory and Support Service",
    "Community Rehabilitation Company",
    "National Probation Service",
    "Lay Members",
    "Representation from schools and colleges",
    "Representation from the voluntary sector",
    "Representation from the housing sector",
    "Representation from local judiciary",
]
SPECIALIST_THEMES = [
    "Sexual behaviour",
    "Substance misuse",
    "Mental health",
    "E-safety",
    "Working with fathers and other male carers",
]
UNSUPPORTED = {  # no sentence of the report speaks to these
    "right-decision",
    "joint-reflection",
    "lived-experience",
    "professional-curiosity",
    "was-not-brought",
    "physical-abuse",
    "limits-of-self-protection",
    "risks-in-the-environment",
}
ABOUT_A_PARENT = re.compile(
    r"mother|father|mum|dad|parent|family|boy|girl|injur|killed|manslaughter|plea|guilty|"
    r"hospital|order|homicide|mental",
    re.IGNORECASE,
)
REFERENCE = re.compile(r"\[[^\]]*\]\{\.(?:date|title|reference)\}|\{\{.*?\}\}|\]\(#[\w-]+\)")


def test_the_pack_has_no_fault_and_warns_of_nothing_but_what_the_source_leaves_out(pack):
    checked_pack = checked(pack, CHECKLIST)

    warned = [(each.file, each.column) for each in checked_pack.warnings]
    assert checked_pack.faults == ()
    # The rises in crimes are published without a base or a period.
    assert warned == [("figures.csv", "period"), ("figures.csv", "period")]


def test_the_concerns_stand_in_their_groups_as_worded(pack):
    groups = {
        row.text("title"): [
            concern.text("title")
            for concern in pack.rows["concerns"]
            if concern.text("group") == row.key
        ]
        for row in pack.rows["concern_groups"]
    }

    assert groups == CONCERNS
    assert [len(concerns) for concerns in groups.values()] == [6, 10, 7]


def test_the_board_has_the_members_of_appendix_a(pack):
    seats = [row.text("title") for row in pack.rows["seats"] if row.text("group") == "board"]

    assert seats == MEMBERS


def test_only_the_independent_chair_is_named(pack):
    named = {row.text("holder") for row in pack.rows["seats"]} - {""}

    assert named == {"Richard Simpson"}


@pytest.mark.parametrize("kind", ["strength", "challenge"])
def test_nine_strengths_and_nine_challenges_are_kept(pack, kind):
    kept = [row for row in pack.rows["strengths_and_challenges"] if row.text("kind") == kind]

    assert len(kept) == 9


@pytest.mark.parametrize(
    ("table", "count"),
    [
        pytest.param("aims", 3, id="aims"),
        pytest.param("escalated_issues", 5, id="escalated-issues"),
        pytest.param("reviews", 1, id="reviews"),
    ],
)
def test_a_list_of_the_report_is_kept_whole(pack, table, count):
    assert len(pack.rows[table]) == count


def test_specialist_courses_have_the_published_themes(pack):
    themes = [
        row.text("theme")
        for row in pack.rows["training"]
        if row.text("kind") == "specialist_course"
    ]

    assert themes == SPECIALIST_THEMES


def test_concerns_that_no_sentence_supports_stay_uncoded(pack):
    coded = {row.text("concern") for row in pack.rows["codings"]}
    concerns = {row.key for row in pack.rows["concerns"]}

    assert concerns - coded == UNSUPPORTED


def test_no_weight_owner_or_earlier_year_is_made_up(pack):
    assert all(row.whole("weight") is None for row in pack.rows["findings"])
    for row in pack.rows["concerns"]:
        assert not row.text("owner_agency") + row.text("owner_group") + row.raw("earlier_year")


def test_every_line_of_the_checklist_has_a_section(pack):
    fulfilled = {line for row in pack.rows["sections"] for line in row.list("fulfils")}

    assert fulfilled == set(CHECKLIST["2018"]) - NOT_FROM_SECTIONS


def test_no_number_stands_in_the_narrative_without_a_figure(pack):
    names = [row.text("name") for row in pack.rows["names_with_numbers"]]
    bare = [
        (file, found.text)
        for file, words in pack.narrative.items()
        for found in numbers_in(REFERENCE.sub(" ", words), names)
    ]

    assert bare == []


def test_nothing_of_a_parent_or_of_injuries_is_said_where_child_m_is_named(pack):
    texts = [words for words in pack.narrative.values() if "Child M" in words]
    texts += [
        " ".join(row.raw(column) for column in row.values if column != "key")
        for rows in pack.rows.values()
        for row in rows
        if any("Child M" in row.raw(column) for column in row.values)
    ]

    assert len(texts) >= 3
    assert [text for text in texts if ABOUT_A_PARENT.search(text)] == []
