"""A sealed case from its opening to its review, by all who have a part in it."""

from datetime import date

import pytest

from sightline.apps.accounts.models import NamedCase, Person, RoleHeld
from sightline.kit import clock
from sightline.kit.permission import Role
from sightline.kit.schedule import ticking
from tests import signing_in, years
from tests.journeys import steps

pytestmark = pytest.mark.django_db(transaction=True)
SIZES = pytest.mark.parametrize("size", [steps.WIDE, steps.NARROW], ids=["wide", "narrow"])
STATEMENT = (
    "The school told children's services four times within a fortnight that the child came to "
    "school hungry, and was answered once."
)


@pytest.fixture(autouse=True)
def home(transactional_db, settings, tmp_path):
    settings.HOME = tmp_path / "home"
    settings.HOME.mkdir()
    years.load_oxfordshire()


@pytest.fixture
def come_in(browser, base_url):
    """A page of somebody's own browser, in which they have signed in."""
    contexts = []

    def come(role, size):
        person = Person(email=f"{role}@council.example", shown_as=role.replace("-", " ").title())
        person.set_password(steps.PASSWORD)
        person.save()
        RoleHeld.objects.create(person=person, role=role, starts_on=date(2020, 1, 1))
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


def looked_at(page, axe, name=""):
    axe(page)
    steps.assert_no_sideways_scrolling(page)


@SIZES
def test_a_case_is_opened_read_by_name_broken_into_and_reviewed(come_in, axe, size, tmp_path):
    owner = come_in(Role.BUSINESS_UNIT, size)
    reviewer = come_in(Role.REVIEWER, size)
    scrutineer = come_in(Role.SCRUTINEER, size)
    officer = come_in(Role.DATA_PROTECTION_OFFICER, size)

    owner.goto("/cases/")
    looked_at(owner, axe)
    owner.get_by_role("button", name="Open a case").click()
    owner.get_by_role("button", name="Open the case").click()
    looked_at(owner, axe)
    owner.get_by_label("Title").fill("Review of autumn 2026")
    owner.get_by_label("What your agency’s own system calls it").fill("CMS 12/345")
    owner.get_by_label("Until which day").fill(f"31/12/{clock.today().year}")
    owner.get_by_role("button", name="Open the case").click()
    owner.get_by_text("Its reference is").wait_for()
    owner.get_by_label("Who", exact=True).select_option(label="Reviewer (reviewer@council.example)")
    owner.get_by_label("Why they need to read it").fill("Takes part in the review of this case.")
    owner.get_by_label("Until which day").fill(f"31/12/{clock.today().year}")
    owner.get_by_role("button", name="Put on the list").click()
    owner.get_by_text("They are on the list.").wait_for()
    looked_at(owner, axe)

    reviewer.goto("/restricted/")
    looked_at(reviewer, axe)
    reviewer.get_by_role("button", name="Record one").click()
    reviewer.get_by_role("button", name="Record it").click()
    looked_at(reviewer, axe)
    case = NamedCase.objects.get()
    reviewer.get_by_label("Who may read it").select_option(f"case:{case.pk}")
    reviewer.get_by_label("What it says").fill(STATEMENT)
    reviewer.get_by_label("Concern", exact=True).check()
    reviewer.get_by_label("When it was observed").fill("March 2020")
    file = tmp_path / "school.txt"
    file.write_text("Four calls, one answer.")
    reviewer.get_by_label("Files (optional)").set_input_files(file)
    reviewer.get_by_role("button", name="Record it").click()
    reviewer.get_by_text("Recorded.").wait_for()
    looked_at(reviewer, axe)
    with reviewer.expect_download() as given:
        reviewer.get_by_role("link", name="school.txt").click()
    assert given.value.suggested_filename.startswith("restricted-")

    owner.goto("/restricted/")
    owner.get_by_role("link", name=STATEMENT).wait_for()
    looked_at(owner, axe)

    scrutineer.goto("/restricted/")
    scrutineer.get_by_text("There is nothing that you may read.").wait_for()
    scrutineer.goto("/cases/break-glass/")
    looked_at(scrutineer, axe)
    scrutineer.get_by_label("Reference of the case").fill(NamedCase.objects.get().reference)
    scrutineer.get_by_label("Why it cannot wait").fill("The owner is away; it is about tonight.")
    scrutineer.get_by_role("button", name="Open it for four hours").click()
    scrutineer.get_by_text("Open to you for four hours.").wait_for()
    looked_at(scrutineer, axe)
    scrutineer.goto("/restricted/")
    scrutineer.get_by_role("link", name=STATEMENT).wait_for()
    owner.goto("/cases/")
    owner.get_by_text("Waits for review").wait_for()
    looked_at(owner, axe)

    officer.goto("/trail/")
    officer.get_by_role("link", name="Sealed cases opened without being on the list").click()
    looked_at(officer, axe)
    officer.locator("main dt a").first.click()
    looked_at(officer, axe)
    officer.get_by_label("No", exact=True).check()
    officer.get_by_label("What you found").fill("It could have waited until the morning.")
    officer.get_by_role("button", name="Keep the review").click()
    officer.get_by_text("Not justified").wait_for()


@SIZES
def test_what_runs_by_itself_is_shown(come_in, axe, size):
    page = come_in(Role.BUSINESS_UNIT, size)
    page.goto("/schedule/")
    page.get_by_text("Nothing has run yet").wait_for()
    looked_at(page, axe)

    ticking.tick(clock.now())
    page.reload()
    page.get_by_role("rowheader", name="Remind agencies of their follow-ups").wait_for()
    looked_at(page, axe)
