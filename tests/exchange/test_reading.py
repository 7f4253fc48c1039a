"""Folders, zips and other files that are given as a pack: what is read, and what is refused."""

import os
import zipfile
from io import BytesIO

import pytest
from openpyxl import Workbook

from sightline.exchange import pack_files
from sightline.exchange.pack_files import MOST_FILES
from sightline.exchange.sheets import LARGEST_FILE
from tests.exchange import thornshire

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def a_zip(path, parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return path


def parts_of_a_workbook():
    saved = BytesIO()
    Workbook().save(saved)
    with zipfile.ZipFile(saved) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


@pytest.mark.parametrize(
    "name",
    ["README.md", "readme.txt", ".DS_Store", "~$findings.csv", ".~lock.findings.csv#", "Thumbs.db",
     "desktop.ini", "narrative/README.md", "narrative/.DS_Store"],
)  # fmt: skip
def test_what_systems_leave_behind_is_passed_over(pack, name):
    (pack / name).write_text("anything")

    read = thornshire.check(pack)

    assert thornshire.said(read.faults + read.warnings) == []


@pytest.mark.parametrize("name", ["budget.xlsx", "minutes.pdf", "narrative/picture.png"])
def test_a_file_that_is_no_part_of_a_pack_is_warned_of(pack, name):
    (pack / name).write_text("anything")

    read = thornshire.check(pack)

    assert read.faults == ()
    assert len(read.warnings) == 1
    assert read.warnings[0].file == name


def test_a_folder_that_is_no_part_of_a_pack_is_warned_of(pack):
    (pack / "old").mkdir()

    assert [each.file for each in thornshire.check(pack).warnings] == ["old/"]


@pytest.mark.parametrize("name", ["finding.csv", "Findingss.csv", "findings.txt"])
def test_a_misspelt_table_is_refused_since_its_rows_would_be_lost(pack, name):
    (pack / "findings.csv").rename(pack / name)

    found = thornshire.said(thornshire.check(pack).faults)

    assert any(each.startswith(f"{name}: is no table of a pack: did you mean") for each in found)


def test_names_of_files_are_read_however_they_are_typed(pack):
    good = thornshire.check(pack)
    (pack / "budget_lines.csv").rename(pack / "Budget Lines.CSV")

    assert thornshire.check(pack) == good


def test_one_table_in_two_files_is_refused(pack):
    (pack / "Groups.csv").write_bytes((pack / "groups.csv").read_bytes())

    found = thornshire.said(thornshire.check(pack).faults)

    assert found == ["groups.csv: is the same table as Groups.csv: keep one"]


def test_narrative_files_that_differ_only_in_capitals_are_refused(pack):
    (pack / "narrative" / "Foreword.md").write_text("Other words.")

    found = thornshire.said(thornshire.check(pack).faults)

    assert found[0].endswith("differs from another file only in capitals: rename one")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b"\xff\xfe\x00", "cannot be read", id="encoding"),
        pytest.param(b"one\nt\x07wo", "row 2: holds a control character (U+0007)", id="control"),
        pytest.param("donâ€™t".encode(), "row 1: 'donâ€™t' was damaged", id="damaged"),
        pytest.param(b"x" * 500_001, "has 500,001 characters", id="endless"),
    ],
)
def test_bad_words_of_the_narrative_are_told_with_their_line(pack, content, message):
    (pack / "narrative" / "foreword.md").write_bytes(content)

    found = thornshire.said(thornshire.check(pack).faults)

    assert len(found) == 1
    assert found[0].startswith("narrative/foreword.md")
    assert message in found[0]


def test_a_narrative_in_windows_1252_is_read_with_a_warning(pack):
    (pack / "narrative" / "foreword.md").write_bytes("Café".encode("cp1252"))

    read = thornshire.check(pack)

    assert read.narrative["foreword.md"] == "Café"
    assert "Windows-1252" in str(read.warnings[0])


def test_a_narrative_file_with_a_bad_name_is_refused(pack):
    (pack / "narrative" / "two words.md").write_text("Words.")

    found = thornshire.said(thornshire.check(pack).faults)

    assert found[0].startswith("narrative/two words.md: has a name that cannot be used: rename it")


def test_a_link_out_of_the_pack_is_not_followed(pack, tmp_path):
    (tmp_path / "secret.csv").write_text("key,title\nsecret,Secret\n")
    (pack / "concern_groups.csv").unlink()
    (pack / "concern_groups.csv").symlink_to(tmp_path / "secret.csv")

    read = thornshire.check(pack)

    assert read.rows["concern_groups"] == ()
    assert thornshire.said(read.faults) == [
        "concern_groups.csv: is a link to a place outside the pack: copy the file itself here"
    ]


