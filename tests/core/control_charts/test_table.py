"""A chart as a table."""

from sightline.core.control_charts import Rebase, Row, Settings, analyse, rows_of
from sightline.core.figures import Direction
from tests.core.control_charts.series import RISEN, STEADY, quarters


def test_each_point_is_a_row_with_its_line_limits_and_what_it_shows():
    rows = rows_of(analyse(quarters(RISEN), Settings(good=Direction.HIGHER)))

    assert len(rows) == 20
    assert [round(amount, 2) for amount in (rows[0].line, rows[0].lower, rows[0].upper)] == [
        63.65, 56.09, 71.21,
    ]  # fmt: skip
    assert (rows[0].label, rows[0].value) == ("Q1 2021/22", 62)
    assert rows[0].shows == "Concern: in a run on one side of the line"
    assert rows[-1].shows == "Improvement: beyond a limit, in a run on one side of the line"


def test_a_missing_point_says_so_and_each_segment_has_its_own_line():
    settings = Settings(rebases=(Rebase(14, "A new system"),))

    rows = rows_of(analyse(quarters([*STEADY, None, 40, 42, 41]), settings))

    assert (rows[14].value, rows[14].shows) == (None, "Missing")
    assert [rows[index].line for index in (0, 15)] == [sum(STEADY) / 14, 41]
    assert rows[0].shows == "No sign of change"


def test_a_run_chart_has_a_line_and_no_limits():
    (first, *_) = rows_of(analyse(quarters([3, 5, 4]), Settings()))

    assert first == Row("Q1 2021/22", 3, 4, None, None, "No sign of change")


def test_nothing_has_no_rows():
    assert rows_of(analyse((), Settings())) == ()
