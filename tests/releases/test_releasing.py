"""Releasing: only what three partners signed, once, and never changed afterwards."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction

from sightline.core.release_file import verify
from sightline.kit.access import COMMAND_LINE
from sightline.kit.trail.models import Entry
from sightline.releases import actions, files, freezing, queries
from sightline.releases.models import NeverChanges, Release
from sightline.releases.preview import preview
from sightline.reports.writing import actions as writing
from sightline.reports.writing import queries as sections
from tests import years
from tests.exchange import thornshire
from tests.releasing import (
    NOW,
    SCRUTINEER,
    UNIT,
    partner,
    partner_keys,
    ready,
    release,
    sign,
    sign_off_sections,
    state,
)

pytestmark = pytest.mark.django_db


def change_words(year, key="foreword", words="Other words.\n"):
    standing = sections.section(COMMAND_LINE, year, key).words
    writing.write(actor=UNIT, year=year, key=key, words=words, opened=standing, now=NOW)


def test_a_year_that_is_ready_is_released(year):
    ready(year)

    made = release(year)

    assert (made.number, made.corrects) == (1, None)
    assert verify(made.content.encode()).hash == made.hash


def test_what_is_released_opens_again_as_it_was_previewed(year):
    ready(year)
    found = preview(year)

    opened = freezing.opened(release(year).content.encode())

    assert opened.report == found.protected.documents[freezing.REPORT]
    assert opened.childrens == found.protected.documents[freezing.CHILDRENS]
    assert tuple(opened.figures.values()) == found.protected.figures
    assert len(opened.signatures) == 3
    assert {each.over for each in opened.signatures} == {found.seal}


def test_nothing_is_released_without_everything_it_needs(year):
    with pytest.raises(actions.CannotDo, match="not signed off"):
        release(year)
    sign_off_sections(year)
    with pytest.raises(actions.CannotDo, match="scrutineer"):
        release(year)
    state(year)
    with pytest.raises(actions.CannotDo, match="has not signed"):
        release(year)
    for agency in partner_keys(year)[:2]:
        sign(year, agency)
    with pytest.raises(actions.CannotDo, match="has not signed"):
        release(year)
    assert not Release.objects.exists()


def test_a_word_changed_after_signing_voids_every_signature(year):
    ready(year)

    change_words(year)
    sign_off_sections(year)

    found = preview(year)
    assert found.signatures == ()
    assert len(found.lapsed) == 3
    with pytest.raises(actions.CannotDo, match="has not signed"):
        release(year)


def test_a_figure_changed_after_signing_voids_every_signature(year, pack):
    ready(year)
    row = next(
        n for n, line in enumerate(thornshire.lines(pack, "figures"), 1) if line[0] == "on-plans"
    )
    thornshire.change(pack, "figures", row, value="313")

    years.load(pack)

    assert preview(year).signatures == ()


def test_a_new_statement_voids_every_signature(year):
    ready(year)

    state(year, "I have changed my mind.")

    assert preview(year).signatures == ()


def test_signatures_hold_again_when_everything_is_as_it_was(year):
    ready(year)
    was = sections.section(COMMAND_LINE, year, "foreword").words

    change_words(year)
    change_words(year, words=was)

    assert len(preview(year).signatures) == 3


def test_nobody_signs_what_they_have_not_seen(year):
    sign_off_sections(year)
    state(year)
    seen = preview(year).seal
    state(year, "Another statement.")
    agency = partner_keys(year)[0]

    with pytest.raises(actions.CannotDo, match="has changed"):
        actions.sign(actor=partner(agency), year=year, agency=agency, seen=seen, now=NOW)


def test_a_partner_signs_for_their_own_agency_alone_and_once(year):
    sign_off_sections(year)
    state(year)
    first, second = partner_keys(year)[:2]
    seen = preview(year).seal

    with pytest.raises(actions.CannotDo, match="only for"):
        actions.sign(actor=partner(first), year=year, agency=second, seen=seen, now=NOW)
    sign(year, first)
    with pytest.raises(actions.CannotDo, match="already"):
        sign(year, first)


@pytest.mark.parametrize("actor", [UNIT, COMMAND_LINE, SCRUTINEER], ids=lambda a: a.name)
def test_nobody_signs_in_a_partners_place(year, actor):
    with pytest.raises(PermissionDenied):
        actions.sign(actor=actor, year=year, agency="police", seen="", now=NOW)


@pytest.mark.parametrize("actor", [UNIT, COMMAND_LINE, partner("police")], ids=lambda a: a.name)
def test_nobody_states_in_the_scrutineers_place(year, actor):
    with pytest.raises(PermissionDenied):
        actions.state(actor=actor, year=year, words="All is well.", now=NOW)


def test_a_number_in_the_statement_has_to_be_a_figure(year):
    sign_off_sections(year)
    state(year, "I met 17 practitioners.")

    stops = [stop.message for stop in preview(year).stops]

    assert any("cannot be printed" in message for message in stops)


def test_pressing_twice_releases_once(year):
    ready(year)
    release(year)

    with pytest.raises(actions.CannotDo, match="why"):
        release(year)
    with pytest.raises(actions.CannotDo, match="Nothing in the report has changed"):
        release(year, why="Pressed again")
    assert Release.objects.count() == 1


def test_a_release_is_changed_neither_through_the_model_nor_in_the_database(year):
    ready(year)
    made = release(year)

    made.title = "Another title"
    with pytest.raises(NeverChanges):
        made.save()
    with pytest.raises(NeverChanges):
        made.delete()
    for change in (
        lambda: Release.objects.update(title="Another title"),
        lambda: Release.objects.all().delete(),
    ):
        with pytest.raises((DatabaseError, NeverChanges)), transaction.atomic():
            change()
    with connection.cursor() as cursor, pytest.raises(DatabaseError), transaction.atomic():
        cursor.execute("DELETE FROM releases_release")
    assert Release.objects.get().title == "Annual report 2021/22"


def test_a_correction_says_what_changed_and_why(year):
    ready(year)
    first = release(year)
    change_words(year, words="Other words.\n")
    sign_off_sections(year)
    for agency in partner_keys(year):
        sign(year, agency)

    second = release(year, why="The foreword was of another year.")

    opened = freezing.opened(second.content.encode())
    assert (second.number, second.corrects) == (2, first)
    assert any("‘Other words.’" in each for each in opened.what_changed)
    assert queries.release(year.slug, 1).content == first.content


def test_a_pack_loaded_afterwards_changes_no_release(year, pack):
    ready(year)
    made = release(year)
    thornshire.change(pack, "agencies", 2, short_name="Another form")

    years.load(pack)

    assert queries.release(year.slug, 1).content == made.content


def test_a_running_year_states_its_day_first(pack, monkeypatch):
    thornshire.change(pack, "partnership", 2, as_at="")
    monkeypatch.setattr("sightline.kit.clock.today", lambda: years.NOW.date().replace(month=3))
    year = years.load_thornshire(pack)

    assert any("still runs" in stop.message for stop in preview(year).stops)


def test_a_year_with_two_partners_says_that_three_sign(pack):
    row = next(
        n for n, line in enumerate(thornshire.lines(pack, "agencies"), 1) if line[0] == "police"
    )
    thornshire.change(pack, "agencies", row, statutory_role="relevant_agency")
    year = years.load_thornshire(pack)

    assert any("Three safeguarding partners" in stop.message for stop in preview(year).stops)


def test_the_trail_keeps_each_step_and_no_word(year):
    ready(year)
    release(year)

    events = set(Entry.objects.values_list("event", flat=True))
    assert {"releases.stated", "releases.signed", "releases.released"} <= events
    assert "open to challenge" not in str(list(Entry.objects.values("details")))


def test_a_file_that_was_being_written_when_the_machine_stopped_is_not_given_out(year):
    ready(year)
    released = release(year)
    files.folder_of(released).mkdir(parents=True)
    (files.folder_of(released) / f"{files.path_of(released, 'html').name}.part").write_bytes(b"<")

    assert files.files(released) == []
