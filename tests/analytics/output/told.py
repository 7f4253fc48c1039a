"""A small output, and its data to be changed in one place."""

import json

from sightline.analytics import counting, output
from sightline.analytics.dictionary import definition_of
from tests.analytics.counting.returned import ASKED, FIRST, LAST, census

KEYS = ("re-referrals-within-12-months", "referrals", "referrals-rate", "looked-after-at-date")
RETURN = output.ReturnTold(
    output.Kind.CIN,
    (output.ReturnFile("census.xml", "0" * 64),),
    {"referrals": 3},
    {"the date is not a day": 2},
)


def counted():
    rows = [
        {"child_id": child, "referred_on": day, "primary_need": "N1"}
        for child, day in (("A", FIRST), ("A", LAST), ("B", FIRST))
    ]
    definitions = [definition_of(key, LAST) for key in KEYS]
    return counting.count(definitions, counting.Material(census(referrals=rows)), ASKED)


def small():
    return output.output_of(LAST, [RETURN], [counted()])


def data():
    return json.loads(output.as_json(small()))


def written(changed):
    return json.dumps(changed, ensure_ascii=False).encode()
