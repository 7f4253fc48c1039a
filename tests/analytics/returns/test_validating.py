import os
import sys
from pathlib import Path

import pytest

from sightline.analytics.returns import validating
from sightline.analytics.returns.faults import UnreadableReturn
from sightline.analytics.returns.validating import (
    CannotValidate,
    validate_census,
    validate_looked_after,
)
from tests.analytics.returns import census_xml as xml
from tests.analytics.returns.looked_after_files import CHILD, episodes, write

HERE = Path(sys.executable)
INSTALLED = os.environ.get("SIGHTLINE_VALIDATORS")
installed = pytest.mark.skipif(
    not INSTALLED, reason="SIGHTLINE_VALIDATORS names no Python with the field's validators"
)


@pytest.fixture
def census(tmp_path):
    path = tmp_path / "census.xml"
    path.write_text(xml.census(xml.child(xml.referral(ReferralSource="9Z"))), encoding="utf-8")
    return path


@pytest.fixture
def runner(tmp_path, monkeypatch):
    """Puts a program of the test's own in the place of the runner."""

    def put(program):
        path = tmp_path / "runner.py"
        path.write_text(program, encoding="utf-8")
        monkeypatch.setattr(validating, "RUNNER", path)

    return put


def test_without_the_validators_it_is_said_how_to_have_them(census, tmp_path):
    with pytest.raises(CannotValidate, match="csc-validator-be-cin is not installed.*make valid"):
        validate_census(census, tmp_path / "nowhere" / "python")


def test_a_python_that_has_no_validators_is_told(census):
    with pytest.raises(CannotValidate, match="is not installed there"):
        validate_census(census, HERE)


def test_a_validator_that_stops_is_told_and_nothing_of_the_file_with_it(census, runner):
    runner("raise SystemExit('T000000001')")

    with pytest.raises(CannotValidate, match="stopped at this file") as told:
        validate_census(census, HERE)

    assert "T000000001" not in str(told.value)


def test_a_hostile_file_never_reaches_the_validator(tmp_path, runner):
    runner("raise SystemExit(1)")
    path = tmp_path / "census.xml"
    path.write_text('<!DOCTYPE m [<!ENTITY a "b">]><Message/>', encoding="utf-8")

    with pytest.raises(UnreadableReturn, match="document type"):
        validate_census(path, HERE)


def test_what_a_validator_finds_becomes_counts_and_places(census, runner):
    runner(
        "import json, sys\n"
        "places = [['8500', 'CINdetails', 'ReferralSource', '4']]\n"
        "rules = [['8500', 'Not valid.', 3], [sys.argv[3], 'Rules', 1]]\n"
        "print(json.dumps({'rules': rules, 'places': places}))"
    )

    found = validate_census(census, HERE)

    assert [(rule.code, rule.count) for rule in found.rules] == [("8500", 3), ("cin2022_23", 1)]
    assert str(found.faults.listed[0]).startswith(
        "census.xml, CINdetails ReferralSource row 4: rule 8500: Not valid."
    )
    assert (found.rules_of, found.faults.unlisted) == (2023, 3)


def test_files_go_to_the_validator_without_being_written(tmp_path, runner):
    runner(
        "import base64, json, sys\n"
        "files = json.load(sys.stdin)\n"
        "rules = [[base64.b64decode(files['0.csv']).decode()[:5], '', 1]]\n"
        "print(json.dumps({'rules': rules, 'places': []}))"
    )

    found = validate_looked_after(episodes(tmp_path / "903", {}), 2025, HERE)

    assert [rule.code for rule in found.rules] == ["CHILD"]
    assert found.rules_of == 2025


@installed
def test_the_census_validator_itself_finds_a_strange_code(census):
    found = validate_census(census, Path(INSTALLED))

    assert any("ReferralSource" in fault.place for fault in found.faults.listed)
    assert "T000000001" not in str(found)


@installed
def test_the_looked_after_validator_itself_finds_a_strange_code(tmp_path):
    folder = episodes(tmp_path / "903", {"LS": "Q"})
    write(folder, "header.csv", CHILD)

    found = validate_looked_after(folder, 2025, Path(INSTALLED))

    assert "144" in {rule.code for rule in found.rules}
