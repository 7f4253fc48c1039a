"""Counting on the machine of the returns: end to end, without a database, and refused clearly."""

import hashlib
import hmac
import json
import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from sightline.analytics import output
from sightline.analytics.returns import validating
from sightline.analytics.returns.faults import Faults
from sightline.cli import main, shapes
from tests.cli.handmade_returns import CENSUS, write_annex_a, write_census, write_looked_after

AS_AT = ("--as-at", "2020-03-31")
BY_HAND = {
    # key: numerator and denominator, counted by hand from the few children above
    "referrals": (3, None),
    "re-referrals-within-12-months": (1, 3),
    "referrals-no-further-action": (1, 3),
    "referrals-rate": (3, 1000),
    "assessments-completed": (1, None),
    "assessments-within-45-working-days": (1, 1),
    "assessments-with-domestic-abuse": (1, 1),
    "assessments-with-neglect": (1, 1),
    "assessments-with-drug-misuse": (0, 1),
    "section-47-enquiries": (1, None),
    "initial-conferences": (1, None),
    "conferences-within-15-working-days": (1, 1),
    "conferences-leading-to-a-plan": (1, 1),
    "child-protection-plans-at-date": (1, None),
    "plans-for-neglect": (1, 1),
    "plans-started": (1, None),
    "second-or-subsequent-plans": (1, 1),
    "second-plans-within-24-months": (0, 1),
    "plans-ended": (0, None),
    "plans-open-two-years": (0, 1),
    "plans-reviewed-in-time": (1, 1),
    "children-in-need-at-date": (2, None),
    "children-in-need-started": (2, None),
    "children-in-need-ended": (0, None),
    "looked-after-at-date": (1, None),
    "started-to-be-looked-after": (1, None),
    "ceased-to-be-looked-after": (1, None),
    "three-or-more-placements": (0, 1),
    "same-placement-two-years": (0, 1),
    "missing-episodes-from-care": (2, None),
    "children-missing-from-care": (1, None),
}


@pytest.fixture
def returns(tmp_path):
    census = write_census(tmp_path)
    of_care = write_looked_after(tmp_path / "903")
    return ("--cin", census, "--903", of_care, *AS_AT, "--population", "1000:2019")


def test_a_handmade_return_is_counted_as_by_hand(returns):
    told = _told(*returns)

    whole = {
        each["key"]: (each["cells"][0]["numerator"], each["cells"][0]["denominator"])
        for each in told["periods"][0]["indicators"]
    }
    assert {key: whole[key] for key in BY_HAND} == BY_HAND


def test_the_annex_a_workbook_tells_of_strategy_discussions(tmp_path):
    told = _told("--annex-a", write_annex_a(tmp_path), *AS_AT)

    (indicator,) = told["periods"][0]["indicators"]
    cells = {(each["breakdown"], each["cell"]): each for each in indicator["cells"]}
    assert indicator["key"] == "conferences-within-15-working-days-of-strategy-discussion"
    assert (cells["", ""]["numerator"], cells["", ""]["denominator"]) == (1, 2)
    assert cells["sex", "male"]["value"] == "100.0"
    assert cells["working days", "16 to 20"]["denominator"] == 1
    assert told["returns"][0]["files"] == [{"name": "annex-a.xlsx", "keyed_hash": None}]
    assert told["returns"][0]["rows"]["enquiries"] == 2


def test_the_answer_has_just_the_names_that_are_listed(returns):
    told = _told(*returns)

    listed = {key.path for key in shapes.SHAPES["indicators"]}
    given = _paths(told)
    # A return without a fault has no kind of fault.
    assert given - {"returns[].faults.KIND"} == listed - {"returns[].faults.KIND"}


def test_nothing_of_a_child_is_in_the_answer(returns):
    answer = _run(*returns, "--json").stdout

    for secret in ("TH0001", "2012-06-15", "A123456789123", "2019-06-12", "01/02/2008"):
        assert secret not in answer


def test_the_file_that_is_written_is_read_by_the_server(returns, tmp_path):
    file = tmp_path / "counts.json"

    result = _run(*returns, "--output", file)

    assert result.stdout == f"Written: {file}\n"
    assert output.read(file.read_bytes()) == output.read(_run(*returns, "--json").stdout.encode())
    assert [each.name for each in tmp_path.glob("tmp*")] == []


def test_each_file_is_told_by_its_name_and_keyed_hash(returns, tmp_path):
    key = tmp_path / "key"
    key.write_bytes(b"0123456789abcdef0123456789abcdef\n")

    told = _told(*returns, "--key", key)

    files = {each["name"]: each["keyed_hash"] for one in told["returns"] for each in one["files"]}
    assert set(files) == {"census.xml", "header.csv", "episodes.csv", "missing.csv"}
    assert (
        files["census.xml"]
        == hmac.new(key.read_bytes().strip(), CENSUS.encode(), hashlib.sha256).hexdigest()
    )


def test_without_a_key_no_hash_is_told(returns):
    told = _told(*returns)

    assert {each["keyed_hash"] for one in told["returns"] for each in one["files"]} == {None}


def test_without_json_it_is_a_list_to_read(returns):
    told = _run(*returns).stdout

    assert "2019/20, counted to 31 March 2020" in told
    assert "  Re-referrals within 12 months: 33.3% (1 of 3)" in told
    assert "  Referrals per 10,000 children: 30.0 per 10,000 (3)" in told
    assert "  Referrals to children's social care: 3" in told
    assert "  Not counted, 1 indicator: no Annex A workbook was given" in told


