"""The report's HTML file opened by itself, as the people who are sent it open it."""

import pytest

from sightline.reports.writers import html
from tests.reports.writers.sample import TRACES, WHOLE


@pytest.fixture
def report(page):
    page.set_content(html.write(WHOLE, TRACES))
    return page


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_wrong_and_the_page_never_scrolls_sideways(report, axe, width):
    report.set_viewport_size({"width": width, "height": 900})
    report.locator("summary").click()

    axe(report)

    assert report.evaluate("document.documentElement.scrollWidth") == width


def test_a_figure_leads_to_its_trace_and_back(report):
    report.get_by_role("link", name="60%").click()
    report.locator("#figure-share + dl").get_by_role("link", name="2.1 Concerns").click()

    assert report.evaluate("location.hash") == "#use-share-1"


def test_the_keyboard_reaches_the_report_first_of_all(report):
    report.keyboard.press("Tab")
    report.keyboard.press("Enter")

    assert report.evaluate("document.activeElement.id") == "report"


def test_on_paper_the_tables_of_pictures_are_unfolded(report):
    folded = report.locator("details table")
    before = folded.is_visible()

    report.emulate_media(media="print")

    assert (before, folded.is_visible()) == (False, True)
