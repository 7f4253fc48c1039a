"""Roles that are given or invited to a last day: they end by themselves after it."""

from datetime import datetime, time, timedelta

import pytest
from click.testing import CliRunner
from django.urls import reverse
from django.utils import timezone

from sightline.apps.accounts import queries as accounts
from sightline.apps.accounts.models import Invitation, Person, RoleHeld
from sightline.apps.accounts.people import actions, queries
from sightline.cli import main
from sightline.kit import clock
from sightline.kit.access import COMMAND_LINE
from sightline.kit.permission import Role
from tests import signing_in

pytestmark = pytest.mark.django_db
ADDRESS = "jo.bloggs@health.example"
PASSWORD = "four quiet words here"


def accept(client, word):
    fields = {"email": ADDRESS, "password": PASSWORD, "again": PASSWORD}
    return client.post(reverse("accounts:join", args=[word]), fields)


def test_a_role_given_until_a_day_ends_by_itself(administrator, manager, client):
    signing_in.with_both_factors(client, administrator)
    day = clock.today() + timedelta(days=3)

    client.post(
        reverse("accounts:person", args=[manager.pk]),
        {"role": Role.ANALYST, "agency": "", "until": f"{day:%d/%m/%Y}"},
    )

    assert Role.ANALYST in accounts.actor_for(manager, day).roles
    assert Role.ANALYST not in accounts.actor_for(manager, day + timedelta(days=1)).roles


def test_a_role_that_is_invited_until_a_day_ends_by_itself(administrator, client):
    signing_in.with_both_factors(client, administrator)
    day = clock.today() + timedelta(days=30)

    answer = client.post(
        reverse("accounts:invite"),
        {"email": ADDRESS, "role": Role.SCRUTINEER, "agency": "", "until": f"{day:%d/%m/%Y}"},
    )

    assert (
        f"to end on {day.day} {day:%B %Y}"
        in client.get(reverse("accounts:people")).content.decode()
    )
    accept(client, answer.content.decode().split("/accounts/join/")[1].split("/")[0])
    person = Person.objects.get(email=ADDRESS)
    assert Role.SCRUTINEER in accounts.actor_for(person, day).roles
    assert Role.SCRUTINEER not in accounts.actor_for(person, day + timedelta(days=1)).roles


def test_the_link_ends_with_the_last_day_of_the_role(client):
    now = clock.now()
    made = actions.invite(
        actor=COMMAND_LINE,
        email=ADDRESS,
        roles=[Role.SCRUTINEER],
        until=clock.today() + timedelta(days=1),
        now=now,
    )

    assert made.expires_at == timezone.make_aware(
        datetime.combine(clock.today() + timedelta(days=2), time.min)
    )
    assert queries.opens(made.word, made.expires_at - timedelta(seconds=1))
    assert not queries.opens(made.word, made.expires_at)


def test_an_invitation_for_today_alone_opens_today(client):
    made = actions.invite(
        actor=COMMAND_LINE,
        email=ADDRESS,
        roles=[Role.SCRUTINEER],
        until=clock.today(),
        now=clock.now(),
    )

    accept(client, made.word)

    assert RoleHeld.objects.get(person__email=ADDRESS).ends_on == clock.today()


@pytest.mark.parametrize(
    ("typed", "said"), [("1/2/2020", "lies in the past"), ("soon", "Enter a day like 31/3/2027")]
)
def test_a_last_day_that_is_past_or_none_is_refused_at_its_field(
    administrator, client, typed, said
):
    signing_in.with_both_factors(client, administrator)

    answer = client.post(
        reverse("accounts:invite"),
        {"email": ADDRESS, "role": Role.SCRUTINEER, "agency": "", "until": typed},
    )

    assert said in answer.content.decode()
    assert 'href="#id_until"' in answer.content.decode()
    assert not Invitation.objects.exists()


def test_the_command_line_invites_until_a_day():
    day = clock.today() + timedelta(days=30)
    invite = ["accounts", "invite", ADDRESS, "--role", "scrutineer", "--until"]

    past = CliRunner().invoke(main, [*invite, "2020-02-01"])
    unread = CliRunner().invoke(main, [*invite, "soon"])
    made = CliRunner().invoke(main, [*invite, str(day)])

    assert (past.exit_code, unread.exit_code, made.exit_code) == (1, 2, 0)
    assert "lies in the past" in past.output
    assert Invitation.objects.get().until == day


def test_a_role_is_not_given_until_a_day_that_is_past(administrator, manager, client):
    signing_in.with_both_factors(client, administrator)

    answer = client.post(
        reverse("accounts:person", args=[manager.pk]),
        {"role": Role.ANALYST, "agency": "", "until": "1/2/2020"},
    )

    assert "lies in the past" in answer.content.decode()
    assert not manager.roles.filter(role=Role.ANALYST).exists()
