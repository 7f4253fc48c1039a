"""The analyst makes a scorecard of a priority, puts it in order, and a member takes its files."""

import pytest
from playwright.sync_api import expect

from sightline.apps.plan.models import Objective, Priority
from sightline.kit.permission import Role
from tests import indicators, scorecards, years
from tests.factories.plan import ObjectiveFactory
from tests.journeys import steps
from tests.journeys.looking import looked_at_both_widths


@pytest.fixture(autouse=True)
def home(transactional_db, settings, tmp_path):
    settings.HOME = tmp_path / "home"
    settings.HOME.mkdir()
    year = years.load_oxfordshire()
    indicators.some()
    scorecards.with_a_small_number()
    priority = Priority.objects.filter(year=year).first()
    measure = f"indicator.{scorecards.CAMHS}"
    ObjectiveFactory(year=year, priority=priority, title="Help in time", measure=measure)


def test_a_scorecard_of_a_priority_is_made_ordered_and_read(page, axe):
    steps.sign_in(page, Role.ANALYST)
    page.goto("/2019-20/indicators/scorecards/")
    looked_at_both_widths(page, axe)

    page.get_by_role("button", name="Make a scorecard").click()
    looked_at_both_widths(page, axe)
    priority = Objective.objects.get().priority
    page.get_by_label("What is the scorecard of?").select_option(f"priority.{priority.key}")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_label("Children first seen by CAMHS within 12 weeks")).to_be_checked()
    page.get_by_label("Front door decisions within 24 hours").check()
    page.get_by_label("Pupils severely absent").check()
    looked_at_both_widths(page, axe)

    page.get_by_role("button", name="Make it").click()
    expect(page.locator("h1")).to_contain_text(priority.title)
    page.get_by_role("link", name="Order and reasons").click()
    first = page.get_by_role("group", name="Front door decisions within 24 hours")
    first.get_by_label("Place").fill("1")
    first.get_by_label("Why it stands here").fill("A child waits until somebody decides")
    looked_at_both_widths(page, axe)
    page.get_by_role("button", name="Keep it").click()
    looked_at_both_widths(page, axe)

    page.get_by_role("link", name="Say what lies behind it (Children first").click()
    page.get_by_label("Period").select_option("2019/20 Q4")
    page.get_by_label("What you say of it").fill("The trust filled its empty posts in the autumn.")
    page.get_by_role("button", name="Keep it").click()
    page.goto("/2019-20/indicators/scorecards/")
    looked_at_both_widths(page, axe)
    page.get_by_role("link", name=priority.title).first.click()
    expect(page.locator(".app-said")).to_contain_text("The trust filled its empty posts")
    looked_at_both_widths(page, axe)


def test_a_member_takes_the_files_and_sees_no_small_number(page, axe):
    made = scorecards.made()
    scorecards.said(scorecards.ABSENCE, "Four pupils came back.")
    steps.sign_in(page, Role.MEMBER)
    page.goto(f"/2019-20/indicators/scorecards/{made.pk}/")
    expect(page.locator("main")).to_contain_text("Kept back")
    looked_at_both_widths(page, axe)

    page.get_by_role("link", name="PDF, Word, Excel and web page").click()
    looked_at_both_widths(page, axe)
    page.get_by_role("button", name="Make the files").click()
    looked_at_both_widths(page, axe)
    with page.expect_download() as download:
        page.get_by_role("link", name="PDF (").click()

    assert download.value.suggested_filename == "scorecard-neglect-2019-20.pdf"
    assert download.value.path().read_bytes().startswith(b"%PDF-1.7")
