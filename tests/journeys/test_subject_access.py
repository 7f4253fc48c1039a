"""A request for what is held about somebody, from its coming in to its answer, by two people."""

import zipfile
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from sightline.apps.accounts.models import Person, RoleHeld
from sightline.apps.feedback import actions as feedback
from sightline.apps.feedback.types import About
from sightline.kit import clock
from sightline.kit.access import STRANGER
from sightline.kit.permission import Role
from tests import signing_in, years
from tests.journeys import steps
from tests.journeys.looking import looked_at

pytestmark = pytest.mark.django_db(transaction=True)
SIZES = pytest.mark.parametrize("size", [steps.WIDE, steps.NARROW], ids=["wide", "narrow"])
SAID = (
    "I am Wilhelmina Quux, and the conference never heard me. Bartholomew Zog of the school said "
    "that he would ask for me, and did not. Write to Bartholomew Zog."
)


@pytest.fixture(autouse=True)
def home(transactional_db, settings, tmp_path):
    settings.HOME = tmp_path / "home"
    settings.HOME.mkdir()
    years.load_oxfordshire()
    about = About("2019-20", 1, "hash", "report", "The report as a whole")
    feedback.reply(actor=STRANGER, about=about, words=SAID, now=clock.now())
    Person.objects.create(email="w.quux@council.example", shown_as="Wilhelmina Quux")


@pytest.fixture
def come_in(browser, base_url):
    """A page of somebody's own browser, in which they have signed in."""
    contexts = []

    def come(name, size):
        person = Person(email=f"{name}@council.example", shown_as="Business manager")
        person.set_password(steps.PASSWORD)
        person.save()
        RoleHeld.objects.create(person=person, role=Role.BUSINESS_UNIT, starts_on=date(2020, 1, 1))
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


@SIZES
def test_from_a_request_to_its_answer(come_in, axe, size, tmp_path):
    page, second = come_in("first", size), come_in("second", size)
    page.goto("/subject-access/")
    expect(page.get_by_text("No request has come in yet.")).to_be_visible()
    looked_at(page, axe)
    page.get_by_role("link", name="Note a request").click()
    page.get_by_role("button", name="Note it").click()
    looked_at(page, axe)
    page.get_by_label("Who it is about").fill("Wilhelmina Quux")
    page.get_by_label("The person themselves").check()
    page.get_by_label("What to look for").fill("Wilhelmina Quux\nWQ-1701")
    came = clock.today() - timedelta(days=3)
    page.get_by_label("Day on which it came in").fill(f"{came:%d/%m/%Y}")
    page.get_by_role("button", name="Note it").click()
    expect(page.get_by_text("days left")).to_be_visible()
    looked_at(page, axe)

    page.get_by_role("link", name="Look for what may be about them").click()
    expect(page.get_by_text("2 things hold one of the words")).to_be_visible()
    looked_at(page, axe)
    page.get_by_role("button", name="Take all of them").click()
    page.get_by_role("link", name="Mark words everywhere").click()
    page.get_by_label("Mark everywhere").fill("bartholomew zog")
    page.get_by_role("button", name="Mark them").click()
    expect(page.get_by_text("Marked in 1 thing.")).to_be_visible()
    looked_at(page, axe)

    page.get_by_role("link", name="Wilhelmina Quux").click()
    page.get_by_label("Give it, without what is marked").check()
    page.get_by_role("button", name="Keep the decision").click()
    expect(page.get_by_text("(removed) of the school")).to_be_visible()
    page.get_by_label("Give it, without what is marked").check()
    page.get_by_role("button", name="Keep the decision").click()
    expect(page.get_by_text("Choose the exemption").first).to_be_visible()
    looked_at(page, axe)
    page.get_by_label("Why something is kept back").select_option("others")
    page.get_by_role("button", name="Keep the decision").click()
    page.get_by_role("link", name="Check the answer").click()
    page.get_by_label("I went through all of it").check()
    page.get_by_role("button", name="It can be given out").click()
    expect(page.get_by_text("somebody else has to check it").first).to_be_visible()
    looked_at(page, axe)

    second.goto("/subject-access/")
    second.locator("main table a").first.click()
    second.get_by_role("link", name="Check the answer").click()
    looked_at(second, axe)
    second.get_by_label("I went through all of it").check()
    second.get_by_role("button", name="It can be given out").click()
    with second.expect_download() as given:
        second.get_by_role("link", name="Take the answer as a Word file").click()
    given.value.save_as(tmp_path / "answer.docx")
    with zipfile.ZipFile(tmp_path / "answer.docx") as archive:
        text = "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    assert "the conference never heard me" in text
    assert "Zog" not in text
    looked_at(second, axe)
    second.get_by_role("link", name="Close the request").click()
    second.get_by_label("Answered", exact=True).check()
    second.get_by_label("How and when").fill("By recorded post today")
    second.get_by_role("button", name="Close it").click()
    expect(second.get_by_text("By recorded post today")).to_be_visible()
    looked_at(second, axe)