def test_a_link_that_leads_to_itself_is_refused(pack):
    (pack / "groups.csv").unlink()
    (pack / "groups.csv").symlink_to(pack / "groups.csv")

    found = thornshire.check(pack).faults

    assert [each.file for each in found] == ["groups.csv"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_not_waited_for(pack):
    (pack / "groups.csv").unlink()
    os.mkfifo(pack / "groups.csv")

    found = thornshire.said(thornshire.check(pack).faults)

    assert found == ["groups.csv: is not a file that can be read: delete it, or write it again"]


def test_a_file_that_is_too_large_is_not_read(pack):
    with (pack / "groups.csv").open("wb") as opened:
        opened.truncate(LARGEST_FILE + 1)

    found = thornshire.said(thornshire.check(pack).faults)

    assert found == ["groups.csv: is larger than 20 MB: split or shorten it"]


def test_a_folder_with_far_too_many_files_is_refused(pack, monkeypatch):
    monkeypatch.setattr(pack_files, "MOST_FILES", 5)

    assert "has more than 5 files: is this a pack?" in str(thornshire.check(pack).faults[0])


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        pytest.param("year.xls", OLD_OFFICE + b"x", "is a workbook of an old kind", id="xls"),
        pytest.param("year.xlsx", OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"),
                     "is protected with a password", id="protected"),
        pytest.param("year.xlsx", b"not a workbook", "is not a workbook, or is damaged", id="text"),
        pytest.param("year.xlsx", b"", "is not a workbook, or is damaged", id="empty"),
        pytest.param("groups.csv", b"key", "is one file of a pack: give the folder", id="csv"),
    ],
)  # fmt: skip
def test_another_kind_of_file_is_refused_by_name(tmp_path, name, content, message):
    (tmp_path / name).write_bytes(content)

    found = thornshire.said(thornshire.check(tmp_path / name).faults)

    assert len(found) == 1
    assert found[0].startswith(f"{name}: {message}")


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        pytest.param([("mimetype", b"x"), ("content.xml", b"x")], "OpenDocument", id="ods"),
        pytest.param([("xl/workbook.bin", b"x")], "is a binary workbook (.xlsb)", id="xlsb"),
        pytest.param([("[Content_Types].xml", b"x"), ("word/document.xml", b"x")],
                     "is not an Excel workbook", id="docx"),
        pytest.param([("xl/workbook.xml", b"<!DOCTYPE x [<!ENTITY a 'b'>]>")],
                     "holds instructions that no workbook needs", id="entities"),
        pytest.param([("xl/workbook.xml", b"<x/>")], "cannot be read as a workbook", id="hollow"),
        pytest.param([("xl/workbook.xml", bytes(201 * 1024 * 1024))],
                     "unpacks to far more than a pack holds", id="bomb"),
        pytest.param([("xl/workbook.xml", b""), *((f"xl/{n}", b"") for n in range(2001))],
                     "has too many parts inside", id="parts"),
    ],
)  # fmt: skip
def test_a_workbook_that_could_do_harm_is_not_opened(tmp_path, parts, message):
    path = a_zip(tmp_path / "year.xlsx", parts)

    found = thornshire.said(thornshire.check(path).faults)

    assert len(found) == 1
    assert message in found[0]


def test_a_workbook_without_any_known_sheet_says_what_is_missing(tmp_path):
    path = a_zip(tmp_path / "year.xlsx", parts_of_a_workbook())

    found = thornshire.said(thornshire.check(path).faults)

    assert found[0].startswith("year.xlsx: has no partnership.csv (the partnership and the year)")
    assert len(found) == 4


@pytest.mark.parametrize(
    ("names", "message"),
    [
        pytest.param(["groups.csv", "../groups.csv"], "which leads out of it", id="up"),
        pytest.param(["/etc/groups.csv", "x.csv"], "which leads out of it", id="from-the-root"),
        pytest.param(["a.csv", "C:\\groups.csv"], "which leads out of it", id="drive"),
        pytest.param(["..\\groups.csv", "groups.csv"], "which leads out of it", id="windows"),
    ],
)
def test_a_zip_that_leads_out_of_itself_is_refused(tmp_path, names, message):
    path = a_zip(tmp_path / "year.zip", [(name, b"key\n") for name in names])

    found = thornshire.said(thornshire.check(path).faults)

    assert any(message in each for each in found)


def test_a_zip_that_unpacks_to_far_too_much_is_refused(tmp_path):
    path = a_zip(tmp_path / "year.zip", [("groups.csv", bytes(LARGEST_FILE + 1))])

    found = thornshire.said(thornshire.check(path).faults)

    assert "groups.csv: is larger than 20 MB: split or shorten it" in found


def test_a_zip_with_thousands_of_files_is_refused(tmp_path):
    path = a_zip(tmp_path / "year.zip", [(f"{n}.csv", b"") for n in range(MOST_FILES + 1)])

    assert "has more than 2,000 files" in str(thornshire.check(path).faults[0])


def test_a_place_where_nothing_is_says_so(tmp_path):
    assert thornshire.said(thornshire.check(tmp_path / "nothing").faults) == [
        "nothing: there is no such file or folder: check the name"
    ]


def test_names_of_files_that_no_terminal_can_show_are_told_all_the_same(pack):
    (pack / "esc\x1b[31m.txt").touch()
    os.close(os.open(os.fsencode(pack / "bytes") + b"\xff.txt", os.O_CREAT))

    found = thornshire.said(thornshire.check(pack).warnings)

    assert [each.partition(":")[0] for each in found] == ["bytes·.txt", "esc·[31m.txt"]


def test_an_empty_folder_says_what_is_missing_and_no_more(tmp_path):
    found = thornshire.said(thornshire.check(tmp_path).faults)

    assert [each.split(" has no ")[-1].split()[0] for each in found] == [
        "partnership.csv",
        "partnership_names.csv",
        "agencies.csv",
        "sections.csv",
    ]
