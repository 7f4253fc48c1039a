"""Building the report's files: one press, progress, three files; with scripts and without."""

from threading import Event

import pytest

from sightline.kit.permission import Role
from sightline.kit.tasks.worker import Worker
from tests import years
from tests.exchange import thornshire
from tests.journeys import steps

BUILDER = "/2021-22/report/build/"


@pytest.fixture
def year(transactional_db, settings, tmp_path):
    """A year whose jobs wait for a worker, as they do outside tests."""
    settings.JOBS_AT_ONCE = False
    settings.HOME = tmp_path / "home"
    return years.load_thornshire(thornshire.write(tmp_path / "thornshire"))


def take_files(page):
    for name in ("PDF", "Word document", "One web page"):
        with page.expect_download() as downloading:
            page.get_by_role("link", name=name).click()
        assert downloading.value.suggested_filename.startswith("annual-report-2021-22.")


def test_the_report_is_built_with_progress_and_its_files_are_taken(year, page, axe):
    steps.sign_in(page, Role.BUSINESS_UNIT)
    page.goto(BUILDER)

    page.get_by_role("button", name="Build the report").click()
    page.get_by_role("progressbar", name="Waiting to begin").wait_for()
    axe(page)
    page.set_viewport_size(steps.NARROW)
    axe(page)
    steps.assert_no_sideways_scrolling(page)
    Worker(Event()).do_next()
    page.get_by_role("heading", name="Built on").wait_for()

    axe(page)
    steps.assert_no_sideways_scrolling(page)
    page.set_viewport_size(steps.WIDE)
    axe(page)
    take_files(page)


def test_without_scripts_the_page_of_a_build_can_be_asked_again(year, browser, base_url):
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    page = context.new_page()
    steps.sign_in(page, Role.PARTNER)
    page.goto("/2021-22/report/")
    page.get_by_role("link", name="Have it as a PDF").click()

    page.get_by_role("button", name="Build the report").click()
    assert page.locator("progress").is_visible()
    Worker(Event()).do_next()
    page.get_by_role("link", name="Refresh this page").click()

    take_files(page)
    context.close()
