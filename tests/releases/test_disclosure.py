"""The disclosure check: what it lists, and that what is hidden leaves in no form."""

from datetime import date
from decimal import Decimal

import pytest

from sightline.core.document import (
    Cell,
    Document,
    FigureValue,
    Heading,
    Paragraph,
    Picture,
    Table,
    TableColumn,
    TableRow,
    Text,
)
from sightline.core.figures import Basis, Figure
from sightline.core.quantities import PERCENT, Bound, Quantity
from sightline.releases import actions, disclosure, freezing, protecting
from sightline.releases.preview import preview
from sightline.releases.types import Choice, Profile, SubjectKind, Treatment
from tests import years
from tests.releasing import NOW, UNIT, with_few

DAY = date(2022, 3, 31)
PROFILE = Profile()


def figure(key, amount, unit="children", of=(), bound=Bound.EXACTLY):
    return Figure(
        key, key.replace("-", " "), Quantity(Decimal(amount), unit, bound), Basis.DECLARED,
        "", "A source", "room", of=of, working=f"from {', '.join(of)}" if of else "",
    )  # fmt: skip


def document(*blocks):
    return Document("Report", "", "Board", DAY, (Heading(1, "Section", "section", "1"), *blocks))


def listed(figures, *blocks, printed=None):
    by_key = {each.key: each for each in figures}
    places = printed if printed is not None else {key: ["A sentence"] for key in by_key}
    return disclosure.check({"report": document(*blocks)}, by_key, places, PROFILE)


@pytest.mark.parametrize(
    ("amount", "unit", "bound", "is_listed"),
    [
        (0, "children", Bound.EXACTLY, False),
        (1, "children", Bound.EXACTLY, True),
        (5, "children", Bound.EXACTLY, True),
        (6, "children", Bound.EXACTLY, False),
        (3, "young people", Bound.EXACTLY, True),
        (3, "families", Bound.EXACTLY, True),
        (3, "meetings", Bound.EXACTLY, False),
        (2, "rapid reviews", Bound.EXACTLY, True),
        (6, "rapid reviews", Bound.EXACTLY, False),
        (1, "deaths", Bound.EXACTLY, True),
        (3, "child protection plans", Bound.EXACTLY, True),
        (3, PERCENT, Bound.EXACTLY, False),
        (5, "children", Bound.AT_MOST, False),
        (6, "children", Bound.UNDER, False),
        (4, "children", Bound.ABOUT, True),
    ],
)
def test_counts_of_one_to_five_people_are_listed(amount, unit, bound, is_listed):
    found = listed([figure("some", amount, unit, bound=bound)])

    assert bool(found) == is_listed


@pytest.mark.parametrize(("base", "is_listed"), [(10, True), (11, False), (2, True)])
def test_shares_of_ten_people_or_fewer_are_listed(base, is_listed):
    figures = [
        figure("part", 6),
        figure("whole", base),
        figure("share", 60, PERCENT, of=("part-elsewhere", "whole")),
    ]

    found = [each.subject for each in listed(figures, printed={"share": ["A sentence"]})]

    assert ("share" in found) == is_listed


@pytest.mark.parametrize(
    ("key", "is_listed"),
    [("share of reviews", True), ("share of cases looked at", True), ("share of referrals", False)],
)
def test_a_declared_share_of_cases_is_listed_since_it_does_not_say_of_how_many(key, is_listed):
    assert bool(listed([figure(key, 25, PERCENT)])) == is_listed


def test_a_figure_that_only_a_working_names_is_listed_too():
    figures = [
        figure("part", 3),
        figure("whole", 300),
        figure("share", 1, PERCENT, ("part", "whole")),
    ]

    found = [each.subject for each in listed(figures, printed={"share": ["A sentence"]})]

    assert "part" in found


def test_a_figure_that_does_not_leave_is_not_listed():
    assert listed([figure("inside", 3)], printed={}) == []


@pytest.mark.parametrize(
    ("words", "is_listed"),
    [
        ("Two of the ten had been seen.", True),
        ("A quarter of ten is no whole number.", True),
        ("Three out of 8 children were known.", True),
        ("One young person said so.", True),
        ("The only child of the family was known.", True),
        ("A single mother spoke.", True),
        ("In 2 of 312 cases it was late.", False),
        ("One of the reasons was time.", False),
        ("Two of the partners agreed.", False),
        ("Everybody was seen.", False),
    ],
)
def test_passages_that_speak_of_few_people_are_listed(words, is_listed):
    found = listed([], Paragraph((Text(words),)))

    assert bool(found) == is_listed


def choice(subject, treatment, kind=SubjectKind.FIGURE):
    return Choice(kind, subject, treatment, "A reason", "Business manager", DAY)


