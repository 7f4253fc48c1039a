"""Reading the report: every number opens onto where it came from, with scripts and without."""

import pytest

from sightline.kit.permission import Role
from sightline.reports.models import Section
from tests import years
from tests.journeys import steps

YEAR = "/2019-20/"


@pytest.fixture
def year(transactional_db):
    return years.load_oxfordshire()


def number(page, text):
    return page.locator(".app-report__text p a.app-figure", has_text=text).first


def test_a_number_opens_its_trace_in_place_and_closes_it_again(year, page, axe):
    steps.sign_in(page, Role.PARTNER)
    page.goto(f"{YEAR}report/")

    number(page, "1,862").click()

    trace = page.get_by_role("region", name="Where 1,862 comes from")
    trace.wait_for()
    assert "Early help assessments" in trace.inner_text()
    assert "section 4.2" in trace.inner_text()
    axe(page)
    trace.get_by_role("button", name="Close").click()
    assert trace.count() == 0


def test_only_one_trace_is_open_at_a_time(year, page):
    steps.sign_in(page, Role.PARTNER)
    page.goto(f"{YEAR}report/")
    number(page, "1,862").click()
    page.get_by_role("region", name="Where 1,862 comes from").wait_for()

    number(page, "1,500").click()

    page.get_by_role("region", name="Where 1,500 comes from").wait_for()
    assert page.locator("[data-passing]").count() == 1


def test_a_trace_leads_to_the_figure_and_back_to_its_sentence(year, page, axe):
    steps.sign_in(page, Role.PARTNER)
    page.goto(f"{YEAR}report/")
    number(page, "1,862").click()

    page.get_by_role("link", name="See all its evidence").click()

    page.get_by_role("heading", level=1, name="Early help assessments").wait_for()
    axe(page)
    used = page.locator("li", has_text="against a target of 1,500")
    assert used.count() == 1
    used.get_by_role("link").click()
    assert page.url.partition("#")[2]


def test_without_javascript_a_number_leads_to_its_page(year, browser, base_url):
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    page = context.new_page()
    steps.sign_in(page, Role.PARTNER)
    page.goto(f"{YEAR}report/")

    number(page, "1,862").click()

    assert page.get_by_role("heading", level=1).inner_text() == "Early help assessments"
    context.close()


def test_what_stops_a_report_is_listed_with_links_to_the_places(year, page, axe):
    foreword(year).update(words="There were 12 and {{nothing}}.")
    steps.sign_in(page, Role.BUSINESS_UNIT)

    page.goto(f"{YEAR}report/build/")

    assert "2 things stop it" in page.locator("main").inner_text()
    faults = page.locator(".app-faults li")
    assert faults.count() == 2
    assert faults.filter(has_text="'12' is no figure").count() == 1
    assert faults.filter(has_text="{{nothing}} names no figure").count() == 1
    axe(page)


def foreword(year):
    return Section.objects.filter(year=year, key="foreword")
