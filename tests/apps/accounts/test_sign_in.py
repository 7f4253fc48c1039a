import pytest
from django.test import Client
from django.urls import reverse

from sightline.kit.trail.models import Entry
from tests.reading_pages import having, main, only, page_of, words

ADDRESS = "/accounts/sign-in/"
PASSWORD = "a long and quiet word"
REFUSED = "The email address or the password is wrong. Check both, and try again."


def send(client, **changes):
    return client.post(
        ADDRESS, {"login": "manager@council.example", "password": PASSWORD, **changes}
    )


def faults(answer):
    return [words(link) for link in having(page_of(answer), "govuk-error-summary__list")[0]]


@pytest.mark.django_db
def test_a_stranger_is_sent_to_sign_in_and_comes_back_to_the_page_asked_for(client, manager):
    asked = client.get("/accounts/?part=roles")

    answer = client.post(
        asked["Location"],
        {"login": manager.email, "password": PASSWORD, "next": "/accounts/?part=roles"},
    )

    assert asked["Location"] == f"{ADDRESS}?next=%2Faccounts%2F%3Fpart%3Droles"
    assert answer["Location"] == "/accounts/?part=roles"


@pytest.mark.parametrize(
    "email",
    [
        pytest.param("manager@council.example", id="as-kept"),
        pytest.param("Manager@Council.Example", id="other-case"),
        pytest.param("  manager@council.example ", id="blanks-around"),
    ],
)
def test_the_address_may_be_typed_in_any_case(client, manager, email):
    answer = send(client, login=email)

    assert answer.status_code == 302
    assert answer["Location"] == reverse("home")


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"password": "something else"}, id="wrong-password"),
        pytest.param({"password": f" {PASSWORD}"}, id="password-with-a-blank"),
        pytest.param({"login": "nobody@council.example"}, id="unknown-address"),
    ],
)
def test_a_refusal_does_not_say_which_of_the_two_was_wrong(client, manager, changes):
    answer = send(client, **changes)

    assert faults(answer) == [REFUSED]
    assert words(only(page_of(answer), ".//title")).startswith("Error: Sign in")
    assert "_auth_user_id" not in client.session


def test_a_closed_account_is_refused_in_the_same_words(client, manager):
    type(manager).objects.update(is_active=False)

    answer = send(client)

    assert faults(answer) == [REFUSED]


def test_a_password_is_never_sent_back_to_the_page(client, manager):
    answer = send(client, password="wrong-but-close")

    assert b"wrong-but-close" not in answer.content


def test_an_empty_form_says_what_to_enter_and_leads_to_each_field(client, manager):
    answer = send(client, login="", password="")

    links = having(page_of(answer), "govuk-error-summary__list")[0].findall(".//a")
    assert [(words(link), link.get("href")) for link in links] == [
        ("Enter your email address", "#id_login"),
        ("Enter your password", "#id_password"),
    ]


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "/\\elsewhere.example",
        "javascript:alert(1)",
    ],
)
def test_signing_in_leads_to_no_other_host(client, manager, elsewhere):
    answer = send(client, next=elsewhere)

    assert answer["Location"] == reverse("home")


def test_the_session_has_a_new_key_once_signed_in(client, manager):
    session = client.session
    session.save()
    before = session.session_key

    send(client)

    assert client.session.session_key != before


def test_someone_signed_in_is_not_asked_again(client, manager):
    client.force_login(manager)

    answer = client.get(f"{ADDRESS}?next=/accounts/")

    assert answer["Location"] == "/accounts/"


def guess(client, times=5, **changes):
    for _ in range(times):
        answer = send(client, password="guess", **changes)
    return answer


def test_too_many_wrong_passwords_mean_a_wait_even_for_the_right_one(client, manager):
    guess(client)

    answer = send(client)

    assert faults(answer)[0].startswith("Too many tries. Wait 5 minutes")


def test_others_at_the_same_place_do_not_wait(client, manager):
    guess(client, login="somebody@council.example")

    answer = send(client)

    assert answer.status_code == 302


def test_nobody_locks_out_a_person_in_a_browser_that_they_have_used_before(client, manager):
    send(client)
    client.post("/accounts/sign-out/")

    guess(Client(), times=8)

    assert faults(send(Client()))[0].startswith("Too many tries.")
    assert send(client).status_code == 302


def test_nobody_locks_out_a_person_in_a_new_browser_from_elsewhere(client, manager):
    guess(Client(REMOTE_ADDR="198.51.100.7"), times=8)

    assert faults(send(Client(REMOTE_ADDR="198.51.100.7")))[0].startswith("Too many tries.")
    assert send(client).status_code == 302


def test_a_cookie_of_somebody_else_gives_no_second_set_of_tries(client, manager):
    other = Client()
    other.cookies["sightline-device"] = "made up"
    guess(client)

    assert faults(send(other))[0].startswith("Too many tries.")


def test_the_trail_holds_no_address_that_was_refused(client, manager):
    send(client, login="private@home.example")
    send(client)

    entries = [(e.event, e.actor, e.person) for e in Entry.objects.all()]
    assert entries == [
        ("accounts.sign-in-failed", "a visitor who is not signed in", None),
        ("accounts.signed-in", "Business manager", manager.pk),
    ]
    assert "private" not in str(Entry.objects.values())


def test_signing_out_ends_the_session_and_stands_in_the_trail(client, manager):
    client.force_login(manager)

    answer = client.post("/accounts/sign-out/")

    assert answer["Location"] == ADDRESS
    assert "_auth_user_id" not in client.session
    assert [e.event for e in Entry.objects.all()] == ["accounts.signed-out"]


def test_a_link_cannot_sign_anybody_out(client, manager):
    client.force_login(manager)

    answer = client.get("/accounts/sign-out/")

    assert answer.status_code == 405
    assert "_auth_user_id" in client.session


@pytest.mark.django_db
def test_a_form_without_its_token_is_refused_in_plain_words():
    answer = Client(enforce_csrf_checks=True).post(ADDRESS, {"login": "a@b.example"})

    assert answer.status_code == 403
    assert words(main(answer)).startswith("The form was open too long")


@pytest.mark.django_db
def test_the_fields_can_be_filled_in_by_a_password_manager(client, manager):
    page = page_of(client.get(ADDRESS))

    assert only(page, ".//input[@name='login']").get("autocomplete") == "username"
    assert only(page, ".//input[@name='password']").get("autocomplete") == "current-password"
