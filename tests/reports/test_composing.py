"""What stops a report, on a whole year: each slip is named at every place that leans on it."""

import pytest

from sightline.core.document import Heading
from sightline.kit.access import COMMAND_LINE
from sightline.reports.composing import compose
from sightline.reports.types import FaultKind
from tests import years
from tests.exchange import thornshire

pytestmark = pytest.mark.django_db


def composed(pack):
    return compose(COMMAND_LINE, years.load_thornshire(pack))


def told(composition, kind):
    return [str(fault) for fault in composition.faults if fault.kind == kind]


def without_row(pack, table, key):
    lines = [line for line in thornshire.lines(pack, table) if line[0] != key]
    thornshire.write_lines(pack, table, lines)


def write(pack, file, words):
    (pack / "narrative" / file).write_text(words, encoding="utf-8")


def test_a_good_year_builds(pack):
    composition = composed(pack)

    assert composition.faults == ()
    assert composition.builds


def test_sections_come_in_the_order_of_the_pack_with_their_numbers(pack):
    headings = [h for h in composed(pack).document.blocks if isinstance(h, Heading)]

    assert [(h.number, h.text) for h in headings if h.level == 1][:2] == [
        ("1", "Foreword"),
        ("2", "Who we are and how we work"),
    ]


def test_a_figure_taken_away_is_missed_at_each_place_that_leaned_on_it(pack):
    without_row(pack, "figures", "early-help-assessments")

    faults = [str(fault) for fault in composed(pack).faults]

    tokens = [f for f in faults if "names no figure" in f and "section" in f]
    assert any("{{early-help-assessments}}" in fault for fault in tokens)
    assert any("{{early-help-assessments.target}}" in fault for fault in tokens)
    assert any("the plan's action 'peer-review'" in fault for fault in faults)
    assert any("the plan's objective 'help-in-time'" in fault for fault in faults)
    assert any("'assessments-over-target' is computed from" in fault for fault in faults)


def test_a_budget_line_taken_away_is_missed_at_each_place_that_leaned_on_it(pack):
    without_row(pack, "budget_lines", "police")

    faults = told(composed(pack), FaultKind.BALANCE)

    assert any("add up to" in fault and fault.startswith("the budget") for fault in faults)
    assert any("section 'money'" in fault and "Income was" in fault for fault in faults)
    assert any("Budget statement" in fault for fault in faults)


def test_a_total_that_does_not_add_up_stops_the_report(pack):
    rows = thornshire.lines(pack, "budget_totals")
    row = next(index for index, line in enumerate(rows, 1) if "total_spending" in line)
    thornshire.change(pack, "budget_totals", row, amount="£1.00")

    assert any(
        "the total spending is stated as £1" in f for f in told(composed(pack), FaultKind.BALANCE)
    )


def test_a_reference_to_nothing_is_named(pack):
    write(pack, "foreword.md", "See [elsewhere](#nowhere).")

    [fault] = told(composed(pack), FaultKind.REFERENCE)

    assert fault.startswith("section 'foreword', line 1: refers to '#nowhere', which is no section")


def test_a_required_line_that_no_section_answers_is_named(pack):
    rows = thornshire.lines(pack, "sections")
    row = next(index for index, line in enumerate(rows, 1) if "scrutiny" in line[5])
    thornshire.change(pack, "sections", row, fulfils="")

    faults = told(composed(pack), FaultKind.CHECKLIST)

    assert any("no section answers 'scrutiny'" in fault for fault in faults)


def test_a_section_without_words_answers_nothing(pack):
    write(pack, "scrutiny.md", "\n")

    faults = told(composed(pack), FaultKind.CHECKLIST)

    assert any("no section answers 'scrutiny'" in fault for fault in faults)


def test_restraint_is_asked_for_only_where_there_is_a_secure_establishment(pack):
    rows = thornshire.lines(pack, "sections")
    row = next(index for index, line in enumerate(rows, 1) if line[5] == "restraint")
    thornshire.change(pack, "sections", row, fulfils="")

    with_one = told(composed(pack), FaultKind.CHECKLIST)
    thornshire.change(pack, "partnership", 2, secure_establishment="no")
    without = told(composed(pack), FaultKind.CHECKLIST)

    assert len(with_one) == 1
    assert without == []


def test_all_faults_are_listed_at_once(pack):
    write(pack, "foreword.md", "There were 12 and {{nothing}}.\n\n{{table: nothing}}\n\n![](x.png)")

    kinds = {fault.kind for fault in composed(pack).faults}

    assert kinds >= {FaultKind.NUMBER, FaultKind.TOKEN, FaultKind.BLOCK, FaultKind.PICTURE}


def test_a_table_asked_for_twice_is_shown_once_and_pointed_at(pack):
    write(pack, "foreword.md", "{{table: budget}}\n\n{{table: budget}}")

    anchors = [block.anchor for block in composed(pack).document.blocks if hasattr(block, "anchor")]

    assert anchors.count("table-budget") == 1


def test_a_change_is_seen_at_once_although_compositions_are_kept(pack):
    before = composed(pack)
    write(pack, "foreword.md", "Other words.")
    after = composed(pack)

    assert before.document != after.document


def test_asking_again_composes_nothing_anew(pack, django_assert_max_num_queries):
    year = years.load_thornshire(pack)
    first = compose(COMMAND_LINE, year)

    with django_assert_max_num_queries(1):
        again = compose(COMMAND_LINE, year)

    assert again is first


def test_oxfordshires_published_year_builds():
    composition = compose(COMMAND_LINE, years.load_oxfordshire())

    assert composition.faults == ()


def test_no_figure_token_is_left_in_what_is_printed():
    composition = compose(COMMAND_LINE, years.load_oxfordshire())

    assert "{{" not in repr(composition.document)
