"""A job is asked for once, seen by whoever asked, and ends with words for people."""

from datetime import UTC, datetime, timedelta
from threading import Event

import pytest
from django.db import connection, transaction

from sightline.kit import trail
from sightline.kit.access import COMMAND_LINE, Actor
from sightline.kit.permission import Role
from sightline.kit.tasks import actions, queries, registry, running, turns
from sightline.kit.tasks.models import Job
from sightline.kit.tasks.pages import NOBODY_THERE, JobShown
from sightline.kit.tasks.types import JobState
from sightline.kit.tasks.worker import Worker
from sightline.kit.trail.models import Entry
from tests.kit.tasks import kinds

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 4, 6, 9, 0, tzinfo=UTC)
ANALYST = Actor("Data analyst", frozenset({Role.ANALYST}), person=7, agencies=frozenset({"police"}))
PARTNER = Actor("Police", frozenset({Role.PARTNER}), person=8)
BUSINESS_UNIT = Actor("Business manager", frozenset({Role.BUSINESS_UNIT}), person=9)


@pytest.fixture
def queued(settings):
    """Jobs wait for a worker, as they do outside tests."""
    settings.JOBS_AT_ONCE = False


def ask(kind, actor=ANALYST, now=NOW, **arguments):
    return actions.ask(actor=actor, kind=f"tests.{kind}", now=now, **arguments)


def ask_and_do(kind, actor=ANALYST, **arguments):
    """Asked for, and done by a worker."""
    job = ask(kind, actor, **arguments)
    Worker(Event()).do_next()
    job.refresh_from_db()
    return job


def test_without_a_worker_a_job_is_done_at_once():
    job = ask("count", upto=3)

    assert (job.state, job.outcome) == (JobState.DONE, {"counted": 3, "for": "Data analyst"})


def test_a_job_that_breaks_the_database_at_once_leaves_the_asking_whole(monkeypatch):
    def write_nonsense(actor, progress):
        connection.cursor().execute("SELECT nothing FROM nowhere")

    monkeypatch.setitem(registry._WORK, "tests.nonsense", write_nonsense)

    job = ask("nonsense")

    assert (job.state, job.told) == (JobState.FAILED, running.BROKEN)
    assert Entry.objects.get().event == "tasks.asked"


def test_a_worker_does_it_as_whoever_asked_was_when_they_asked(queued):
    job = ask_and_do("count", upto=3)

    assert (job.state, job.outcome["for"]) == (JobState.DONE, "Data analyst")
    assert (job.stage, job.done, job.total) == ("Counting", 2, 3)
    assert job.asker == ANALYST
    assert job.started_at <= job.ended_at


def test_a_job_that_is_not_committed_is_never_done(queued):
    with transaction.atomic():
        ask("count", upto=3)
        transaction.set_rollback(True)

    assert not Worker(Event()).do_next()
    assert not Entry.objects.exists()


def test_what_a_job_may_not_do_is_refused_to_it(queued):
    refused, done = ask_and_do("overseers", PARTNER), ask_and_do("overseers", BUSINESS_UNIT)

    assert (refused.state, refused.told) == (JobState.FAILED, running.NOT_YOURS)
    assert done.state == JobState.DONE


def test_a_refusal_is_told_in_its_own_words(queued):
    job = ask_and_do("refuse")

    assert job.state == JobState.FAILED
    assert job.told == "The report is stopped by two things. Mend them first."


def test_a_fault_is_logged_by_kind_and_place_and_never_by_what_somebody_typed(queued, caplog):
    job = ask_and_do("break")

    assert (job.state, job.told) == (JobState.FAILED, running.BROKEN)
    assert "ValueError in break_down line" in caplog.text
    assert "Ann" not in caplog.text + job.told
    assert "Traceback" not in caplog.text + job.told


def test_asked_twice_it_is_one_job_while_it_is_open(queued):
    first, second = ask("count", upto=3), ask("count", upto=3)
    Worker(Event()).do_next()

    assert first == second
    assert ask("count", upto=3) != first
    assert ask("count", upto=4) != first
    assert ask("count", PARTNER, upto=3).person == PARTNER.person


def test_what_no_room_does_cannot_be_asked_for():
    with pytest.raises(KeyError):
        ask("nonsense")

    assert not Job.objects.exists()


def test_two_functions_cannot_do_one_kind():
    assert registry.job("tests.count")(kinds.count) is kinds.count
    with pytest.raises(ValueError, match=r"tests\.count"):
        registry.job("tests.count")(kinds.refuse)


@pytest.mark.parametrize(
    ("actor", "seen"),
    [
        pytest.param(ANALYST, True, id="whoever-asked"),
        pytest.param(BUSINESS_UNIT, True, id="the-business-unit"),
        pytest.param(PARTNER, False, id="somebody-else"),
        pytest.param(Actor("a visitor", frozenset()), False, id="a-visitor"),
        pytest.param(COMMAND_LINE, True, id="the-system"),
    ],
)
def test_only_whoever_asked_and_the_business_unit_see_a_job(queued, actor, seen):
    job = ask("count", upto=3)

    assert queries.job(actor, job.pk) == (job if seen else None)
    assert list(queries.jobs_of(actor, "tests.count", upto=3)) == ([job] if seen else [])


