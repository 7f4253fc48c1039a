from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied

from sightline.apps.accounts import actions, queries
from sightline.apps.accounts.models import Person, RoleHeld
from sightline.apps.partnership.models import Agency
from sightline.kit.access import COMMAND_LINE, STRANGER
from sightline.kit.permission import Role
from sightline.kit.trail.models import Entry
from tests.reading_pages import main, words

NOW = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def make(agencies=(), partners=()):
    return actions.make_demonstration_people(
        actor=COMMAND_LINE, agencies=agencies, partners=partners, now=NOW
    )


def test_there_is_one_person_for_every_role_that_a_person_may_hold():
    sign_ins = make()

    assert [s.role for s in sign_ins] == [role for role in Role if role != Role.SYSTEM]
    assert sign_ins[0].email == "business-unit@demonstration.example"
    assert queries.is_demonstration()


def test_each_can_sign_in_with_what_was_returned(client):
    for sign_in in make():
        answer = client.post(
            "/accounts/sign-in/", {"login": sign_in.email, "password": sign_in.password}
        )
        client.logout()

        assert answer.status_code == 302, sign_in.role


def test_a_second_run_changes_nothing_and_returns_the_same():
    first = make()
    before = list(Person.objects.values()), list(RoleHeld.objects.values())

    second = make()

    assert second == first
    assert (list(Person.objects.values()), list(RoleHeld.objects.values())) == before
    assert [e.event for e in Entry.objects.all()] == ["accounts.demonstration-made"]


def test_with_another_secret_key_the_new_password_works_for_all(settings):
    first = make()
    settings.SECRET_KEY = "another key, which is certainly long enough to be one" * 2

    second = make()

    assert second[0].password != first[0].password
    assert all(p.check_password(second[0].password) for p in Person.objects.all())


def test_agencies_are_shared_out_among_those_who_act_for_one():
    agencies = [Agency.objects.create(key=key) for key in ("health", "police")]

    make(agencies)

    acting = dict(RoleHeld.objects.exclude(agency=None).values_list("role", "agency__key"))
    assert acting == {
        "partner": "health",
        "agency-lead": "police",
        "contributor": "health",
        "member": "police",
        "practitioner": "health",
    }


def test_each_safeguarding_partner_has_somebody_to_sign_for_it():
    partners = [Agency.objects.create(key=key) for key in ("council", "health", "police")]

    sign_ins = make(partners, partners)

    acting = RoleHeld.objects.filter(role=Role.PARTNER).order_by("person__email")
    assert list(acting.values_list("person__email", "agency__key")) == [
        ("partner-2@demonstration.example", "health"),
        ("partner-3@demonstration.example", "police"),
        ("partner@demonstration.example", "council"),
    ]
    assert make(partners, partners) == sign_ins


def test_only_those_who_keep_accounts_may_make_them():
    with pytest.raises(PermissionDenied):
        actions.make_demonstration_people(actor=STRANGER, agencies=[], now=NOW)


def test_the_sign_in_page_says_that_it_is_a_demonstration(client, manager):
    before = words(main(client.get("/accounts/sign-in/")))
    make()

    after = words(main(client.get("/accounts/sign-in/")))

    assert "demonstration" not in before
    assert "This is a demonstration." in after