TABLE = Table(
    "table",
    "Plans",
    (TableColumn("Where"), TableColumn("Children", True)),
    (TableRow((Cell("North"), Cell("3", "few"))), TableRow((Cell("Both"), Cell("303", "all")))),
)
FEW, MANY = figure("few", 3), figure("many", 300)
ALL = figure("all", 303, of=("few", "many"))
FIGURES = {each.key: each for each in (FEW, MANY, ALL)}
BLOCKS = (
    Paragraph((Text("There were "), FigureValue("few", "3"), Text(" here."))),
    TABLE,
    Picture("chart", "<svg>3</svg>", "Three in the north", "The north had 3.", TABLE, ("few",)),
)


def protected(*choices):
    instead = protecting.shown_instead(FIGURES, choices, PROFILE)
    return protecting.protect_document(document(*BLOCKS), instead, choices, PROFILE)


def test_a_hidden_figure_leaves_in_no_sentence_cell_or_picture():
    blocks = protected(choice("few", Treatment.HIDDEN)).blocks[1:]

    assert blocks[0].inlines[1] == FigureValue("few", "[c]")
    assert blocks[1].rows[0].cells[1] == Cell("[c]", "few")
    assert isinstance(blocks[2], Table)
    assert "3 here" not in str(blocks)


def test_what_is_worked_out_from_a_hidden_figure_is_hidden_with_it():
    table = protected(choice("few", Treatment.HIDDEN)).blocks[2]

    assert table.rows[1].cells[1] == Cell("[c]", "all")


def test_what_is_worked_out_may_be_exempted_by_itself():
    both = (choice("few", Treatment.HIDDEN), choice("all", Treatment.EXEMPTED))

    assert protected(*both).blocks[2].rows[1].cells[1] == Cell("303", "all")


def test_a_widened_figure_says_the_same_everywhere():
    blocks = protected(choice("few", Treatment.WIDENED)).blocks[1:]

    assert blocks[0].inlines[1].text == "5 or fewer"
    assert blocks[1].rows[0].cells[1].text == "5 or fewer"


def test_an_exempted_figure_stays_as_it_is():
    assert protected(choice("few", Treatment.EXEMPTED)) == document(*BLOCKS)


def test_a_hidden_passage_leaves_the_rest_of_its_paragraph():
    words = "All were seen. One young person was not. It was mended."
    told = document(Paragraph((Text(words),)))
    subject = disclosure.subject_of("1 Section", "One young person was not.")
    hidden = (choice(subject, Treatment.HIDDEN, SubjectKind.PASSAGE),)

    text = str(protecting.protect_document(told, {}, hidden, PROFILE).blocks)

    assert "young person" not in text
    assert "All were seen." in text
    assert "It was mended." in text


@pytest.mark.django_db
def test_the_release_waits_until_everything_listed_is_decided(pack):
    year = with_few(pack)
    found = preview(year)
    assert [each.subject for each in found.undecided] == ["few-children"]

    actions.decide(
        actor=UNIT,
        year=year,
        subjects=[(SubjectKind.FIGURE, "few-children")],
        treatment=Treatment.HIDDEN,
        reason="It points at one family",
        now=NOW,
    )

    found = preview(year)
    assert found.undecided == ()
    about = [line for line in found.lines if "few-children" in str(line)]
    assert {line["kind"] for line in about} == {"sentence", "figure"}
    assert all("[c]" in str(line) for line in about)
    assert [line["value"] for line in about if line["kind"] == "figure"] == ["[c]"]
    assert not any("these, 4" in str(line) for line in about)


@pytest.mark.django_db
def test_nothing_is_decided_without_a_reason_or_when_it_is_not_listed(pack):
    year = with_few(pack)
    about = [(SubjectKind.FIGURE, "few-children")]

    for subjects, reason in (
        (about, " "),
        ([], "Why"),
        ([(SubjectKind.FIGURE, "on-plans")], "Why"),
    ):
        with pytest.raises(actions.CannotDo):
            actions.decide(
                actor=UNIT, year=year, subjects=subjects, treatment=Treatment.HIDDEN,
                reason=reason, now=NOW,
            )  # fmt: skip


@pytest.mark.django_db
def test_a_decision_changes_the_seal(pack):
    year = with_few(pack)
    before = preview(year).seal

    actions.decide(
        actor=UNIT,
        year=year,
        subjects=[(SubjectKind.FIGURE, "few-children")],
        treatment=Treatment.EXEMPTED,
        reason="already published",
        now=NOW,
    )

    assert preview(year).seal != before


@pytest.mark.django_db
def test_oxfordshires_own_carry_the_exemption_already_published():
    year = years.load_oxfordshire()

    found = preview(year)

    assert found.undecided == ()
    assert {each.reason for each in found.choices} == {"already published"}
    assert {each.treatment for each in found.choices} == {Treatment.EXEMPTED}


def test_every_kind_of_choice_is_told_with_the_release():
    told = list(
        freezing.content(
            {"title": "R", "year": "2021/22", "publisher": "B"},
            freezing.Protected({"report": document()}, ()),
            listed([FEW]),
            [choice("few", Treatment.HIDDEN)],
            PROFILE,
        )
    )

    assert told[-1]["kind"] == "choice"
    assert told[-1]["what"] == "few"
