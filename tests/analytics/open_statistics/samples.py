"""Small made-up files in the shape of the published ones: Thornshire and its neighbours."""

import csv
import io
import os
from pathlib import Path

import pytest

from sightline.analytics.open_statistics import read

PLACES = [
    "time_period", "time_identifier", "geographic_level", "country_code", "country_name",
    "region_code", "region_name", "old_la_code", "new_la_code", "la_name",
]  # fmt: skip
THORNSHIRE = ("991", "E10000991", "Thornshire")
NORTHSHIRE = ("992", "E10000992", "Northshire")
WESTSHIRE = ("993", "E06000993", "Westshire")
AUTHORITIES = (THORNSHIRE, NORTHSHIRE, WESTSHIRE)
D3 = ["CPP_start", "CPP_subsequent", "CPP_subsequent_percent"]
CLA = ["population_type", "population_estimate", "children_count", "rate_per_10000"]
ONS = ["age_group", "population_estimate"]
LONG = ["Short Desc", "Years", "LA and Regions", "LA Number", "Values"]
LOOKED_AFTER = "Children looked after on 31 March each year"
FOLDER = os.environ.get("SIGHTLINE_OPEN_STATISTICS", "")

needs_published = pytest.mark.skipif(
    not FOLDER, reason="SIGHTLINE_OPEN_STATISTICS names no folder with the published files"
)


def published():
    """The published files, by the key of their source."""
    found = {}
    for path in sorted(Path(FOLDER).glob("dfe/*.csv")):
        with path.open("rb") as stream:
            found[read(stream, path.name).source.key] = path
    return found


def national(year):
    return [year, "Reporting year", "National", "E92000001", "England", "", "", "", "", ""]


def regional(year):
    places = ["E12000008", "South East", "", "", ""]
    return [year, "Reporting year", "Regional", "E92000001", "England", *places]


def local(year, authority=THORNSHIRE):
    places = ["E12000008", "South East", *authority]
    return [year, "Reporting year", "Local authority", "E92000001", "England", *places]


def written(heading, rows):
    """Bytes as the department writes them."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(heading)
    writer.writerows(rows)
    return text.getvalue().encode()


def d3(rows=None):
    """Plans started: England, the South East and three authorities, 2019 and 2020."""
    return written([*PLACES, "category", *D3], d3_rows() if rows is None else rows)


def d3_rows():
    counts = {"2019": [(744, 163, "21.9"), (500, 110, "22"), (40, "c", "c")],
              "2020": [(747, 185, "24.8"), (520, 104, "20"), (44, "c", "c")]}  # fmt: skip
    rows = []
    for year, values in counts.items():
        rows.append([*national(year), "Plans", 66380, 14530, "21.9"])
        rows.append([*regional(year), "Plans", 10150, 2360, "23.3"])
        rows += [
            [*local(year, authority), "Plans", *each]
            for authority, each in zip(AUTHORITIES, values, strict=True)
        ]
    return rows


def cla(rows=None):
    """Looked after at 31 March 2020, with the population that the rate was worked out with."""
    made = [
        [*national("2020"), LOOKED_AFTER, 12023570, 80000, 67],
        [*regional("2020"), LOOKED_AFTER, 1946180, 10400, 53],
        [*local("2020"), LOOKED_AFTER, 144429, 767, 53],
        [*local("2020", NORTHSHIRE), LOOKED_AFTER, 100000, 665, 67],
        [*local("2020", WESTSHIRE), LOOKED_AFTER, 9000, "c", "c"],
    ]
    return written([*PLACES, *CLA], made if rows is None else rows)


def ons(newest=2024, rows=None):
    made = [
        [*place(str(year)), "Children aged 0 to 17 years", people]
        for year in (2018, 2019, newest)
        for place, people in ((national, 12023570), (local, 144429))
    ]
    return written([*PLACES, *ONS], made if rows is None else rows)


def long(rows=None):
    """The tool's file: binary floats, hidden cells, a year of nought, academic years."""
    made = [
        ["CPP_Num", "2020", "Thornshire", "991.0", "543"],
        ["CPP_Num", "2020", "England", "970.0", "51510"],
        ["CPP_rate", "2020", "Thornshire", "991.0", "37.600000000000001"],
        ["CPP_rate", "2020", "Northshire", "992.0", "48.100000000000001"],
        ["CPP_rate", "2020", "Westshire", "993.0", "-"],
        ["CPP_rate", "2020", "England", "970.0", "42.800000000000004"],
        ["CPP_rate", "2020", "South East", "989.0", "41.5"],
        ["CP_conf_15days", "2020", "Thornshire", "991.0", "89.300000000000011"],
        ["TotPermEx", "2019/20", "Thornshire", "991.0", "4.5839999999999999E-2"],
        ["CINPermExclusion", "0", "Thornshire", "991.0", "-"],
    ]
    return written(LONG, made if rows is None else rows)


def neighbours(rows=None):
    heading = ["old_la_code", "la_name", "region_ind", "region_name"]
    heading += [f"SN_{number}{end}" for number in range(1, 11) for end in ("", "P")]
    return written(heading, neighbour_rows() if rows is None else rows)


def neighbour_rows():
    """Eleven authorities, each with the ten others; Thornshire's come by their numbers."""
    named = {number: name for number, _, name in AUTHORITIES}
    named |= {str(number): f"Othershire {number - 800}" for number in range(801, 809)}
    return [
        [number, name, "6", "South East", *paired(_others(number, sorted(named)))]
        for number, name in named.items()
    ]


def _others(number, numbers):
    """The made-up ones first, so that those of the other samples are the nearest but for 991."""
    known = [each for each in ("992", "993", "991") if each != number]
    return [*known, *(each for each in numbers if each not in {*known, number})]


def neighbours_2021():
    heading = ["LA num", "LA Name", "LA number", "GOInd", "GOReg"]
    heading += [name for number in range(1, 11) for name in (f"SN{number}", "SNP")] + [""]
    rows = [[*row[:2], row[0], *row[2:], ""] for row in neighbour_rows()]
    nearest = paired(["992", "993", *(str(each) for each in range(801, 809))])
    ended = ["835", "Dorset (Pre LG)", "835", "7", "South West", *nearest, ""]
    return written(heading, [*rows, [""] * 26, ["", "Old SNs:", *[""] * 24], ended])


def paired(numbers, closeness="Very close"):
    return [each for number in numbers for each in (number, closeness)]


def dictionary():
    heading = ["Measure_short", "Topic", "Measure", "Polarity", "y_axis_name", "Description",
               "Methodology", "Hyperlink(s)", "dps", "Year_Type"]  # fmt: skip
    return written(
        heading,
        [
            ["CPP_rate", "Child Protection", "Plans, rate", "-", "Rate", "What\nit is", "-", "",
             "NA", "Annual"],
            ["CPP_rate", "Child Protection", "Plans again", "-", "Rate", "Twice", "-", "", "NA",
             "Annual"],
            ["NewMeasure", "Child Protection", "New", "-", "Rate", "New", "-", "", "NA", "Annual"],
        ],
    )  # fmt: skip


def reading(content, name="published.csv"):
    return read(io.BytesIO(content), name)


def observed(content):
    """Every observation by measure, area and period; refuses a file with faults."""
    found = reading(content)
    items = {(each.measure, each.area.key, each.period.code): each for each in found.items}
    assert [str(fault) for fault in found.faults.listed] == []
    return items


def faults(content, name="published.csv"):
    found = reading(content, name)
    list(found.items)
    return [str(fault) for fault in found.faults.listed]
