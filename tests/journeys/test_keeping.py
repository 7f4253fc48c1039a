"""A year's own work in the browser: two people at one thing, a pack over it, a plan closed."""

import re
import shutil

import pytest
from playwright.sync_api import expect

from sightline.apps.followups.models import FollowUp
from sightline.apps.plan.models import PlanAction
from sightline.kit.permission import Role
from tests import years
from tests.exchange import thornshire
from tests.journeys import steps

YEAR = "/2021-22"


@pytest.fixture(autouse=True)
def pack(transactional_db, settings, tmp_path):
    settings.HOME = tmp_path / "home"
    settings.HOME.mkdir()
    written = thornshire.write(tmp_path / "pack")
    years.load_thornshire(written)

    return written


@pytest.fixture
def other(browser, browser_context_args, base_url):
    context = browser.new_context(**{**browser_context_args, "base_url": base_url})
    yield context.new_page()
    context.close()


def statement(page):
    return page.get_by_label("Statement", exact=True)


def test_two_people_at_one_finding_are_shown_both_texts_and_lose_no_word(page, other, axe):
    steps.sign_in(page, Role.BUSINESS_UNIT)
    steps.sign_in(other, Role.ANALYST)
    for each in (page, other):
        each.goto(f"{YEAR}/keep/findings/row/audit-voice/change/")
    statement(other).fill("The child was heard in each file.")
    other.get_by_role("button", name="Save").click()
    statement(page).fill("The child's words stood in most files.")
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Somebody else changed this too")
    expect(page.get_by_role("main")).to_contain_text("The child was heard in each file.")
    expect(statement(page)).to_have_value("The child's words stood in most files.")
    axe(page)
    page.set_viewport_size(steps.NARROW)
    axe(page)
    steps.assert_no_sideways_scrolling(page)

    statement(page).fill("The child was heard: their words stood in most files.")
    page.get_by_role("button", name="Save this").click()
    expect(page.get_by_role("main")).to_contain_text("their words stood in most files")
    axe(page)


def test_a_pack_loaded_over_a_weeks_work_shows_first_what_it_would_do(page, pack, tmp_path, axe):
    steps.sign_in(page, Role.BUSINESS_UNIT)
    page.goto(f"{YEAR}/keep/findings/row/audit-voice/change/")
    statement(page).fill("Our own words.")
    page.get_by_role("button", name="Save").click()
    thornshire.change(pack, "agencies", 2, short_name="County")
    sent = shutil.make_archive(str(tmp_path / "sent"), "zip", pack)

    page.goto(f"{YEAR}/keep/load/")
    axe(page)
    page.locator("input[type=file]").set_input_files(sent)
    page.get_by_role("button", name="Check it").click()
    expect(page.get_by_role("main")).to_contain_text("Agencies")
    axe(page)
    page.get_by_role("button", name=re.compile("^Load")).click()
    expect(page.get_by_role("alert")).to_be_visible()

    page.goto(f"{YEAR}/evidence/audit-voice/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Our own words.")


def test_a_pack_against_the_weeks_work_is_refused_with_each_place(page, pack, tmp_path, axe):
    steps.sign_in(page, Role.BUSINESS_UNIT)
    page.goto(f"{YEAR}/keep/findings/row/audit-voice/change/")
    statement(page).fill("Our own words.")
    page.get_by_role("button", name="Save").click()
    row = [line[0] for line in thornshire.lines(pack, "findings")].index("audit-voice") + 1
    thornshire.change(pack, "findings", row, statement="The pack's words.")
    sent = shutil.make_archive(str(tmp_path / "sent"), "zip", pack)

    page.goto(f"{YEAR}/keep/load/")
    page.locator("input[type=file]").set_input_files(sent)
    page.get_by_role("button", name="Check it").click()

    expect(page.get_by_role("main")).to_contain_text("audit-voice")
    expect(page.get_by_role("main")).to_contain_text("Our own words.")
    axe(page)


def test_a_follow_up_gets_an_update_and_is_closed_with_its_proof(page, axe):
    key = FollowUp.objects.exclude(state="verified").first().key
    steps.sign_in(page, Role.BUSINESS_UNIT)
    page.goto(f"{YEAR}/follow-ups/{key}/")
    axe(page)
    page.get_by_role("button", name=re.compile("update")).or_(
        page.get_by_role("link", name=re.compile("update"))
    ).first.click()
    page.get_by_label("On", exact=True).fill("3 March 2022")
    page.get_by_label("Update", exact=True).fill("The group looked at the first ten files.")
    page.get_by_role("button", name="Save").click()
    page.goto(f"{YEAR}/follow-ups/{key}/")
    expect(page.get_by_role("main")).to_contain_text("The group looked at the first ten files.")

    page.goto(f"{YEAR}/keep/follow_ups/row/{key}/change/")
    page.get_by_label("Verified", exact=True).check()
    page.get_by_label("Proof (optional)").fill("")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Proof")
    axe(page)
    page.get_by_label("Proof (optional)").fill("The minutes of May")
    page.get_by_role("button", name="Save").click()
    page.goto(f"{YEAR}/follow-ups/{key}/")
    expect(page.get_by_role("main")).to_contain_text("The minutes of May")
    axe(page)


def test_an_action_is_not_achieved_before_somebody_says_what_changed_for_children(page, axe):
    key = PlanAction.objects.exclude(progress="achieved").first().key
    steps.sign_in(page, Role.BUSINESS_UNIT)
    page.goto(f"{YEAR}/keep/plan_actions/row/{key}/change/")
    page.get_by_label("Achieved", exact=True).check()
    page.get_by_label("Outcome for children (optional)").fill("")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Outcome for children")
    axe(page)

    page.get_by_label("Outcome for children (optional)").fill("Children are seen sooner.")
    page.get_by_role("button", name="Save").click()
    page.goto(f"{YEAR}/plan/")
    expect(page.get_by_role("main")).to_contain_text("Children are seen sooner.")
    axe(page)