def test_the_arguments_of_a_job_are_found_in_whatever_order_they_are_named(queued, tmp_path):
    job = ask("append", file="a", line=1)

    assert queries.jobs_of(ANALYST, "tests.append", line=1, file="a").get() == job


def test_a_job_is_taken_once_however_many_look(queued):
    job = ask("count", upto=3)

    assert turns.take("first", NOW) == job
    assert turns.take("second", NOW) is None
    assert not turns.begin(job, "second", NOW)


def test_the_job_that_waited_longest_comes_first(queued):
    first, second = ask("count", upto=1), ask("count", upto=2)

    assert [turns.take("w", NOW), turns.take("w", NOW)] == [first, second]


def test_a_job_whose_worker_fell_silent_is_given_up_and_can_be_asked_for_again(queued):
    job = ask("count", upto=3)
    turns.take("dead", NOW)

    assert turns.give_up_lost(NOW + timedelta(seconds=60)) == 0
    assert turns.give_up_lost(NOW + timedelta(seconds=61)) == 1
    job.refresh_from_db()
    assert (job.state, job.told) == (JobState.FAILED, turns.LOST)
    assert ask("count", upto=3) != job


def test_a_worker_that_says_it_is_there_keeps_its_job(queued):
    job = ask("count", upto=3)
    turns.take("slow", NOW)
    turns.beat(job, "slow", NOW + timedelta(seconds=50))

    assert turns.give_up_lost(NOW + timedelta(seconds=61)) == 0


def test_a_worker_given_up_for_lost_writes_no_more(queued):
    job = ask("count", upto=3)
    turns.take("slow", NOW)
    turns.give_up_lost(NOW + timedelta(minutes=5))

    assert not turns.tell(job, "slow", NOW, "Still at it", 1, 3)
    assert not turns.end(job, "slow", NOW, JobState.DONE, outcome={"counted": 3})
    job.refresh_from_db()
    assert (job.state, job.outcome) == (JobState.FAILED, {})


def test_a_stopped_job_goes_no_further_and_keeps_nothing(queued):
    job = ask("count", upto=3)
    turns.take("w", NOW)

    assert actions.stop(actor=ANALYST, job=job, now=NOW)
    running.run(job, "w", Event())

    job.refresh_from_db()
    assert (job.state, job.outcome) == (JobState.STOPPED, {})
    assert not actions.stop(actor=ANALYST, job=job, now=NOW)


def test_nobody_stops_the_job_of_another(queued):
    job = ask("count", upto=3)

    assert not actions.stop(actor=PARTNER, job=job, now=NOW)
    assert Entry.objects.get().event == "tasks.asked"


def test_a_worker_that_is_told_to_end_halts_its_job_and_says_so(queued):
    job, ends = ask("count", upto=3), Event()
    ends.set()

    Worker(ends).do_next()

    job.refresh_from_db()
    assert (job.state, job.told) == (JobState.FAILED, running.ENDED)


def test_jobs_that_ended_long_ago_are_forgotten(queued):
    old, fresh = ask_and_do("count", upto=1), ask_and_do("count", upto=2)
    waiting = ask("count", upto=3)
    Job.objects.filter(pk=old.pk).update(ended_at=NOW - timedelta(days=31))

    turns.forget_old(NOW)

    assert list(Job.objects.all()) == [fresh, waiting]


def test_asking_for_work_changes_nothing_that_anybody_reads(queued):
    with transaction.atomic():
        trail.record(actor=ANALYST, event="concerns.coded", at=NOW)
    before = trail.latest()

    ask("count", upto=3)

    assert trail.latest() == before


@pytest.mark.parametrize(
    ("after", "taken", "words", "stuck"),
    [
        pytest.param(1, False, "Waiting to begin", "", id="waits"),
        pytest.param(31, False, "Waiting to begin", NOBODY_THERE, id="waits-for-nobody"),
        pytest.param(31, True, "Begun", "", id="begun"),
        pytest.param(61, True, turns.LOST, "", id="lost-and-not-yet-noticed"),
    ],
)
def test_a_page_says_how_an_open_job_stands(queued, after, taken, words, stuck):
    job = ask("count", upto=3)
    if taken:
        turns.take("w", NOW)
    job.refresh_from_db()

    shown = JobShown.of(job, NOW + timedelta(seconds=after))

    assert (shown.words, shown.stuck) == (words, stuck)
    assert shown.is_open == (words != turns.LOST)


@pytest.mark.parametrize(
    ("kind", "arguments", "words"),
    [
        ("count", {"upto": 1}, "Done"),
        ("refuse", {}, "The report is stopped by two things. Mend them first."),
    ],
)
def test_a_page_says_how_a_job_ended(queued, kind, arguments, words):
    shown = JobShown.of(ask_and_do(kind, **arguments), NOW)

    assert (shown.is_open, shown.words) == (False, words)
