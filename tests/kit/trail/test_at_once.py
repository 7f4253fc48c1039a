"""Many who write at the same moment lose no entry, and the chain stays whole."""

from datetime import UTC, datetime
from threading import Barrier, Thread

import pytest
from django.db import connection, transaction

from sightline.kit import trail
from sightline.kit.access import COMMAND_LINE, Actor
from sightline.kit.trail import checking
from sightline.kit.trail.models import Entry

NOW = datetime(2020, 6, 1, 9, 0, tzinfo=UTC)
WRITERS, EACH = 20, 5


@pytest.mark.django_db(transaction=True)
def test_twenty_writers_at_once_lose_no_entry():
    """The first of them also begins the chain: all tables are empty."""
    gate, failed = Barrier(WRITERS), []

    def write(writer):
        actor = Actor(f"Writer {writer}", frozenset(), writer)
        try:
            gate.wait()
            for number in range(EACH):
                with transaction.atomic():
                    trail.record(actor=actor, event="concerns.coded", at=NOW, place=number)
                    trail.record(actor=actor, event="concerns.withdrawn", at=NOW, place=number)
        except Exception as fault:  # noqa: BLE001  # whatever it is, the test looks at it
            failed.append(fault)
        finally:
            connection.close()

    threads = [Thread(target=write, args=(writer,)) for writer in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failed == []
    assert checking.verify(COMMAND_LINE).entries == WRITERS * EACH * 2
    assert checking.verify(COMMAND_LINE).whole
    for writer in range(WRITERS):
        own = list(Entry.objects.filter(person=writer).values_list("event", "details__place"))
        assert own == [
            (event, number)
            for number in range(EACH)
            for event in ("concerns.coded", "concerns.withdrawn")
        ]
