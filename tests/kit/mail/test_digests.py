"""Reminders that are due to one person at one time come in one mail; what is no reminder alone."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail as sent_mail

from sightline.apps.accounts.models import Person
from sightline.kit.mail import kinds, outbox, sending
from sightline.kit.mail.models import Letter
from sightline.kit.schedule import registry

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)


@pytest.fixture
def reminders():
    registry.every()
    return [each for each in kinds.every() if each.may_be_turned_off]


def somebody(name):
    return Person.objects.create(email=f"{name}@health.example", shown_as=name)


def put(person, kind, now=NOW):
    outbox.put(kind=kind, person=person.pk, key=f"{person.pk} {now}", now=now)


def test_reminders_of_one_person_come_in_one_mail_with_a_link_each(reminders):
    nurse, other = somebody("nurse"), somebody("other")
    for kind in reminders:
        put(nurse, kind.key)
    put(other, reminders[0].key)

    assert sending.send_due(NOW)["sent"] == len(reminders) + 1

    together, alone = sent_mail.outbox
    assert together.to == ["nurse@health.example"]
    assert together.subject == f"{len(reminders)} things wait for you in Sightline"
    for kind in reminders:
        assert kind.sentence in together.body
        assert kind.address(nurse.pk) in together.body
    assert alone.subject == reminders[0].subject
    assert not Letter.objects.filter(sent_at=None).exists()
    assert not sending.send_due(NOW + timedelta(hours=1))


def test_what_is_no_reminder_comes_by_itself(reminders):
    nurse = somebody("nurse")
    put(nurse, "new-sign-in")
    put(nurse, reminders[0].key)

    sending.send_due(NOW)

    assert len(sent_mail.outbox) == 2


def test_what_is_not_due_yet_stays_behind(reminders):
    nurse = somebody("nurse")
    put(nurse, reminders[0].key)
    put(nurse, reminders[1].key, NOW + timedelta(days=7))

    sending.send_due(NOW)

    assert [each.subject for each in sent_mail.outbox] == [reminders[0].subject]
    assert Letter.objects.filter(sent_at=None).count() == 1


def test_a_digest_that_fails_is_tried_again_whole(reminders, settings):
    nurse = somebody("nurse")
    for kind in reminders:
        put(nurse, kind.key)
    settings.EMAIL_BACKEND = "tests.kit.mail.test_mail.Broken"
    assert sending.send_due(NOW) == {"failed": len(reminders)}

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert sending.send_due(NOW) == {}
    assert sending.send_due(NOW + timedelta(minutes=2)) == {"sent": len(reminders)}
    assert len(sent_mail.outbox) == 1
