"""The matrix against the plainest counting of its findings, and its edges one by one."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.apps.concerns import rules
from sightline.apps.concerns.types import CodedFinding, ListedConcern, Repeat, Staleness
from sightline.core.periods import day_period, parse_period

AS_AT = date(2020, 3, 31)
STREAMS = ("audit", "data", "assessment", "escalated_issue", "case_review")
NEGLECT = ListedConcern("neglect", "Neglect", "Harm", has_owner=True)
DURING = day_period(date(2020, 1, 10))


def finding(key="f", stream="audit", **fields):
    plain = CodedFinding(key, "neglect", stream, False, DURING, "2019/20")
    return replace(plain, **fields)


def row_of(*findings, concern=NEGLECT, as_at=AS_AT):
    found = rules.matrix(concerns=[concern], findings=findings, streams=STREAMS, as_at=as_at)
    return found.rows[0]


def cell_of(*findings, as_at=AS_AT):
    return row_of(*findings, as_at=as_at).cells[0]


@pytest.mark.parametrize(
    ("latest", "staleness"),
    [
        pytest.param(date(2020, 3, 31), Staleness.FRESH, id="the-day-itself"),
        pytest.param(date(2019, 3, 31), Staleness.FRESH, id="twelve-months-to-the-day"),
        pytest.param(date(2019, 3, 30), Staleness.AGEING, id="a-day-more-than-twelve"),
        pytest.param(date(2018, 3, 31), Staleness.AGEING, id="twenty-four-months-to-the-day"),
        pytest.param(date(2018, 3, 30), Staleness.OLD, id="a-day-more-than-twenty-four"),
    ],
)
def test_staleness_counts_back_from_the_as_at_date(latest, staleness):
    assert rules.staleness(latest, AS_AT) == staleness
    assert cell_of(finding(observed=day_period(latest))).staleness == staleness


def test_staleness_from_a_leap_day_counts_to_the_last_of_february():
    assert rules.staleness(date(2019, 2, 28), date(2020, 2, 29)) == Staleness.FRESH
    assert rules.staleness(date(2019, 2, 27), date(2020, 2, 29)) == Staleness.AGEING


@pytest.mark.parametrize(
    ("observed", "counts"),
    [
        pytest.param("2020-03-31", True, id="on-the-day"),
        pytest.param("2020-04-01", False, id="the-day-after"),
        pytest.param("2019/20", True, id="a-year-that-ends-on-the-day"),
        pytest.param("2020", False, id="a-year-that-goes-on"),
        pytest.param("2020/21 Q1", False, id="the-next-quarter"),
    ],
)
def test_what_was_observed_after_the_as_at_date_does_not_count(observed, counts):
    row = row_of(finding(observed=parse_period(observed)))

    assert row.coded == counts
    assert row.cells[0].is_empty != counts


def test_a_concern_without_findings_is_not_coded_and_not_single_source():
    row = row_of()

    assert not row.coded
    assert not row.single_source
    assert all(cell.is_empty and cell.staleness is None for cell in row.cells)


@pytest.mark.parametrize(
    ("streams", "triangulated", "single"),
    [
        pytest.param([], False, False, id="none"),
        pytest.param(["audit"], False, True, id="one"),
        pytest.param(["audit", "audit", "audit"], False, True, id="one-three-times"),
        pytest.param(["audit", "data"], False, False, id="two"),
        pytest.param(["audit", "data", "case_review"], True, False, id="three"),
        pytest.param(list(STREAMS), True, False, id="five"),
        pytest.param(["audit", "data", "other"], False, False, id="other-is-no-third"),
        pytest.param(["other"], False, False, id="other-is-no-source"),
        pytest.param(["audit", "other"], False, True, id="one-beside-other"),
    ],
)
def test_streams_are_counted_once_each_and_other_never(streams, triangulated, single):
    row = row_of(*(finding(f"f{at}", stream) for at, stream in enumerate(streams)))

    assert (row.triangulated, row.single_source) == (triangulated, single)


@pytest.mark.parametrize(
    ("changes", "attribute"),
    [
        pytest.param([{"stream": stream} for stream in STREAMS], "triangulated", id="three"),
        pytest.param([{}], "single_source", id="single"),
        pytest.param([{"year": "2018/19"}, {"year": "2019/20"}], "repeat", id="repeat"),
    ],
)
def test_strengths_never_count_as_worry_confirmed(changes, attribute):
    concerns = row_of(*(finding(f"f{at}", **each) for at, each in enumerate(changes)))
    strengths = row_of(
        *(finding(f"f{at}", is_strength=True, **each) for at, each in enumerate(changes))
    )

    assert getattr(concerns, attribute) not in (False, Repeat.NO)
    assert getattr(strengths, attribute) in (False, Repeat.NO)


def test_a_strength_stands_apart_in_its_cell():
    old = day_period(date(2016, 1, 1))
    cell = cell_of(finding("c", observed=old, weight=1), finding("s", is_strength=True, weight=3))

    assert (cell.concerns, cell.strengths) == (("c",), ("s",))
    assert (cell.latest, cell.strength, cell.staleness) == (old, 1, Staleness.OLD)


def test_a_cell_of_strengths_alone_has_no_age_and_no_weight():
    cell = cell_of(finding(is_strength=True, weight=3))

    assert (cell.count, cell.level, cell.latest, cell.staleness) == (0, 0, None, None)
    assert not cell.is_empty


@pytest.mark.parametrize(
    ("weights", "strength", "level"),
    [
        pytest.param([None], None, 1, id="not-stated-counts-findings"),
        pytest.param([None] * 4, None, 3, id="no-shade-above-three"),
        pytest.param([1], 1, 1, id="one"),
        pytest.param([1, 3, 2], 3, 3, id="heaviest"),
        pytest.param([None, None, 1], 1, 1, id="stated-beats-counting"),
    ],
)
def test_the_level_is_the_heaviest_weight_or_else_the_count(weights, strength, level):
    cell = cell_of(*(finding(f"f{at}", weight=weight) for at, weight in enumerate(weights)))

    assert (cell.strength, cell.level) == (strength, level)


@pytest.mark.parametrize(
    ("years", "earlier_year", "repeat"),
    [
        pytest.param(["2019/20"], "", Repeat.NO, id="one-year"),
        pytest.param(["2019/20", "2019/20"], "", Repeat.NO, id="twice-in-one-year"),
        pytest.param(["2018/19", "2019/20"], "", Repeat.EVIDENCED, id="two-years"),
        pytest.param(["2019/20"], "2017/18", Repeat.STATED, id="stated"),
        pytest.param([], "2017/18", Repeat.STATED, id="stated-without-findings"),
        pytest.param(["2018/19", "2019/20"], "2017/18", Repeat.EVIDENCED, id="evidence-first"),
    ],
)
def test_a_concern_comes_back_by_evidence_or_by_a_stated_year(years, earlier_year, repeat):
    concern = replace(NEGLECT, earlier_year=earlier_year)
    found = [finding(f"f{at}", year=year) for at, year in enumerate(years)]

    assert row_of(*found, concern=concern).repeat == repeat


def test_findings_of_other_sources_stand_with_the_concern_in_no_cell():
    row = row_of(finding("o", "other"), finding("p", "other", is_strength=True))

    assert row.others == ("o", "p")
    assert row.coded
    assert all(cell.is_empty for cell in row.cells)


def test_findings_of_a_concern_that_is_not_listed_do_not_count():
    assert not row_of(finding(concern="gone")).coded


def test_the_groups_of_rows_are_told_apart():
    concerns = [
        ListedConcern("three", "", "", has_owner=True),
        ListedConcern("one", "", "", has_owner=False),
        ListedConcern("none", "", "", has_owner=True, earlier_year="2017/18"),
    ]
    findings = [finding(s, s, concern="three") for s in STREAMS[:3]] + [finding(concern="one")]

    found = rules.matrix(concerns=concerns, findings=findings, streams=STREAMS, as_at=AS_AT)

    keys = {
        name: [row.concern.key for row in getattr(found, name)]
        for name in ("triangulated", "single_source", "not_coded", "without_owner", "repeats")
    }
    assert keys == {
        "triangulated": ["three"],
        "single_source": ["one"],
        "not_coded": ["none"],
        "without_owner": ["one"],
        "repeats": ["none"],
    }
    assert [row.concern.key for row in found.of(["none", "three"]).rows] == ["three", "none"]


coded_findings = st.builds(
    CodedFinding,
    key=st.uuids().map(str),
    concern=st.sampled_from(["a", "b", "unlisted"]),
    stream=st.sampled_from([*STREAMS, "other"]),
    is_strength=st.booleans(),
    observed=st.one_of(
        st.dates(date(2017, 1, 1), date(2020, 12, 31)).map(day_period),
        st.sampled_from([date(2018, 3, 30), date(2018, 3, 31)]).map(day_period),
        st.sampled_from(["2017/18", "2018/19", "2019/20", "2020", "March 2019"]).map(parse_period),
    ),
    year=st.sampled_from(["2018/19", "2019/20"]),
    weight=st.sampled_from([None, 1, 2, 3]),
)


@given(st.lists(coded_findings, max_size=25), st.sampled_from(["", "2016/17"]))
def test_the_matrix_is_what_counting_on_fingers_gives(findings, earlier_year):
    listed = [ListedConcern(key, "", "", False, earlier_year) for key in ("a", "b")]

    found = rules.matrix(concerns=listed, findings=findings, streams=STREAMS, as_at=AS_AT)

    for concern, row in zip(listed, found.rows, strict=True):
        mine = [f for f in findings if f.concern == concern.key and f.observed.ends_on <= AS_AT]
        worries = [f for f in mine if not f.is_strength]
        seen = {f.stream for f in worries} - {"other"}
        assert row.coded == bool(mine)
        assert row.triangulated == (len(seen) > 2)
        assert row.single_source == (len(seen) == 1)
        assert (row.repeat == Repeat.EVIDENCED) == (len({f.year for f in worries}) == 2)
        assert (row.repeat == Repeat.NO) == (
            len({f.year for f in worries}) < 2 and not earlier_year
        )
        assert list(row.others) == [f.key for f in mine if f.stream == "other"]
        assert row.findings_of_concern == sum(f.stream != "other" for f in worries)
        for cell in row.cells:
            check_cell(cell, [f for f in mine if f.stream == cell.stream])


def check_cell(cell, mine):
    worries = [f for f in mine if not f.is_strength]
    assert cell.count == len(worries)
    assert set(cell.strengths) == {f.key for f in mine} - {f.key for f in worries}
    assert cell.strength == max((f.weight or 0 for f in worries), default=0) or not cell.strength
    if not worries:
        assert (cell.latest, cell.staleness) == (None, None)
        return
    last = max(f.observed.ends_on for f in worries)
    assert cell.latest.ends_on == last
    if last >= date(2019, 3, 31):
        assert cell.staleness == Staleness.FRESH
    elif last >= date(2018, 3, 31):
        assert cell.staleness == Staleness.AGEING
    else:
        assert cell.staleness == Staleness.OLD
