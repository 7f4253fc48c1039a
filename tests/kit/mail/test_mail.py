"""Mail says that something waits, and never what; each is told once, and none is lost."""

import re
import smtplib
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail as sent_mail
from django.core.mail import EmailMessage

from sightline.apps.accounts.models import Person
from sightline.kit.access import COMMAND_LINE
from sightline.kit.mail import actions, kinds, outbox, sending
from sightline.kit.mail.models import Letter
from sightline.kit.mail.queries import mail_now
from sightline.kit.schedule import registry

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
KIND = "new-sign-in"


@pytest.fixture
def person():
    return Person.objects.create(email="lead@health.example", shown_as="Designated nurse")


@pytest.fixture
def broken(settings):
    settings.EMAIL_BACKEND = "tests.kit.mail.test_mail.Broken"


class Broken:
    def __init__(self, **_):
        pass

    def send_messages(self, _):
        raise OSError("lead@health.example is not known here")


def put(person, key="once"):
    return outbox.put(kind=KIND, person=person.pk, key=key, now=NOW)


def test_a_mail_is_a_fixed_sentence_and_a_link_at_the_sites_own_address(person, settings):
    settings.SITE_ADDRESS = "https://sightline.council.example/"
    put(person)

    sending.send_due(NOW)

    letter = sent_mail.outbox[0]
    assert letter.to == ["lead@health.example"]
    assert "https://sightline.council.example/accounts/sessions/" in letter.body
    assert kinds.find(KIND).sentence in letter.body


def test_no_kind_of_mail_has_room_for_anything_of_a_record():
    registry.every()

    for kind in kinds.every():
        assert not re.search(r"[{}%\n\r]", kind.subject + kind.sentence), kind.key
    assert len(kinds.every()) >= 7


def test_the_table_of_mail_holds_neither_words_nor_an_address():
    columns = {field.name for field in Letter._meta.get_fields()}

    assert columns == {
        "id", "kind", "person", "key", "put_at", "due_at", "tries", "sent_at", "given_up_at",
    }  # fmt: skip


def test_nothing_is_told_twice(person):
    assert [put(person), put(person), put(person, "another")] == [True, False, True]

    for _ in range(3):
        sending.send_due(NOW + timedelta(hours=1))

    assert len(sent_mail.outbox) == 2


def test_a_server_that_does_not_answer_is_tried_again_for_days_and_then_shown(
    person, broken, caplog
):
    put(person)
    now, tries = NOW, 0
    while Letter.objects.filter(given_up_at=None).exists():
        tries += sum(sending.send_due(now).values())
        now += timedelta(minutes=1)

    assert tries == 8
    assert now - NOW > timedelta(days=1)
    assert mail_now(COMMAND_LINE).given_up == 1
    assert "health.example" not in caplog.text


def test_a_mail_goes_once_the_server_answers_again(person, settings, broken):
    put(person)
    sending.send_due(NOW)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    sending.send_due(NOW + timedelta(minutes=2))

    assert len(sent_mail.outbox) == 1


@pytest.mark.django_db(transaction=True)
def test_a_mail_without_its_causes_transaction_is_refused(person):
    with pytest.raises(outbox.OutsideTransaction):
        put(person)


def test_an_address_that_the_server_does_not_know_is_given_up_at_once(person, monkeypatch):
    refused = smtplib.SMTPRecipientsRefused({person.email: (550, b"unknown")})
    monkeypatch.setattr(EmailMessage, "send", raising(refused))
    put(person)

    assert sending.send_due(NOW) == {"given up": 1}


def test_a_server_that_is_busy_is_tried_again(person, monkeypatch):
    refused = smtplib.SMTPRecipientsRefused({person.email: (450, b"later")})
    monkeypatch.setattr(EmailMessage, "send", raising(refused))
    put(person)

    assert sending.send_due(NOW) == {"failed": 1}


def test_where_the_server_is_away_one_turn_tries_it_once(person, broken):
    put(person)
    put(person, "another")

    assert sending.send_due(NOW) == {"failed": 1}
    assert sending.send_due(NOW) == {"failed": 1}, "the other, at the next turn"


def test_what_was_given_up_goes_out_when_somebody_says_so(person):
    put(person)
    Letter.objects.update(given_up_at=NOW, tries=8)

    assert actions.try_again(actor=COMMAND_LINE, now=NOW) == 1
    assert sending.send_due(NOW) == {"sent": 1}
    assert actions.try_again(actor=COMMAND_LINE, now=NOW) == 0


def test_one_that_goes_out_twice_carries_the_same_mark(person):
    put(person)
    for _ in range(2):
        sending.send_due(NOW)
        Letter.objects.update(sent_at=None, due_at=NOW)  # as where the worker is killed

    first, second = (each.message() for each in sent_mail.outbox)
    assert first["Message-ID"] == second["Message-ID"]
    assert first["Auto-Submitted"] == "auto-generated"


def raising(fault):
    def refuse(self):
        raise fault

    return refuse


def test_one_worker_does_not_send_what_another_has_taken(person):
    put(person)

    first = list(outbox.take_due(NOW))
    second = list(outbox.take_due(NOW + timedelta(minutes=1)))
    later = list(outbox.take_due(NOW + outbox.HELD_FOR))

    assert (len(first), len(second), len(later)) == (1, 0, 1)


def test_whoever_has_no_open_account_any_more_is_not_written_to(person):
    put(person)
    Person.objects.update(is_active=False)

    assert sending.send_due(NOW) == {"given up": 1}
    assert sent_mail.outbox == []


def test_in_production_without_a_sender_it_waits_and_the_page_says_so(person, settings):
    settings.PRODUCTION, settings.MAIL_GIVEN = True, ""
    put(person)

    sending.send_due(NOW)

    assert (mail_now(COMMAND_LINE).waiting, mail_now(COMMAND_LINE).can_send) == (1, False)


def test_a_change_that_fails_sends_nothing(person):
    from django.db import transaction

    with pytest.raises(ZeroDivisionError), transaction.atomic():
        put(person)
        _ = 1 / 0

    assert not Letter.objects.exists()
