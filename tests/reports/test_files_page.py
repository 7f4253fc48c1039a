"""The report's files are built in a worker, for whoever asked, and say when they are old."""

import os
from datetime import timedelta
from threading import Event

import pytest
from django.db import transaction

from sightline.kit import clock, trail
from sightline.kit.access import COMMAND_LINE
from sightline.kit.permission import Role
from sightline.kit.tasks.models import Job
from sightline.kit.tasks.types import JobState
from sightline.kit.tasks.worker import Worker
from sightline.reports import building, built
from sightline.reports.building_pages import size_words
from sightline.reports.models import Section
from sightline.reports.writers.pdf import PdfUnavailable
from tests import years
from tests.reading_pages import main, words

pytestmark = pytest.mark.django_db
FILES = "/2021-22/report/files/"


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HOME = tmp_path / "home"


@pytest.fixture(autouse=True)
def quick_pdf(monkeypatch):
    """What a PDF holds is for the writer's own tests."""
    monkeypatch.setattr(building.pdf, "write", lambda document, told: b"%PDF-1.7 quick")


@pytest.fixture
def year(pack):
    return years.load_thornshire(pack)


@pytest.fixture
def queued(settings):
    settings.JOBS_AT_ONCE = False


def write_foreword(words):
    """As people do: the section's words, and the trail's mark."""
    with transaction.atomic():
        Section.objects.filter(key="foreword").update(words=words)
        trail.record(actor=COMMAND_LINE, event="reports.changed", at=clock.now())


def told(client, address=FILES):
    return words(main(client.get(address)))


def ask(client):
    return words(main(client.post(f"{FILES}build/", follow=True)))


def folders():
    return list(built.root().iterdir())


def test_one_press_builds_three_files_with_their_sizes(year, sign_in):
    said = ask(sign_in(Role.BUSINESS_UNIT))

    assert "PDF (1 KB)" in said
    assert "Word document (" in said
    assert "One web page (" in said
    assert "The report still says just what these files say." in said


def test_each_file_is_what_the_writer_wrote(year, sign_in):
    client = sign_in(Role.PARTNER)
    ask(client)

    answer = client.get(f"{FILES}{Job.objects.get().pk}/html/")

    assert answer.content.startswith(b"<!DOCTYPE html>")
    assert answer["Content-Type"] == "text/html; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="annual-report-2021-22.html"'


def test_before_anything_is_built_the_page_says_what_one_press_does(year, sign_in):
    said = told(sign_in(Role.MEMBER))

    assert "One press builds the report" in said
    assert "Build the report" in said


def test_files_are_out_of_date_when_the_report_says_something_else(year, sign_in):
    client = sign_in(Role.BUSINESS_UNIT)
    ask(client)

    write_foreword("Other words, by another hand.")

    assert "Out of date." in told(client)
    assert "Out of date." not in ask(client)


def test_files_are_not_out_of_date_when_something_else_changed(year, sign_in):
    client = sign_in(Role.BUSINESS_UNIT)
    ask(client)

    with transaction.atomic():
        trail.record(actor=COMMAND_LINE, event="evidence.elsewhere", at=clock.now())

    assert "The report still says just what these files say." in told(client)


def test_a_stopped_report_has_no_button_and_leads_to_what_stops_it(year, sign_in):
    write_foreword("There were 12 of them.")

    said = told(sign_in(Role.BUSINESS_UNIT))

    assert "1 thing stops the report from being built." in said
    assert "See what stops it, and where" in said
    assert "Build the report" not in said


def test_readers_who_may_not_mend_it_are_told_who_can(year, sign_in):
    write_foreword("There were 12 of them.")

    said = told(sign_in(Role.PARTNER))

    assert "The business unit sees what it is, and where." in said


def test_a_report_stopped_after_it_was_asked_for_fails_in_words_and_leaves_nothing(
    year, sign_in, queued
):
    client = sign_in(Role.BUSINESS_UNIT)
    ask(client)
    write_foreword("There were 12 of them.")

    Worker(Event()).do_next()

    assert "1 thing stops the report from being built. Mend them" in told(client)
    assert not built.root().exists()


def test_a_build_that_breaks_half_way_leaves_nothing(year, sign_in, monkeypatch):
    def break_down(document, told):
        raise OSError("No space left on device")

    monkeypatch.setattr(building.pdf, "write", break_down)

    said = ask(sign_in(Role.BUSINESS_UNIT))

    assert "a fault of Sightline, not yours" in said
    assert folders() == []


