"""Rules between cells and between tables: each is broken alone, and the place and words are exact."""

import pytest

from tests.exchange import thornshire

FAULTS = [
    ("year-starts-late", "partnership", 2, {"year_starts": "2021-04-02"},
     "partnership.csv, row 2, year_starts: 2 April 2021 is not the first day of 2021/22: write "
     "2021-04-01"),
    ("year-ends-early", "partnership", 2, {"year_ends": "30 March 2022"},
     "partnership.csv, row 2, year_ends: 30 March 2022 is not the last day of 2021/22: write "
     "2022-03-31"),
    ("as-at-before-the-year", "partnership", 2, {"as_at": "2021-03-31"},
     "partnership.csv, row 2, as_at: 31 March 2021 is before the year starts: write its last day, or "
     "a later one"),
    ("website-script", "partnership", 2, {"website": "javascript:alert(1)"},
     "partnership.csv, row 2, website: 'javascript:alert(1)' is no address of a website: write it as "
     "www.thornshire.example"),
    ("email", "partnership", 2, {"email": "board"},
     "partnership.csv, row 2, email: 'board' is no e-mail address: write it as "
     "board@thornshire.example"),
    ("names-overlap", "partnership_names", 3, {"valid_from": "2019-09-28"},
     "partnership_names.csv, row 3, valid_from: overlaps the name in row 2: end one the day before "
     "the other starts"),
    ("name-ends-first", "partnership_names", 2, {"valid_from": "2019-10-01"},
     "partnership_names.csv, row 2, valid_to: is before valid_from: correct one of them"),
    ("no-name-now", "partnership_names", 3, {"valid_to": "2021-12-31"},
     "partnership_names.csv, row 3, valid_to: no name holds on the as-at date, 31 March 2022: "
     "correct the dates"),
    ("group-ring", "groups", 2, {"accountable_to": "board"},
     "groups.csv, row 2, accountable_to: answers to itself (executive to board to executive): leave "
     "it empty in one of them"),
    ("group-itself", "groups", 3, {"accountable_to": "board"},
     "groups.csv, row 3, accountable_to: answers to itself (board to board): leave it empty in one "
     "of them"),
    ("near-key", "groups", 4, {"accountable_to": "bord"},
     "groups.csv, row 4, accountable_to: 'bord' is no key in groups: did you mean 'board'?"),
    ("key-in-capitals", "seats", 3, {"agency": "COUNCIL"},
     "seats.csv, row 3, agency: 'COUNCIL' is no key in agencies: did you mean 'council'?"),
    ("far-key", "seats", 3, {"agency": "zzz"},
     "seats.csv, row 3, agency: 'zzz' is no key in agencies: correct it here, or add it there"),
    ("near-choice", "seats", 3, {"kind": "memebr"},
     "seats.csv, row 3, kind: 'memebr' is not one of the choices: did you mean 'member'? write one "
     "of member, chair, vice_chair, in_attendance"),
    ("seat-filled", "seats", 4, {"holder": "The Mayor"},
     "seats.csv, row 4, filled: says no, and a holder is named: correct one of them"),
    ("earlier-year-alone", "concerns", 2, {"earlier_year_source": ""},
     "concerns.csv, row 2, earlier_year_source: is empty: write the source that says the concern was "
     "raised in the earlier year"),
    ("earlier-source-alone", "concerns", 2, {"earlier_year": ""},
     "concerns.csv, row 2, earlier_year: is empty, and its source is given: write the earlier year, "
     "or delete the source"),
    ("earlier-year-is-this", "concerns", 2, {"earlier_year": "2021/22"},
     "concerns.csv, row 2, earlier_year: 2021/22 is not before the reporting year: write an earlier "
     "one, or leave it empty"),
    ("weight-nought", "findings", 2, {"weight": "0"},
     "findings.csv, row 2, weight: is 0: write 1, 2 or 3 (the heaviest), or leave it empty for not "
     "stated"),
    ("weight-four", "findings", 2, {"weight": "4"},
     "findings.csv, row 2, weight: is 4: write 1, 2 or 3 (the heaviest), or leave it empty for not "
     "stated"),
    ("ambiguous-day", "findings", 2, {"observed": "03/04/2021"},
     "findings.csv, row 2, observed: '03/04/2021' could be two different days: write the month as a "
     "word, or the date as 2020-03-31"),
    ("coding-of-nothing", "codings", 2, {"finding": "audit-chronologie"},
     "codings.csv, row 2, finding: 'audit-chronologie' is no key in findings: did you mean "
     "'audit-chronologies'?"),
    ("coding-of-no-table", "codings", 2, {"finding": "training:core-courses"},
     "codings.csv, row 2, finding: 'training:core-courses': before the colon stands no such table: "
     "write one of escalated_issues, reviews, voice, commendations"),
    ("coding-of-no-issue", "codings", 2, {"finding": "escalated_issues:x"},
     "codings.csv, row 2, finding: 'escalated_issues:x' is no key in escalated_issues: correct it "
     "here, or add it there"),
    ("coding-of-neither", "reviews", 2, {"polarity": "neither"},
     "codings.csv, row 4, finding: 'reviews:child-a' is a review with polarity 'neither', so it is "
     "no finding: give the review a polarity, or take this row out"),
    ("not-accepted-why", "follow_ups", 3, {"reason_not_accepted": ""},
     "follow_ups.csv, row 3, reason_not_accepted: is empty: write why the follow-up was not accepted"),
    ("accepted-but-why", "follow_ups", 3, {"state": "open"},
     "follow_ups.csv, row 3, reason_not_accepted: is given, and the state is open: delete it, or "
     "correct the state"),
    ("figure-both-dates", "figures", 2, {"as_at": "2022-03-31"},
     "figures.csv, row 2, as_at: is filled in, and so is period: a figure covers a period or holds "
     "at a date"),
    ("comparator-whose", "figures", 5, {"comparator_label": ""},
     "figures.csv, row 5, comparator_label: is empty, and there is a comparator: write whose value "
     "it is"),
    ("comparator-when", "figures", 5, {"comparator_as_at": ""},
     "figures.csv, row 5, comparator_as_at: is empty, and there is a comparator: write when it holds"),
    ("label-of-no-comparator", "figures", 2, {"comparator_label": "England"},
     "figures.csv, row 2, comparator_label: is filled in, and there is no comparator: write its "
     "value, or delete this"),
    ("rounded-to-nought", "figures", 2, {"rounded_to": "0"},
     "figures.csv, row 2, rounded_to: is no step to round to: write for example 10, or leave it "
     "empty"),
    ("percent-in-children", "figures", 3, {"value": "31%"},
     "figures.csv, row 3, value: '31%' has a percent sign, but the unit is 'children': write for "
     "example 1,862 or over 7,000"),
    ("share-without-sign", "figures", 5, {"value": "0.8"},
     "figures.csv, row 5, value: '0.8' could be 0.8% or 80%: write the percent sign"),
    ("pounds-in-children", "figures", 3, {"value": "£31"},
     "figures.csv, row 3, value: '£31' has a pound sign, but the unit is 'children': write for "
     "example 1,862 or over 7,000"),
    ("unit-sign", "figures", 5, {"unit": "%"},
     "figures.csv, row 5, unit: '%' is not how this unit is written: write percent"),
    ("unit-pound-sign", "figures", 3, {"unit": "£"},
     "figures.csv, row 3, unit: '£' is not how this unit is written: write pounds"),
    ("figure-of-a-room", "figures", 7, {"key": "budget.volunteers"},
     "figures.csv, row 7, key: 'budget.volunteers' begins like the figures that are counted from "
     "other tables: choose a name that does not begin with budget."),
    ("figure-is-a-target", "figures", 7, {"key": "early-help-assessments.target"},
     "figures.csv, row 7, key: 'early-help-assessments.target' is already the name of a figure, in "
     "row 2: choose another"),
    ("calculation-is-a-figure", "calculations", 2, {"key": "volunteers"},
     "calculations.csv, row 2, key: 'volunteers' is already the name of a figure, in figures.csv, "
     "row 7: choose another"),
    ("share-of-one", "calculations", 2, {"of": "on-plans"},
     "calculations.csv, row 2, of: names 1 figures, and a share needs two: name two"),
    ("share-in-children", "calculations", 2, {"unit": "children"},
     "calculations.csv, row 2, unit: a share is always in percent: write percent, or leave it empty"),
    ("decimals", "calculations", 2, {"decimals": "7"},
     "calculations.csv, row 2, decimals: is 7: write 6 at most"),
    ("calculation-ring", "calculations", 2, {"of": "neglect-share; on-plans"},
     "calculations.csv, row 2, of: is computed from itself (neglect-share from neglect-share): break "
     "the ring"),
    ("counted-in-itself", "budget_lines", 3, {"counted_in": "public-health"},
     "budget_lines.csv, row 3, counted_in: is counted in itself: name the line that counts it, or "
     "leave it empty"),
    ("counted-twice", "budget_lines", 3, {"amount": "£5"},
     "budget_lines.csv, row 3, amount: is counted in another line, so it is nought here: write 0, or "
     "empty counted_in"),
    ("total-twice", "budget_totals", 3, {"kind": "total_income"},
     "budget_totals.csv, row 3, kind: total_income already stands in row 2: keep one of the two"),
    ("section-without-file", "sections", 2, {"file": "forword.md"},
     "sections.csv, row 2, file: there is no 'forword.md' in narrative: did you mean 'foreword.md'?"),
    ("section-shares-file", "sections", 3, {"file": "foreword.md"},
     "sections.csv, row 3, file: 'foreword.md' is already the file of row 2: give each section its "
     "own"),
    ("section-ring", "sections", 4, {"part_of": "matrix"},
     "sections.csv, row 4, part_of: is part of itself (evidence to matrix to evidence): leave it "
     "empty in one of them"),
    ("no-checklist-line", "sections", 7, {"fulfils": "impakt"},
     "sections.csv, row 7, fulfils: 'impakt' is no line of the 2018 checklist: did you mean "
     "'impact'?"),
    ("note-about-nothing", "notes", 3, {"about_key": "public-heal"},
     "notes.csv, row 3, about_key: 'public-heal' is no key in budget_lines: did you mean "
     "'public-health'?"),
    ("note-without-key", "notes", 3, {"about_key": ""},
     "notes.csv, row 3, about_key: is empty: write the key of the budget_line"),
    ("note-about-all", "notes", 3, {"about": "budget"},
     "notes.csv, row 3, about_key: a note about the budget as a whole has no key: leave it empty"),
    ("note-about-no-finding", "notes", 3, {"about": "finding", "about_key": "voice:x"},
     "notes.csv, row 3, about_key: 'voice:x' is no key in voice: correct it here, or add it there"),
]  # fmt: skip
WARNINGS = [
    ("figure-of-nothing", "plan_actions", 2, {"measure": "helpers"},
     "plan_actions.csv, row 2, measure: 'helpers' is no figure of this pack: declare it in "
     "figures, or correct it"),
    ("calculation-of-nothing", "calculations", 2, {"of": "on-plans-neglct; on-plans"},
     "calculations.csv, row 2, of: 'on-plans-neglct' is no figure of this pack: did you mean "
     "'on-plans-neglect'?"),
    ("calculation-of-a-bound", "calculations", 2, {"of": "home-visits; on-plans"},
     "calculations.csv, row 2, of: 'home-visits' is a bound (figures.csv, row 6), and nothing can be "
     "computed from it"),
    ("note-about-no-figure", "notes", 2, {"about_key": "home-visit"},
     "notes.csv, row 2, about_key: 'home-visit' is no figure of this pack: did you mean "
     "'home-visits'?"),
    ("counted-in-nothing", "budget_lines", 3, {"counted_in": "counsil"},
     "budget_lines.csv, row 3, counted_in: 'counsil' is no budget line of this pack: did you mean "
     "'council'?"),
    ("no-date", "figures", 7, {"period": ""},
     "figures.csv, row 7, period: is empty, and so is as_at: fill in the one or the other, if the "
     "source says it"),
    ("to-come", "findings", 2, {"observed": "May 2022"},
     "findings.csv, row 2, observed: May 2022 is after the as-at date: check it, since nothing after "
     "that date is counted"),
    ("proof", "follow_ups", 2, {"state": "verified"},
     "follow_ups.csv, row 2, proof: is empty, and the state is verified: write what shows that it "
     "was done"),
    ("named-person", "seats", 3, {"holder": "A. Person"},
     "seats.csv, row 3, holder: names a person: name only those who hold a public office, as it was "
     "published"),
    ("target-no-direction", "figures", 2, {"good_direction": "neutral"},
     "figures.csv, row 2, good_direction: there is a target, and no direction is good: nobody can "
     "tell whether it was met"),
    ("serves-nothing", "plan_actions", 2, {"priority": ""},
     "plan_actions.csv, row 2, priority: is empty, and so is aim: name what the action serves"),
    ("unread-narrative", "sections", 2, {"file": ""},
     "narrative/foreword.md: no section names this file, so nobody would read it: name it in "
     "sections"),
]  # fmt: skip


