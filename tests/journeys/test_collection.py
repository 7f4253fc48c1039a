"""A quarterly return: asked for, filled in on a phone, sent from a sheet, signed, accepted."""

from datetime import date

import pytest
from playwright.sync_api import expect

from sightline.apps.accounts.models import Person, RoleHeld
from sightline.apps.collection.models import QuarterlyReturn
from sightline.apps.partnership import queries as partnership
from sightline.kit.permission import Role
from tests import signing_in, years
from tests.factories.collection import COUNT, SHARE, TOTAL, QuarterlyReturnFactory
from tests.journeys import steps
from tests.journeys.looking import looked_at, looked_at_both_widths
from tests.web.collection.sheets import workbook

pytestmark = pytest.mark.django_db(transaction=True)
EARLIER = {"2025/26 Q3": 100, "2025/26 Q4": 110, "2026/27 Q1": 90}


@pytest.fixture(autouse=True)
def home(transactional_db, settings, tmp_path):
    settings.HOME = tmp_path / "home"
    settings.HOME.mkdir()
    years.load_oxfordshire()


@pytest.fixture
def agency():
    return partnership.agency_keys().get(key="oxfordshire-county-council")


@pytest.fixture
def come_in(browser, base_url):
    """A page of somebody's own browser, in which they have signed in."""
    contexts = []

    def come(role, size, agency=None):
        person = Person(email=f"{role}@council.example", shown_as=str(role))
        person.set_password(steps.PASSWORD)
        person.save()
        RoleHeld.objects.create(person=person, role=role, agency=agency, starts_on=date(2020, 1, 1))
        signing_in.give_app(person)
        context = browser.new_context(base_url=base_url, viewport=size, locale="en-GB")
        contexts.append(context)
        page = context.new_page()
        page.goto("/accounts/sign-in/")
        page.get_by_label("Email address").fill(person.email)
        page.get_by_role("textbox", name="Password").fill(steps.PASSWORD)
        page.get_by_role("button", name="Sign in", exact=True).click()
        page.get_by_label("Code").fill(signing_in.code())
        page.get_by_role("button", name="Sign in", exact=True).click()
        page.get_by_role("link", name="Your account").or_(
            page.get_by_role("button", name="Menu")
        ).first.wait_for()
        return page

    yield come

    for context in contexts:
        context.close()


def ask(page, axe):
    """The business unit asks the council for three indicators, and the return opens."""
    page.goto("/returns/")
    expect(page.get_by_text("No agency is asked for anything yet.")).to_be_visible()
    looked_at_both_widths(page, axe)
    page.get_by_role("link", name="Ask an agency for data").click()
    page.get_by_label("Which agency do you ask?").select_option("oxfordshire-county-council")
    page.get_by_role("button", name="Continue").click()
    for box in page.get_by_role("checkbox").all():
        box.uncheck()
    for key in (COUNT, SHARE, TOTAL):
        page.locator(f"input[value='{key}']").check()
    page.get_by_label("First quarter").fill("2026/27 Q2")
    page.get_by_role("button", name="Ask for it").click()
    expect(page.get_by_role("main").get_by_text("Name whoever sends it").first).to_be_visible()
    looked_at_both_widths(page, axe)
    page.get_by_label("Who sends it").fill("Performance manager")
    page.get_by_role("button", name="Ask for it").click()
    expect(page.get_by_text("is asked.")).to_be_visible()
    looked_at_both_widths(page, axe)


def fill_in(page, axe):
    """On a phone: half of it, then all of it, then what is asked about it."""
    page.goto("/returns/")
    looked_at(page, axe)
    page.get_by_role("link", name="Fill in the return").first.click()
    contacts = page.locator(f"[id='id_{COUNT}--value']")
    contacts.fill("lots")
    page.get_by_role("button", name="Check and send").click()
    expect(page.get_by_text("is not a number").first).to_be_visible()
    looked_at(page, axe)
    contacts.fill("1,862")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("Kept. You can go on later.")).to_be_visible()
    page.get_by_role("link", name="Fill in the return").click()
    expect(contacts).to_have_value("1,862")
    page.locator(f"[id='id_{SHARE}--numerator']").fill("24")
    page.locator(f"[id='id_{SHARE}--denominator']").fill("60")
    page.locator(f"[id='id_{TOTAL}--missing']").fill("The system was replaced")
    looked_at(page, axe)
    page.get_by_role("button", name="Check and send").click()
    expect(page.get_by_text("(24 of 60)")).to_be_visible()
    looked_at(page, axe)
    page.get_by_role("button", name="Send the return").click()
    expect(page.get_by_text("nothing in it is asked about")).to_be_visible()
    looked_at(page, axe)


