import zipfile
from io import BytesIO

import openpyxl
import pytest

from sightline.core import workbook_guard
from sightline.core.workbook_guard import Refused, check_workbook


def workbook(value="x"):
    book = openpyxl.Workbook()
    book.active["A1"] = value
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def rewritten(**parts):
    """The workbook with parts put in place of others or beside them; names have / as __."""
    held = BytesIO()
    with zipfile.ZipFile(BytesIO(workbook())) as old, zipfile.ZipFile(held, "w") as new:
        for entry in old.infolist():
            if entry.filename.replace("/", "__") not in parts:
                new.writestr(entry, old.read(entry))
        for name, content in parts.items():
            new.writestr(name.replace("__", "/"), content)
    return held.getvalue()


def test_a_workbook_passes():
    assert check_workbook(workbook()) is None


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param(b"", "not a workbook", id="empty"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old kind", id="xls"),
        pytest.param(workbook()[:200], "damaged", id="cut short"),
        pytest.param(
            rewritten(xl__a="<!DOCTYPE a>"), "instructions that no workbook needs", id="declares"
        ),
    ],
)
def test_what_could_only_fail_or_do_harm_is_refused(content, says):
    with pytest.raises(Refused, match=says):
        check_workbook(content)


def test_a_workbook_that_unpacks_to_far_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(workbook_guard, "LARGEST_UNPACKED", 2000)

    with pytest.raises(Refused, match="unpacks to far more"):
        check_workbook(workbook())


def test_formulas_are_seen():
    assert workbook_guard.has_formulas(workbook("=1+1"))
    assert not workbook_guard.has_formulas(workbook("1"))
