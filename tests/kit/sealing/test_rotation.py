"""A new key seals everything anew, stopped half-way or not, and nobody's later word is lost."""

import threading
from datetime import UTC, datetime

import pytest

from sightline.apps.accounts.models import NamedCase, Person
from sightline.kit.access import COMMAND_LINE
from sightline.kit.health import secrets_kept
from sightline.kit.health.types import State
from sightline.kit.sealing import CannotUnseal, actions, ring, rotation
from sightline.kit.trail.models import Entry
from tests import signing_in

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HOME = tmp_path


@pytest.fixture
def cases():
    owner = Person.objects.create(email="a@b.example", shown_as="Owner")
    signing_in.give_app(owner)
    return [
        NamedCase.objects.create(
            reference=str(number), title="t", owner=owner, subject=f"CMS {number}", opened_at=NOW
        )
        for number in range(5)
    ]


def subjects():
    return [each.subject for each in NamedCase.objects.order_by("pk")]


def rotate(new=True):
    return actions.rotate(actor=COMMAND_LINE, new=new, now=NOW)


def test_everything_is_sealed_anew_and_the_old_key_goes(cases):
    before = subjects()

    outcome = rotate()

    assert (outcome.sealed, outcome.dropped) == (6, 0)
    assert len(ring.ring().keys) == 2, "whoever read before may still write what they read"
    assert rotate(new=False).dropped == 1
    assert subjects() == before
    assert dict(rotation.needed()) == {"2": 6}
    assert [key.number for key in ring.ring().keys] == ["2"]
    assert Entry.objects.filter(event="sealing.rotated").count() == 2


def test_stopped_half_way_it_goes_on_and_meanwhile_all_of_it_opens(cases, monkeypatch):
    whole, done = rotation._seal_row_anew, []

    def stops(*row):
        if len(done) == 2:
            raise KeyboardInterrupt
        done.append(row)
        return whole(*row)

    before = subjects()
    monkeypatch.setattr(rotation, "_seal_row_anew", stops)
    with pytest.raises(KeyboardInterrupt):
        rotate()
    assert subjects() == before
    assert dict(rotation.needed()) == {"1": 4, "2": 2}
    monkeypatch.undo()

    assert rotate(new=False).sealed == 4
    assert dict(rotation.needed()) == {"2": 6}
    assert subjects() == before


def test_what_somebody_writes_meanwhile_is_not_undone(cases, monkeypatch):
    whole = rotation._seal_row_anew

    def overtaken(model, field, row, token):
        if row.pk == cases[0].pk:
            other = NamedCase.objects.get(pk=row.pk)
            other.subject = "CMS new"
            other.save()
        return whole(model, field, row, token)

    monkeypatch.setattr(rotation, "_seal_row_anew", overtaken)
    rotate()

    assert subjects()[0] == "CMS new"


def test_a_row_read_before_and_saved_after_brings_no_old_key_back(cases):
    old = NamedCase.objects.get(pk=cases[0].pk)
    rotate()

    old.save()

    assert dict(rotation.needed()) == {"2": 6}
    assert subjects()[0] == "CMS 0"


def test_two_who_add_a_key_at_once_both_keep_theirs(cases):
    ring.ring()
    threads = [threading.Thread(target=ring.add_key) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [key.number for key in ring.ring().keys] == [str(number) for number in range(1, 10)]


def test_second_factors_still_open_after_it(cases):
    from allauth.mfa.models import Authenticator

    rotate()

    assert Authenticator.objects.get().wrap().validate_code(signing_in.code())


def test_twice_in_a_row_changes_nothing_more(cases):
    rotate()

    assert rotate(new=False).sealed == 0


def test_a_key_that_something_needs_is_never_dropped(cases, monkeypatch):
    monkeypatch.setattr(rotation, "seal_anew", lambda: 0)

    rotate()

    assert len(ring.ring().keys) == 2
    assert subjects()[0] == "CMS 0"


def test_a_sealed_column_is_asked_nothing_and_takes_nothing_unsealed(cases):
    for lookup in ("subject", "subject__contains", "subject__in"):
        with pytest.raises(TypeError, match="sealed"):
            list(NamedCase.objects.filter(**{lookup: "CMS 1"}))
    with pytest.raises(TypeError, match="sealed"):
        NamedCase.objects.update(subject="CMS 1")


def test_a_row_that_got_anothers_words_does_not_open(cases):
    first, second = (NamedCase.objects.filter(pk=each.pk) for each in cases[:2])
    token = second.values_list("subject", flat=True).get()

    first.update(subject=token)

    with pytest.raises(CannotUnseal):
        _ = first.get().subject


def test_a_list_that_shows_no_sealed_words_opens_none(cases, monkeypatch):
    monkeypatch.setattr("sightline.kit.sealing.fields.unseal", None)

    assert [each.reference for each in NamedCase.objects.order_by("pk")] == list("01234")


def test_a_ring_of_other_keys_with_the_same_numbers_is_told(cases):
    assert rotation.one_that_does_not_open() == ""
    ring.place().unlink()

    assert rotation.needed().keys() <= {key.number for key in ring.ring().keys}
    assert rotation.one_that_does_not_open() == "accounts.NamedCase.subject"
    state, words = secrets_kept.seals()
    assert (state, "Put the ring back" in words) == (State.WRONG, True)