def comment(page, axe):
    page.goto("/returns/")
    page.locator("main tbody a").first.click()
    page.get_by_role("link", name="Comment on the numbers").click()
    page.locator(f"[id='id_{COUNT}']").fill("More schools call the front door.")
    looked_at(page, axe)
    page.get_by_role("button", name="The commentary is in").click()
    expect(page.get_by_text("The commentary is in.")).to_be_visible()


def test_a_return_is_asked_for_filled_in_on_a_phone_signed_and_accepted(come_in, axe, agency):
    unit = come_in(Role.BUSINESS_UNIT, steps.WIDE)
    ask(unit, axe)
    contributor = come_in(Role.CONTRIBUTOR, steps.NARROW, agency)
    fill_in(contributor, axe)

    analyst = come_in(Role.ANALYST, steps.WIDE)
    analyst.goto("/returns/")
    looked_at_both_widths(analyst, axe)
    analyst.locator("main tbody a").first.click()
    analyst.get_by_role("link", name="Ask about this number").first.click()
    analyst.get_by_label("What do you ask?").fill("Are these all contacts?")
    looked_at_both_widths(analyst, axe)
    analyst.get_by_role("button", name="Ask the agency").click()

    contributor.goto("/returns/")
    contributor.get_by_role("link", name="Answer the questions").click()
    looked_at(contributor, axe)
    contributor.get_by_role("link", name="Answer").first.click()
    contributor.get_by_label("Answer", exact=True).fill("Yes, by phone and by form.")
    looked_at(contributor, axe)
    contributor.get_by_role("button", name="Send the answer").click()

    analyst.get_by_role("link", name="Quarterly returns").first.click()
    analyst.locator("main tbody a").first.click()
    looked_at_both_widths(analyst, axe)
    analyst.get_by_role("button", name="Accept these numbers").click()
    expect(analyst.get_by_text("Accepted.").first).to_be_visible()
    comment(contributor, axe)

    lead = come_in(Role.AGENCY_LEAD, steps.WIDE, agency)
    lead.goto("/returns/")
    looked_at_both_widths(lead, axe)
    lead.get_by_role("link", name="Sign the return for").click()
    lead.get_by_role("link", name="Sign the return").click()
    lead.get_by_label("I have read it").check()
    looked_at_both_widths(lead, axe)
    lead.get_by_role("button", name="Sign it").click()
    expect(lead.get_by_text("Signed by the agency").first).to_be_visible()

    analyst.reload()
    analyst.get_by_role("button", name="Publish it to the group").click()
    expect(analyst.get_by_text("Published to the group").first).to_be_visible()
    looked_at_both_widths(analyst, axe)
    analyst.get_by_role("link", name="Quarterly returns").first.click()
    analyst.get_by_role("link", name="Who was late").click()
    looked_at_both_widths(analyst, axe)


@pytest.mark.parametrize("size", [steps.WIDE, steps.NARROW], ids=["wide", "narrow"])
def test_an_own_spreadsheet_is_mapped_once_and_read(come_in, axe, agency, size, tmp_path):
    of = QuarterlyReturnFactory(request__agency=agency)
    for quarter, value in EARLIER.items():
        QuarterlyReturnFactory(
            request=of.request, quarter=quarter, sent=True, lines={COUNT: {"value": value}}
        )
    sheet = tmp_path / "return.xlsx"
    sheet.write_bytes(workbook())
    page = come_in(Role.CONTRIBUTOR, size, agency)
    page.goto(f"/returns/{of.pk}/sheet/")
    page.get_by_role("button", name="Read it").click()
    looked_at(page, axe)
    page.get_by_label("Your spreadsheet").set_input_files(sheet)
    page.get_by_role("button", name="Read it").click()
    looked_at(page, axe)
    page.get_by_role("button", name="Continue").click()
    page.locator(f"[id='id_{COUNT}--value']").select_option("2")
    page.locator(f"[id='id_{SHARE}--numerator']").select_option("3")
    page.locator(f"[id='id_{SHARE}--denominator']").select_option("4")
    looked_at(page, axe)
    page.get_by_role("button", name="Remember this").click()
    expect(page.get_by_role("cell", name="1,862")).to_be_visible()
    looked_at(page, axe)
    page.get_by_role("button", name="Take these numbers").click()
    expect(page.locator(f"[id='id_{COUNT}--value']")).to_have_value("1,862")
    looked_at(page, axe)

    assert QuarterlyReturn.objects.get(pk=of.pk).lines.get(indicator=COUNT).value == 1862
