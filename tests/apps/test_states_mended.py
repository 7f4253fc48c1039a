"""What the upgrade writes where older records left a state without its reason."""

from importlib import import_module

import pytest
from django.apps import apps

from sightline.exchange.models import LoadedPack
from tests.factories.followups import FollowUpFactory
from tests.factories.partnership import YearFactory
from tests.factories.plan import PlanActionFactory, PriorityFactory

pytestmark = pytest.mark.django_db
NO_OUTCOME = "Nobody has said yet what changed for children."
NO_REASON = "Nobody has said yet why."


class Unconstrained:
    """The tables as they were before: rows of plain values, found and changed as a query does."""

    def __init__(self, **tables):
        self.tables = {name: [dict(row) for row in rows] for name, rows in tables.items()}

    def get_model(self, _room, name):
        return type("Model", (), {"objects": _Rows(self.tables.get(name, []))})


class _Rows(list):
    def filter(self, **wanted):
        return _Rows(row for row in self if all(row[k] == v for k, v in wanted.items()))

    def update(self, **values):
        for row in self:
            row.update(values)


def mend(module, tables):
    import_module(module).mend(tables, None)


def planned(progress, note="", outcome=""):
    return {"progress": progress, "progress_note": note, "outcome_for_children": outcome}


def test_what_the_plan_left_unsaid_is_said_to_be_unsaid():
    before = Unconstrained(
        PlanAction=[
            planned("achieved"),
            planned("achieved", outcome="Help comes sooner."),
            planned("little_or_no_progress"),
            planned("under_way"),
        ],
        Priority=[planned("little_or_no_progress"), planned("achieved")],
    )

    mend("sightline.apps.plan.migrations.0003_what_was_left_unsaid", before)

    assert before.tables == {
        "PlanAction": [
            planned("achieved", outcome=NO_OUTCOME),
            planned("achieved", outcome="Help comes sooner."),
            planned("little_or_no_progress", NO_REASON),
            planned("under_way"),
        ],
        "Priority": [planned("little_or_no_progress", NO_REASON), planned("achieved")],
    }


def test_what_was_verified_on_nothing_goes_back_to_done():
    before = Unconstrained(
        FollowUp=[
            {"state": "verified", "proof": ""},
            {"state": "verified", "proof": "Seen"},
            {"state": "open", "proof": ""},
        ]
    )

    mend("sightline.apps.followups.migrations.0003_verified_without_proof", before)

    assert [row["state"] for row in before.tables["FollowUp"]] == ["done", "verified", "open"]


def test_the_mending_runs_on_the_tables_themselves_and_leaves_what_is_whole():
    PlanActionFactory(progress="achieved", outcome_for_children="Help comes sooner.")
    PriorityFactory(progress="little_or_no_progress", progress_note="No money.")
    kept = FollowUpFactory(state="verified", proof="Seen")

    mend("sightline.apps.plan.migrations.0003_what_was_left_unsaid", apps)
    mend("sightline.apps.followups.migrations.0003_verified_without_proof", apps)

    kept.refresh_from_db()
    assert kept.state == "verified"


def test_what_is_remembered_of_a_pack_is_mended_alike():
    rows = {
        "plan_actions": [planned("achieved"), planned("little_or_no_progress")],
        "priorities": [{"progress": "little_or_no_progress", "progress_note": ""}],
        "follow_ups": [{"state": "verified", "proof": ""}],
    }
    pack = LoadedPack.objects.create(
        year=YearFactory(), rows=rows, fingerprint="f", loaded_at="2022-05-03T09:30:00Z"
    )

    mend("sightline.exchange.migrations.0002_loaded_packs_say_why", apps)

    pack.refresh_from_db()
    assert pack.rows == {
        "plan_actions": [
            planned("achieved", outcome=NO_OUTCOME),
            planned("little_or_no_progress", NO_REASON),
        ],
        "priorities": [{"progress": "little_or_no_progress", "progress_note": NO_REASON}],
        "follow_ups": [{"state": "done", "proof": ""}],
    }
