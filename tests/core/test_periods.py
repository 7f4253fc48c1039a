"""Every form in which people write a day, a month, a quarter or a year, and every refusal."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.core.periods import (
    PeriodKind,
    UnreadablePeriod,
    day_period,
    financial_year,
    financial_year_of,
    long_date,
    months_before,
    parse_date,
    parse_period,
    parse_year,
    quarters_of,
)

DAY, MONTH, QUARTER = PeriodKind.DAY, PeriodKind.MONTH, PeriodKind.QUARTER
FINANCIAL, ACADEMIC = PeriodKind.FINANCIAL_YEAR, PeriodKind.ACADEMIC_YEAR
CALENDAR = PeriodKind.CALENDAR_YEAR
MARCH_31 = date(2020, 3, 31)


@pytest.mark.parametrize(
    ("text", "kind", "starts_on", "ends_on"),
    [
        pytest.param("2020-03-31", DAY, MARCH_31, MARCH_31, id="iso"),
        pytest.param("2020-3-1", DAY, date(2020, 3, 1), date(2020, 3, 1), id="iso-short"),
        pytest.param("2020-03-31 00:00", DAY, MARCH_31, MARCH_31, id="iso-midnight"),
        pytest.param("2020-03-31T00:00:00", DAY, MARCH_31, MARCH_31, id="iso-T"),
        pytest.param("31/03/2020", DAY, MARCH_31, MARCH_31, id="slashes-day-over-twelve"),
        pytest.param("31.3.2020", DAY, MARCH_31, MARCH_31, id="dots"),
        pytest.param("04/04/2020", DAY, date(2020, 4, 4), date(2020, 4, 4), id="same-either-way"),
        pytest.param("31 March 2020", DAY, MARCH_31, MARCH_31, id="spoken"),
        pytest.param("31st march 2020", DAY, MARCH_31, MARCH_31, id="ordinal-lower-case"),
        pytest.param("31 Mar. 2020", DAY, MARCH_31, MARCH_31, id="short-month-with-dot"),
        pytest.param("  31   March\t2020 ", DAY, MARCH_31, MARCH_31, id="spaces"),
        pytest.param("29 February 2020", DAY, date(2020, 2, 29), date(2020, 2, 29), id="leap-day"),
        pytest.param("March 2020", MONTH, date(2020, 3, 1), MARCH_31, id="month"),
        pytest.param("Sept 2019", MONTH, date(2019, 9, 1), date(2019, 9, 30), id="sept"),
        pytest.param("Feb 2020", MONTH, date(2020, 2, 1), date(2020, 2, 29), id="leap-february"),
        pytest.param("2019/20", FINANCIAL, date(2019, 4, 1), MARCH_31, id="year"),
        pytest.param("2019-20", FINANCIAL, date(2019, 4, 1), MARCH_31, id="year-hyphen"),
        pytest.param("2019–20", FINANCIAL, date(2019, 4, 1), MARCH_31, id="year-dash"),
        pytest.param("2019/2020", FINANCIAL, date(2019, 4, 1), MARCH_31, id="year-in-full"),
        pytest.param(
            "1999/00", FINANCIAL, date(1999, 4, 1), date(2000, 3, 31), id="turn-of-century"
        ),
        pytest.param(
            "2011/12", FINANCIAL, date(2011, 4, 1), date(2012, 3, 31), id="slash-is-no-month"
        ),
        pytest.param(
            "2019/20 academic", ACADEMIC, date(2019, 9, 1), date(2020, 8, 31), id="academic"
        ),
        pytest.param(
            "2019-20 Academic Year", ACADEMIC, date(2019, 9, 1), date(2020, 8, 31), id="in-words"
        ),
        pytest.param(
            "2011-12 academic", ACADEMIC, date(2011, 9, 1), date(2012, 8, 31), id="academic-hyphen"
        ),
        pytest.param("2019/20 Q1", QUARTER, date(2019, 4, 1), date(2019, 6, 30), id="first"),
        pytest.param("2019/20 Q2", QUARTER, date(2019, 7, 1), date(2019, 9, 30), id="second"),
        pytest.param("2019/20q3", QUARTER, date(2019, 10, 1), date(2019, 12, 31), id="third"),
        pytest.param("2019/20 Q4", QUARTER, date(2020, 1, 1), MARCH_31, id="fourth-is-next-year"),
        pytest.param("2019", CALENDAR, date(2019, 1, 1), date(2019, 12, 31), id="calendar"),
    ],
)
def test_a_period_is_read_as_it_was_meant(text, kind, starts_on, ends_on):
    period = parse_period(text)

    assert (period.kind, period.starts_on, period.ends_on) == (kind, starts_on, ends_on)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("", "is not a date, month, quarter or year", id="nothing"),
        pytest.param("last year", "is not a date, month, quarter or year", id="words"),
        pytest.param("31 March", "is not a date, month, quarter or year", id="no-year"),
        pytest.param("31/03/20", "is not a date, month, quarter or year", id="two-digit-year"),
        pytest.param("31-03-2020", "is not a date, month, quarter or year", id="hyphens"),
        pytest.param("2020-03-31 14:30", "is not a date, month, quarter", id="moment"),
        pytest.param("2019/20 Q5", "is not a date, month, quarter or year", id="no-fifth"),
        pytest.param("04/03/2020", "could be two different days", id="day-or-month"),
        pytest.param("12/11/2020", "could be two different days", id="day-or-month-high"),
        pytest.param("03/31/2020", "is not a day of the calendar", id="american"),
        pytest.param("2019-02-29", "is not a day of the calendar", id="no-leap-year"),
        pytest.param("31 April 2020", "is not a day of the calendar", id="april-has-thirty"),
        pytest.param("0 March 2020", "is not a day of the calendar", id="day-nought"),
        pytest.param("2011-12", "could be a month or a year", id="december-or-year"),
        pytest.param("2000-01", "could be a month or a year", id="january-or-year"),
        pytest.param("2019/21", "2019 is followed by 2020", id="two-years-long"),
        pytest.param("2019/19", "2019 is followed by 2020", id="same-year-twice"),
        pytest.param("2019/1920", "2019 is followed by 2020", id="another-century"),
        pytest.param("2019/21 Q1", "2019 is followed by 2020", id="quarter-of-no-year"),
        pytest.param("2019/21 academic", "2019 is followed by 2020", id="academic-of-no-year"),
        pytest.param("43921", "Excel's number for a date .31 March 2020", id="serial"),
        pytest.param("1899", "is not a year", id="too-early"),
        pytest.param("2200", "is not a year", id="too-late"),
        pytest.param("1899-12-31", "not between 1900 and 2199", id="day-too-early"),
        pytest.param("March 2200", "not between 1900 and 2199", id="month-too-late"),
        pytest.param("1899/00", "not between 1900 and 2199", id="year-too-early"),
        pytest.param("Mai 2020", "'Mai' is not a month", id="another-language"),
        pytest.param("Juli 2020", "'Juli' is not a month", id="nearly-a-month"),
        pytest.param("Marchember 2020", "'Marchember' is not a month", id="too-long"),
        pytest.param("9" * 5000, "is not a", id="endless-digits"),
    ],
)
def test_what_is_unclear_is_refused(text, says):
    with pytest.raises(UnreadablePeriod, match=says):
        parse_period(text)


@pytest.mark.parametrize("text", ["March 2020", "2019/20", "2019", "2019/20 Q4"])
def test_a_stretch_is_not_one_day(text):
    with pytest.raises(UnreadablePeriod, match="is not one day"):
        parse_date(text)


@pytest.mark.parametrize("text", ["2019", "2019/20 academic", "2019/20 Q4", "2020-03-31"])
def test_a_year_of_another_kind_is_not_a_financial_year(text):
    with pytest.raises(UnreadablePeriod, match="from April to March"):
        parse_year(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2020-03-04", "4 March 2020"),
        ("March 2020", "March 2020"),
        ("2019/20 Q4", "quarter 4 of 2019/20"),
        ("2019-20", "2019/20"),
        ("1999/00", "1999/00"),
        ("2019/20 academic", "academic year 2019/20"),
        ("2019", "calendar year 2019"),
    ],
)
def test_a_period_is_shown_in_words(text, shown):
    assert str(parse_period(text)) == shown


days = st.dates(date(1900, 4, 1), date(2199, 3, 31))
codes = st.one_of(
    days.map(lambda day: day_period(day).code),
    days.map(lambda day: f"{day:%B %Y}"),
    st.integers(1900, 2198).map(lambda first: financial_year(first).code),
    st.integers(1900, 2198).map(lambda first: f"{financial_year(first).code} academic"),
    st.integers(1900, 2199).map(str),
    st.builds(
        lambda first, quarter: f"{financial_year(first).code} Q{quarter}",
        st.integers(1900, 2198),
        st.integers(1, 4),
    ),
)


@given(codes)
def test_a_code_is_read_back_as_the_same_period(code):
    period = parse_period(code)

    assert period.code == code
    assert parse_period(period.code) == period
    assert period.starts_on <= period.ends_on


@given(st.integers(1900, 2197))
def test_the_quarters_fill_their_year_without_gap_or_overlap(first):
    year = financial_year(first)
    quarters = [parse_period(f"{year.code} Q{number}") for number in (1, 2, 3, 4)]

    assert quarters[0].starts_on == year.starts_on
    assert quarters[-1].ends_on == year.ends_on
    for one, following in pairwise(quarters):
        assert (following.starts_on - one.ends_on).days == 1


@given(days)
def test_every_spelling_of_a_day_is_the_same_day(day):
    spellings = (day.isoformat(), long_date(day), f"{day.day} {day:%b} {day.year}")

    assert {parse_date(spelling) for spelling in spellings} == {day}


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused_in_words(text):
    try:
        parse_period(text)
    except UnreadablePeriod as refusal:
        assert str(refusal).startswith("'")


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        pytest.param(date(2020, 3, 31), 12, date(2019, 3, 31), id="a-year"),
        pytest.param(date(2020, 3, 31), 1, date(2020, 2, 29), id="shorter-month"),
        pytest.param(date(2020, 2, 29), 12, date(2019, 2, 28), id="from-a-leap-day"),
        pytest.param(date(2020, 2, 29), 48, date(2016, 2, 29), id="to-a-leap-day"),
        pytest.param(date(2020, 1, 15), 1, date(2019, 12, 15), id="over-new-year"),
        pytest.param(date(2020, 3, 31), 24, date(2018, 3, 31), id="two-years"),
        pytest.param(date(2020, 3, 31), 0, date(2020, 3, 31), id="none"),
    ],
)
def test_months_are_counted_back_by_the_calendar(day, months, before):
    assert months_before(day, months) == before


@given(st.dates(date(1950, 1, 1), date(2150, 12, 31)), st.integers(0, 60))
def test_counting_back_lands_in_the_right_month_and_never_on_a_later_day(day, months):
    before = months_before(day, months)

    assert day.year * 12 + day.month - before.year * 12 - before.month == months
    assert before.day <= day.day


def test_periods_sort_by_their_last_day():
    texts = ["2019/20", "March 2019", "2020-03-30", "2019", "2019/20 Q4"]

    shown = [str(period) for period in sorted(map(parse_period, texts))]

    assert shown == [
        "March 2019",
        "calendar year 2019",
        "30 March 2020",
        "2019/20",
        "quarter 4 of 2019/20",
    ]


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2020, 3, 31), "2019/20"),
        (date(2020, 4, 1), "2020/21"),
        (date(2019, 12, 31), "2019/20"),
        (date(2100, 1, 1), "2099/00"),
    ],
)
def test_a_day_lies_in_the_year_from_april_to_march(day, year):
    assert financial_year_of(day).code == year


def test_the_quarters_of_a_year_fill_it_without_a_gap():
    first, second, third, last = quarters_of(financial_year_of(date(2020, 2, 29)))

    assert (first.starts_on, last.ends_on) == (date(2019, 4, 1), date(2020, 3, 31))
    assert [each.ends_on for each in (first, second, third)] == [
        each.starts_on - timedelta(days=1) for each in (second, third, last)
    ]
    assert last.code == "2019/20 Q4"
