"""Searching from any page: three roles, both widths, with scripts and without."""

import pytest

from sightline.kit.permission import Role
from tests import years
from tests.exchange import thornshire
from tests.journeys import steps


@pytest.fixture
def year(transactional_db, tmp_path):
    return years.load_thornshire(thornshire.write(tmp_path / "thornshire"))


def search(page, question):
    page.get_by_label("Search all years").fill(question)
    page.get_by_role("button", name="Search").click()
    page.get_by_role("heading", level=1, name="Search").wait_for()


def test_the_business_unit_searches_narrows_and_opens_what_it_found(year, page, axe):
    steps.sign_in(page, Role.BUSINESS_UNIT)
    search(page, "neglected children")
    axe(page)

    page.get_by_label("Kind", exact=True).select_option("concern")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Search everything").wait_for()
    page.set_viewport_size(steps.NARROW)
    axe(page)
    steps.assert_no_sideways_scrolling(page)
    page.locator(".app-results a").first.click()

    assert "/2021-22/concerns/" in page.url
    assert page.get_by_role("heading", level=1).is_visible()
    axe(page)
    steps.assert_no_sideways_scrolling(page)


def test_a_partner_without_scripts_is_helped_on_when_nothing_is_found(year, browser, base_url):
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    page = context.new_page()
    steps.sign_in(page, Role.PARTNER)

    search(page, "neglect zebra")
    page.get_by_role("link", name="neglect", exact=True).click()

    assert page.locator(".app-results__result").count() > 0
    context.close()


def test_a_practitioner_finds_the_partnership_and_no_evidence(year, page, axe):
    steps.sign_in(page, Role.PRACTITIONER)

    search(page, "children")

    kinds = page.get_by_label("Kind", exact=True).inner_text()
    assert "Group" in kinds
    assert "Finding" not in kinds
    axe(page)
