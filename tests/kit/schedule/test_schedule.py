"""Done once for each time that it is due, late where nothing ran, and again where it failed."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from sightline.core.cadence import Daily
from sightline.kit.schedule import registry, ticking, turns
from sightline.kit.schedule.models import Run

pytestmark = pytest.mark.django_db
SEVEN = datetime(2026, 11, 25, 7, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def work(do, hour=7):
    return registry.Work("tests.work", "A work for tests", Daily(hour), do)


@pytest.fixture
def done():
    return []


@pytest.fixture
def noting(done):
    def do(now):
        done.append(now)
        return {"things": len(done)}

    return work(do)


def test_it_is_done_once_however_often_the_worker_looks(noting, done):
    for minutes in (0, 1, 2, 600):
        ticking.do_if_due(noting, SEVEN + timedelta(minutes=minutes))

    assert done == [SEVEN]
    assert Run.objects.get().outcome == {"things": 1}


def test_what_was_missed_for_days_is_done_once_and_late(noting, done):
    ticking.do_if_due(noting, SEVEN)
    ticking.do_if_due(noting, SEVEN + timedelta(days=5, hours=3))

    assert len(done) == 2
    newest = Run.objects.first()
    assert newest.begun_at - newest.due_at == 3 * HOUR


def test_another_worker_that_looks_at_the_same_time_does_nothing(noting):
    first = turns.take(noting, SEVEN, SEVEN)

    assert first is not None
    assert turns.take(noting, SEVEN, SEVEN + timedelta(seconds=1)) is None


def test_what_was_cut_short_is_taken_over_after_a_while_and_by_one_only(noting):
    turns.take(noting, SEVEN, SEVEN)
    later = SEVEN + turns.LOST_AFTER + timedelta(seconds=1)

    assert turns.take(noting, SEVEN, later) is not None
    assert turns.take(noting, SEVEN, later) is None


def test_the_one_that_was_thought_lost_writes_nothing_over_the_other(noting):
    lost = turns.take(noting, SEVEN, SEVEN)
    turns.take(noting, SEVEN, SEVEN + turns.LOST_AFTER * 2)

    turns.end(lost, SEVEN + HOUR * 2, {"things": 9})

    assert Run.objects.get().ended_at is None


def test_what_fails_keeps_nothing_and_is_tried_three_times_more(caplog):
    tries = []

    def fail(now):
        tries.append(now)
        Run.objects.create(name="half done", period="x", due_at=now, begun_at=now)
        raise OSError("Jo Bloggs of 1 High Street")

    now = SEVEN
    while now < SEVEN + 5 * HOUR:
        with time_machine.travel(now, tick=False):
            ticking.do_if_due(work(fail), now)
        now += timedelta(minutes=1)

    run = Run.objects.get()
    assert (len(tries), run.fault, run.tries) == (4, "OSError", 4)
    assert "Bloggs" not in caplog.text


def test_one_that_fails_stops_no_other(monkeypatch, noting, done):
    def fail(now):
        raise OSError

    broken = registry.Work("tests.broken", "Broken", Daily(7), fail)
    monkeypatch.setattr(registry, "every", lambda: (broken, noting))

    ticking.tick(SEVEN)

    assert done == [SEVEN]


def test_every_work_of_the_product_may_be_done_twice_in_a_row():
    for each in registry.every():
        first, second = ticking.do_now(each, SEVEN), ticking.do_now(each, SEVEN)

        assert second.get("mails", 0) == 0, each.name
        assert set(first) >= set(second) - {"mails"}, each.name
