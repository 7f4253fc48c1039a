"""Untidy and hostile files of the dictionary: each ends in faults that name file, entry and key."""

import re

import pytest

from sightline.analytics.dictionary import UnreadableDictionary, loading, reading

SHARED = (loading.SHIPPED / "re-referrals-within-12-months.toml").read_text(encoding="utf-8")
TOP, _, _ = SHARED.partition("[[definition]]")


def _faults(text, name="example.toml"):
    with pytest.raises(UnreadableDictionary) as refused:
        reading.read(name, text)
    return "\n".join(map(str, refused.value.faults))


def _changed(field, value):
    """The field, on one line or several, with another value."""
    kept = re.sub(
        rf"^{field} = (?:\[\n.*?^\]|[^\n]*)\n", "", SHARED, flags=re.DOTALL | re.MULTILINE
    )
    return kept.replace("[[definition]]", f"{field} = {value}\n[[definition]]")


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        pytest.param("title", '""', "title: is empty: write it out", id="empty"),
        pytest.param("title", "3", "title: is 3, not text", id="number-for-text"),
        pytest.param("title", '"a\\u202eb"', "cannot be printed", id="bidi"),
        pytest.param("title", f'"{"x" * 2001}"', "has 2,001 characters", id="long"),
        pytest.param("tilte", '"x"', "tilte: is not known here", id="misspelt"),
        pytest.param("unit", '"people"', "unit: is 'people': write one of 'count'", id="unit"),
        pytest.param("good", '"up"', "write one of 'higher', 'lower', 'neutral'", id="good"),
        pytest.param("source", '"email"', "source: is 'email'", id="source"),
        pytest.param("lag_days", "-1", "lag_days: is -1: write a whole number", id="negative"),
        pytest.param("lag_days", "true", "lag_days: is True", id="true"),
        pytest.param("places", "5", "write a whole number from 0 to 4", id="places"),
        pytest.param("caveats", '"x"', "not a list", id="no-list"),
        pytest.param("caveats", '[""]', "caveats: is empty", id="empty-caveat"),
        pytest.param("caveats", str(["x"] * 41), "lists 41: 40 are allowed", id="many-caveats"),
        pytest.param("breakdowns", '["age", "age"]', "the same breakdown twice", id="age-twice"),
        pytest.param("breakdowns", '["colour"]', "breakdowns: is 'colour'", id="breakdown"),
        pytest.param("denominator", '""', "denominator: is missing, though", id="no-denominator"),
        pytest.param("unit", '"count"', "is given, though a count is out of nothing", id="count"),
        pytest.param("counting", '"Re Referrals"', "counting: is 'Re Referrals'", id="rule"),
        pytest.param("counting", '""', "parameters: are given, though no rule", id="no-rule"),
        pytest.param("source", '"quarterly return"', "counting: names a rule", id="collected"),
        pytest.param("parameters", "{ months = 1.5 }", "gives 'months' as 1.5", id="float"),
        pytest.param("parameters", "12", "write it in curly brackets", id="no-table"),
        pytest.param(
            "target", '{ value = "20", kind = "local" }', "target: has no reason", id="no-reason"
        ),
        pytest.param("target", '{ kind = "local", reason = "x" }', "needs a value", id="no-value"),
        pytest.param(
            "target", '{ value = 1, kind = "none", reason = "x" }', "needs a value", id="value"
        ),
        pytest.param(
            "target", '{ value = 7.5, kind = "local", reason = "x" }', "in quotation", id="binary"
        ),
        pytest.param(
            "target", '{ value = "1e99", kind = "local", reason = "x" }', "from 0 to", id="huge"
        ),
        pytest.param(
            "target", '{ value = "nan", kind = "local", reason = "x" }', "from 0 to", id="nan"
        ),
        pytest.param(
            "target", '{ value = "x", kind = "local", reason = "x" }', "not a number", id="words"
        ),
        pytest.param(
            "target", '{ value = 101, kind = "local", reason = "x" }', "above 100", id="share"
        ),
        pytest.param("comparators", '[{ measure = "x" }]', "has no publication", id="comparator"),
        pytest.param(
            "comparators",
            '[{ publication = "x", measure = "x", url = "x" }]',
            "has url, which is not known here",
            id="comparator-more",
        ),
        pytest.param(
            "series_breaks", '[{ on = "2020-01-01", reason = "x" }]', "without quotation", id="day"
        ),
        pytest.param("valid_from", "2012-04-01", "shares valid_from: move it under", id="shared"),
    ],
)
def test_a_fault_names_file_and_key_and_says_what_to_do(field, value, said):
    told = _faults(_changed(field, value))

    assert told.startswith("example.toml")
    assert said in told


