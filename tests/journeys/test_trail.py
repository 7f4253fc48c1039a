"""The data protection officer asks who did what, in a real browser."""

import pytest
from playwright.sync_api import expect

from sightline.kit.permission import Role
from tests import years
from tests.journeys import steps


@pytest.fixture
def year(transactional_db):
    return years.load_oxfordshire()


def test_from_the_trail_to_a_record_and_a_person_without_javascript(year, browser, base_url):
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    page = context.new_page()
    steps.sign_in(page, Role.DATA_PROTECTION_OFFICER)
    page.goto("/accounts/account/")
    page.get_by_role("navigation").get_by_role("link", name="Trail").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Trail")

    page.get_by_role("button", name="Verify the trail").click()
    expect(page.get_by_text("Whole,")).to_be_visible()
    page.get_by_label("What was done").select_option(label="Accounts: signed in")
    page.get_by_role("button", name="Show").click()
    page.get_by_role("rowheader").get_by_role("link").first.click()
    page.get_by_role("link", name="Everything this person did").click()
    expect(page.get_by_role("row").filter(has_text="Accounts: signed in")).to_have_count(1)

    page.get_by_role("rowheader").get_by_role("link").first.click()
    page.get_by_role("link", name="Who has seen or changed this record").click()
    expect(page.get_by_text("1 entry fits.")).to_be_visible()
    context.close()


@pytest.mark.parametrize("size", [steps.WIDE, steps.NARROW], ids=["desk", "phone"])
def test_no_page_has_a_fault_that_axe_finds_or_scrolls_sideways(year, page, axe, size):
    steps.sign_in(page, Role.DATA_PROTECTION_OFFICER)
    page.set_viewport_size(size)

    for address in ("", "?verify=yes", "?since=soon", "?event=accounts.signed-in", "1/"):
        page.goto(f"/trail/{address}")
        page.wait_for_load_state("networkidle")
        steps.assert_no_sideways_scrolling(page)
        axe(page)
