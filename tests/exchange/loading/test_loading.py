import pytest
from django.apps import apps

from sightline.apps.concerns import actions as concerns
from sightline.apps.concerns import queries as register
from sightline.apps.evidence import queries as evidence
from sightline.exchange import loading
from sightline.exchange.exporting import pack_of_year
from sightline.exchange.writing import write_pack, write_workbook
from sightline.kit.access import COMMAND_LINE, Actor
from sightline.kit.permission import Role
from tests import years
from tests.exchange import thornshire

pytestmark = pytest.mark.django_db


def everything():
    """Every row of every table, but for the trail and what Django keeps for itself."""
    kept = {}
    for model in apps.get_models():
        if model._meta.app_label not in ("trail", "contenttypes", "auth", "sessions"):
            kept[model._meta.label] = sorted(map(repr, model._base_manager.values()))
    return kept


def somebody():
    person = apps.get_model("accounts", "Person").objects.create(
        email="unit@council.example", shown_as="Business manager"
    )
    return Actor("Business manager", frozenset({Role.BUSINESS_UNIT}), person.pk)


def totals(summary):
    return [
        (each.table, each.added, each.changed, each.removed)
        for each in summary.changes
        if each.added or each.changed or each.removed
    ]


def test_loading_the_same_pack_again_changes_nothing(pack):
    years.load(pack)
    before = everything()

    summary = years.load(pack)

    assert not summary.changes_anything
    assert everything() == before


def test_a_dry_run_tells_what_would_change_and_changes_nothing(pack):
    before = everything()

    summary = years.load(pack, dry_run=True)

    assert summary.changes_anything
    assert everything() == before


def test_rows_are_added_changed_and_removed_by_their_keys(pack):
    years.load(pack)
    key = thornshire.lines(pack, "figures")[1][0]
    thornshire.change(pack, "figures", 2, label="Another label")
    thornshire.add(pack, "figures", key="quite-new")
    lines = thornshire.lines(pack, "commendations")
    thornshire.write_lines(pack, "commendations", lines[:1])

    summary = years.load(pack)

    assert totals(summary) == [
        ("commendations", (), (), tuple(line[0] for line in lines[1:])),
        ("figures", ("quite-new",), (key,), ()),
    ]


def test_a_row_that_only_moved_is_not_said_to_have_changed(pack):
    years.load(pack)
    lines = thornshire.lines(pack, "agencies")
    thornshire.write_lines(pack, "agencies", [lines[0], *reversed(lines[1:])])

    summary = years.load(pack)

    assert totals(summary) == []


def test_a_fault_found_half_way_leaves_nothing_behind(pack, monkeypatch):
    def fail(**given):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("sightline.exchange.loading.levelling.reports.load", fail)
    before = everything()

    with pytest.raises(RuntimeError):
        years.load(pack)

    assert everything() == before


def test_a_pack_with_faults_is_refused_whole(pack):
    thornshire.change(pack, "figures", 2, value="many")
    checked = thornshire.check(pack)
    before = everything()

    with pytest.raises(loading.Refused):
        loading.load_pack(actor=COMMAND_LINE, pack=checked, now=years.NOW)

    assert everything() == before


def test_a_pack_of_another_partnership_is_refused_with_the_way_out(pack):
    years.load(pack)
    thornshire.change(pack, "partnership", 2, key="elsewhere")

    with pytest.raises(loading.Refused, match="SIGHTLINE_HOME"):
        years.load(pack)


def test_codings_made_by_people_outlive_loading_again(pack):
    year = years.load_thornshire(pack)
    finding = register.findings_not_coded(COMMAND_LINE, year).first()
    concern = register.concerns(COMMAND_LINE, year).first()
    concerns.code(
        actor=somebody(), finding=finding, concern=concern, reason="It says so.", now=years.NOW
    )

    years.load(pack)

    standing = register.codings(COMMAND_LINE, year).filter(finding=finding)
    assert [coding.reason for coding in standing] == ["It says so."]


def test_a_coding_withdrawn_by_a_person_is_not_brought_back(pack):
    year = years.load_thornshire(pack)
    coding = register.codings(COMMAND_LINE, year).first()
    concerns.withdraw(actor=somebody(), coding=coding, reason="It does not.", now=years.NOW)

    years.load(pack)

    standing = register.codings(COMMAND_LINE, year)
    assert not standing.filter(finding=coding.finding, concern=coding.concern).exists()


def test_a_finding_that_a_person_coded_cannot_be_dropped_by_a_pack(pack):
    year = years.load_thornshire(pack)
    finding = evidence.findings(COMMAND_LINE, year).filter(table="findings").first()
    taken = set(finding.codings.values_list("concern__key", flat=True))
    concern = next(c for c in register.concerns(COMMAND_LINE, year) if c.key not in taken)
    concerns.code(actor=somebody(), finding=finding, concern=concern, reason="Yes.", now=years.NOW)
    for table in ("findings", "codings"):
        lines = [line for line in thornshire.lines(pack, table) if line[0] != finding.key]
        thornshire.write_lines(pack, table, lines)
    before = everything()

    with pytest.raises(loading.Refused, match=finding.key):
        years.load(pack)

    assert everything() == before


@pytest.mark.parametrize("form", ["folder", "workbook"])
def test_an_exported_year_is_equal_to_the_pack_it_came_from(pack, tmp_path, form):
    original = years.read(pack)
    year = years.load_thornshire(pack)
    destination = tmp_path / ("again" if form == "folder" else "again.xlsx")
    write = write_pack if form == "folder" else write_workbook

    write(pack_of_year(COMMAND_LINE, year), destination)

    again = years.read(destination)
    assert again.rows == original.rows
    assert again.narrative == original.narrative


def test_oxfordshires_year_exported_is_equal_to_its_pack():
    year = years.load_oxfordshire()

    again = pack_of_year(COMMAND_LINE, year)

    original = years.read(years.published_pack())
    assert again.rows == original.rows
    assert again.narrative == original.narrative


def test_rows_of_rooms_to_come_become_findings_and_figures(pack):
    year = years.load_thornshire(pack)

    issue = thornshire.lines(pack, "escalated_issues")[1]
    finding = evidence.findings(COMMAND_LINE, year).get(key=f"escalated_issues:{issue[0]}")

    assert finding.stream == "escalated_issue"
    assert issue[2] in finding.statement
