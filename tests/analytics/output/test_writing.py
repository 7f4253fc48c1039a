"""Nothing but numbers by named cells leaves, whatever the returns hold."""

import json
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.analytics import counting, output
from sightline.analytics.counting.cells import CELLS
from sightline.analytics.dictionary import all_definitions, shipped
from tests.analytics.counting.returned import ASKED, DAYS, LAST, census, looked_after
from tests.analytics.output import told

MARKED = st.text("abcXYZ0123456789 é", min_size=1, max_size=8).map(lambda text: f"¤{text}")
CHILD = st.fixed_dictionaries(
    {"child_id": MARKED, "sex": MARKED, "ethnicity": MARKED, "born_on": st.sampled_from(DAYS)}
)
REFERRAL = st.fixed_dictionaries(
    {
        "child_id": MARKED,
        "referred_on": st.sampled_from(DAYS),
        "completed_on": st.sampled_from(DAYS),
        "started_on": st.sampled_from(DAYS),
        "conference_on": st.sampled_from(DAYS),
        "source": MARKED,
        "primary_need": MARKED,
        "closure_reason": MARKED,
        "initial_category": MARKED,
        "latest_category": MARKED,
        "factors": st.lists(MARKED, max_size=2),
        "placement": MARKED,
        "legal_status": MARKED,
        "need": MARKED,
        "kind": MARKED,
    }
)


@settings(max_examples=15)  # each counts every indicator
@given(st.lists(CHILD, max_size=4), st.lists(REFERRAL, max_size=4))
def test_no_word_and_no_day_of_a_return_is_in_the_output(children, rows):
    tables = ("referrals", "assessments", "enquiries", "protection_plans")
    material = counting.Material(
        census(children=children, **dict.fromkeys(tables, rows)),
        looked_after(children=children, episodes=rows, missing=rows),
    )
    counted = counting.count(all_definitions(LAST), material, ASKED)

    text = output.as_json(output.output_of(LAST, [], [counted]))

    assert "¤" not in text
    days = {day.isoformat() for day in DAYS} - {LAST.isoformat()}
    assert not {day for day in days if f'"{day}"' in text}


def test_every_text_of_the_output_is_of_the_dictionary_or_of_a_closed_list():
    told_data = told.data()

    cells = {cell for known in CELLS.values() for cell in known} | {""}
    for indicator in told_data["periods"][0]["indicators"]:
        assert indicator["key"] in shipped()
        for cell in indicator["cells"]:
            assert cell["breakdown"] in {*CELLS, ""}
            assert cell["cell"] in cells
            assert type(cell["numerator"]) is int


def test_the_same_counts_give_the_same_bytes():
    assert output.as_json(told.small()) == output.as_json(told.small())


def test_the_output_says_what_it_was_counted_from_and_by_which_definition():
    data = told.data()

    assert data["as_at"] == "2020-03-31"
    assert data["returns"] == [
        {
            "kind": "cin",
            "files": [{"name": "census.xml", "keyed_hash": "0" * 64}],
            "rows": {"referrals": 3},
            "faults": {"the date is not a day": 2},
        }
    ]
    (period,) = data["periods"]
    assert period["period"] == "2019/20"
    assert period["population"] == {"number": 144_400, "year": 2019, "vintage": "2022"}
    assert [each["key"] for each in period["not_counted"]] == ["looked-after-at-date"]
    assert period["indicators"][0]["definition"].startswith("2012-04-01.")
    assert period["indicators"][0]["cells"][0] == {
        "breakdown": "",
        "cell": "",
        "numerator": 1,
        "denominator": 3,
        "value": "33.3",
    }


def test_what_is_written_is_read_back_the_same():
    small = told.small()

    assert output.read(output.as_json(small).encode()) == small


def test_a_population_that_was_not_given_is_read_back_as_none():
    asked = counting.Asked(ASKED.period, date(2020, 1, 1), ASKED.calendar)
    small = output.output_of(date(2020, 1, 1), [], [counting.count([], counting.Material(), asked)])

    assert json.loads(output.as_json(small))["periods"][0]["population"] is None
    assert output.read(output.as_json(small).encode()) == small
