"""Published statistics in the tables: the made-up files of Thornshire, loaded by an analyst."""

import io
from datetime import UTC, date, datetime

from sightline.apps.statistics import actions, queries
from sightline.kit.access import Actor
from sightline.kit.permission import Role
from tests.analytics.open_statistics import samples

NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)
ANALYST = Actor("An analyst", frozenset({Role.ANALYST}), person=1)
READER = Actor("A reader", frozenset({Role.MEMBER}), person=2)
STRANGER = Actor("A practitioner", frozenset({Role.PRACTITIONER}), person=3)
DAY = date(2020, 3, 31)


def load(content, name="published.csv", actor=ANALYST, now=NOW, **more):
    return actions.load(actor=actor, stream=io.BytesIO(content), file_name=name, now=now, **more)


def everything():
    """Each kind of file, and Thornshire chosen as the partnership's own authority."""
    kinds = (samples.d3, samples.cla, samples.ons, samples.long, samples.dictionary)
    loaded = {kind.__name__: load(kind(), f"{kind.__name__}.csv").edition for kind in kinds}
    loaded["neighbours"] = load(samples.neighbours(), "sn_model_2025_wide.csv").edition
    choose()
    return loaded


def choose(*areas, neighbour_set=None):
    return actions.choose(
        actor=ANALYST, areas=areas or ["991"], neighbour_set=neighbour_set, now=NOW
    )


def thornshire():
    return queries.area(READER, "991")
