"""What the matrix says in words: pure values in, plain values out."""

from datetime import date

import pytest

from sightline.apps.concerns import rules
from sightline.apps.concerns.types import CodedFinding, ListedConcern, Only
from sightline.core.periods import parse_period
from sightline.web.concerns.matrix_page import Link, RowEnds, matrix_page

AS_AT = date(2020, 3, 31)
STREAMS = ("audit", "data", "assessment", "escalated_issue", "case_review")
NEGLECT = ListedConcern("neglect", "Neglect", "Practice", has_owner=False)
HOMES = ListedConcern("homes", "Homes", "Systems", has_owner=True, earlier_year="2017/18")


def finding(concern="neglect", stream="audit", observed="2019/20", *, is_strength=False, year=""):
    return CodedFinding(
        key=f"{concern}-{stream}-{observed}",
        concern=concern,
        stream=stream,
        is_strength=is_strength,
        observed=parse_period(observed),
        year=year or "2019/20",
    )


def matrix(*findings, concerns=(NEGLECT, HOMES)):
    return rules.matrix(concerns=concerns, findings=findings, streams=STREAMS, as_at=AS_AT)


def page(*findings, shown=None, only=None, ends=None, before=None):
    whole = matrix(*findings)
    return matrix_page(
        whole=whole,
        shown=shown or whole,
        ends=ends or RowEnds({}),
        only=only or Only(),
        before=before,
    )


def row(made, key):
    return next(row for group in made.groups for row in group.rows if row.key == key)


def test_the_first_line_counts_what_the_board_asks_first():
    seen_thrice = [finding(stream=stream) for stream in ("audit", "data", "case_review")]

    made = page(*seen_thrice)

    assert [(count.number, count.words) for count in made.counts] == [
        (2, "concerns"),
        (1, "seen by three or more kinds of evidence"),
        (1, "that nobody owns"),
    ]


def test_a_concern_stands_under_its_group():
    made = page()

    assert [(group.title, [row.title for row in group.rows]) for group in made.groups] == [
        ("Practice", ["Neglect"]),
        ("Systems", ["Homes"]),
    ]


@pytest.mark.parametrize(
    ("observed", "words"),
    [
        pytest.param("2019-04-01", "", id="within-a-year"),
        pytest.param("2019-03-30", "over 12 months old", id="over-a-year"),
        pytest.param("2018-03-30", "over 24 months old", id="over-two"),
    ],
)
def test_an_old_cell_says_so_in_words(observed, words):
    made = page(finding(observed=observed))

    cell = row(made, "neglect").cells[0]
    assert cell.age_words == words
    assert bool(cell.age) == bool(words)


def test_strengths_are_counted_apart():
    made = page(finding(), finding(is_strength=True))

    cell = row(made, "neglect").cells[0]
    assert (cell.count, cell.strengths) == (1, 1)


@pytest.mark.parametrize(
    ("findings", "marks"),
    [
        pytest.param((), [], id="not-coded-says-nothing-of-sources"),
        pytest.param((finding(),), ["Single source"], id="one-stream"),
        pytest.param((finding(), finding(stream="data")), [], id="two-streams"),
        pytest.param(
            (finding(), finding(stream="data"), finding(stream="case_review")),
            ["Triangulated"],
            id="three-streams",
        ),
        pytest.param(
            (finding(), finding(observed="2018/19", year="2018/19")),
            ["Single source", "Came back"],
            id="two-years",
        ),
    ],
)
def test_a_row_says_what_it_adds_up_to(findings, marks):
    made = page(*findings)

    assert [mark.text for mark in row(made, "neglect").marks] == marks


def test_an_earlier_year_that_is_only_stated_is_told_apart():
    made = page()

    assert [mark.text for mark in row(made, "homes").marks] == ["Said to date from 2017/18"]


def test_row_ends_name_the_owner_and_the_priority():
    ends = RowEnds({"neglect": "The Board"}, {"neglect": [Link("p", "Act early")]})

    made = page(ends=ends)

    assert row(made, "neglect").owner == "The Board"
    assert [link.title for link in row(made, "neglect").priorities] == ["Act early"]


def test_narrowed_to_a_stream_only_its_column_and_its_rows_are_left():
    data = finding(stream="data")

    made = page(finding("homes"), data, shown=matrix(data), only=Only(stream="data"))

    assert [stream.title for stream in made.streams] == ["Data"]
    assert [row.key for group in made.groups for row in group.rows] == ["neglect"]
    assert made.is_one_stream


def test_a_narrowed_row_still_ends_with_what_all_its_evidence_says():
    every = [finding(stream=stream) for stream in ("audit", "data", "case_review")]

    made = page(*every, shown=matrix(every[1]), only=Only(stream="data"))

    assert [mark.text for mark in row(made, "neglect").marks] == ["Triangulated"]


@pytest.mark.parametrize(
    ("now", "then", "words"),
    [
        pytest.param(2, 0, "2 more", id="more"),
        pytest.param(0, 1, "1 fewer", id="fewer"),
        pytest.param(1, 1, "no change", id="the-same"),
    ],
)
def test_change_is_said_in_words(now, then, words):
    made = page(*[finding()] * now, before=matrix(*[finding()] * then))

    assert row(made, "neglect").cells[0].change_words == words


def test_what_is_new_and_what_is_gone_is_said():
    before = matrix(concerns=[HOMES, ListedConcern("old", "Left behind", "Systems", False)])

    made = page(before=before)

    assert row(made, "neglect").is_new
    assert not row(made, "homes").is_new
    assert made.gone == ("Left behind",)


def test_without_a_year_to_compare_nothing_is_said_of_change():
    made = page(finding())

    assert row(made, "neglect").cells[0].change_words == ""
