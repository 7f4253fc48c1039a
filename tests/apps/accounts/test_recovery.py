"""A forgotten password is chosen anew by mail, and asking tells nobody who has an account."""

import pytest
from allauth.account.utils import user_pk_to_url_str
from django.contrib.auth import authenticate

from sightline.apps.accounts.models import Person
from sightline.kit.mail.models import Letter
from sightline.kit.trail.models import Entry
from tests import signing_in
from tests.reading_pages import main, words

pytestmark = pytest.mark.django_db
NEW = {"password1": "four quiet words here", "password2": "four quiet words here"}


def ask(client, email):
    return client.post("/accounts/forgotten/", {"email": email}, follow=True)


def choose(client, link, **changes):
    page = client.get(link, follow=True)
    return client.post(page.request["PATH_INFO"], NEW | changes, follow=True)


def test_asking_answers_the_same_whether_there_is_such_an_account_or_not(client, manager):
    known, unknown = ask(client, manager.email), ask(client, "nobody@council.example")
    Person.objects.update(is_active=False)
    closed = ask(client, manager.email)

    assert words(main(known)) == words(main(unknown)) == words(main(closed))
    assert Letter.objects.count() == 1
    assert Entry.objects.filter(event="accounts.recovery-asked").count() == 3


def test_the_link_opens_once(client, manager):
    ask(client, manager.email)
    link = signing_in.link_mailed()

    answer = choose(client, link)

    assert "Your new password is kept" in words(main(answer))
    assert authenticate(email=manager.email, password=NEW["password1"]) == manager
    assert "This link has ended" in words(main(client.get(link, follow=True)))
    assert "accounts.password-changed" in Entry.objects.values_list("event", flat=True)


def test_the_link_is_kept_nowhere(client, manager):
    ask(client, manager.email)
    link = signing_in.link_mailed()

    kept = str(list(Letter.objects.values())) + str(list(Entry.objects.values()))
    assert link.split("/")[-2] not in kept


def test_a_link_for_one_account_opens_no_other(client, manager):
    other = Person.objects.create(email="other@council.example", shown_as="Other")
    ask(client, manager.email)
    own = signing_in.link_mailed().split("/")
    own[3] = user_pk_to_url_str(other)

    assert "This link has ended" in words(main(client.get("/".join(own), follow=True)))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"password1": "short", "password2": "short"}, "at least 12 characters"),
        ({"password2": "another quiet word"}, "The two passwords differ"),
        ({"password1": "", "password2": ""}, "Choose a password"),
    ],
)
def test_a_weak_password_is_refused_in_plain_words(client, manager, typed, said):
    ask(client, manager.email)

    answer = choose(client, signing_in.link_mailed(), **typed)

    assert said in words(main(answer))
    assert authenticate(email=manager.email, password=NEW["password1"]) is None


def test_asking_again_and_again_is_slowed_down(client, manager):
    answers = [ask(client, manager.email).status_code for _ in range(6)]

    assert answers == [200] * 5 + [429]
    assert Letter.objects.count() == 5
