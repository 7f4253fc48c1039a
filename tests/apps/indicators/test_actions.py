"""Loading declared and calculated figures."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied

from sightline.apps.indicators import actions
from sightline.apps.indicators.models import CalculatedFigure, DeclaredFigure
from sightline.apps.indicators.types import CalculationEntry, DeclaredEntry
from sightline.core.figures import Direction
from sightline.kit.access import COMMAND_LINE, Actor
from sightline.kit.keyed import Levelling
from sightline.kit.permission import Role
from sightline.kit.trail.models import Entry
from tests.factories.partnership import AgencyListingFactory, YearFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2020, 6, 1, 9, 0, tzinfo=UTC)


def entry(key, **fields):
    plain = {
        "label": "Children seen", "value": "over 7,000", "unit": "children", "period": "2019/20",
        "is_as_at": False, "definition": "", "rounded_to": "", "good_direction": Direction.HIGHER,
        "target": "", "comparator": "", "comparator_label": "", "comparator_as_at": "",
        "declared_by": "", "source": "Page 4",
    }  # fmt: skip
    return DeclaredEntry(key, **(plain | fields))


SHARE = CalculationEntry("share", "Share", "share", ("a", "b"), "", None, "", Direction.NEUTRAL)


def load(declared=(), calculations=(), who=COMMAND_LINE):
    levelling = Levelling(YearFactory())
    actions.load(
        actor=who, declared=declared, calculations=calculations, levelling=levelling, now=NOW
    )
    levelling.removals.carry_out()
    return {each.table: each for each in levelling.changes}


def test_a_figure_stays_as_it_was_stated():
    police = AgencyListingFactory(key="police")

    changes = load([entry("seen", declared_by="police")], [SHARE])

    kept = DeclaredFigure.objects.get()
    assert (kept.value, kept.good_direction, kept.declared_by) == ("over 7,000", "higher", police)
    assert CalculatedFigure.objects.get().of == ["a", "b"]
    assert (changes["figures"].added, changes["calculations"].added) == (("seen",), ("share",))
    assert Entry.objects.get().event == "indicators.loaded"


def test_training_is_levelled_apart():
    changes = load([entry("seen"), entry("courses", table="training")])

    assert changes["figures"].added == ("seen",)
    assert changes["training"].added == ("courses",)


def test_a_second_load_changes_only_what_differs():
    load([entry("same"), entry("restated"), entry("gone")], [SHARE])

    changes = load([entry("same"), entry("restated", value="7,012")], [SHARE])

    found = changes["figures"]
    assert (found.changed, found.removed, found.unchanged) == (("restated",), ("gone",), 1)
    assert changes["calculations"].unchanged == 1


def test_only_those_who_may_load_do():
    with pytest.raises(PermissionDenied):
        load(who=Actor("Analyst", frozenset({Role.ANALYST}), person=1))
