"""Writes the files of an SSDA903 by hand: the plainest valid rows, and what a test changes."""

import csv

from sightline.analytics.returns.looked_after import read_looked_after

CHILD = {
    "CHILD": "C1",
    "SEX": "1",
    "DOB": "15/01/2010",
    "ETHNIC": "WBRI",
    "UPN": "A123456789012",
    "MOTHER": "",
    "MC_DOB": "",
}
EPISODE = {
    "CHILD": "C1",
    "DECOM": "03/06/2019",
    "RNE": "S",
    "LS": "C2",
    "CIN": "N1",
    "PLACE": "U4",
    "PLACE_PROVIDER": "PR1",
    "DEC": "",
    "REC": "",
    "REASON_PLACE_CHANGE": "",
    "HOME_POST": "TH1 1AA",
    "PL_POST": "TH2 2BB",
    "URN": "SC123456",
}


def write(folder, name, *rows, encoding="utf-8", delimiter=","):
    folder.mkdir(exist_ok=True)
    with (folder / name).open("w", newline="", encoding=encoding) as opened:
        writer = csv.DictWriter(opened, list(rows[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return folder


def episodes(folder, *changes, name="episodes.csv"):
    return write(folder, name, *(EPISODE | change for change in changes))


def whats(found):
    return [(fault.line, fault.place, fault.what) for fault in found.faults.listed]


def read(folder, **options):
    return read_looked_after(folder, **options)
