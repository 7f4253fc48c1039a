"""A board's year in a real browser: from the big picture to what a single number rests on."""

import re
from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from sightline.apps.concerns.models import Coding
from sightline.kit.permission import Role
from tests import record_keeping, years
from tests.journeys import steps

YEAR = "/2019-20/"
LOOKED_AT = [
    "",
    "concerns/",
    "concerns/?stream=data",
    "concerns/respond-quickly-to-neglect/",
    "concerns/cells/respond-quickly-to-neglect/data/",
    "concerns/coding/audits-reassuring/",
    "evidence/",
    "evidence/data-mental-health-waits/",
    "plan/",
    "follow-ups/",
    "follow-ups/evaluate-exploitation-work/",
    "money/",
    "partnership/",
    "partnership/groups/board/",
    "partnership/agencies/",
    "partnership/linkages/",
    "partnership/notes/",
    "figures/",
    "figures/neglect-share-of-plans/",
    "figures/budget.closing-reserves/",
    "report/",
    "report/build/",
    "/clocks/",
    "/clocks/?key=rapid-review&day=20/12/2019",
    "/clocks/?key=return-home-interview&day=27/3/2026&at=",
]
OF_NO_YEAR = [
    "",
    "add/",
    "{the share}/",
    "schedule/",
    "schedule/of/meetings/",
    "schedule/of/meetings/change/",
    "kept/",
    "kept/add/",
    "kept/{the item}/",
    "kept/{the item}/hold/",
    "kept/{the destroyed item}/certificate/",
    "holds/",
    "destroyed/",
]


@pytest.fixture
def year(transactional_db):
    return years.load_oxfordshire()


@pytest.mark.on_both_databases
def test_from_the_big_picture_to_a_finding_that_a_concern_then_shows(year, page, axe):
    steps.sign_in(page, Role.BUSINESS_UNIT)
    expect(page.get_by_role("heading", level=1)).to_have_text("What the year’s evidence says")

    # From the big picture into the matrix, and into one of its cells.
    page.get_by_role("main").get_by_role("link", name="Concerns", exact=True).click()
    page.get_by_role("link", name=re.compile(r"^Escalated issues: 1 of concern")).first.click()
    behind = page.locator(".app-matrix__behind")
    expect(behind.get_by_role("heading", level=2)).to_be_focused()
    axe(page)
    page.keyboard.press("Escape")
    expect(behind).to_have_count(0)

    # A finding that waits is read, and coded to a concern found by typing.
    page.get_by_role("link", name="Code this finding: Every organisation audited").click()
    page.get_by_label("Find a concern by its words").fill("policies")
    expect(page.get_by_role("radio")).to_have_count(1)
    page.get_by_role("radio").check()
    page.get_by_label("Why, in a line").fill("Better practice was seen.")
    page.get_by_role("button", name="Save and next").click()

    # The next finding waits; the concern shows what was just coded, and by whom.
    expect(page.get_by_text("Coded to ‘Good practice basics")).to_be_visible()
    page.get_by_role("link", name="Concerns", exact=True).click()
    page.get_by_role("link", name=re.compile("^Good practice basics")).click()
    expect(page.get_by_text("Coded by Business manager: Better practice was seen.")).to_be_visible()
    axe(page)


def test_one_cell_opens_at_a_time_and_closes_to_where_one_was(year, page):
    steps.sign_in(page, Role.PARTNER)
    page.goto(f"{YEAR}concerns/")
    cells = page.get_by_role("link", name=re.compile(r"^Data: "))

    cells.nth(0).click()
    expect(page.locator(".app-matrix__behind")).to_have_count(1)
    cells.nth(1).click()
    page.wait_for_load_state("networkidle")

    expect(page.locator(".app-matrix__behind")).to_have_count(1)
    page.get_by_role("button", name="Close").click()
    expect(cells.nth(1)).to_be_focused()


def test_a_finding_is_coded_and_withdrawn_without_javascript(year, browser, base_url):
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    page = context.new_page()
    steps.sign_in(page, Role.ANALYST)

    page.goto(f"{YEAR}concerns/coding/audits-reassuring/")
    page.get_by_label("Find a concern by its words").fill("policies")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("radio").check()
    page.get_by_label("Why, in a line").fill("Better practice was seen.")
    page.get_by_role("button", name="Save and next").click()
    page.goto(f"{YEAR}evidence/audits-reassuring/")
    page.get_by_role("link", name="Withdraw").click()
    page.get_by_label("Why it is withdrawn, in a line").fill("It names no concern.")
    page.get_by_role("button", name="Withdraw this coding").click()

    expect(page.get_by_text("It names no concern.")).to_be_visible()
    assert Coding.objects.get(finding__key="audits-reassuring").withdrawn_at is not None
    context.close()


def test_a_cell_opens_a_page_of_its_own_without_javascript(year, browser, base_url):
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    page = context.new_page()
    steps.sign_in(page, Role.PARTNER)
    page.goto(f"{YEAR}concerns/")

    page.get_by_role("link", name=re.compile(r"^Audits: 1 of concern")).first.click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Audits")
    context.close()


def test_money_is_read_in_both_conventions_down_to_a_figure(year, page):
    steps.sign_in(page, Role.PARTNER)
    page.get_by_role("navigation").get_by_role("link", name="Money").click()
    expect(page.get_by_role("main")).to_contain_text("Income £430,047, spending £445,333")

    page.get_by_role("link", name="Show as in the finance ledger").click()
    expect(page.get_by_role("cell", name="−£430,047")).to_be_visible()
    page.get_by_role("link", name="£63,013").first.click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Reserves at the end of the year")


def test_the_partnership_is_seen_in_pictures_and_in_lists(year, page):
    steps.sign_in(page, Role.PRACTITIONER)
    page.get_by_role("navigation").get_by_role("link", name="Partnership").click()

    picture = page.get_by_role("img", name="The partnership's groups in 2019/20")
    expect(picture).to_be_visible()
    page.set_viewport_size(steps.NARROW)

    # A narrow screen shows the list, and no squeezed picture.
    expect(picture).to_be_hidden()
    expect(page.locator(".app-groups").first).to_contain_text("Case Review and Governance subgroup")


@pytest.mark.parametrize("size", [steps.WIDE, steps.NARROW], ids=["desk", "phone"])
def test_no_page_has_a_fault_that_axe_finds_or_scrolls_sideways(year, page, axe, size):
    steps.sign_in(page, Role.BUSINESS_UNIT)
    page.set_viewport_size(size)

    made = record_keeping.made()
    records = [f"/records/{address.format(**made)}" for address in OF_NO_YEAR]
    for address in [*(urljoin(YEAR, each) for each in LOOKED_AT), *records]:
        page.goto(address)
        page.wait_for_load_state("networkidle")
        steps.assert_no_sideways_scrolling(page)
        axe(page)
