"""Signing in as people do: the second factor set up, used, lost, and taken away from a thief."""

from datetime import date

import pytest

from sightline.apps.accounts.models import Person, RoleHeld
from sightline.kit.permission import Role
from tests import signing_in, years
from tests.journeys import steps

pytestmark = pytest.mark.django_db(transaction=True)
SIZES = pytest.mark.parametrize("size", [steps.WIDE, steps.NARROW], ids=["wide", "narrow"])


@pytest.fixture(autouse=True)
def home(transactional_db, settings, tmp_path):
    settings.HOME = tmp_path / "home"
    settings.HOME.mkdir()
    years.load_oxfordshire()


@pytest.fixture
def person(home):
    made = Person(email="manager@council.example", shown_as="Business manager")
    made.set_password(steps.PASSWORD)
    made.save()
    RoleHeld.objects.create(person=made, role=Role.BUSINESS_UNIT, starts_on=date(2020, 1, 1))
    return made


def give_password(page):
    page.goto("/accounts/sign-in/")
    page.get_by_label("Email address").fill("manager@council.example")
    page.get_by_role("textbox", name="Password").fill(steps.PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def looked_at(page, axe, size):
    axe(page)
    if size == steps.NARROW:
        steps.assert_no_sideways_scrolling(page)


@SIZES
def test_the_first_sign_in_sets_up_an_app_and_keeps_recovery_codes(page, axe, person, size):
    page.set_viewport_size(size)
    page.goto("/accounts/sign-in/")
    looked_at(page, axe, size)

    give_password(page)
    page.get_by_role("heading", name="Second factor").wait_for()
    looked_at(page, axe, size)
    page.goto("/2019-20/")
    page.get_by_role("heading", name="Second factor").wait_for()

    page.get_by_role("link", name="Set up an authenticator app").click()
    looked_at(page, axe, size)
    secret = page.locator("code.app-key").inner_text()
    page.get_by_label("Code from the app").fill("000000")
    page.get_by_role("button", name="Set it up").click()
    page.get_by_role("link", name="This code is wrong").wait_for()
    looked_at(page, axe, size)
    page.get_by_label("Code from the app").fill(signing_in.code(secret))
    page.get_by_role("button", name="Set it up").click()

    page.get_by_role("heading", name="Recovery codes").wait_for()
    looked_at(page, axe, size)
    kept = page.get_by_role("list", name="Your recovery codes").get_by_role("listitem")
    assert kept.count() == 10
    recovery = kept.first.inner_text()
    page.get_by_role("button", name="I have kept them").click()
    page.get_by_role("heading", name="What the year’s evidence says").wait_for()

    page.get_by_role("button", name="Sign out").click()
    give_password(page)
    looked_at(page, axe, size)
    page.get_by_label("Code").fill(recovery)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("link", name="Your account").click()
    looked_at(page, axe, size)


@pytest.fixture
def authenticator(page):
    """A device of the browser's own that keeps passkeys, unlocked without asking."""
    client = page.context.new_cdp_session(page)
    client.send("WebAuthn.enable")
    client.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    return client


@SIZES
def test_a_passkey_is_added_and_opens_the_year_without_a_password(
    page, axe, person, authenticator, size
):
    page.set_viewport_size(size)
    give_password(page)
    page.get_by_role("link", name="Add a passkey").click()
    looked_at(page, axe, size)
    page.get_by_label("What to call it").fill("Work phone")
    page.get_by_role("button", name="Add it").click()
    page.get_by_role("button", name="I have kept them").click()
    page.get_by_role("button", name="Sign out").click()

    page.get_by_role("button", name="Sign in with a passkey").click()
    page.get_by_role("heading", name="What the year’s evidence says").wait_for()
    page.goto("/accounts/second-factor/")
    looked_at(page, axe, size)
    page.get_by_role("link", name="Remove Work phone").click()

    page.get_by_text("Your role needs a second factor: add another one").wait_for()
    looked_at(page, axe, size)


@SIZES
def test_sessions_are_listed_and_another_browser_is_signed_out(
    page, axe, person, browser, base_url, size
):
    page.set_viewport_size(size)
    signing_in.give_app(person)
    other = browser.new_context(base_url=base_url).new_page()
    for each, later in ((other, 0), (page, 1)):
        give_password(each)
        each.get_by_label("Code").fill(signing_in.code(later=later))
        each.get_by_role("button", name="Sign in", exact=True).click()
        each.get_by_role("link", name="Your account").click()

    page.get_by_role("link", name="Where you are signed in").click()
    looked_at(page, axe, size)
    page.get_by_role("button", name="Sign out everywhere else").click()
    page.get_by_text("Every other browser is signed out").wait_for()
    other.goto("/accounts/")
    other.get_by_role("heading", name="Sign in").wait_for()
    other.context.close()


@SIZES
def test_a_forgotten_password_is_chosen_anew_and_the_code_is_still_asked_for(
    page, axe, person, size
):
    page.set_viewport_size(size)
    signing_in.give_app(person)
    page.goto("/accounts/sign-in/")
    page.get_by_role("link", name="I have forgotten my password").click()
    looked_at(page, axe, size)
    page.get_by_label("Email address").fill(person.email)
    page.get_by_role("button", name="Send the link").click()
    page.get_by_role("heading", name="Look into your mail").wait_for()
    looked_at(page, axe, size)

    page.goto(signing_in.link_mailed())
    looked_at(page, axe, size)
    page.get_by_label("New password").fill("four quiet words here")
    page.get_by_label("The same password again").fill("four quiet words here")
    page.get_by_role("button", name="Keep this password").click()
    page.get_by_role("link", name="Sign in").last.click()
    page.get_by_label("Email address").fill(person.email)
    page.get_by_role("textbox", name="Password").fill("four quiet words here")
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("heading", name="Enter the code").wait_for()