def test_several_periods_each_have_their_own_population(returns):
    told = _told(
        *returns[:-2],
        *("--period", "2019/20 Q1", "--period", "2019/20"),
        *("--population", "2,000:2019:rebased", "--population", "2019/20 Q1=1500"),
    )

    assert [(each["period"], each["population"]) for each in told["periods"]] == [
        ("2019/20 Q1", {"number": 1500, "year": None, "vintage": ""}),
        ("2019/20", {"number": 2000, "year": 2019, "vintage": "rebased"}),
    ]


def test_faults_are_told_beside_the_counts_and_counted_in_them(tmp_path):
    broken = CENSUS.replace("<CINreferralDate>2019-05-01<", "<CINreferralDate>soon<")
    census = write_census(tmp_path, text=broken)

    result = _run("--cin", census, *AS_AT, "--json")

    assert "census.xml, line" in result.stderr
    (told,) = json.loads(result.stdout)["returns"]
    assert sum(told["faults"].values()) >= 1
    assert "soon" not in result.stdout


def test_own_definitions_stand_over_the_shipped_ones(returns, tmp_path):
    own = tmp_path / "own"
    own.mkdir()
    (own / "referrals.toml").write_text("[[definition]]\n", encoding="utf-8")

    result = _run(*returns, "--definitions", own)

    assert result.exit_code == 1
    assert "referrals.toml, definition 1, title: is missing: add it" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        pytest.param(AS_AT, 2, "name a return", id="no-return"),
        pytest.param(("--cin", "{census}"), 2, "Missing option '--as-at'", id="no-day"),
        pytest.param(("--cin", "nowhere.xml", *AS_AT), 2, "does not exist", id="no-such-file"),
        pytest.param(
            ("--cin", "{census}", *AS_AT, "--period", "2019"), 2, "neither a year", id="period"
        ),
        pytest.param(
            ("--cin", "{census}", *AS_AT, "--period", "soon"), 2, "is not a date", id="no-period"
        ),
        pytest.param(
            ("--cin", "{census}", *AS_AT, "--period", "2020/21"), 2, "begins after", id="to-come"
        ),
        pytest.param(
            ("--cin", "{census}", *AS_AT, "--population", "many"), 2, "no population", id="people"
        ),
        pytest.param(
            ("--cin", "{census}", *AS_AT, "--population", "0"), 2, "no population", id="nobody"
        ),
        pytest.param(
            ("--cin", "{census}", *AS_AT, *("--population", "1") * 2), 2, "two populations",
            id="twice",
        ),
        pytest.param(("--cin", "{key}", *AS_AT), 1, "key", id="no-census"),
        pytest.param(
            ("--cin", "{census}", *AS_AT, "--key", "{key}"), 1, "a key has 16", id="short-key"
        ),
        pytest.param(
            ("--cin", "{census}", *AS_AT, "--output", "{census}"), 2, "file that is read",
            id="over-the-return",
        ),
        pytest.param(
            ("--cin", "{census}", *AS_AT, "--output", "{folder}/none/x"), 1, "cannot be written",
            id="no-such-folder",
        ),
        pytest.param(
            ("--cin", "{census}", "--cin", "{census}", *AS_AT), 1, "same collection year",
            id="year-twice",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_refused_in_words(tmp_path, arguments, code, said):
    census = write_census(tmp_path)
    key = tmp_path / "key"
    key.write_bytes(b"short")
    places = {"census": census, "key": key, "folder": tmp_path}

    result = _run(*(each.format(**places) for each in arguments))

    assert result.exit_code == code
    assert said in result.stderr
    assert result.stdout == ""
    assert census.read_text(encoding="utf-8") == CENSUS


def test_without_the_fields_validators_it_says_how_to_install_them(returns):
    said = _run(*returns, *AS_AT, "--validators", sys.executable)

    assert said.exit_code == 1
    assert "csc-validator-be-cin" in said.output
    assert "make validators" in said.output


def test_what_the_fields_validators_find_is_told_beside_the_counts(returns, monkeypatch):
    found = validating.Validation(
        "csc-validator-be-cin",
        2024,
        (validating.RuleBroken("8500", "LA Child ID missing", 3),),
        Faults((), 3),
    )
    monkeypatch.setattr(validating, "validate_census", lambda path, python: found)
    monkeypatch.setattr(validating, "validate_looked_after", lambda path, year, python: found)

    said = _run(*returns, *AS_AT, "--validators", sys.executable)

    assert said.exit_code == 0
    assert "csc-validator-be-cin, rules of 2024: 1 rule is broken" in said.stderr
    assert "8500, 3 times: LA Child ID missing" in said.stderr
    assert "Referrals" in said.stdout


def test_it_needs_neither_settings_nor_a_data_folder(returns, tmp_path):
    home = tmp_path / "home"
    environment = {"PATH": os.environ["PATH"], "SIGHTLINE_HOME": str(home)}
    asked = "import sys; from sightline.cli import main; main(sys.argv[1:], standalone_mode=False)"
    after = f"{asked}; import django.conf; assert not django.conf.settings.configured"

    done = subprocess.run(
        [sys.executable, "-c", after, "indicators", *map(str, returns), "--json"],
        env=environment, capture_output=True, check=False, text=True,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["format"] == "sightline-indicators"
    assert not home.exists()


def _run(*arguments):
    return CliRunner().invoke(main, ["indicators", *map(str, arguments)])


def _told(*arguments):
    result = _run(*arguments, "--json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def _paths(told, before=""):
    """Every name in the answer, as the shapes write it; an object of counts has any names."""
    found = set()
    for name, value in told.items():
        if before.endswith(("rows.", "faults.")):
            name = {"returns[].rows.": "TABLE", "returns[].faults.": "KIND"}[before]
        found.add(before + name)
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict):
                inner = f"{before}{name}[]." if isinstance(value, list) else f"{before}{name}."
                found |= _paths(each, inner)
    return found
