"""Hostile and untidy output files: each ends in faults that name their places."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.analytics import output
from sightline.analytics.output import reading
from tests.analytics.output import told

CELL = ("periods", 0, "indicators", 0, "cells", 1)
WHOLE = ("periods", 0, "indicators", 0, "cells", 0)
AT_CELL = "periods[0].indicators[0].cells[1]"
GONE = object()


def _changed(path, value):
    data = told.data()
    place = data
    for step in path[:-1]:
        place = place[step]
    if value is GONE:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return told.written(data)


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        pytest.param(("format",), "other", "this is no file that", id="other-format"),
        pytest.param(("version",), 2, "version: is not 1", id="newer"),
        pytest.param(("version",), True, "version: is not 1", id="version-no-number"),
        pytest.param(("more",), 1, "more: is not known", id="unknown-name"),
        pytest.param(("as_at",), GONE, "as_at: is missing", id="missing"),
        pytest.param(("as_at",), "31/03/2020", "as_at: is '31/03/2020'", id="no-day"),
        pytest.param(("as_at",), "2019-12-31", "counted_to: is 2020-03-31", id="other-day"),
        pytest.param(("periods",), {}, "periods: is no list", id="no-list"),
        pytest.param(("periods", 0), [], "periods[0]: is no object", id="no-object"),
        pytest.param(("periods", 0, "period"), "2019", "a year, a quarter or a month", id="period"),
        pytest.param(("periods", 0, "period"), "soon", "which is no period", id="no-period"),
        pytest.param(("periods", 0, "population", "number"), -1, "no whole number", id="people"),
        pytest.param((*CELL, "numerator"), -1, f"{AT_CELL}.numerator", id="negative"),
        pytest.param((*CELL, "numerator"), 10**11, "no whole number from 0", id="huge"),
        pytest.param((*CELL, "numerator"), True, f"{AT_CELL}.numerator", id="true"),
        pytest.param((*CELL, "numerator"), "1", f"{AT_CELL}.numerator", id="text"),
        pytest.param((*CELL, "name"), "Smith", f"{AT_CELL}.name: is not known", id="a-name"),
        pytest.param((*CELL, "cell"), "", "without the other", id="half-a-cell"),
        pytest.param((*WHOLE, "numerator"), 4, "is 4, above the denominator of 3", id="above"),
        pytest.param((*WHOLE, "value"), "33.4", "though the numbers make 33.3", id="value"),
        pytest.param((*WHOLE, "value"), "33.30", "though the numbers make 33.3", id="places"),
        pytest.param((*WHOLE, "value"), "1e9", "not written as the format asks", id="exponent"),
        pytest.param((*WHOLE, "value"), None, "though the numbers make 33.3", id="no-value"),
        pytest.param((*WHOLE, "denominator"), None, "is missing, though the unit", id="of-none"),
        pytest.param((*WHOLE, "cell"), "all", "without the other", id="no-whole"),
        pytest.param((*CELL[:4], "unit"), "people", "is 'people': the format has", id="unit"),
        pytest.param((*CELL[:4], "places"), 9, "no whole number from 0 to 4", id="many-places"),
        pytest.param((*CELL[:4], "key"), "Not A Key", "not written as", id="key"),
        pytest.param((*CELL[:4], "key"), "referrals", "'referrals' twice", id="twice"),
        pytest.param((*CELL[:4], "definition"), "new", "not written as", id="definition"),
        pytest.param((*CELL[:4], "cells"), [], "does not begin with the whole", id="no-cells"),
        pytest.param(("returns", 0, "kind"), "other", "the format has 'cin'", id="return"),
        pytest.param(("returns", 0, "files", 0, "name"), "a/b.xml", "not written", id="folder"),
        pytest.param(("returns", 0, "files", 0, "name"), "a\u202eb", "no plain text", id="bidi"),
        pytest.param(("returns", 0, "files", 0, "keyed_hash"), "abc", "not written", id="hash"),
        pytest.param(("returns", 0, "rows"), {"children": -1}, "rows.children", id="rows"),
        pytest.param(("returns", 0, "faults"), {"x" * 501: 1}, "no plain text", id="long-text"),
        pytest.param(("returns",), [{}] * 51, "51 members: 50 are allowed", id="many"),
    ],
)  # fmt: skip
def test_a_fault_is_told_at_its_place(path, value, said):
    with pytest.raises(output.UnreadableOutput) as refused:
        output.read(_changed(path, value))

    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"", "is not JSON: line 1", id="empty"),
        pytest.param(b"\xff\xfe{", "not UTF-8", id="not-utf-8"),
        pytest.param(b"[" * 100_000, "nested too deeply", id="deep"),
        pytest.param(b"[]", "this is no file that", id="list"),
        pytest.param(b'{"format": 1, "format": 2}', "stands twice", id="name-twice"),
        pytest.param(b'{"version": ' + b"9" * 5000 + b"}", "5,000 digits", id="long-number"),
        pytest.param(b'{"version": 1.0}', "1.0 is no whole number", id="point"),
        pytest.param(b'{"version": NaN}', "NaN is no whole number", id="nan"),
        pytest.param(b"<xml/>", "is not JSON", id="xml"),
    ],
)
def test_what_is_no_output_file_is_refused(content, said):
    with pytest.raises(output.UnreadableOutput, match=said):
        output.read(content)


def test_a_file_that_is_too_large_is_not_looked_at(monkeypatch):
    monkeypatch.setattr(reading, "LARGEST", 10)

    with pytest.raises(output.UnreadableOutput, match="larger than"):
        output.read(b" " * 11)


def test_all_faults_are_told_at_once():
    data = told.data()
    cells = data["periods"][0]["indicators"][0]["cells"]
    cells[1]["numerator"], cells[2]["value"] = -1, "99"

    with pytest.raises(output.UnreadableOutput) as refused:
        output.read(told.written(data))

    places = [fault.place for fault in refused.value.faults]
    assert places == [f"{AT_CELL}.numerator", "periods[0].indicators[0].cells[2].value"]


def test_a_period_and_a_cell_stand_there_once():
    data = told.data()
    data["periods"].append(data["periods"][0])
    with pytest.raises(output.UnreadableOutput, match="2019/20 stands there twice"):
        output.read(told.written(data))

    data = told.data()
    cells = data["periods"][0]["indicators"][0]["cells"]
    cells.append(cells[1])
    with pytest.raises(output.UnreadableOutput, match="has the cell 'age unborn' twice"):
        output.read(told.written(data))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=5,
)


@given(st.data())
def test_whatever_one_part_is_replaced_by_is_read_or_refused(data):
    given_data = told.data()
    place, path = given_data, []
    while isinstance(place, (dict, list)) and place and (not path or data.draw(st.booleans())):
        steps = list(place) if isinstance(place, dict) else range(len(place))
        path.append(data.draw(st.sampled_from(list(steps))))
        place = place[path[-1]]
    content = _changed(tuple(path), data.draw(VALUES))

    try:
        read = output.read(content)
    except output.UnreadableOutput as refused:
        assert refused.faults
    else:
        assert json.loads(output.as_json(read)) == json.loads(content)
