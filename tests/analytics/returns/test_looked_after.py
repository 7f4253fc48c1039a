import zipfile
from datetime import date

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sightline.analytics.returns import return_files, tables
from sightline.analytics.returns.faults import UnreadableReturn
from tests.analytics.returns.looked_after_files import (
    CHILD,
    EPISODE,
    episodes,
    read,
    whats,
    write,
)

CARE_ENDS = {"DEC": "10/07/2019", "REC": "E11"}
MOVES = {"DEC": "10/07/2019", "REC": "X1"}
MOVED = {"DECOM": "10/07/2019", "RNE": "P"}


def test_an_episode_is_read_without_its_postcodes(tmp_path):
    found = read(episodes(tmp_path, CARE_ENDS))

    assert whats(found) == []
    assert found.episodes.rows(named=True) == [
        {
            "child_id": "C1",
            "started_on": date(2019, 6, 3),
            "reason_started": "S",
            "legal_status": "C2",
            "need": "N1",
            "placement": "U4",
            "provider": "PR1",
            "ended_on": date(2019, 7, 10),
            "reason_ended": "E11",
            "reason_placement_changed": None,
            "distance": None,
            "urn": "SC123456",
        }
    ]


ROWS = {
    "children": CHILD,
    "episodes": EPISODE,
    "reviews": {"CHILD": "C1", "DOB": "15/01/2010", "REVIEW": "01/07/2019", "REVIEW_CODE": "PN1"},
    "unaccompanied": {"CHILD": "C1", "SEX": "1", "DOB": "15/01/2010", "DUC": "15/01/2028"},
    "outcomes": {
        "CHILD": "C1",
        "DOB": "15/01/2010",
        "SDQ_SCORE": "12",
        "SDQ_REASON": "",
        "CONVICTED": "0",
        "HEALTH_CHECK": "1",
        "IMMUNISATIONS": "1",
        "TEETH_CHECK": "1",
        "HEALTH_ASSESSMENT": "1",
        "SUBSTANCE_MISUSE": "0",
        "INTERVENTION_RECEIVED": "",
        "INTERVENTION_OFFERED": "",
    },
    "care_leavers": {
        "CHILD": "C1",
        "DOB": "15/01/2010",
        "IN_TOUCH": "YES",
        "ACTIV": "F2",
        "ACCOM": "B1",
    },
    "adoptions": {
        "CHILD": "C1",
        "DOB": "15/01/2010",
        "DATE_INT": "01/07/2019",
        "DATE_MATCH": "01/08/2019",
        "FOSTER_CARE": "0",
        "NB_ADOPTR": "2",
        "SEX_ADOPTR": "MF",
        "LS_ADOPTR": "L11",
    },
    "previous_permanence": {
        "CHILD": "C1",
        "DOB": "15/01/2010",
        "PREV_PERM": "P1",
        "LA_PERM": "",
        "DATE_PERM": "zz/06/2014",
    },
    "missing": {
        "CHILD": "C1",
        "DOB": "15/01/2010",
        "MISSING": "M",
        "MIS_START": "01/07/2019",
        "MIS_END": "02/07/2019",
    },
    "placed_for_adoption": {
        "CHILD": "C1",
        "DOB": "15/01/2010",
        "DATE_PLACED": "01/07/2019",
        "DATE_PLACED_CEASED": "01/08/2019",
        "REASON_PLACED_CEASED": "RD1",
    },
}


@pytest.mark.parametrize("kind", ROWS)
def test_each_file_is_known_by_its_headings_whatever_its_name(tmp_path, kind):
    found = read(write(tmp_path, "export (3).csv", ROWS[kind]))

    assert whats(found) == []
    held = getattr(found, kind)
    assert held.height == 1
    assert held.schema == pl.Schema(tables.LOOKED_AFTER[kind])
    assert all(getattr(found, other).is_empty() for other in ROWS if other != kind)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "windows-1252"])