def test_every_field_that_is_missing_is_told_at_once():
    told = _faults("[[definition]]\nvalid_from = 2012-04-01\n")

    assert set(reading.NEEDED) - {"valid_from"} == {
        line.split(", ")[2].partition(":")[0] for line in told.splitlines()
    }


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        pytest.param("Example.toml", SHARED, "the name of the file is the key", id="capital"),
        pytest.param("example", SHARED, "the name of the file is the key", id="no-ending"),
        pytest.param("../x.toml", SHARED, "the name of the file is the key", id="path"),
        pytest.param("x.toml", "title = ", "is not TOML", id="not-toml"),
        pytest.param("x.toml", f"a = {'[' * 5000}", "is not TOML", id="deep"),
        pytest.param("x.toml", TOP, "holds no [[definition]]", id="no-definition"),
        pytest.param("x.toml", "definition = 3", "holds no [[definition]]", id="no-table"),
        pytest.param("x.toml", "[[definition]]\n" * 51, "and 50 at most", id="many"),
        pytest.param("x.toml", "#" * 200_001, "is longer than 200,000", id="long"),
    ],
)
def test_a_file_that_is_none_of_the_dictionary_is_refused(name, text, said):
    assert said in _faults(text, name)


@pytest.mark.parametrize(
    ("stretches", "said"),
    [
        pytest.param([("2012-04-01", None), ("2020-04-01", None)], "while the definition before",
                     id="the-first-never-ends"),
        pytest.param([("2012-04-01", "2020-04-01"), ("2020-04-01", None)], "end that one the day",
                     id="a-day-over"),
        pytest.param([("2020-04-01", None), ("2012-04-01", "2020-03-31")], "put the earliest first",
                     id="out-of-order"),
        pytest.param([("2012-04-01", "2020-03-30"), ("2020-04-01", None)], "nothing holds after",
                     id="a-day-without"),
        pytest.param([("2020-04-01", "2012-04-01")], "before valid_from", id="ends-first"),
    ],
)  # fmt: skip
def test_stretches_of_time_neither_overlap_nor_leave_a_gap_unsaid(stretches, said):
    assert said in _faults(TOP + _definitions(stretches))


def test_stretches_that_meet_and_gaps_that_are_explained_are_read():
    text = TOP + _definitions([("2012-04-01", "2015-03-31"), ("2015-04-01", "2018-03-31"),
                               ("2019-04-01", None)])  # fmt: skip

    versions = reading.read("example.toml", text + 'gap = "It was not collected in 2018/19."\n')

    assert [str(each.valid_to) for each in versions] == ["2015-03-31", "2018-03-31", "None"]
    assert len({each.version for each in versions}) == 3


@pytest.mark.parametrize("gap", ["first", "without"])
def test_a_gap_that_is_none_is_refused(gap):
    stretches = [("2012-04-01", "2015-03-31"), ("2015-04-01", None)]
    number = 1 if gap == "first" else 2
    text = TOP + _definitions(stretches[:number]) + 'gap = "Why?"\n'

    assert "gap: is given" in _faults(text)


def test_a_version_says_only_what_differs_from_what_is_shared():
    text = TOP + _definitions([("2012-04-01", "2015-03-31"), ("2015-04-01", None)])

    earlier, later = reading.read("example.toml", text + 'title = "As it is called now"\n')

    assert earlier.title == "Re-referrals within 12 months"
    assert later.title == "As it is called now"
    assert earlier.numerator == later.numerator


def _definitions(stretches):
    return "".join(
        f"[[definition]]\nvalid_from = {first}\n" + (f"valid_to = {last}\n" if last else "")
        for first, last in stretches
    )
