"""A new partnership, all in the browser: set up, kept, written, signed, released, the next year."""

import re
from functools import partial

import pytest
from playwright.sync_api import expect

from sightline.kit.set_up_code import set_up_code
from tests.journeys import steps
from tests.journeys.looking import looked_at_both_widths

PASSWORD = "four quiet words here"
COUNCIL, BOARD, POLICE = (
    "Thornshire County Council",
    "Thornshire Integrated Care Board",
    "Thornshire Police",
)
CONCERNS = ["Neglect", "Exploitation", "Domestic abuse", "Mental health", "Online harm"]
PARTS = ["apple", "birch", "cedar", "damson", "elder", "fir", "gorse", "hazel", "ivy", "juniper"]


@pytest.fixture(autouse=True)
def home(transactional_db, settings, tmp_path):
    settings.HOME = tmp_path / "home"
    settings.HOME.mkdir()


def pass_by(page):
    """For a page that was looked at before."""


@pytest.fixture
def people(browser, browser_context_args, base_url):
    """Opens a browser of somebody else, who joins by a link and signs in.

    The pages are the same for everybody: one of them is enough to `look` at each.
    """
    contexts = []

    def join(link, email, look=pass_by):
        context = browser.new_context(**{**browser_context_args, "base_url": base_url})
        contexts.append(context)
        page = context.new_page()
        page.goto(link)
        look(page)
        page.get_by_label("Your email address").fill(email)
        page.get_by_role("textbox", name="Choose a password").fill(PASSWORD)
        page.get_by_role("textbox", name="The same password again").fill(PASSWORD)
        page.get_by_role("button", name="Open the account").click()
        look(page)
        sign_in(page, email)
        look(page)
        return page

    yield join

    for context in contexts:
        context.close()


