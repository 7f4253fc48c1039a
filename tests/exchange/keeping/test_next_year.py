"""Beginning the next year: what it is handed, and what it is not."""

import pytest

from sightline.apps.finance import queries as finance
from sightline.exchange.exporting import pack_of_year
from sightline.exchange.keeping import next_year
from sightline.exchange.loading import Refused
from sightline.kit.access import COMMAND_LINE
from sightline.reports.composing import compose
from tests import years
from tests.exchange import thornshire

pytestmark = pytest.mark.django_db
EMPTY = (
    "findings", "codings", "figures", "calculations", "reviews", "training", "voice",
    "commendations", "budget_totals", "strengths_and_challenges", "notes", "progress_lines",
    "follow_up_updates",
)  # fmt: skip
WHOLE = (
    "agencies", "groups", "seats", "terms_of_reference", "linkages", "concern_groups",
    "names_with_numbers",
)  # fmt: skip


def test_the_next_year_has_its_people_and_structure_and_no_findings(manager, year):
    before = pack_of_year(COMMAND_LINE, year)

    begun = next_year.begin(actor=manager, year=year, now=years.NOW)

    after = pack_of_year(COMMAND_LINE, begun)
    assert (begun.label, begun.slug) == ("2022/23", "2022-23")
    for table in WHOLE:
        assert after.rows[table] == before.rows[table], table
    for table in EMPTY:
        assert after.rows[table] == (), table
    assert set(after.narrative.values()) <= {""}


def test_the_year_that_hands_on_is_left_as_it_was(manager, year):
    before = pack_of_year(COMMAND_LINE, year)

    next_year.begin(actor=manager, year=year, now=years.NOW)

    assert pack_of_year(COMMAND_LINE, year) == before


def test_only_open_issues_and_open_follow_ups_go_on(manager, year):
    before = pack_of_year(COMMAND_LINE, year)

    begun = next_year.begin(actor=manager, year=year, now=years.NOW)

    after = pack_of_year(COMMAND_LINE, begun)
    issues = [r.key for r in before.rows["escalated_issues"] if r.text("state") != "closed"]
    still = [r.key for r in before.rows["follow_ups"] if r.text("state") in next_year.TO_DO]
    assert [row.key for row in after.rows["escalated_issues"]] == issues
    assert {row.text("state") for row in after.rows["escalated_issues"]} <= {"carried_forward"}
    assert [row.key for row in after.rows["follow_ups"]] == still


def test_objectives_go_on_with_their_priorities_and_actions_with_what_goes_on(pack, manager, db):
    thornshire.add(pack, "objectives", key="ends", priority="exploitation", applies="this_year")
    thornshire.add(pack, "objectives", key="left", priority="transitions", applies="both")
    for key, objective in (("stays", "help-in-time"), ("loose", "ends"), ("orphan", "left")):
        thornshire.add(
            pack, "plan_actions", key=key, priority="", objective=objective, applies="both"
        )
    begun = next_year.begin(actor=manager, year=years.load_thornshire(pack), now=years.NOW)

    after = pack_of_year(COMMAND_LINE, begun)
    [objective] = after.rows["objectives"]
    assert (objective.key, objective.text("applies")) == ("help-in-time", "this_year")
    assert (objective.text("progress"), objective.text("measure")) == ("not_started", "")
    served = {
        row.key: (row.text("priority"), row.text("objective")) for row in after.rows["plan_actions"]
    }
    assert served["stays"] == ("neglect", "help-in-time")
    assert served["loose"] == ("exploitation", "")
    assert served["orphan"] == ("", "")


def test_closed_concerns_stay_behind_and_others_say_where_they_came_from(manager, year):
    begun = next_year.begin(actor=manager, year=year, now=years.NOW)

    concerns = pack_of_year(COMMAND_LINE, begun).rows["concerns"]
    assert concerns
    assert all(row.text("status") != "closed" for row in concerns)
    assert all(row.raw("earlier_year") for row in concerns)


def test_budget_lines_go_on_without_their_amounts_and_no_sum_is_offered(manager, year):
    begun = next_year.begin(actor=manager, year=year, now=years.NOW)

    statement = finance.statement(COMMAND_LINE, begun)
    composition = compose(COMMAND_LINE, begun)
    assert statement.unstated
    assert "budget.total-income" not in composition.ledger.figures
    assert any("has no amount yet" in str(fault) for fault in composition.faults)


def test_a_year_that_has_begun_cannot_be_begun_again(manager, year):
    next_year.begin(actor=manager, year=year, now=years.NOW)

    with pytest.raises(Refused, match="has already begun"):
        next_year.begin(actor=manager, year=year, now=years.NOW)


def test_the_proposal_writes_nothing_and_counts_what_stays_behind(manager, year):
    before = pack_of_year(COMMAND_LINE, year)

    proposal = next_year.proposed(manager, year)

    assert proposal.left["findings"] == len(before.rows["findings"])
    assert not proposal.exists
    assert pack_of_year(COMMAND_LINE, year) == before


def test_oxfordshires_year_hands_on_too(db, manager):
    year = years.load_oxfordshire()

    begun = next_year.begin(actor=manager, year=year, now=years.NOW)

    assert begun.report_title != year.report_title
    assert begun.label == "2020/21"
