"""An account is kept when somebody's address changes, and goes over to it only when they accept."""

from datetime import date, timedelta

import pytest
from allauth.socialaccount.models import SocialAccount
from click.testing import CliRunner
from django.contrib.auth import authenticate
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from sightline.apps.accounts import queries as accounts
from sightline.apps.accounts.cases import actions as cases
from sightline.apps.accounts.models import Invitation, Person, RoleHeld
from sightline.apps.accounts.people import actions, queries
from sightline.apps.accounts.signing import queries as signing
from sightline.apps.accounts.types import CannotDo
from sightline.apps.partnership.models import Agency
from sightline.cli import main
from sightline.kit import clock
from sightline.kit.access import COMMAND_LINE
from sightline.kit.mail import sending
from sightline.kit.permission import Role
from sightline.kit.trail.models import Entry
from sightline.kit.trail.subjects import subject_of
from tests import signing_in
from tests.apps.accounts.conftest import PASSWORD
from tests.reading_pages import main as body
from tests.reading_pages import words

pytestmark = pytest.mark.django_db
OLD, NEW = "manager@council.example", "manager@health.example"
CHOSEN = "four quiet words here"


def actor(person):
    return accounts.actor_for(person, clock.today())


@pytest.fixture
def administrator(sign_in):
    return sign_in(Role.ACCOUNTS_ADMINISTRATOR)


@pytest.fixture
def keeper(administrator):
    return actor(Person.objects.get(email__startswith="accounts-administrator"))


def offer(person, by=COMMAND_LINE, email=NEW, now=None):
    return actions.change_address(actor=by, person=person, email=email, now=now or clock.now())


def accept(client, word, email=NEW):
    fields = {"email": email, "password": CHOSEN, "again": CHOSEN}
    return client.post(reverse("accounts:join", args=[word]), fields)


def on_a_sealed_case(person):
    cases.open_case(
        actor=actor(person),
        title="Review of autumn",
        subject="",
        until=clock.today() + timedelta(days=3),
        now=clock.now(),
    )


def test_the_account_goes_over_with_its_roles_and_factors(client, manager, keeper):
    signing_in.give_app(manager)
    made = offer(manager, keeper)

    accept(client, made.word)

    assert authenticate(email=NEW, password=CHOSEN) == manager
    assert authenticate(email=OLD, password=PASSWORD) is None
    assert manager.roles.count() == 1
    assert signing.has_second_factor(manager.pk)
    assert not queries.waiting(COMMAND_LINE, clock.now()).exists()


def test_until_it_is_accepted_nothing_changes(client, manager, keeper):
    made = offer(manager, keeper)
    client.get(reverse("accounts:join", args=[made.word]))

    assert authenticate(email=OLD, password=PASSWORD) == manager
    sending.send_due(clock.now())
    assert mail.outbox == []


def test_the_old_address_is_told_by_mail_with_a_link_and_no_content(client, manager, keeper):
    accept(client, offer(manager, keeper).word)

    sending.send_due(clock.now())

    (letter,) = mail.outbox
    assert letter.to == [OLD]
    assert NEW not in letter.body + letter.subject
    assert "/accounts/sign-in/" in letter.body


def test_the_trail_tells_it_with_the_fields_and_names_no_address(client, manager, keeper):
    accept(client, offer(manager, keeper).word)

    offered, changed = Entry.objects.filter(event__contains="address").order_by("number")
    assert (offered.event, changed.event) == (
        "accounts.new-address-offered",
        "accounts.address-changed",
    )
    assert changed.target_id == str(manager.pk)
    told = str(list(Entry.objects.values()))
    assert "email" in told
    assert OLD not in told and NEW not in told
    assert not any(each.digest in told for each in Invitation.objects.all())


def test_sessions_and_ties_to_an_agencys_own_sign_in_end(client, manager, keeper):
    there = client.__class__()
    signing_in.with_both_factors(there, manager)
    assert there.get("/accounts/").status_code == 200
    SocialAccount.objects.create(user=manager, provider="council", uid="1")

    accept(client, offer(manager, keeper).word)

    assert there.get("/accounts/").status_code == 302
    assert not SocialAccount.objects.exists()


def test_taken_back_it_does_nothing(client, manager, keeper, administrator):
    made = offer(manager, keeper)

    administrator.post(reverse("accounts:take-back", args=[made.pk]))

    assert accept(client, made.word).status_code == 404
    assert Person.objects.get(pk=manager.pk).email == OLD


def test_used_twice_it_is_refused(client, manager, keeper):
    made = offer(manager, keeper)
    accept(client, made.word)

    assert accept(client, made.word).status_code == 404


def test_it_ends_after_seven_days(client, manager, keeper):
    made = offer(manager, keeper, now=clock.now() - timedelta(days=7, minutes=1))

    assert accept(client, made.word).status_code == 404


@pytest.mark.parametrize("typed", [OLD, "somebody.else@health.example"])
def test_another_address_is_refused(client, manager, keeper, typed):
    answer = accept(client, offer(manager, keeper).word, email=typed)

    assert "This link is not for that address" in answer.content.decode()
    assert Person.objects.get(pk=manager.pk).email == OLD


def test_a_newer_link_ends_those_before_and_so_does_closing_the_account(client, manager, keeper):
    first = offer(manager, keeper)
    password = actions.let_choose_password(actor=keeper, person=manager, now=clock.now())
    last = offer(manager, keeper, "another@health.example")
    assert [queries.opens(each.word, clock.now()) for each in (first, password, last)] == [
        False, False, True,
    ]  # fmt: skip

    actions.close(actor=keeper, person=manager, now=clock.now())

    assert not queries.opens(last.word, clock.now())


