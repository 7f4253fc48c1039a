"""What journeys have in common: a year to look at, and somebody who signs in to look at it."""

from datetime import date

from sightline.apps.accounts.models import Person, RoleHeld
from tests import signing_in

PASSWORD = "a long enough password"
NARROW, WIDE = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


def sign_in(page, role):
    """Given somebody in the role, who signs in as people do; where this leads is left open."""
    person = Person(email=f"{role}@council.example", shown_as="Business manager")
    person.set_password(PASSWORD)
    person.save()
    RoleHeld.objects.create(person=person, role=role, starts_on=date(2020, 1, 1))
    signing_in.give_app(person)
    page.goto("/")
    page.get_by_label("Email address").fill(person.email)
    page.get_by_role("textbox", name="Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_label("Code").fill(signing_in.code())
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("link", name="Your account").wait_for()


def set_up_app(page):
    """At the first sign-in of somebody whose role needs a second factor."""
    page.get_by_role("link", name="Set up an authenticator app").click()
    secret = page.locator("code.app-key").inner_text()
    page.get_by_label("Code from the app").fill(signing_in.code(secret))
    page.get_by_role("button", name="Set it up").click()
    page.get_by_role("button", name="I have kept them").click()


def assert_no_sideways_scrolling(page):
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= page.viewport_size["width"], f"{page.url} is {width} wide"