def test_without_what_writes_a_pdf_the_other_two_are_there_and_the_page_says_why(
    year, sign_in, monkeypatch
):
    def unavailable(document, told):
        raise PdfUnavailable

    monkeypatch.setattr(building.pdf, "write", unavailable)

    said = ask(sign_in(Role.BUSINESS_UNIT))

    assert "Pango" in said
    assert "PDF (" not in said
    assert "Word document (" in said


def test_while_it_is_built_the_page_says_how_far_it_is_with_and_without_scripts(
    year, sign_in, queued
):
    client = sign_in(Role.BUSINESS_UNIT)
    said = ask(client)
    Job.objects.update(
        state=JobState.RUNNING,
        worker="w",
        started_at=clock.now(),
        beat_at=clock.now(),
        stage="Writing the PDF",
        done=3,
        total=4,
    )

    part = client.get(f"{FILES}progress/", headers={"HX-Request": "true"}).content.decode()

    assert "Waiting to begin" in said
    assert "Refresh this page" in said
    assert "Writing the PDF" in part
    assert 'value="3" max="4"' in part
    assert b'http-equiv="refresh"' in client.get(FILES).content


def test_when_it_has_ended_the_part_leads_to_the_whole_page(year, sign_in):
    client = sign_in(Role.BUSINESS_UNIT)
    ask(client)

    part = client.get(f"{FILES}progress/", headers={"HX-Request": "true"})
    page = client.get(f"{FILES}progress/")

    assert part["HX-Redirect"] == page["Location"] == FILES


def test_building_can_be_stopped_and_asked_for_again(year, sign_in, queued):
    client = sign_in(Role.BUSINESS_UNIT)
    ask(client)

    said = words(main(client.post(f"{FILES}stop/", follow=True)))

    assert "Stopped before it was done." in said
    assert "Build the report" in said
    assert not Worker(Event()).do_next()


def test_stopping_what_nobody_asked_for_changes_nothing(year, sign_in):
    said = words(main(sign_in(Role.BUSINESS_UNIT).post(f"{FILES}stop/", follow=True)))

    assert "One press builds the report" in said


@pytest.mark.parametrize(
    ("role", "status"),
    [
        pytest.param(Role.PARTNER, 200, id="whoever-asked"),
        pytest.param(Role.BUSINESS_UNIT, 200, id="the-business-unit"),
        pytest.param(Role.MEMBER, 404, id="another-reader"),
        pytest.param(Role.PRACTITIONER, 403, id="no-reader"),
    ],
)
def test_what_was_built_for_somebody_is_theirs_and_the_business_units(year, sign_in, role, status):
    ask(sign_in(Role.PARTNER))
    address = f"{FILES}{Job.objects.get().pk}/docx/"

    assert sign_in(role).get(address).status_code == status


def test_the_page_shows_each_person_their_own_files(year, sign_in):
    ask(sign_in(Role.PARTNER))

    assert "One press builds the report" in told(sign_in(Role.BUSINESS_UNIT))


@pytest.mark.parametrize("form", ["exe", "html/../../secret-key", ".."])
def test_nothing_but_the_three_files_can_be_asked_for(year, sign_in, form):
    client = sign_in(Role.PARTNER)
    ask(client)

    assert client.get(f"{FILES}{Job.objects.get().pk}/{form}/").status_code == 404


def test_files_of_one_year_are_not_had_under_another(year, sign_in):
    client = sign_in(Role.PARTNER)
    ask(client)
    Job.objects.update(arguments={"year": "2019-20"})

    assert client.get(f"{FILES}{Job.objects.get().pk}/html/").status_code == 404


def test_files_are_kept_for_a_week_and_then_the_page_says_to_build_again(year, sign_in):
    client = sign_in(Role.PARTNER)
    ask(client)
    (folder,) = folders()
    now = clock.now()
    os.utime(folder, ((now - timedelta(days=6)).timestamp(),) * 2)
    built.clear_old(now)
    assert folder.exists()

    built.clear_old(now + timedelta(days=1, minutes=1))

    assert not folder.exists()
    answer = client.get(f"{FILES}{Job.objects.get().pk}/html/", follow=True)
    assert "Those files are no longer kept." in words(main(answer))
    assert "Built on" not in told(client)


def test_the_builder_has_a_button_that_builds(year, sign_in):
    page = sign_in(Role.BUSINESS_UNIT).get("/2021-22/report/build/")

    assert f'action="{FILES}build/"' in page.content.decode()


@pytest.mark.parametrize(
    ("size", "said"),
    [(1, "1 KB"), (237_400, "237 KB"), (999_999, "1000 KB"), (1_411_919, "1.4 MB")],
)
def test_a_size_is_said_as_people_read_it(size, said):
    assert size_words(size) == said