def cases(table):
    return [pytest.param(*case[1:], id=case[0]) for case in table]


@pytest.mark.parametrize(("table", "row", "cells", "message"), cases(FAULTS))
def test_a_broken_rule_is_told_with_its_place_and_its_cure(pack, table, row, cells, message):
    thornshire.change(pack, table, row, **cells)

    assert message in thornshire.said(thornshire.check(pack).faults)


@pytest.mark.parametrize(("table", "row", "cells", "message"), cases(WARNINGS))
def test_what_may_be_meant_is_only_warned_of(pack, table, row, cells, message):
    thornshire.change(pack, table, row, **cells)

    read = thornshire.check(pack)

    assert thornshire.said(read.faults) == []
    assert thornshire.said(read.warnings) == [message]


def test_every_fault_is_told_at_once_in_the_order_of_the_tables(pack):
    thornshire.change(pack, "sections", 2, file="none.md")
    thornshire.change(pack, "partnership", 2, as_at="soon")
    thornshire.change(pack, "findings", 3, weight="9")
    thornshire.change(pack, "findings", 2, stream="hearsay")

    found = thornshire.check(pack).faults

    assert [(each.file, each.row) for each in found] == [
        ("partnership.csv", 2),
        ("findings.csv", 2),
        ("findings.csv", 3),
        ("sections.csv", 2),
    ]


def test_two_partnerships_in_one_pack_are_refused(pack):
    thornshire.add(pack, "partnership", key="oakshire")

    assert thornshire.said(thornshire.check(pack).faults) == [
        "partnership.csv, row 3: a pack is of one partnership, which row 2 gives: keep one row"
    ]


def test_rows_that_lean_on_a_table_that_could_not_be_read_are_not_blamed(pack):
    (pack / "agencies.csv").write_bytes(b'key,name\npolice,"never closed\n')

    found = thornshire.check(pack).faults

    assert {each.file for each in found} == {"agencies.csv"}


def test_a_long_chain_of_groups_is_checked_without_a_stack_overflow(pack):
    heading, *rest = thornshire.lines(pack, "groups")
    chain = [[f"g{n}", "Group", "subgroup", f"g{n + 1}", "", "", ""] for n in range(5000)]
    last = ["g5000", "Group", "subgroup", "g0", "", "", ""]
    thornshire.write_lines(pack, "groups", [heading, *rest, *chain, last])

    found = thornshire.said(thornshire.check(pack).faults)

    assert found == [
        "groups.csv, row 5, accountable_to: answers to itself (g0 to g1 to g2 to g3 to g4 to … to "
        "g0): leave it empty in one of them"
    ]
