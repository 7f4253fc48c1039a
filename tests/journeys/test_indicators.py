"""The analyst and a board member look at the indicators, and the analyst decides about a chart."""

import pytest
from playwright.sync_api import expect

from sightline.kit.permission import Role
from tests import indicators, years
from tests.journeys import steps
from tests.journeys.looking import looked_at_both_widths


@pytest.fixture
def year(transactional_db):
    years.load_oxfordshire()
    indicators.some()


def test_a_board_member_reads_the_scorecard_and_one_indicator(page, year, axe):
    steps.sign_in(page, Role.MEMBER)
    page.goto("/2019-20/indicators/")
    expect(page.locator("h1")).to_have_text("Indicators")
    looked_at_both_widths(page, axe)

    page.get_by_role("link", name="CAMHS").first.click()
    expect(page.locator(".app-picture svg")).to_be_visible()
    looked_at_both_widths(page, axe)
