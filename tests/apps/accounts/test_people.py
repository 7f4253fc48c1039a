"""Letting people in: one link for one address, once; and nobody locks everybody out."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from sightline.apps.accounts import queries as accounts
from sightline.apps.accounts.models import Invitation, Person, RoleHeld
from sightline.apps.accounts.people import actions, queries
from sightline.apps.accounts.throttle import TRIES
from sightline.apps.accounts.types import CannotDo
from sightline.apps.partnership.models import Agency
from sightline.kit import clock
from sightline.kit.access import COMMAND_LINE
from sightline.kit.permission import Role
from sightline.kit.trail.models import Entry
from tests import signing_in
from tests.apps.accounts.conftest import PASSWORD

pytestmark = pytest.mark.django_db
ADDRESS = "jo.bloggs@health.example"
NEW = {"email": ADDRESS, "password": "four quiet words here", "again": "four quiet words here"}


def actor(person):
    return accounts.actor_for(person, clock.today())


def invited(role=Role.SCRUTINEER, by=COMMAND_LINE, now=None):
    return actions.invite(actor=by, email=ADDRESS, roles=[role], now=now or clock.now())


def accept(client, word, **fields):
    return client.post(reverse("accounts:join", args=[word]), {**NEW, **fields})


def test_who_accepts_has_the_role_and_can_sign_in(client):
    made = invited()

    accept(client, made.word)

    answer = client.post(
        reverse("accounts:sign-in"), {"login": ADDRESS, "password": NEW["password"]}
    )
    assert answer["Location"] == "/"
    held = RoleHeld.objects.get(person__email=ADDRESS)
    assert (held.role, held.agency) == (Role.SCRUTINEER, None)


def test_an_invitation_opens_once(client):
    made = invited()
    accept(client, made.word)

    again = accept(client, made.word, password="another long one", again="another long one")

    assert again.status_code == 404
    assert Person.objects.get(email=ADDRESS).check_password(NEW["password"])


def test_an_invitation_ends_after_seven_days(client):
    made = invited(now=clock.now() - timedelta(days=7, minutes=1))

    assert accept(client, made.word).status_code == 404
    assert not Person.objects.filter(email=ADDRESS).exists()


def test_an_invitation_serves_no_other_address(client):
    made = invited()

    answer = accept(client, made.word, email="somebody.else@health.example")

    assert answer.status_code == 200
    assert b"This link is not for that address" in answer.content
    assert Person.objects.count() == 0


def test_a_guessed_link_opens_nothing_and_guessing_has_to_wait(client):
    for _ in range(TRIES):
        assert client.get(reverse("accounts:join", args=["guess"])).status_code == 404
    made = invited()

    assert client.get(reverse("accounts:join", args=[made.word])).status_code == 404


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"password": "short", "again": "short"}, "too short"),
        ({"again": "something else altogether"}, "The two passwords differ"),
        ({"password": "qwerty123456", "again": "qwerty123456"}, "too common"),
        ({"password": "", "again": ""}, "Choose a password"),
    ],
)
def test_a_weak_or_mistyped_password_is_not_taken(client, fields, said):
    made = invited()

    answer = accept(client, made.word, **fields)

    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert Person.objects.count() == 0


def test_the_link_is_kept_nowhere_and_the_trail_names_no_address():
    made = invited()

    assert made.word not in str(list(Invitation.objects.values()))
    assert ADDRESS not in str(list(Entry.objects.values()))
    assert Entry.objects.get().event == "accounts.invited"


def test_a_newer_invitation_ends_the_one_before(client):
    first = invited()

    second = invited()

    assert not queries.opens(first.word, clock.now())
    assert queries.opens(second.word, clock.now())


def test_an_address_with_an_account_is_not_invited_again(manager):
    with pytest.raises(CannotDo, match="has an account already"):
        actions.invite(
            actor=COMMAND_LINE,
            email=manager.email.upper(),
            roles=[Role.SCRUTINEER],
            now=clock.now(),
        )


@pytest.mark.parametrize("role", [Role.ACCOUNTS_ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER])
def test_the_business_unit_makes_no_administrator(manager, role):
    with pytest.raises(CannotDo):
        invited(role, by=actor(manager))


def test_whoever_acts_for_an_agency_needs_one():
    with pytest.raises(CannotDo) as refused:
        invited(Role.PARTNER)

    assert list(refused.value.faults) == ["agency"]


def test_nobody_may_be_the_system():
    with pytest.raises(CannotDo):
        invited(Role.SYSTEM)


def test_the_last_administrator_can_neither_be_ended_nor_closed(administrator, manager):
    held = administrator.roles.get()

    with pytest.raises(CannotDo, match="last administrator"):
        actions.end_role(actor=actor(administrator), held=held, now=clock.now())
    with pytest.raises(CannotDo, match="last administrator"):
        actions.close(actor=actor(administrator), person=administrator, now=clock.now())


def test_the_business_unit_cannot_touch_an_administrator(administrator, manager):
    for act in (actions.close, actions.let_choose_password):
        with pytest.raises(CannotDo):
            act(actor=actor(manager), person=administrator, now=clock.now())


def test_an_ended_role_no_longer_holds_from_that_moment(administrator, manager):
    held = manager.roles.get()

    actions.end_role(actor=actor(administrator), held=held, now=clock.now())

    assert actor(manager).roles == frozenset()


def test_a_closed_account_is_signed_out_where_it_is(administrator, manager, client):
    signing_in.with_both_factors(client, manager)

    actions.close(actor=actor(administrator), person=manager, now=clock.now())

    assert client.get("/accounts/").status_code == 302
    answer = client.post(
        reverse("accounts:sign-in"), {"email": manager.email, "password": PASSWORD}
    )
    assert answer.status_code == 200


def test_a_new_password_is_chosen_by_a_link_and_the_roles_stay(administrator, manager, client):
    made = actions.let_choose_password(actor=actor(administrator), person=manager, now=clock.now())

    accept(client, made.word, email=manager.email)

    manager.refresh_from_db()
    assert manager.check_password(NEW["password"])
    assert manager.roles.count() == 1


def test_people_are_invited_on_the_page_and_the_link_is_shown_once(administrator, client):
    signing_in.with_both_factors(client, administrator)

    answer = client.post(
        reverse("accounts:invite"), {"email": ADDRESS, "role": Role.SCRUTINEER, "agency": ""}
    )

    assert "/accounts/join/" in answer.content.decode()
    waiting = client.get(reverse("accounts:people")).content.decode()
    assert ADDRESS in waiting
    assert "/accounts/join/" not in waiting


def test_an_invitation_is_taken_back(administrator, client):
    made = invited()
    signing_in.with_both_factors(client, administrator)

    client.post(reverse("accounts:take-back", args=[made.pk]))

    assert not queries.opens(made.word, clock.now())


def test_a_role_is_given_and_ended_on_the_persons_page(administrator, manager, client):
    signing_in.with_both_factors(client, administrator)
    page = reverse("accounts:person", args=[manager.pk])

    client.post(page, {"role": Role.ANALYST, "agency": ""})
    given = manager.roles.get(role=Role.ANALYST)
    client.post(reverse("accounts:end-role", args=[manager.pk, given.pk]))

    assert not manager.roles.filter(role=Role.ANALYST).exists()
    assert (
        Entry.objects.filter(event__in=["accounts.role-given", "accounts.role-ended"]).count() == 2
    )


def test_another_persons_role_is_not_ended_under_a_wrong_address(administrator, manager, client):
    signing_in.with_both_factors(client, administrator)
    held = manager.roles.get()

    answer = client.post(reverse("accounts:end-role", args=[administrator.pk, held.pk]))

    assert answer.status_code == 404


def test_the_list_costs_no_more_with_many_people(
    administrator, client, django_assert_max_num_queries
):
    for number in range(30):
        person = Person.objects.create(email=f"p{number}@council.example", shown_as="Member")
        RoleHeld.objects.create(person=person, role=Role.ANALYST, starts_on=date(2020, 1, 1))
    signing_in.with_both_factors(client, administrator)

    with django_assert_max_num_queries(12):
        client.get(reverse("accounts:people"))


@pytest.fixture
def agencies():
    return [Agency.objects.create(key=key) for key in ("health", "police")]


@pytest.fixture
def lead(agencies):
    person = Person.objects.create(email="lead@health.example", shown_as="Designated nurse")
    RoleHeld.objects.create(
        person=person, role=Role.AGENCY_LEAD, agency=agencies[0], starts_on=date(2020, 1, 1)
    )
    return person


def test_an_agencys_lead_lets_in_people_of_their_own_agency(lead, agencies):
    made = actions.invite(
        actor=actor(lead),
        email=ADDRESS,
        roles=[Role.CONTRIBUTOR],
        agency=agencies[0],
        now=clock.now(),
    )

    assert Invitation.objects.get(pk=made.pk).agency == agencies[0]


@pytest.mark.parametrize(
    ("role", "agency"),
    [
        (Role.CONTRIBUTOR, 1),
        (Role.AGENCY_LEAD, 0),
        (Role.PARTNER, 0),
        (Role.BUSINESS_UNIT, None),
        (Role.ACCOUNTS_ADMINISTRATOR, None),
        (Role.CONTRIBUTOR, None),
    ],
)
def test_an_agencys_lead_lets_in_nobody_else(lead, agencies, role, agency):
    with pytest.raises(CannotDo):
        actions.invite(
            actor=actor(lead),
            email=ADDRESS,
            roles=[role],
            agency=None if agency is None else agencies[agency],
            now=clock.now(),
        )
    assert not Invitation.objects.exists()


def test_an_agencys_lead_sees_and_keeps_only_their_own_people(lead, agencies, manager, client):
    other = Person.objects.create(email="other@police.example", shown_as="Other")
    RoleHeld.objects.create(
        person=other, role=Role.CONTRIBUTOR, agency=agencies[1], starts_on=date(2020, 1, 1)
    )
    signing_in.with_both_factors(client, lead)
    page = client.get(reverse("accounts:people")).content.decode()

    assert "lead@health.example" in page
    assert "other@police.example" not in page and manager.email not in page
    for person in (other, manager):
        for name in ("person", "close", "new-password"):
            answer = client.post(reverse(f"accounts:{name}", args=[person.pk]))
            assert answer.status_code == 404, (name, person)
    assert client.post(reverse("accounts:new-factor", args=[lead.pk])).status_code == 403


def test_an_agencys_lead_does_not_learn_who_has_an_account_elsewhere(lead, agencies, manager):
    with pytest.raises(CannotDo) as refused:
        actions.invite(
            actor=actor(lead),
            email=manager.email,
            roles=[Role.CONTRIBUTOR],
            agency=agencies[0],
            now=clock.now(),
        )

    assert "account" not in str(refused.value)


def test_a_lead_who_is_also_somebody_elses_contributor_keeps_nobody_there(lead, agencies):
    both = Person.objects.create(email="both@health.example", shown_as="Both")
    for agency in agencies:
        RoleHeld.objects.create(
            person=both, role=Role.CONTRIBUTOR, agency=agency, starts_on=date(2020, 1, 1)
        )

    with pytest.raises(CannotDo, match="own agency"):
        actions.close(actor=actor(lead), person=both, now=clock.now())


def test_a_role_is_ended_once():
    person = Person.objects.create(email="two@council.example", shown_as="Analyst")
    held = RoleHeld.objects.create(person=person, role=Role.ANALYST, starts_on=date(2020, 1, 1))
    actions.end_role(actor=COMMAND_LINE, held=held, now=clock.now())

    with pytest.raises(CannotDo, match="ended already"):
        actions.end_role(actor=COMMAND_LINE, held=held, now=clock.now())

    assert Entry.objects.filter(event="accounts.role-ended").count() == 1
