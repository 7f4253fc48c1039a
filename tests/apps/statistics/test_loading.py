"""Loading published files: whole or not at all, once, and never over what an older one said."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from sightline.apps.statistics import actions, models, queries
from sightline.kit.trail.models import Entry
from tests.analytics.open_statistics import samples
from tests.apps.statistics import loading

pytestmark = pytest.mark.django_db


def test_an_edition_keeps_where_it_is_from():
    edition = loading.load(samples.d3(), "d3_plans.csv").edition

    assert edition.publisher == "Department for Education"
    assert edition.licence == "Open Government Licence v3.0"
    assert (edition.file_name, edition.names, edition.row_count) == (
        "d3_plans.csv",
        "2019 to 2020",
        30,
    )
    assert (edition.first_on, edition.last_on) == (date(2019, 3, 31), date(2020, 3, 31))
    assert (edition.loaded_at, edition.loaded_by) == (loading.NOW, "An analyst")
    assert len(edition.sha256) == 64
    assert str(edition) == (
        "Child protection plans started, second or subsequent, by authority, 2019 to 2020"
    )


def test_values_come_back_as_they_were_published():
    loading.load(samples.long())

    kept = {
        (row.measure, row.area.key): (row.exact, row.symbol)
        for row in models.PublishedValue.objects.select_related("area")
    }
    assert kept[("permanent-exclusions-rate", "991")] == (Decimal("0.04584"), "")
    assert kept[("plans-at-31-march-rate", "993")] == (None, "hidden")
    assert str(kept[("plans-at-31-march", "991")][0]) == "543"


def test_the_same_file_again_changes_nothing_whatever_its_name():
    first = loading.load(samples.d3(), "one.csv")
    entries, values = Entry.objects.count(), models.PublishedValue.objects.count()

    again = loading.load(samples.d3(), "two.csv", now=loading.NOW + timedelta(days=1))

    assert (first.is_new, again.is_new) == (True, False)
    assert again.edition == first.edition
    assert Entry.objects.count() == entries
    assert models.PublishedValue.objects.count() == values


def newer(rows=None):
    """The plans file a year on: 2020 revised for Thornshire, one row gone, 2021 new."""
    kept = samples.d3_rows()[1:] if rows is None else rows
    kept[6][11:] = [750, 186, "24.8"]
    added = [[*samples.local("2021", each), "Plans", 694, 148, "21.3"]
             for each in samples.AUTHORITIES]  # fmt: skip
    return samples.d3([*kept, *added])


def test_a_newer_edition_takes_the_place_of_the_older_and_keeps_it():
    older = loading.load(samples.d3()).edition
    held = models.PublishedValue.objects.filter(edition=older).count()

    found = loading.load(newer())

    older.refresh_from_db()
    assert found.is_in_force
    assert older.replaced_by == found.edition
    assert models.PublishedValue.objects.filter(edition=older).count() == held
    assert list(queries.in_force(loading.READER)) == [found.edition]


def test_what_a_newer_edition_gives_otherwise_is_listed():
    loading.load(samples.d3())
    found = loading.load(newer()).edition

    revised = queries.revisions(loading.READER, found)

    told = {(each.measure, each.area, each.period): (each.was, each.now) for each in revised}
    assert told[("plans-started", "Thornshire", "2019/20")] == ("747", "750")
    assert told[("second-plans", "England", "2018/19")] == ("14530", "")
    assert len(told) == 5


def test_the_first_edition_revises_nothing():
    assert queries.revisions(loading.READER, loading.load(samples.d3()).edition) == []


def test_an_older_file_that_is_loaded_later_does_not_take_its_place():
    current = loading.load(newer()).edition

    found = loading.load(samples.d3())

    assert (found.is_new, found.is_in_force) == (True, False)
    assert found.edition.replaced_by == current


def test_a_corrected_file_of_the_same_years_takes_its_place():
    rows = samples.d3_rows()
    rows[2][11] = 745
    loading.load(samples.d3())

    assert loading.load(samples.d3(rows)).is_in_force


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(samples.d3()[:-30], "line 11: the row has", id="cut-off"),
        pytest.param(b"", "it is empty", id="empty"),
        pytest.param(b"name,value\n1,2\n", "its heading is that of no file", id="other"),
        pytest.param(samples.d3() + b'"x', "a quotation mark is opened", id="broken-at-its-end"),
    ],
)
def test_a_file_with_a_fault_leaves_nothing_behind(content, words):
    with pytest.raises(actions.CannotLoad) as refused:
        loading.load(content)

    assert words in refused.value.faults[0]
    for model in (models.Edition, models.PublishedValue, models.Area, Entry):
        assert not model.objects.exists(), model


def test_a_refused_file_leaves_the_edition_in_force():
    current = loading.load(samples.d3()).edition

    with pytest.raises(actions.CannotLoad):
        loading.load(newer()[:-3] + b"many\n")

    current.refresh_from_db()
    assert current.replaced_by is None


def test_loading_leaves_one_entry_that_tells_the_edition():
    edition = loading.load(samples.d3()).edition

    entry = Entry.objects.get(event="statistics.loaded")
    assert (entry.target, entry.target_id) == ("statistics.edition", str(edition.pk))
    assert entry.details["rows"] == 30


@pytest.mark.parametrize("actor", [loading.READER, loading.STRANGER])
def test_only_those_who_may_load_do(actor):
    with pytest.raises(PermissionDenied):
        loading.load(samples.d3(), actor=actor)


def test_areas_know_their_region_and_the_regions_of_london_theirs():
    loading.load(samples.d3())

    thornshire = models.Area.objects.get(key="991")
    assert (thornshire.code, thornshire.region.name) == ("E10000991", "South East")
    assert models.Area.objects.get(key="987").region.name == "London"


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_areas_are_the_same_whichever_file_comes_first(order):
    files = [samples.d3(), samples.long()]
    for place in order:
        loading.load(files[place])

    thornshire = models.Area.objects.get(key="991")
    assert (thornshire.code, thornshire.region.key, thornshire.kind) == (
        "E10000991",
        "989",
        "authority",
    )


def test_neighbours_are_kept_in_order_with_their_model():
    edition = loading.load(samples.neighbours(), "sn_model_2025_wide.csv").edition

    (used,) = queries.neighbour_sets(loading.READER)
    near = queries.neighbours(loading.READER, "991", used)
    assert (used.edition, used.model, edition.row_count) == (edition, "2025", 110)
    assert [each.neighbour.key for each in near][:3] == ["992", "993", "801"]
    assert near[0].closeness == "very close"


@pytest.mark.parametrize(
    ("name", "model"),
    [
        ("sn_model_2025_wide.csv", "2025"),
        ("New_Statistical_Neighbour_Groupings_April_2021.csv", "April 2021"),
    ],
)
def test_a_model_is_named_by_its_file(name, model):
    assert loading.load(samples.neighbours(), name).edition.names == model


def test_a_model_that_no_name_tells_has_to_be_said():
    with pytest.raises(actions.CannotLoad, match="say the edition"):
        loading.load(samples.neighbours(), "neighbours.csv")

    assert loading.load(samples.neighbours(), "neighbours.csv", names="2025").is_new


def test_what_covers_periods_is_named_by_them_whatever_is_said():
    assert loading.load(samples.d3(), names="2099").edition.names == "2019 to 2020"


def test_definitions_are_kept_in_the_publishers_words():
    loading.load(samples.dictionary())

    found = queries.definition(loading.READER, "plans-at-31-march-rate")
    assert (found.title, found.description) == ("Plans, rate", "What\nit is")


def test_populations_say_their_year_and_vintage():
    loading.load(samples.ons())

    first, *_, last = queries.populations(loading.READER, "991")
    assert (first.on, first.people) == (date(2018, 6, 30), 144429)
    assert last.vintage == "estimates up to mid-2024, rebased on the Census of 2021"


def test_choosing_says_whose_statistics_these_are():
    loading.load(samples.d3())
    loading.choose("992", "991", "992")

    own = queries.own_areas(loading.READER)
    assert [each.name for each in own] == ["Northshire", "Thornshire"]
    assert Entry.objects.filter(event="statistics.chosen").count() == 1


def test_choosing_again_changes_the_choice_and_tells_what_it_was():
    loading.load(samples.d3())
    loading.choose("992")
    loading.choose("991")

    assert models.ComparatorChoice.objects.get().areas == ["991"]
    assert Entry.objects.filter(event="statistics.chosen").count() == 2


@pytest.mark.parametrize("areas", [["000"], ["991", "000"], ["970"], ["989"]])
def test_only_authorities_that_are_known_can_be_chosen(areas):
    loading.load(samples.d3())

    with pytest.raises(actions.CannotChoose):
        loading.choose(*areas)


def test_nobody_is_chosen_where_nobody_chose():
    assert queries.own_areas(loading.READER) == ()


@pytest.mark.parametrize("actor", [loading.READER, loading.STRANGER])
def test_only_those_who_may_choose_do(actor):
    with pytest.raises(PermissionDenied):
        actions.choose(actor=actor, areas=["991"], neighbour_set=None, now=loading.NOW)


@pytest.mark.parametrize(
    "ask",
    [queries.editions, queries.areas, queries.choice, queries.neighbour_sets,
     lambda actor: queries.populations(actor, "991"),
     lambda actor: queries.definition(actor, "plans-started")],
)  # fmt: skip
def test_who_may_not_read_is_refused(ask):
    with pytest.raises(PermissionDenied):
        ask(loading.STRANGER)


@samples.needs_published
def test_every_published_file_is_loaded():
    for path in samples.published().values():
        loading.load(path.read_bytes(), path.name)

    assert models.Edition.objects.count() == 11
    assert models.PublishedValue.objects.count() == 177996
    assert models.Area.objects.filter(kind="authority", ended_on=None).count() == 153
    assert {each.model for each in queries.neighbour_sets(loading.READER)} == {
        "2025",
        "April 2021",
    }
