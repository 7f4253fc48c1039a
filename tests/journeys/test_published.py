"""A released report, read by somebody who is not signed in: on a phone, and without scripts."""

from itertools import pairwise

import pytest
from playwright.sync_api import expect

from sightline.apps.feedback.models import Reply
from sightline.releases import files, freezing
from tests import releasing, years
from tests.journeys import steps

REPORT = "/published/2019-20/1/"


@pytest.fixture(autouse=True)
def released(transactional_db, settings, tmp_path):
    settings.HOME = tmp_path / "home"
    year = years.load_oxfordshire()
    releasing.ready(year)
    release = releasing.release(year)
    opened = freezing.opened(release.content.encode())
    for form in (files.RELEASE_FILE, "html"):
        files.write(release, opened, form)

    return release


@pytest.fixture
def without_scripts(browser, browser_context_args, base_url):
    context = browser.new_context(
        **{
            **browser_context_args,
            "java_script_enabled": False,
            "base_url": base_url,
            "viewport": steps.NARROW,
        }
    )
    yield context.new_page()
    context.close()


def levels_of_headings(page):
    return page.evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => Number(h.tagName[1]))"
    )


def test_a_reader_on_a_phone_finds_it_opens_a_figure_and_says_what_they_think(page, axe):
    page.set_viewport_size(steps.NARROW)
    page.goto("/published/")
    axe(page)
    page.get_by_role("link", name="Annual report", exact=False).first.click()
    axe(page)
    steps.assert_no_sideways_scrolling(page)

    page.locator(".app-report__text p a.app-figure", has_text="1,862").first.click()
    trace = page.get_by_role("region", name="Where 1,862 comes from")
    trace.wait_for()
    assert "Early help assessments" in trace.inner_text()
    axe(page)
    steps.assert_no_sideways_scrolling(page)
    trace.get_by_role("button", name="Close").click()

    page.get_by_role("link", name="Tell us what you think of", exact=False).nth(1).click()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("alert")).to_contain_text("Write what you want to say")
    axe(page)
    about = page.get_by_label("What it is about")
    if about.count():
        about.select_option(index=1)
    page.get_by_label("What do you want to say?").fill("Say what came of this.")
    axe(page)
    steps.assert_no_sideways_scrolling(page)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    axe(page)

    assert Reply.objects.get().words == "Say what came of this."


def test_each_public_page_is_sound_at_both_widths(page, axe):
    for size in (steps.NARROW, steps.WIDE):
        page.set_viewport_size(size)
        for address in (
            "/published/",
            "/published/accessibility/",
            f"{REPORT}protection/",
            f"{REPORT}figures/budget.total-income/",
            f"{REPORT}reply/figure:budget.total-income/",
        ):
            page.goto(address)
            axe(page)
            steps.assert_no_sideways_scrolling(page)


def test_the_order_of_the_page_is_one_that_can_be_listened_to(page):
    page.goto(REPORT)

    levels = levels_of_headings(page)
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()


def test_without_scripts_everything_can_be_read_and_answered(without_scripts):
    page = without_scripts
    page.goto("/published/")
    page.get_by_role("link", name="Annual report", exact=False).first.click()

    page.locator(".app-report__text p a.app-figure", has_text="1,862").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Early help assessments")
    page.get_by_role("link", name="Tell us what you think of this figure").click()
    page.get_by_label("What do you want to say?").fill("Is this more than before?")
    page.get_by_role("button", name="Send").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    assert Reply.objects.get().place == "figure:early-help-assessments"


def test_a_file_is_downloaded_and_proves_itself(page, released):
    page.goto(REPORT)

    with page.expect_download() as found:
        page.get_by_role("link", name="Release file, to check it with").click()

    with open(found.value.path(), "rb") as file:
        assert freezing.opened(file.read()).hash == released.hash


def test_reading_leaves_nothing_behind_in_the_browser(page):
    with page.expect_response(lambda response: response.url.endswith(REPORT)) as answer:
        page.goto(REPORT)

    assert page.context.cookies() == []
    assert page.evaluate("Object.keys(localStorage)") == []
    assert "set-cookie" not in answer.value.all_headers()
