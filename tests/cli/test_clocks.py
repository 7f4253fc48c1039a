"""The clocks on the command line: due days with their working-out, and what is refused."""

import json
from datetime import date

import pytest
import time_machine
from click.testing import CliRunner

from sightline.cli import main
from sightline.kit.calendar.models import BankHoliday

pytestmark = pytest.mark.django_db


def run(*arguments):
    return CliRunner().invoke(main, ["clock", *arguments])


def due(key, *arguments):
    return json.loads(run("due", key, *arguments, "--json").stdout)


def test_every_timescale_is_listed_with_its_length_and_edition():
    lines = run("list").stdout.splitlines()

    assert len(lines) == 23
    assert lines[0] == (
        "serious-incident-notification: 5 working days after the local authority becomes aware of "
        "the incident [statutory; Report a serious child safeguarding incident, GOV.UK "
        "(2018 and later)]"
    )
    assert sum(line.endswith("; to be checked locally]") for line in lines) == 6


@pytest.mark.parametrize(
    ("key", "arguments", "expected"),
    [
        pytest.param("rapid-review", ["--from", "2019-12-20"], "2020-01-15", id="working-days"),
        pytest.param("rapid-review", ["--from", "3 April 2020"], "2020-04-28", id="spoken-day"),
        pytest.param("practice-review", ["--from", "2026-08-31"], "2027-02-28", id="months"),
        pytest.param("yearly-report-sending", ["--from", "2026-11-20"], "2026-11-27", id="days"),
        pytest.param("final-review-report", ["--from", "2026-04-13"], "2026-03-31", id="before"),
        pytest.param(
            "return-home-interview",
            ["--from", "2026-03-27", "--at", "14:30"],
            "2026-03-30T15:30:00+01:00",
            id="hours-over-the-change",
        ),
    ],
)
def test_each_unit_is_counted_in_its_own_way(key, arguments, expected):
    assert due(key, *arguments)["due"] == expected


def test_the_working_out_is_given_when_it_is_asked_for():
    plain = run("due", "core-group", "--from", "2026-04-01")
    explained = run("due", "core-group", "--from", "2026-04-01", "--explain")

    assert plain.stdout.splitlines() == explained.stdout.splitlines()[:3]
    assert plain.stdout.startswith("First core group: due on Friday 17 April 2026\n")
    assert "  Friday 3 April 2026: Good Friday, not counted\n" in explained.stdout
    assert due("core-group", "--from", "2026-04-01")["working"] == []
    assert sum(e["counted"] for e in due("core-group", "--from", "2026-04-01", "--explain")
               ["working"]) == 10  # fmt: skip


def test_what_is_to_be_checked_locally_says_so():
    assert "to be checked locally" in run("due", "practice-review", "--from", "2026-11-20").stdout


@pytest.mark.parametrize(
    ("arguments", "code", "why"),
    [
        pytest.param(["rapid"], 1, "did you mean rapid-review?", id="near"),
        pytest.param(["zzzzzz"], 1, "sightline clock list names them all", id="nothing-near"),
        pytest.param(["rapid-review", "--from", "2010-01-04"], 1, "in force", id="no-edition"),
        pytest.param(["rapid-review", "--from", "2028-12-20"], 1, "bank holidays", id="too-far"),
        pytest.param(["return-home-interview"], 2, "--at 14:30", id="hours-without-a-time"),
        pytest.param(["rapid-review", "--at", "14:30"], 2, "counts days", id="days-with-a-time"),
        pytest.param(["rapid-review", "--at", "2pm"], 2, "write it as 14:30", id="no-time"),
        pytest.param(["rapid-review", "--from", "4/5/2026"], 2, "two different", id="two-days"),
        pytest.param(
            ["return-home-interview", "--from", "2026-03-29", "--at", "01:30"],
            1,
            "clocks go forward over it",
            id="no-such-moment",
        ),
    ],
)
def test_what_cannot_be_told_is_refused_with_the_reason(arguments, code, why):
    given = arguments if "--from" in arguments else [*arguments, "--from", "2026-11-20"]

    answer = run("due", *given)

    assert answer.exit_code == code
    assert why in answer.stderr
    assert "Traceback" not in answer.output


@pytest.fixture
def in_november():
    with time_machine.travel(date(2026, 11, 25), tick=False):
        yield


def test_a_partnership_sets_a_timescale_of_its_own_from_a_day_to_come(in_november):
    own = ("--document", "Our policy", "--edition", "2027")

    done = run("change", "escalation-stage-1", "--length", "2", "--from", "2027-01-01", *own)
    refused = run("change", "escalation-stage-1", "--length", "3", "--from", "2026-11-25", *own)

    assert done.stdout == "Escalation, stage 1: 2 working days from 1 January 2027\n"
    assert (refused.exit_code, "a day to come" in refused.stderr) == (1, True)
    assert due("escalation-stage-1", "--from", "2026-12-31")["due"] == "2027-01-04"
    assert due("escalation-stage-1", "--from", "2027-01-04")["due"] == "2027-01-06"


def test_a_partnership_puts_a_bank_holiday_right():
    named = ("--title", "Spring bank holiday", "--source", "Proclamation")

    away = run("holiday", "2026-05-25", *named, "--worked")
    moved = run("holiday", "2026-06-01", *named)
    refused = run("holiday", "2026-06-02", "--title", " ", "--source", "Proclamation")

    assert away.stdout == "25 May 2026: Spring bank holiday, worked\n"
    assert moved.stdout == "1 June 2026: Spring bank holiday, not worked\n"
    assert (refused.exit_code, "what the day is called" in refused.stderr) == (1, True)
    assert due("escalation-stage-1", "--from", "2026-05-22")["due"] == "2026-05-25"
    assert due("escalation-stage-1", "--from", "2026-05-29")["due"] == "2026-06-02"


def test_what_a_newer_sightline_brings_is_there_with_the_next_command():
    BankHoliday.objects.filter(date=date(2026, 12, 25)).delete()

    assert due("escalation-stage-1", "--from", "2026-12-24")["due"] == "2026-12-29"
