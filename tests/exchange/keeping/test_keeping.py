"""One row at a time: what a person adds, changes, withdraws and puts back."""

import pytest
from django.core.exceptions import PermissionDenied

from sightline.exchange.exporting import pack_of_year
from sightline.exchange.keeping import actions, queries
from sightline.exchange.keeping.types import Conflict, Gone, Refused
from sightline.exchange.models import Revision
from sightline.exchange.revisions import queries as revisions
from sightline.exchange.tables import TABLES
from sightline.kit.access import COMMAND_LINE, Actor
from sightline.kit.permission import Role
from tests import years
from tests.exchange import thornshire

pytestmark = pytest.mark.django_db
FINDING = {
    "stream": "audit",
    "statement": "Plans were written without the child.",
    "polarity": "concern",
    "observed": "March 2022",
    "source": "Audit of plans",
}
BY_HAND = [table.name for table in TABLES if table.name != "codings"]


def change(actor, year, row, **cells):
    return actions.change(
        actor=actor,
        year=year,
        table=row.table,
        key=row.key,
        cells={**row.cells, **cells},
        seen=row.cells,
        now=years.NOW,
    )


def first(actor, year, table):
    return queries.rows(actor, year, table)[0]


def kinds(actor, year, table, key):
    return [each.kind for each in revisions.history(actor, year, table, key)]


def test_a_row_added_gets_a_key_from_its_words_and_a_history(manager, year):
    row = actions.add(actor=manager, year=year, table="findings", cells=FINDING, now=years.NOW)

    assert row.key == "plans-were-written-without-the-child"
    assert queries.row(manager, year, "findings", row.key) == row
    assert kinds(manager, year, "findings", row.key) == ["added"]


def test_a_second_row_of_the_same_words_gets_a_key_of_its_own(manager, year):
    keys = [
        actions.add(actor=manager, year=year, table="findings", cells=FINDING, now=years.NOW).key
        for _ in range(2)
    ]

    assert keys[1] == f"{keys[0]}-2"


def test_a_row_can_be_added_after_another(manager, year):
    agencies = [row.key for row in queries.rows(manager, year, "agencies")]
    cells = {"name": "A new trust", "kind": "health", "statutory_role": "relevant_agency"}

    actions.add(
        actor=manager, year=year, table="agencies", cells=cells, after=agencies[0], now=years.NOW
    )

    found = [row.key for row in queries.rows(manager, year, "agencies")]
    assert found == [agencies[0], "a-new-trust", *agencies[1:]]


def test_what_cannot_be_read_is_told_at_its_column_and_nothing_is_kept(manager, year):
    before = pack_of_year(COMMAND_LINE, year)

    with pytest.raises(Refused) as refused:
        actions.add(
            actor=manager,
            year=year,
            table="findings",
            cells={**FINDING, "observed": "spring", "agencies": "nobody", "source": ""},
            now=years.NOW,
        )

    assert {fault.column for fault in refused.value.faults} == {"observed", "source"}
    assert pack_of_year(COMMAND_LINE, year) == before


def test_a_reference_to_nothing_is_told_at_its_column(manager, year):
    with pytest.raises(Refused) as refused:
        actions.add(
            actor=manager,
            year=year,
            table="findings",
            cells={**FINDING, "agencies": "nobody"},
            now=years.NOW,
        )

    assert [fault.column for fault in refused.value.faults] == ["agencies"]


def test_two_changes_of_different_cells_both_hold(manager, year):
    opened = first(manager, year, "findings")
    change(manager, year, opened, statement="What the first wrote.")

    row = change(manager, year, opened, source="What the second wrote")

    assert row.text("statement") == "What the first wrote."
    assert row.text("source") == "What the second wrote"


def test_two_changes_of_one_cell_lose_neither(manager, year):
    opened = first(manager, year, "findings")
    change(manager, year, opened, statement="What the first wrote.")

    with pytest.raises(Conflict) as conflict:
        change(manager, year, opened, statement="What the second wrote.", source="And a source")

    assert conflict.value.columns == {
        "statement": ("What the first wrote.", "What the second wrote.")
    }
    assert conflict.value.merged["source"] == "And a source"
    assert queries.row(manager, year, "findings", opened.key).text("statement") == (
        "What the first wrote."
    )


def test_a_change_that_changes_nothing_leaves_no_revision(manager, year):
    before = Revision.objects.count()

    change(manager, year, first(manager, year, "findings"))

    assert Revision.objects.count() == before


def test_a_row_withdrawn_meanwhile_is_said_to_be_gone(manager, year):
    row = actions.add(actor=manager, year=year, table="findings", cells=FINDING, now=years.NOW)
    actions.withdraw(
        actor=manager, year=year, table="findings", key=row.key, reason="Twice.", now=years.NOW
    )

    with pytest.raises(Gone):
        change(manager, year, row, statement="Other words.")


