"""A password alone opens nothing that is about a child or about others' accounts."""

import pytest

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
