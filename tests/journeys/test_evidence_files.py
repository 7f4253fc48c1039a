"""Evidence kept with its finding, and findings coded several at a time."""

import pytest
from playwright.sync_api import expect

from sightline.apps.concerns.models import Coding
from sightline.kit.permission import Role
from tests import years
from tests.journeys import steps
from tests.kit.uploads import samples

FINDING = "/2019-20/evidence/audit-whole-family-each-child/"


@pytest.fixture(autouse=True)
def year(transactional_db, settings, tmp_path):
    settings.HOME = tmp_path / "home"
    return years.load_oxfordshire()


def test_a_file_is_attached_downloaded_and_taken_back(page, axe):
    steps.sign_in(page, Role.BUSINESS_UNIT)
    page.set_viewport_size(steps.NARROW)
    page.goto(FINDING)
    axe(page)
    page.get_by_role("link", name="Attach a file").click()
    page.get_by_role("button", name="Attach").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose at least one file")
    axe(page)
    steps.assert_no_sideways_scrolling(page)
    page.get_by_label("Files").set_input_files(
        [
            {"name": "audit.pdf", "mimeType": "application/pdf", "buffer": samples.PDF},
            {"name": "table.xlsx", "mimeType": "application/zip", "buffer": samples.XLSX},
        ]
    )
    page.get_by_label("What it is, in a line").fill("The audit's report and its table")
    page.get_by_label("What time it tells of").fill("2019/20")
    page.get_by_role("button", name="Attach").click()
    expect(page.get_by_role("alert")).to_contain_text("Attached: 2 files")
    axe(page)
    steps.assert_no_sideways_scrolling(page)

    with page.expect_download() as found:
        page.get_by_role("link", name="audit.pdf", exact=True).click()
    with open(found.value.path(), "rb") as file:
        assert file.read() == samples.PDF

    page.get_by_role("link", name="Take back audit.pdf").click()
    axe(page)
    page.get_by_label("Why it is taken back").fill("It is of another audit")
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_role("main")).to_contain_text("It is of another audit")
    axe(page)


def test_three_findings_are_coded_at_once(page, axe):
    steps.sign_in(page, Role.ANALYST)
    page.goto("/2019-20/evidence/?coded=no")
    axe(page)
    before = Coding.objects.count()
    page.get_by_role("button", name="Tick all on this page").click()
    expect(page.locator(".app-tick input:checked")).to_have_count(page.locator(".app-tick").count())
    page.reload()
    boxes = page.get_by_role("checkbox", name="Choose:", exact=False)
    for number in range(3):
        boxes.nth(number).check()
    page.get_by_role("button", name="Code the findings ticked above").click()

    expect(page.get_by_role("main")).to_contain_text("3 findings chosen")
    axe(page)
    page.get_by_role("group", name="The concerns that all of them speak of").get_by_role(
        "checkbox"
    ).first.check()
    page.get_by_label("Why, in a line").fill("Each speaks of it")
    page.set_viewport_size(steps.NARROW)
    axe(page)
    steps.assert_no_sideways_scrolling(page)
    page.get_by_role("button", name="Code them all").click()

    expect(page.get_by_role("alert")).to_contain_text("Coded: 3 new codings")
    assert Coding.objects.count() == before + 3


def test_findings_are_ticked_and_coded_without_javascript(browser, browser_context_args, base_url):
    context = browser.new_context(
        **{**browser_context_args, "base_url": base_url, "java_script_enabled": False}
    )
    page = context.new_page()
    steps.sign_in(page, Role.ANALYST)
    page.goto("/2019-20/evidence/?coded=no")
    expect(page.get_by_role("button", name="Tick all on this page")).to_be_hidden()
    page.get_by_role("checkbox", name="Choose:", exact=False).first.check()
    page.get_by_role("button", name="Code the findings ticked above").click()
    page.get_by_role("group", name="The concerns that all of them speak of").get_by_role(
        "checkbox"
    ).first.check()
    page.get_by_label("Why, in a line").fill("It speaks of it")
    page.get_by_role("button", name="Code it").click()

    expect(page.get_by_role("alert")).to_contain_text("Coded: 1 new coding")
    assert "coded=no" in page.url
    context.close()