def test_a_withdrawn_row_can_be_put_back_as_it_was(manager, year):
    row = actions.add(actor=manager, year=year, table="findings", cells=FINDING, now=years.NOW)
    actions.withdraw(
        actor=manager, year=year, table="findings", key=row.key, reason="Twice.", now=years.NOW
    )
    assert queries.withdrawn(manager, year, "findings") == [row]

    actions.put_back(actor=manager, year=year, table="findings", key=row.key, now=years.NOW)

    assert queries.row(manager, year, "findings", row.key) == row
    assert queries.withdrawn(manager, year, "findings") == []
    assert kinds(manager, year, "findings", row.key) == ["put-back", "withdrawn", "added"]


def test_nothing_is_withdrawn_without_a_reason(manager, year):
    row = first(manager, year, "findings")

    with pytest.raises(Refused):
        actions.withdraw(
            actor=manager, year=year, table="findings", key=row.key, reason=" ", now=years.NOW
        )


def test_a_row_on_which_others_rest_cannot_be_withdrawn(manager, year):
    seats = queries.rows(manager, year, "seats")
    agency = next(seat.text("agency") for seat in seats if seat.text("agency"))

    with pytest.raises(Refused) as refused:
        actions.withdraw(
            actor=manager, year=year, table="agencies", key=agency, reason="Left.", now=years.NOW
        )

    assert any("seats, agency" in fault.message for fault in refused.value.faults)


def test_a_row_can_be_moved_to_the_top(manager, year):
    keys = [row.key for row in queries.rows(manager, year, "concerns")]

    actions.move(actor=manager, year=year, table="concerns", key=keys[-1], after="", now=years.NOW)

    assert [row.key for row in queries.rows(manager, year, "concerns")] == [keys[-1], *keys[:-1]]


def test_the_year_itself_can_be_changed(manager, year):
    change(manager, year, first(manager, year, "partnership"), report_title="Our year")

    year.refresh_from_db()
    assert year.report_title == "Our year"


@pytest.mark.parametrize("table", BY_HAND)
def test_each_table_takes_a_row_withdrawn_and_put_back_or_says_what_rests_on_it(
    table, manager, year
):
    row = queries.rows(manager, year, table)[-1]
    if table == "partnership":
        with pytest.raises(Refused):
            actions.withdraw(
                actor=manager, year=year, table=table, key=row.key, reason="No.", now=years.NOW
            )
        return
    before = pack_of_year(COMMAND_LINE, year)

    try:
        actions.withdraw(
            actor=manager, year=year, table=table, key=row.key, reason="No.", now=years.NOW
        )
    except Refused as refused:
        assert all(fault.message for fault in refused.faults)
    else:
        assert queries.row(manager, year, table, row.key) is None
        actions.put_back(actor=manager, year=year, table=table, key=row.key, now=years.NOW)
    after = pack_of_year(COMMAND_LINE, year)
    assert after.rows == before.rows
    assert after.narrative == before.narrative


@pytest.mark.parametrize(
    ("role", "table", "allowed"),
    [
        (Role.ANALYST, "findings", True),
        (Role.ANALYST, "budget_lines", False),
        (Role.TRAINING_COORDINATOR, "training", True),
        (Role.TRAINING_COORDINATOR, "findings", False),
        (Role.MEMBER, "findings", False),
        (Role.PARTNER, "findings", False),
        (Role.BUSINESS_UNIT, "budget_lines", True),
    ],
)
def test_who_may_change_what(role, table, allowed, manager, year):
    actor = Actor(str(role), frozenset({role}), manager.person)
    row = first(manager, year, table)

    if allowed:
        change(actor, year, row, source="Another source")
    else:
        with pytest.raises(PermissionDenied):
            change(actor, year, row, source="Another source")


def test_a_pack_loaded_over_a_week_of_work_loses_none_of_it(manager, year, pack):
    added = actions.add(actor=manager, year=year, table="findings", cells=FINDING, now=years.NOW)
    changed = change(manager, year, first(manager, year, "figures"), definition="Counted anew.")
    gone = queries.rows(manager, year, "voice")[-1]
    actions.withdraw(
        actor=manager, year=year, table="voice", key=gone.key, reason="Twice.", now=years.NOW
    )
    thornshire.change(pack, "agencies", 2, short_name="Another short form")

    summary = years.load(pack)

    assert queries.row(manager, year, "findings", added.key) == added
    assert queries.row(manager, year, "figures", changed.key) == changed
    assert queries.row(manager, year, "voice", gone.key) is None
    assert first(manager, year, "agencies").text("short_name") == "Another short form"
    assert summary.kept == {"findings": 1, "figures": 1, "voice": 1}
