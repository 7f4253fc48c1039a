"""An answer is due in a month, and whoever answers is told in time."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from sightline.apps.subject_access import actions, queries, tasks
from sightline.apps.subject_access.models import AccessRequest
from sightline.apps.subject_access.types import (
    CannotDo,
    Outcome,
)
from sightline.kit.mail.models import Letter
from sightline.kit.permission import Role
from tests.access_requests import (
    NOW,
    SUBJECT,
    THIRD,
    TODAY,
    UNIT,
    answered,
    begun,
    check,
    come_in,
    decide,
    taken,
    words,
)

pytestmark = pytest.mark.django_db


def test_the_month_counts_from_when_it_is_known_who_asks():
    found = begun(received_on=date(2026, 11, 2))
    assert queries.due(found).on == date(2026, 12, 2)

    actions.count_later(
        actor=UNIT, request=found.pk, on=date(2026, 11, 10), why="Who they are", now=NOW
    )

    assert queries.due(AccessRequest.objects.get()).on == date(2026, 12, 10)


def test_it_is_extended_once_by_two_months_and_within_the_first():
    found = begun(received_on=date(2026, 11, 2))
    late = NOW + timedelta(days=30)
    with pytest.raises(CannotDo, match="The month was over"):
        actions.extend(actor=UNIT, request=found.pk, on=late.date(), why="Many records", now=late)

    actions.extend(actor=UNIT, request=found.pk, on=TODAY, why="Many records", now=NOW)

    assert queries.due(AccessRequest.objects.get()).on == date(2027, 2, 2)
    with pytest.raises(CannotDo, match="once"):
        actions.extend(actor=UNIT, request=found.pk, on=TODAY, why="More", now=NOW)


def test_a_day_to_come_or_before_the_request_is_refused():
    with pytest.raises(CannotDo, match="still to come"):
        begun(received_on=TODAY + timedelta(days=1))
    found = begun(received_on=TODAY)
    with pytest.raises(CannotDo, match="before the day"):
        actions.count_later(actor=UNIT, request=found.pk, on=date(2026, 11, 1), why="Why", now=NOW)


def test_the_officer_is_told_once_a_week_when_the_end_is_near_and_the_mail_names_nobody():
    come_in(Role.DATA_PROTECTION_OFFICER)
    begun(received_on=date(2026, 10, 30))
    begun(received_on=TODAY)

    assert tasks.remind(NOW) == {"requests near their end": 1, "mails": 1}
    assert tasks.remind(NOW)["mails"] == 0
    assert SUBJECT not in str(Letter.objects.values())


def test_a_closed_request_is_read_and_changed_no_more(unit):
    found = taken()
    decide(found)
    check(found)
    actions.close(actor=UNIT, request=found.pk, outcome=Outcome.ANSWERED, why="By post", now=NOW)

    assert "Answered" in words(unit.get(reverse("subject-access:request", args=[found.pk])))
    assert unit.get(reverse("subject-access:check", args=[found.pk])).status_code == 404
    one = found.items.get()
    page = unit.get(reverse("subject-access:item", args=[found.pk, one.pk]))
    assert "<textarea" not in page.content.decode()
    assert unit.post(reverse("subject-access:item", args=[found.pk, one.pk])).status_code == 404
    with pytest.raises(CannotDo, match="closed"):
        decide(found)
    assert THIRD in answered(unit, found)


def test_no_address_holds_who_a_request_is_about(unit):
    found = taken()
    page = unit.get(reverse("subject-access:request", args=[found.pk])).content.decode()

    assert "Quux" not in "".join(part.split('"')[0] for part in page.split('href="')[1:])


@pytest.mark.parametrize("day", [date(2018, 1, 1), date(202, 3, 27)])
def test_a_day_before_any_rule_is_refused_and_breaks_no_list(unit, day):
    with pytest.raises(CannotDo, match="too long ago"):
        begun(received_on=day)

    assert unit.get(reverse("subject-access:list")).status_code == 200
