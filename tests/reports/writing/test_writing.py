"""Writing a section: nobody's words are lost, and nobody vouches for words they have not read."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from sightline.kit.access import COMMAND_LINE, Actor
from sightline.kit.permission import Role
from sightline.kit.trail.models import Entry
from sightline.reports.composing import compose
from sightline.reports.writing import actions, queries, rules
from sightline.reports.writing.types import SectionState
from tests import years
from tests.exchange import thornshire

pytestmark = pytest.mark.django_db
KEY = "foreword"
NOW = years.NOW
UNIT = Actor("Business unit", frozenset({Role.BUSINESS_UNIT}), 1)
SCRUTINEER = Actor("Scrutineer", frozenset({Role.SCRUTINEER}), 2)
PARTNER = Actor("Partner", frozenset({Role.PARTNER}), 3, frozenset({"police"}))
LEAD = Actor("Lead", frozenset({Role.AGENCY_LEAD}), 4, frozenset({"council"}))
OTHER_LEAD = Actor("Another lead", frozenset({Role.AGENCY_LEAD}), 5, frozenset({"police"}))
MEMBER = Actor("Member", frozenset({Role.MEMBER}), 6)


@pytest.fixture
def year(tmp_path):
    return years.load_thornshire(thornshire.write(tmp_path / "thornshire"))


def words(year, key=KEY):
    return queries.section(COMMAND_LINE, year, key).words


def write(year, text, *, actor=UNIT, key=KEY, opened=None):
    was = words(year, key) if opened is None else opened
    return actions.write(actor=actor, year=year, key=key, words=text, opened=was, now=NOW)


def step(year, actor, *, key=KEY, note=""):
    seen = rules.fingerprint(words(year, key))
    return actions.take_step(actor=actor, year=year, key=key, seen=seen, note=note, now=NOW)


def state(year, key=KEY):
    return queries.section_states(COMMAND_LINE, year)[key]


def signed_off(year):
    step(year, LEAD)
    step(year, SCRUTINEER)
    step(year, PARTNER)


def test_a_section_goes_from_drafted_to_signed_off(year):
    signed_off(year)

    assert state(year) == SectionState.SIGNED_OFF


def test_changed_words_are_drafted_again_whoever_changed_them(year):
    signed_off(year)

    write(year, "Other words.")

    standing = queries.standings(COMMAND_LINE, year)[KEY]
    assert standing.state == SectionState.DRAFTED
    assert standing.lapsed == SectionState.SIGNED_OFF


def test_words_put_back_as_they_were_are_vouched_for_again(year):
    signed_off(year)
    was = words(year)

    write(year, "Other words.")
    write(year, was)

    assert state(year) == SectionState.SIGNED_OFF


def test_a_section_without_words_is_not_started(year):
    write(year, "")

    assert state(year) == SectionState.NOT_STARTED


def test_nobody_vouches_for_words_that_changed_since_they_read_them(year):
    seen = rules.fingerprint(words(year))
    write(year, "Other words.")

    with pytest.raises(actions.CannotDo, match="have changed since"):
        actions.take_step(actor=LEAD, year=year, key=KEY, seen=seen, now=NOW)


@pytest.mark.parametrize("actor", [UNIT, PARTNER, LEAD, MEMBER], ids=lambda actor: actor.name)
def test_only_the_scrutineer_says_that_it_is_scrutinised(year, actor):
    step(year, LEAD)

    with pytest.raises(PermissionDenied):
        step(year, actor, note="They said so")


def test_the_business_unit_says_who_checked_it(year):
    with pytest.raises(actions.CannotDo, match="who told you"):
        step(year, UNIT)

    assert step(year, UNIT, note="The council's lead, by mail on 3 May") == "agency_checked"


def test_the_lead_of_another_agency_does_not_check_what_an_agency_owns(year):
    with pytest.raises(PermissionDenied):
        step(year, OTHER_LEAD, key="progress")

    assert step(year, LEAD, key="progress") == SectionState.AGENCY_CHECKED


def test_an_agency_writes_its_own_section_and_no_other(year):
    write(year, "What the council did.", actor=LEAD, key="progress")

    with pytest.raises(PermissionDenied):
        write(year, "What we did.", actor=OTHER_LEAD, key="progress")
    with pytest.raises(PermissionDenied):
        write(year, "Our foreword.", actor=LEAD)


def test_a_section_goes_back_only_with_the_reason(year):
    step(year, LEAD)
    with pytest.raises(actions.CannotDo, match="why"):
        actions.put_back(actor=SCRUTINEER, year=year, key=KEY, note=" ", now=NOW)

    actions.put_back(actor=SCRUTINEER, year=year, key=KEY, note="No impact shown", now=NOW)

    assert state(year) == SectionState.DRAFTED


def test_two_people_in_different_paragraphs_both_keep_their_words(year):
    write(year, "One.\n\nTwo.\n\nThree.\n")
    opened = words(year)
    write(year, "One, first.\n\nTwo.\n\nThree.\n")

    write(year, "One.\n\nTwo.\n\nThree, last.\n", opened=opened)

    assert words(year) == "One, first.\n\nTwo.\n\nThree, last.\n"


def test_two_people_in_one_paragraph_are_both_shown_and_nothing_is_saved(year):
    opened = words(year)
    write(year, "Theirs.")

    with pytest.raises(actions.Clash) as clash:
        write(year, "Mine.", opened=opened)

    assert words(year) == "Theirs.\n"
    assert "Mine." in clash.value.merged.text
    assert "Theirs." in clash.value.merged.text


def test_every_version_can_be_gone_back_to_the_packs_own_first(year):
    was = words(year)

    write(year, "A second text.")
    write(year, "A third text.")

    kept = [version.words for version in queries.versions(COMMAND_LINE, year, KEY)]
    assert kept == ["A third text.\n", "A second text.\n", was]


def test_saving_what_stands_changes_nothing(year):
    before = Entry.objects.count()

    write(year, words(year).replace("\n", "\r\n"))

    assert Entry.objects.count() == before


def test_words_written_here_survive_the_pack_loaded_again(year, tmp_path):
    write(year, "Written by a person.")

    years.load(thornshire.write(tmp_path / "again"))

    assert words(year) == "Written by a person.\n"


def test_the_trail_holds_none_of_the_words(year):
    write(year, "A telling phrase.")

    assert "telling" not in str(list(Entry.objects.values()))


def test_the_childrens_version_stands_by_itself(year):
    composition = compose(COMMAND_LINE, year)

    assert composition.childrens.title == "Our year for children"
    assert "for-children" not in [section.key for section in composition.sections]
    assert composition.builds


def test_a_fault_in_the_childrens_version_stops_the_report(year):
    write(year, "There were 17 children.", key="for-children")

    faults = compose(COMMAND_LINE, year).faults
    assert [fault.place.section for fault in faults] == ["for-children"]


def test_the_editor_saves_words_and_shows_them_as_read(year, sign_in):
    client = sign_in(Role.BUSINESS_UNIT)
    page = reverse("reports:section", args=[year.slug, KEY])

    client.post(page, {"words": "Of {{on-plans}} children.", "opened": words(year)})

    assert words(year) == "Of {{on-plans}} children.\n"
    assert "312</a> children" in client.get(page).content.decode()


def test_a_look_at_how_it_reads_saves_nothing(year, sign_in):
    client = sign_in(Role.BUSINESS_UNIT)
    was = words(year)
    page = reverse("reports:section", args=[year.slug, KEY])

    answer = client.post(page, {"words": "There were 17.", "opened": was, "read": "1"})

    assert "Nothing is saved yet" in answer.content.decode()
    assert "Line 1" in answer.content.decode()
    assert words(year) == was


def test_the_live_reading_shows_faults_by_line(year, sign_in):
    client = sign_in(Role.BUSINESS_UNIT)

    answer = client.post(
        reverse("reports:reading", args=[year.slug, KEY]), {"words": "Good.\n\n{{nothing}} here."}
    )

    assert "Line 3" in answer.content.decode()


def test_both_texts_are_shown_when_two_people_changed_one_paragraph(year, sign_in):
    client = sign_in(Role.BUSINESS_UNIT)
    opened = words(year)
    write(year, "Theirs.")

    answer = client.post(
        reverse("reports:section", args=[year.slug, KEY]), {"words": "Mine.", "opened": opened}
    )

    assert answer.status_code == 409
    text = answer.content.decode()
    assert "Mine." in text
    assert "Theirs." in text


def test_hostile_words_are_shown_as_words(year, sign_in):
    client = sign_in(Role.BUSINESS_UNIT)
    hostile = "<script>alert(1)</script> [x](javascript:alert(1))"

    client.post(
        reverse("reports:section", args=[year.slug, KEY]),
        {"words": hostile, "opened": words(year)},
    )

    text = client.get(reverse("reports:section", args=[year.slug, KEY])).content.decode()
    assert "<script>alert" not in text
    assert 'href="javascript' not in text


def test_a_comment_is_made_and_settled(year, sign_in):
    client = sign_in(Role.SCRUTINEER)
    client.post(
        reverse("reports:comment", args=[year.slug, KEY]),
        {"comment-words": "Where is the impact?", "comment-quote": ""},
    )
    found = queries.comments(COMMAND_LINE, year, KEY).get()

    client.post(reverse("reports:settle", args=[year.slug, KEY, found.pk]))

    found.refresh_from_db()
    assert found.settled_by
    assert queries.open_comments(COMMAND_LINE, year) == {}


def test_another_persons_comment_is_settled_only_by_who_writes_the_section(year, sign_in):
    actions.comment(actor=SCRUTINEER, year=year, key=KEY, words="Why?", now=NOW)
    found = queries.comments(COMMAND_LINE, year, KEY).get()

    answer = sign_in(Role.PARTNER).post(reverse("reports:settle", args=[year.slug, KEY, found.pk]))

    assert answer.status_code == 403


@pytest.mark.parametrize("find", ["plans", "PLANS children", "on-plans"])
def test_a_figure_is_found_by_its_words(year, sign_in, find):
    answer = sign_in(Role.BUSINESS_UNIT).get(
        reverse("reports:pick", args=[year.slug]), {"find": find}
    )

    assert "{{on-plans}}" in answer.content.decode()


def test_an_overdue_section_is_said_so_until_it_is_written(year, sign_in, monkeypatch):
    monkeypatch.setattr("sightline.kit.clock.today", lambda: NOW.date() + timedelta(days=90))
    client = sign_in(Role.BUSINESS_UNIT)
    page = reverse("reports:build", args=[year.slug])

    before = client.get(page).content.decode()
    write(year, "", key="progress")

    assert "Overdue" not in before
    assert "Overdue" in client.get(page).content.decode()


def test_last_years_words_and_figures_stand_beside(year, sign_in, tmp_path):
    folder = thornshire.write(tmp_path / "next")
    thornshire.change(
        folder, "partnership", 2, year="2022/23", year_starts="2022-04-01",
        year_ends="2023-03-31", as_at="2023-03-31",
    )  # fmt: skip
    years.load(folder)

    text = (
        sign_in(Role.BUSINESS_UNIT)
        .get(reverse("reports:section", args=["2022-23", "progress"]))
        .content.decode()
    )

    assert "What 2021/22 said" in text
    assert "The same" in text
