"""Small returns built from plain rows, and days to draw them from."""

from datetime import date, timedelta

import polars as pl
from hypothesis import strategies as st

from sightline.analytics import counting
from sightline.analytics.returns import tables
from sightline.core.clocks import Calendar
from sightline.core.periods import financial_year, parse_period

YEAR = financial_year(2019)
FIRST, LAST = YEAR.starts_on, YEAR.ends_on
EASTER_AND_CHRISTMAS = {
    date(2019, 4, 19): "Good Friday",
    date(2019, 4, 22): "Easter Monday",
    date(2019, 5, 6): "Early May bank holiday",
    date(2019, 5, 27): "Spring bank holiday",
    date(2019, 8, 26): "Summer bank holiday",
    date(2019, 12, 25): "Christmas Day",
    date(2019, 12, 26): "Boxing Day",
    date(2020, 1, 1): "New Year’s Day",
}
CALENDAR = Calendar(date(2012, 1, 2), date(2028, 12, 26), EASTER_AND_CHRISTMAS)
ASKED = counting.Asked(YEAR, LAST, CALENDAR, counting.Population(144_400, 2019, "2022"))
CHILD = st.sampled_from(["A", "B", "C", None])
# Few enough that the same days come up again, and some a year, two years or six months apart.
DAYS = [
    *(FIRST + timedelta(days=step) for step in (-731, -730, -366, -365, -90, -1, 0, 1, 15)),
    *(date(2019, 8, day) for day in (1, 2, 12, 23, 27)),
    *(date(2019, 12, day) for day in (2, 20, 24, 27)),
    *(date(2020, 2, 28), date(2020, 2, 29), date(2018, 2, 28), date(2018, 3, 31)),
    *(LAST + timedelta(days=step) for step in (-92, -91, -1, 0, 1, 30)),
]
DAY = st.sampled_from(DAYS)
DAY_OR_NONE = st.one_of(st.none(), DAY)


def asked(period="2019/20", as_at=None, population=None):
    read = parse_period(period)
    return counting.Asked(read, as_at or read.ends_on, CALENDAR, population)


def frame(schema, rows):
    """Rows may say more than the table has; what they leave out is null."""
    return pl.DataFrame([[row.get(name) for name in schema] for row in rows], schema, orient="row")


def census_file(year=2020, **given):
    """One census file. Rows name the child by `child_id`; each is an episode unless it says so."""
    header = tables.CensusHeader(year=year, reference_on=date(year, 3, 31))
    numbers = {}
    numbered = {
        name: [_numbered(row, number, numbers) for number, row in enumerate(rows)]
        for name, rows in given.items()
    }
    described = {row["child"] for row in numbered.get("children", ())}
    others = [
        {"child": number, "child_id": key if isinstance(key, str) else None}
        for key, number in numbers.items()
        if number not in described
    ]
    numbered["children"] = [*numbered.get("children", ()), *others]
    return tables.census_return(
        header, {name: frame(tables.CENSUS[name], rows) for name, rows in numbered.items()}
    )


def _numbered(row, number, numbers):
    """A child without an identifier is another in each row, and the same in tables beside it."""
    key = row.get("child_id") or (None, number)
    child = numbers.setdefault(key, len(numbers))
    return {"child": child, "episode": number, "plan": number, **row}


def census(**given):
    return counting.join([census_file(**given)])


def looked_after(**given):
    return tables.looked_after_return(
        {name: frame(tables.LOOKED_AFTER[name], rows) for name, rows in given.items()}
    )


def whole(rows):
    """Of what a rule gives: how many count, and of how many."""
    return int(rows.frame["counts"].sum()), rows.frame.height


def by_cell(rows, breakdown):
    """How many count in each cell that has any."""
    counts = rows.frame.filter("counts")
    if isinstance(counts.schema[breakdown], pl.List):
        counts = counts.explode(breakdown)
    return dict(counts.group_by(breakdown).len().iter_rows())