def test_an_address_that_has_an_account_is_refused_then_and_later(client, manager, keeper):
    made = offer(manager, keeper)
    Person.objects.create(email=NEW, shown_as="Somebody")

    with pytest.raises(CannotDo, match="has an account already"):
        offer(manager, keeper, NEW.upper())
    assert "has an account already" in accept(client, made.word).content.decode()
    assert Person.objects.get(pk=manager.pk).email == OLD


def test_a_closed_account_is_not_moved(client, manager, keeper):
    made = offer(manager, keeper)
    Person.objects.update(is_active=False)
    manager.refresh_from_db()

    with pytest.raises(CannotDo, match="closed"):
        offer(manager, keeper)
    accept(client, made.word)
    assert Person.objects.get(pk=manager.pk).email == OLD


def test_whoever_is_on_a_sealed_case_is_moved_on_the_command_line_alone(
    client, manager, keeper, administrator
):
    shown_before = offer(manager, keeper)
    on_a_sealed_case(manager)

    with pytest.raises(CannotDo, match="data protection officer has agreed"):
        offer(manager, keeper)
    page = administrator.post(reverse("accounts:change-address", args=[manager.pk]), {"email": NEW})
    assert "whoever runs Sightline does it on the command line" in words(body(page))
    assert accept(client, shown_before.word).status_code == 404

    answer = CliRunner().invoke(main, ["accounts", "change-address", OLD, NEW])
    assert answer.exit_code == 0, answer.output
    word = answer.output.split("/accounts/join/")[1].split("/")[0]
    accept(client, word)
    assert Person.objects.get(pk=manager.pk).email == NEW


def test_the_command_line_says_why_it_refuses(manager):
    answer = CliRunner().invoke(main, ["accounts", "change-address", OLD, "nonsense"])

    assert answer.exit_code == 1
    assert "email address in the correct format" in answer.output


@pytest.fixture
def agencies():
    return [Agency.objects.create(key=key) for key in ("health", "police")]


def somebody(email, role, agency):
    person = Person.objects.create(email=email, shown_as=email)
    RoleHeld.objects.create(person=person, role=role, agency=agency, starts_on=date(2020, 1, 1))
    return person


def test_a_lead_moves_people_of_their_own_agency_and_of_no_other(manager, agencies, client):
    lead = somebody("lead@health.example", Role.AGENCY_LEAD, agencies[0])
    own = somebody("own@health.example", Role.CONTRIBUTOR, agencies[0])
    other = somebody("other@police.example", Role.CONTRIBUTOR, agencies[1])
    signing_in.with_both_factors(client, lead)

    for person in (other, manager, lead):
        with pytest.raises(CannotDo):
            offer(person, actor(lead))
    for person in (other, manager):
        address = reverse("accounts:change-address", args=[person.pk])
        assert client.get(address).status_code == 404
        assert client.post(address, {"email": NEW}).status_code == 404
    made = offer(own, actor(lead))
    assert NEW in client.get(reverse("accounts:people")).content.decode()
    client.post(reverse("accounts:take-back", args=[made.pk]))
    assert not queries.opens(made.word, clock.now())


def test_a_lead_is_not_told_that_the_address_has_an_account_elsewhere(manager, agencies):
    lead = somebody("lead@health.example", Role.AGENCY_LEAD, agencies[0])
    own = somebody("own@health.example", Role.CONTRIBUTOR, agencies[0])

    with pytest.raises(CannotDo) as refused:
        offer(own, actor(lead), OLD)

    assert "account" not in str(refused.value)


def test_who_may_let_nobody_in_moves_nobody(manager, sign_in):
    analyst = somebody("analyst@council.example", Role.ANALYST, None)

    with pytest.raises(PermissionDenied):
        offer(manager, actor(analyst))
    address = reverse("accounts:change-address", args=[manager.pk])
    assert sign_in(Role.ANALYST).post(address, {"email": NEW}).status_code == 403


def test_the_business_unit_does_not_move_those_who_watch_over_it(manager, keeper):
    with pytest.raises(CannotDo):
        offer(Person.objects.get(pk=keeper.person), actor(manager))


def test_it_is_offered_on_a_page_which_shows_the_link_once(manager, administrator):
    person = administrator.get(reverse("accounts:person", args=[manager.pk]))
    address = reverse("accounts:change-address", args=[manager.pk])
    assert address in person.content.decode()
    assert OLD in words(body(administrator.get(address)))

    answer = administrator.post(address, {"email": NEW})

    assert "/accounts/join/" in answer.content.decode()
    waiting = words(body(administrator.get(reverse("accounts:people"))))
    assert f"A new address, in place of {OLD}" in waiting


@pytest.mark.parametrize(
    ("typed", "said"), [("", "Enter an email address"), ("x", "in the correct format")]
)
def test_what_is_no_address_is_refused_at_its_field(manager, administrator, typed, said):
    address = reverse("accounts:change-address", args=[manager.pk])

    assert said in words(body(administrator.post(address, {"email": typed})))


def test_the_way_in_goes_with_the_person_and_not_with_who_has_the_address_later(client, keeper):
    came_in = let_in(client, OLD)
    first = Person.objects.get(email=OLD)
    accept(client, offer(first, keeper).word)

    came_later = let_in(client, OLD)

    second = Person.objects.get(email=OLD)
    assert queries.subjects_of_invitations(str(first.pk)) == [came_in]
    assert queries.subjects_of_invitations(str(second.pk)) == [came_later]
    assert queries.former_addresses(COMMAND_LINE) == {first.pk: [OLD]}


def let_in(client, email):
    made = actions.invite(actor=COMMAND_LINE, email=email, roles=[Role.SCRUTINEER], now=clock.now())
    accept(client, made.word, email)
    return subject_of(Invitation.objects.get(pk=made.pk))