def test_files_come_in_several_encodings(tmp_path, encoding):
    found = read(write(tmp_path, "h.csv", CHILD | {"CHILD": "C\u00e9"}, encoding=encoding))

    assert found.children["child_id"].to_list() == ["C\u00e9"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_mark_between_cells_is_seen(tmp_path, delimiter):
    found = read(write(tmp_path, "e.csv", EPISODE, delimiter=delimiter))

    assert found.episodes["placement"].to_list() == ["U4"]


HEADINGS = "CHILD,DECOM,RNE,LS,CIN,PLACE,DEC,REC\n"
PLAIN = "C1,03/06/2019,S,C2,N1,U4,,\n"
UNTIDY = {
    "blanks and capitals": HEADINGS.replace(",", " , ").lower() + PLAIN.replace(",", " , ").lower(),
    "quotation marks": HEADINGS.replace("CHILD", '"CHILD"') + PLAIN.replace("U4", '"U4"'),
    "more columns": HEADINGS.replace(",DECOM", ",SW,DECOM") + PLAIN.replace("C1", "C1,A"),
    "blank lines": f"\n\n{HEADINGS}\n{PLAIN},,,,,,,\n\n",
    "times": HEADINGS + PLAIN.replace("2019", "2019 00:00"),
    "years first": HEADINGS + PLAIN.replace("03/06/2019", "2019-06-03"),
    "rows of other lengths": HEADINGS + PLAIN.replace(",,", ""),
    "lines of Windows": (HEADINGS + PLAIN).replace("\n", "\r\n"),
}


@pytest.mark.parametrize("text", UNTIDY.values(), ids=UNTIDY)
def test_untidy_files_are_read_like_tidy_ones(tmp_path, text):
    (tmp_path / "e.csv").write_bytes(text.encode())

    found = read(tmp_path)

    assert whats(found) == []
    (row,) = found.episodes.select("child_id", "started_on", "legal_status", "placement").rows()
    assert (row[0].upper(), *row[1:]) == ("C1", date(2019, 6, 3), "C2", "U4")


WRONG = {
    "no such day": ({"DECOM": "31/06/2019"}, "DECOM", "is not a date that exists"),
    "strange reason": ({"RNE": "Q"}, "RNE", "it is no code for reason for a new episode"),
    "strange status": ({"LS": "S20"}, "LS", "it is no code for legal status"),
    "strange placement": ({"PLACE": "Q9"}, "PLACE", "it is no code for placement"),
    "backwards": ({"DEC": "01/06/2019", "REC": "E11"}, "DEC", "the end is before the start"),
    "end without reason": ({"DEC": "01/07/2019"}, "REC", "must be given together"),
    "reason without end": ({"REC": "E11"}, "REC", "must be given together"),
    "goes on nowhere": ({"DEC": "01/07/2019", "REC": "X1"}, "REC", "no episode starts that day"),
    "no child": ({"CHILD": ""}, "CHILD", "it is not given"),
}


@pytest.mark.parametrize(("change", "column", "what"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_right_is_listed_by_file_row_and_column(tmp_path, change, column, what):
    found = read(episodes(tmp_path, {"CHILD": "C0"}, change))

    (line, place, said) = whats(found)[0]
    assert (line, place) == (3, f"row 3, {column}")
    assert what in said
    assert {fault.file for fault in found.faults.listed} == {"episodes.csv"}


RUNS = {
    "still open": (({}, MOVED), "it starts while the episode before it is still open"),
    "overlap": ((MOVES | {"DEC": "11/07/2019"}, MOVED), "before the end of the episode before it"),
    "starts anew": ((MOVES, MOVED | {"RNE": "S"}), "it says that the child started"),
    "goes on from nothing": ((CARE_ENDS, MOVED), "it says that care went on"),
}


@pytest.mark.parametrize(("changes", "what"), RUNS.values(), ids=RUNS)
def test_a_childs_episodes_must_follow_from_one_another(tmp_path, changes, what):
    found = read(episodes(tmp_path, *changes))

    assert any(what in said for _, _, said in whats(found))


def test_a_move_that_follows_on_is_not_listed(tmp_path):
    assert whats(read(episodes(tmp_path, MOVES, MOVED))) == []


def test_a_day_after_the_reference_date_is_listed_when_that_is_known(tmp_path):
    folder = episodes(tmp_path, {"DECOM": "01/04/2020"})

    assert whats(read(folder)) == []
    assert "it lies after the reference date" in str(
        whats(read(folder, reference_on=date(2020, 3, 31)))
    )


def test_a_repeated_row_is_read_once_and_told(tmp_path):
    found = read(episodes(tmp_path, {}, {}))

    assert found.episodes.height == 1
    assert [what for _, _, what in whats(found)] == ["1 rows repeat another, and were passed over"]


def test_an_episode_open_in_one_year_is_closed_by_the_next(tmp_path):
    episodes(tmp_path / "b earlier", {})
    episodes(tmp_path / "a later", CARE_ENDS)

    found = read(tmp_path)

    assert whats(found) == []
    assert found.episodes["ended_on"].to_list() == [date(2019, 7, 10)]


def test_a_child_who_is_in_two_years_is_one_child(tmp_path):
    write(tmp_path / "2019", "header.csv", CHILD)
    write(tmp_path / "2020", "header.csv", CHILD, CHILD | {"CHILD": "C2"})

    found = read(tmp_path)

    assert sorted(found.children["child_id"]) == ["C1", "C2"]
    assert whats(found) == []


def test_a_column_that_is_not_there_is_told_and_read_as_not_given(tmp_path):
    row = {name: value for name, value in EPISODE.items() if name != "LS"}

    found = read(write(tmp_path, "episodes.csv", row))

    assert found.episodes["legal_status"].to_list() == [None]
    assert whats(found) == [(1, "column LS", "the column is not there, and is read as not given")]


def test_a_file_of_something_else_is_passed_over_and_told(tmp_path):
    write(tmp_path, "notes.csv", {"A": "1", "B": "2"})

    found = read(episodes(tmp_path, {}))

    assert [fault.file for fault in found.faults.listed] == ["notes.csv"]


def test_files_that_the_tables_do_not_hold_are_passed_over_quietly(tmp_path):
    write(tmp_path, "workers.csv", {"CHILD": "C1", "SW_ID": "X", "SW_DECOM": "01/06/2019"})

    assert whats(read(episodes(tmp_path, {}))) == []


def test_a_zip_is_read_like_its_folder(tmp_path):
    folder = episodes(tmp_path / "903", {})
    with zipfile.ZipFile(tmp_path / "903.zip", "w") as archive:
        archive.write(folder / "episodes.csv", "2020/episodes.csv")

    assert read(tmp_path / "903.zip").episodes.equals(read(folder).episodes)


def zip_of(path, **files):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(f"{name}.csv", content)
    return path


HOSTILE = {
    "nowhere": (lambda folder: folder / "none", "cannot be opened"),
    "an empty folder": (lambda folder: folder, "no file in it has the headings"),
    "an empty file": (lambda folder: put(folder, b""), "no file in it has the headings"),
    "other headings": (lambda folder: put(folder, b"A,B\n1,2\n"), "no file in it has the headings"),
    "a picture": (lambda folder: put(folder, b"\x89PNG\0\0\0\0"), "not a text file"),
    "an open quotation": (
        lambda folder: put(folder, b'CHILD,DECOM\n"C1,03/06/2019\n' * 3),
        "cannot be read as rows",
    ),
    "too many columns": (
        lambda folder: put(folder, b"CHILD,DECOM" + b",A" * 900 + b"\n1,2\n"),
        "more than 500 columns",
    ),
    "a zip that grows": (
        lambda folder: zip_of(folder / "a.zip", episodes=b"CHILD,DECOM\n" + b"0" * 4_000_000),
        "larger than may be read",
    ),
    "too many files": (
        lambda folder: zip_of(folder / "a.zip", **{f"f{n}": "" for n in range(501)}),
        "more than 500 files",
    ),
    "a damaged zip": (
        lambda folder: cut(zip_of(folder / "a.zip", a="CHILD,DECOM\n" * 2000)),
        "damaged|headings|not a text",
    ),
}


def put(folder, content):
    (folder / "e.csv").write_bytes(content)
    return folder


def cut(path):
    content = path.read_bytes()
    path.write_bytes(content[:20] + b"\xff" * 30 + content[50:])
    return path


@pytest.mark.parametrize(("make", "says"), HOSTILE.values(), ids=HOSTILE)
def test_what_cannot_be_read_ends_in_a_message(tmp_path, monkeypatch, make, says):
    monkeypatch.setattr(return_files, "LARGEST_FILE", 1_000_000)

    with pytest.raises(UnreadableReturn, match=says):
        read(make(tmp_path))


def test_a_link_out_of_the_folder_is_not_followed(tmp_path):
    inside = tmp_path / "903"
    episodes(tmp_path / "elsewhere", {})
    inside.mkdir()
    (inside / "e.csv").symlink_to(tmp_path / "elsewhere" / "episodes.csv")

    with pytest.raises(UnreadableReturn, match="a link to a place outside"):
        read(inside)


def test_a_folder_larger_than_a_return_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(return_files, "LARGEST_RETURN", 100)

    with pytest.raises(UnreadableReturn, match="larger than a return"):
        read(episodes(tmp_path, {}))


starts = st.lists(
    st.dates(date(2015, 1, 1), date(2020, 3, 31)), min_size=1, max_size=6, unique=True
).map(sorted)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(starts, min_size=1, max_size=6))
def test_what_was_written_is_what_is_read(tmp_path, held):
    rows = []
    for child, days in enumerate(held):
        for number, day in enumerate(days):
            last = number == len(days) - 1
            end = {} if last else {"DEC": f"{days[number + 1]:%d/%m/%Y}", "REC": "X1"}
            begun = {
                "CHILD": f"C{child}",
                "DECOM": f"{day:%d/%m/%Y}",
                "RNE": "P" if number else "S",
            }
            rows.append(begun | end)

    found = read(episodes(tmp_path, *rows))

    assert whats(found) == []
    assert found.episodes.select("child_id", "started_on").rows() == [
        (f"C{child}", day) for child, days in enumerate(held) for day in days
    ]
