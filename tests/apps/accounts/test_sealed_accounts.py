"""Whoever keeps the accounts cannot become somebody who is on a sealed case."""

from datetime import timedelta

import pytest
from click.testing import CliRunner
from django.contrib.auth import authenticate
from django.urls import reverse

from sightline.apps.accounts import queries as accounts
from sightline.apps.accounts.cases import actions as cases
from sightline.apps.accounts.models import Invitation, NamedCase, NamedOnCase, Person
from sightline.apps.accounts.people import actions, queries
from sightline.apps.accounts.signing import queries as signing
from sightline.apps.accounts.types import CannotDo
from sightline.cli import main
from sightline.kit import clock
from sightline.kit.mail.models import Letter
from sightline.kit.permission import Role
from sightline.kit.trail.models import Entry
from tests import signing_in
from tests.apps.accounts.conftest import PASSWORD
from tests.reading_pages import main as body
from tests.reading_pages import words

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
NEW = "four quiet words here"


@pytest.fixture
def administrator(sign_in):
    return sign_in(Role.ACCOUNTS_ADMINISTRATOR)


@pytest.fixture
def keeper(administrator):
    person = Person.objects.get(email__startswith="accounts-administrator")
    return accounts.actor_for(person, clock.today())


@pytest.fixture
def case(manager):
    return cases.open_case(
        actor=accounts.actor_for(manager, clock.today()),
        title="Review of autumn",
        subject="",
        until=clock.today() + 3 * DAY,
        now=clock.now(),
    )


def post(client, name, person):
    return client.post(reverse(f"accounts:{name}", args=[person.pk]), follow=True)


def on_sealed_cases(on=None):
    everybody = Person.objects.order_by("email")
    return [each for each in everybody if queries.is_on_sealed_case(each, on or clock.today())]


def test_on_a_sealed_case_is_its_owner_while_it_is_open_and_whoever_its_list_names(case, manager):
    named = Person.objects.create(email="reviewer@council.example", shown_as="Reviewer")
    today = clock.today()
    NamedOnCase.objects.create(case=case, person=named, from_on=today, until_on=today, reason="x")
    assert on_sealed_cases() == [manager, named]
    assert on_sealed_cases(today + 9 * DAY) == [manager], "the owner can name themselves again"

    NamedOnCase.objects.filter(person=named).update(ended_at=clock.now())
    NamedCase.objects.update(closed_at=clock.now())

    assert on_sealed_cases() == [manager], "the list of a closed case is read to its last day"
    assert on_sealed_cases(today + 4 * DAY) == []


def test_a_link_to_a_new_password_goes_by_mail_to_themselves(case, manager, administrator, client):
    answer = post(administrator, "new-password", manager)

    assert "goes by mail to their own address" in words(body(answer))
    assert "/join/" not in answer.content.decode()
    assert not Invitation.objects.exists()
    link = signing_in.link_mailed()
    page = client.get(link, follow=True)
    client.post(page.request["PATH_INFO"], {"password1": NEW, "password2": NEW})
    assert authenticate(email=manager.email, password=NEW) == manager


def test_the_action_gives_no_link_back_and_is_told_in_the_trail(case, manager, keeper):
    made = actions.let_choose_password(actor=keeper, person=manager, now=clock.now())

    assert made is None
    assert Letter.objects.get(kind="new-password").person == manager
    assert Entry.objects.filter(event="accounts.new-password-offered").count() == 1


def test_where_no_mail_is_sent_it_is_refused_and_says_what_to_do(
    case, manager, keeper, administrator, settings
):
    settings.PRODUCTION, settings.MAIL_GIVEN = True, {}

    with pytest.raises(CannotDo, match="sets SIGHTLINE_MAIL first"):
        actions.let_choose_password(actor=keeper, person=manager, now=clock.now())
    assert "sets SIGHTLINE_MAIL first" in words(body(post(administrator, "new-password", manager)))
    assert not Letter.objects.filter(kind="new-password").exists()


def test_a_link_shown_before_they_came_onto_the_case_opens_no_more(
    manager, keeper, client, request
):
    made = actions.let_choose_password(actor=keeper, person=manager, now=clock.now())
    request.getfixturevalue("case")

    answer = client.post(
        reverse("accounts:join", args=[made.word]),
        {"email": manager.email, "password": NEW, "again": NEW},
    )

    assert answer.status_code == 404
    assert authenticate(email=manager.email, password=PASSWORD) == manager


def test_their_second_factors_are_not_taken_away_in_the_browser(
    case, manager, keeper, administrator
):
    signing_in.give_app(manager)

    with pytest.raises(CannotDo, match="data protection officer has agreed"):
        actions.take_factors_away(actor=keeper, person=manager, now=clock.now())
    answer = post(administrator, "new-factor", manager)

    assert "whoever runs Sightline does it on the command line" in words(body(answer))
    assert signing.has_second_factor(manager.pk)


def run(*arguments):
    return CliRunner().invoke(main, ["accounts", *arguments])


def test_they_are_taken_away_on_the_command_line(case, manager):
    signing_in.give_app(manager)

    answer = run("take-factors-away", manager.email.upper())

    assert answer.exit_code == 0, answer.output
    assert not signing.has_second_factor(manager.pk)
    entry = Entry.objects.get(event="accounts.second-factors-taken-away")
    assert entry.actor == "the command line"
    assert Letter.objects.filter(kind="sign-in-changed", person=manager).count() == 1


def test_the_command_line_says_so_where_nobody_has_the_address():
    answer = run("take-factors-away", "nobody@council.example")

    assert answer.exit_code == 1
    assert "nobody has an account under" in answer.output