def sign_in(page, email):
    page.get_by_label("Email address").fill(email)
    page.get_by_role("textbox", name="Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    steps.set_up_app(page)
    page.get_by_role("link", name="Your account").wait_for()


def set_up(page, axe):
    page.goto("/")
    looked_at_both_widths(page, axe)
    page.get_by_role("button", name="Fill in a form").click()
    looked_at_both_widths(page, axe)
    page.get_by_role("button", name="Set up").click()
    expect(page.get_by_role("alert")).to_contain_text("Enter the set-up code")
    looked_at_both_widths(page, axe)
    for label, text in {
        "Set-up code": set_up_code(),
        "Name of the partnership": "Thornshire Safeguarding Children Partnership",
        "Its short form": "TSCP",
        "Area it serves": "Thornshire",
        "Local authority": COUNCIL,
        "Integrated care board": BOARD,
        "Your job, as others here will see it": "Business manager",
        "Your email address": "manager@thornshire.example",
    }.items():
        page.get_by_label(label).fill(text)
    page.get_by_role("textbox", name="Police").fill(POLICE)
    page.get_by_role("radio").nth(2).check()  # the year that runs, after what it calls itself
    page.get_by_label("No", exact=True).check()
    page.get_by_role("textbox", name="Choose a password").fill(PASSWORD)
    page.get_by_role("textbox", name="The same password again").fill(PASSWORD)
    page.get_by_role("button", name="Set up").click()
    sign_in(page, "manager@thornshire.example")
    return re.search(r"/(\d{4}-\d{2})/", page.url).group(1)


def choose(page, group, option):
    page.get_by_role("group", name=group).get_by_label(option, exact=True).check()


def fill(page, **fields):
    for label, text in fields.items():
        page.get_by_label(label.replace("_", " "), exact=True).first.fill(text)


def save(page):
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Added")


def keep_the_year(page, year, axe):
    """Five concerns, ten findings, six figures and a budget of three lines, one form a thing."""
    keep = f"/{year}/keep"
    for title in CONCERNS:
        page.goto(f"{keep}/concerns/add/")
        fill(page, Title=title)
        choose_first(page, "Group")
        save(page)
    for number in range(10):
        page.goto(f"{keep}/findings/add/")
        choose_first(page, "Stream")
        fill(page, Statement=f"What the audit says of practice, part {PARTS[number]}")
        choose(page, "Polarity", "Concern" if number % 2 else "Strength")
        fill(page, Observed="May 2026", Source="Audit report")
        save(page)
    for number in range(6):
        page.goto(f"{keep}/figures/add/")
        fill(page, Label=f"Plans of kind {PARTS[number]}", Value=str(100 + number))
        fill(page, Unit="children", Source="The returns")
        choose(page, "Which way is good", "Neutral")
        save(page)
    for label, side in (("Council", "Income"), ("Police", "Income"), ("Staff", "Spending")):
        page.goto(f"{keep}/budget_lines/add/")
        fill(page, Label=label, Category="All")
        page.get_by_label("Amount (optional)").fill("30,000" if side == "Income" else "60,000")
        choose(page, "Side", side)
        save(page)
    looked_at_both_widths(page, axe)


def choose_first(page, name):
    group = page.get_by_role("group", name=name)
    if group.count():
        group.get_by_role("radio").first.check()
    else:
        page.get_by_label(name, exact=True).select_option(index=1)


def state_the_day(page, year):
    """A running year says on which day its report looks at everything."""
    page.goto(f"/{year}/keep/partnership/")
    page.get_by_role("main").get_by_role("link", name=re.compile("tscp|Thornshire")).first.click()
    page.get_by_role("button", name="Change", exact=True).click()
    page.get_by_label("As at (optional)").fill("1 November 2026")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_be_visible()


def write_the_section(page, year, axe):
    page.goto(f"/{year}/keep/sections/row/introduction/change/")
    for box in (
        page.get_by_role("group", name=re.compile("^Lines of the statutory checklist"))
        .get_by_role("checkbox")
        .all()
    ):
        box.check()
    page.get_by_role("button", name="Save").click()
    page.goto(f"/{year}/report/sections/introduction/")
    looked_at_both_widths(page, axe)
    page.get_by_label("Words of the section").fill("Children on plans of kind birch: ")
    page.get_by_label("Words of the figure").fill("kind birch")
    expect(page.locator("#tokens li")).to_have_count(1)
    page.locator("#tokens").get_by_role("button", name=re.compile("^Put it in")).click()
    expect(page.locator("#reading")).to_contain_text("101")
    looked_at_both_widths(page, axe)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Saved")


def invite(page, email, role, agency="", look=pass_by):
    page.goto("/accounts/people/invite/")
    look(page)
    page.get_by_label("Email address").fill(email)
    page.get_by_label(role, exact=True).check()
    if agency:
        page.get_by_label("Agency that they act for").select_option(label=agency)
    page.get_by_role("button", name="Make the link").click()
    look(page)
    return page.locator(".app-link-once code").inner_text()


def take_step(page, year, button, note=""):
    page.goto(f"/{year}/report/sections/introduction/")
    page.locator("#note").fill(note)
    page.get_by_role("button", name=button).click()
    expect(page.get_by_role("alert")).to_contain_text("It is")


def test_a_new_partnership_sets_up_keeps_writes_signs_releases_and_begins_the_next_year(
    page, people, axe
):
    look = partial(looked_at_both_widths, axe=axe)
    year = set_up(page, axe)
    looked_at_both_widths(page, axe)
    keep_the_year(page, year, axe)
    state_the_day(page, year)
    write_the_section(page, year, axe)

    scrutineer = people(
        invite(page, "chair@scrutiny.example", "Independent chair or scrutineer", look=look),
        "chair@scrutiny.example",
        look,
    )
    partners = [
        people(
            invite(page, email, "Safeguarding partner (executive)", agency),
            email,
        )
        for email, agency in (
            ("chief@council.example", COUNCIL),
            ("chief@health.example", BOARD),
            ("chief@police.example", POLICE),
        )
    ]
    take_step(page, year, "Say that the agency has checked it", "The council's lead, by mail")
    take_step(scrutineer, year, "Say that it is scrutinised")
    take_step(partners[0], year, "Sign it off")

    scrutineer.goto(f"/{year}/release/statement/")
    scrutineer.get_by_label("The statement").fill("The partnership was open to challenge.")
    scrutineer.get_by_role("button", name="Save the statement").click()
    looked_at_both_widths(scrutineer, axe)
    for partner in partners:
        partner.goto(f"/{year}/release/sign/")
        axe(partner)
        partner.get_by_label(re.compile("^I have read")).check()
        partner.get_by_role("button", name=re.compile("^Sign for")).click()
        expect(partner.get_by_role("alert")).to_contain_text("Signed for")

    page.goto(f"/{year}/release/")
    expect(page.get_by_role("main")).to_contain_text("Nothing stops the release")
    looked_at_both_widths(page, axe)
    page.get_by_role("button", name="Release the report").click()
    expect(page.get_by_role("alert")).to_contain_text("Released")
    looked_at_both_widths(page, axe)

    page.get_by_role("link", name="Read it as the public does").click()
    expect(page.get_by_role("main")).to_contain_text("101")
    looked_at_both_widths(page, axe)

    page.goto(f"/{year}/keep/next-year/")
    looked_at_both_widths(page, axe)
    page.get_by_role("button", name=re.compile("^Begin")).click()
    expect(page.get_by_role("alert")).to_contain_text("2027/28 has begun")
    expect(page.get_by_role("main")).to_contain_text("5")
