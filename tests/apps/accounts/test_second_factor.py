"""A password alone opens nothing that is about a child or about others' accounts."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from sightline.apps.accounts import queries as accounts
from sightline.apps.accounts.access import Accounts
from sightline.apps.accounts.models import Person
from sightline.apps.accounts.signing import queries, second_factor
from sightline.kit import clock
from sightline.kit.access import may
from sightline.kit.mail.models import Letter
from sightline.kit.permission import Role
from sightline.kit.trail.models import Entry
from tests import signing_in
from tests.apps.accounts.conftest import PASSWORD
from tests.reading_pages import main, words

# What the library announces comes when its transaction ends.
pytestmark = pytest.mark.django_db(transaction=True)


def give_password(client, person):
    return client.post("/accounts/sign-in/", {"login": person.email, "password": PASSWORD})


def set_up_app(client):
    page = client.get("/accounts/second-factor/app/")
    secret = page.context["form"].secret
    return client.post("/accounts/second-factor/app/", {"code": signing_in.code(secret)})


def test_setting_up_an_app_leads_to_recovery_codes_and_opens_the_pages(client, manager):
    give_password(client, manager)
    before = client.get("/accounts/people/")

    answer = set_up_app(client)

    assert before["Location"].startswith("/accounts/second-factor/?next=")
    assert answer.status_code == 302, words(main(answer))
    assert answer["Location"] == "/accounts/second-factor/codes/"
    assert client.get("/accounts/people/").status_code == 200


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.SYSTEM}))
def test_who_needs_one_is_led_to_it_from_every_page_and_the_others_are_not(client, role, manager):
    manager.roles.update(role=role)
    give_password(client, manager)

    answer = client.get("/accounts/")

    needs = role in second_factor.NEEDED_BY
    assert answer.status_code == (302 if needs else 200)
    if needs:
        assert answer["Location"].startswith("/accounts/second-factor/")


def test_a_role_that_needs_one_gives_nothing_until_it_is_there(manager):
    actor = second_factor.without(accounts.actor_for(manager, clock.today()))

    assert actor.roles == frozenset()
    assert actor.withheld == {Role.BUSINESS_UNIT}
    assert not may(actor, Accounts.INVITE)


def test_roles_that_reach_a_child_or_an_account_need_one():
    assert set(Role) - second_factor.NEEDED_BY == {
        Role.MEMBER,
        Role.PRACTITIONER,
        Role.TRAINER,
        Role.SYSTEM,
    }


def test_with_an_app_the_password_alone_signs_nobody_in(client, manager):
    signing_in.give_app(manager)

    answer = give_password(client, manager)

    assert answer["Location"] == "/accounts/sign-in/code/"
    assert "_auth_user_id" not in client.session
    assert client.get("/accounts/")["Location"].startswith("/accounts/sign-in/")


def enter(client, code):
    return client.post("/accounts/sign-in/code/", {"code": code})


def test_the_code_of_the_app_opens_the_page_that_was_asked_for(client, manager):
    signing_in.give_app(manager)
    client.post(
        "/accounts/sign-in/",
        {"login": manager.email, "password": PASSWORD, "next": "/accounts/people/"},
    )

    answer = enter(client, signing_in.code())

    assert answer["Location"] == "/accounts/people/"
    assert client.get("/accounts/people/").status_code == 200


def test_a_code_opens_once(client, manager):
    signing_in.give_app(manager)
    code = signing_in.code()
    give_password(client, manager)
    enter(client, code)
    client.post("/accounts/sign-out/")
    give_password(client, manager)

    answer = enter(client, code)

    assert answer.status_code == 200
    assert "was used already" in words(main(answer))


@pytest.mark.parametrize("seconds", [1, 29, 31, 45, 59])
def test_a_code_opens_once_however_long_it_counts(client, manager, seconds):
    """The one before counts too, so a code that was read over a shoulder might still open."""
    signing_in.give_app(manager)
    start = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
    with time_machine.travel(start, tick=False):
        code = signing_in.code()
        give_password(client, manager)
        assert enter(client, code).status_code == 302
        client.post("/accounts/sign-out/")
    with time_machine.travel(start + timedelta(seconds=seconds), tick=False):
        give_password(client, manager)

        assert enter(client, f"{code[:3]} {code[3:]}").status_code == 200
        assert "_auth_user_id" not in client.session


def test_codes_cannot_be_guessed_by_trying(client, manager):
    signing_in.give_app(manager)
    give_password(client, manager)
    for _ in range(5):
        enter(client, "000000")

    answer = enter(client, signing_in.code())

    assert "Too many tries" in words(main(answer))
    assert "_auth_user_id" not in client.session
    assert Entry.objects.filter(event="accounts.second-factor-failed").count() == 5


def test_a_recovery_code_opens_once(client, manager):
    give_password(client, manager)
    set_up_app(client)
    codes = client.get("/accounts/second-factor/codes/").context["unused_codes"]
    client.post("/accounts/sign-out/")
    give_password(client, manager)
    assert enter(client, codes[0]).status_code == 302
    client.post("/accounts/sign-out/")
    give_password(client, manager)

    assert enter(client, codes[0]).status_code == 200


def test_recovery_codes_are_shown_once(client, manager):
    give_password(client, manager)
    set_up_app(client)
    first = client.get("/accounts/second-factor/codes/")
    second = client.get("/accounts/second-factor/codes/")

    code = first.context["unused_codes"][0]
    assert code in first.content.decode()
    assert code not in second.content.decode()


def test_the_last_factor_of_somebody_who_needs_it_cannot_be_removed(client, manager):
    give_password(client, manager)
    set_up_app(client)

    client.post("/accounts/second-factor/app/remove/")

    assert queries.has_second_factor(manager.pk)


def test_a_stolen_password_does_not_replace_the_app(client, manager):
    """Whoever has only the password cannot get as far as the page that adds a factor."""
    signing_in.give_app(manager)
    give_password(client, manager)

    for address in ("/accounts/second-factor/app/", "/accounts/second-factor/passkeys/add/"):
        assert client.get(address)["Location"].startswith("/accounts/sign-in/")


def test_changing_factors_asks_again_after_a_while_and_not_for_the_password(client, manager):
    signing_in.give_app(manager)
    with time_machine.travel(datetime(2026, 11, 25, 9, 0, tzinfo=UTC), tick=False):
        give_password(client, manager)
        enter(client, signing_in.code())
    with time_machine.travel(datetime(2026, 11, 25, 9, 20, tzinfo=UTC), tick=False):
        answer = client.get("/accounts/second-factor/passkeys/add/")

        assert answer["Location"].startswith("/accounts/again/code/")
        assert client.get("/accounts/again/")["Location"].startswith("/accounts/again/code/")


def test_whoever_keeps_the_accounts_takes_lost_factors_away_and_it_is_told(
    client, manager, sign_in
):
    signing_in.give_app(manager)
    administrator = sign_in(Role.ACCOUNTS_ADMINISTRATOR)

    administrator.post(f"/accounts/people/{manager.pk}/new-factor/")

    assert not queries.has_second_factor(manager.pk)
    assert Entry.objects.filter(event="accounts.second-factors-taken-away").count() == 1
    assert Letter.objects.get().kind == "sign-in-changed"


def test_a_session_that_was_proved_with_a_lost_factor_ends_with_it(client, manager, sign_in):
    signing_in.give_app(manager)
    give_password(client, manager)
    enter(client, signing_in.code())
    assert client.get("/accounts/people/").status_code == 200

    sign_in(Role.ACCOUNTS_ADMINISTRATOR).post(f"/accounts/people/{manager.pk}/new-factor/")

    assert client.get("/accounts/people/")["Location"].startswith("/accounts/sign-in/")


def test_nobody_takes_away_their_own_so_that_a_stolen_session_cannot(sign_in):
    administrator = sign_in(Role.ACCOUNTS_ADMINISTRATOR)
    own = Person.objects.get(email__startswith="accounts-administrator")
    signing_in.give_app(own)

    administrator.post(f"/accounts/people/{own.pk}/new-factor/")

    assert queries.has_second_factor(own.pk)


def test_the_business_unit_takes_away_nobodys(sign_in, manager):
    signing_in.give_app(manager)

    answer = sign_in(Role.BUSINESS_UNIT).post(f"/accounts/people/{manager.pk}/new-factor/")

    assert answer.status_code == 403
    assert queries.has_second_factor(manager.pk)


def test_the_secret_of_an_app_is_not_in_the_trail(client, manager):
    give_password(client, manager)
    page = client.get("/accounts/second-factor/app/")
    client.post(
        "/accounts/second-factor/app/", {"code": signing_in.code(page.context["form"].secret)}
    )

    assert page.context["form"].secret not in str(list(Entry.objects.values()))
    assert sorted(
        Entry.objects.filter(event="accounts.second-factor-changed").values_list(
            "details__kind", flat=True
        )
    ) == ["recovery_codes", "totp"]
