"""The data protection officer asks who did what, in a real browser."""

import pytest
from playwright.sync_api import expect

from sightline.kit.permission import Role
from sightline.kit.trail.models import Erasure
from tests import record_keeping, years
from tests.journeys import steps
from tests.journeys.looking import looked_at


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


@pytest.mark.parametrize("size", [steps.WIDE, steps.NARROW], ids=["desk", "phone"])
def test_what_changed_is_read_and_erased_by_two_people(year, browser, base_url, axe, size):
    made = record_keeping.made()
    Erasure.objects.all().delete()
    officer, partner = (
        browser.new_context(base_url=base_url, viewport=size, locale="en-GB").new_page()
        for _ in range(2)
    )
    steps.sign_in(officer, Role.DATA_PROTECTION_OFFICER)
    officer.goto(f"/trail/{made['the entry']}/")
    expect(officer.get_by_role("row").filter(has_text="Attendance for one")).to_have_count(1)
    looked_at(officer, axe)
    officer.get_by_role("link", name="Ask to erase all values about").last.click()
    officer.get_by_role("button", name="Ask for it").click()
    expect(officer.get_by_text("Say why the values have to go").first).to_be_visible()
    looked_at(officer, axe)
    officer.get_by_label("Why the values have to go").fill("A request of a parent, upheld")
    officer.get_by_role("button", name="Ask for it").click()
    expect(officer.get_by_text("another person has to approve it").first).to_be_visible()
    looked_at(officer, axe)

    steps.sign_in(partner, Role.PARTNER)
    partner.goto("/erasing/")
    looked_at(partner, axe)
    partner.locator("main dt a").first.click()
    looked_at(partner, axe)
    partner.get_by_label("Approve").check()
    partner.get_by_label("Why", exact=True).fill("The request is right")
    partner.get_by_label("I looked through the legal holds").check()
    partner.get_by_role("button", name="Keep the decision").click()
    expect(partner.get_by_text("The trail still verifies")).to_be_visible()
    officer.goto(f"/trail/{made['the entry']}/")
    expect(officer.get_by_text("The values were erased on").first).to_be_visible()
    looked_at(officer, axe)
    for page in (officer, partner):
        page.context.close()
