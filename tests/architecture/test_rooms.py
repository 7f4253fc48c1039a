"""A room keeps to its own tables, its queries ask who is asking, and nothing is hidden."""

import ast

import pytest

from tests.architecture.source_tree import APPS, PRODUCT, VIEWS, imported, name, tree

ROOMS = [path for path in PRODUCT if path.is_relative_to(APPS) and path.parent != APPS]
QUERIES = [path for path in PRODUCT if path.name == "queries.py"]
LONGEST_VIEW = 25
# What anybody may know, and what is asked before it is known who asks.
OPEN_QUERIES = {
    "accounts.actor_for",  # makes the actor
    "accounts.agency_name",  # asks nothing: a row in other words
    "accounts.has_people",
    "accounts.is_demonstration",
    "accounts.is_person",
    # Bank holidays and how long duties may take are public facts.
    "calendar.day_timescale",
    "calendar.differences",
    "calendar.england",
    "calendar.timescale",
    "calendar.timescales",
    "calendar.versions",
    "feedback.published",
    "partnership.agency_keys",
    "partnership.name_entry",  # asks nothing: a row in other words
    "partnership.newest_year",
    "partnership.shown_name",
    "partnership.the_partnership",
    "partnership.year",
    "partnership.year_before",
    "partnership.year_held",
    "partnership.years",
    "partnership.years_up_to",
    # What is released is for everybody.
    "releases.latest_of",
    "releases.newest_of",
    "releases.release",
    "releases.released",
    # Asked by the link that lets somebody in, before it is known who they are.
    "people.former_address",  # for the mail that tells it
    "keeping.standing_holds",  # for decisions in other rooms, which have asked
    "people.held",
    "people.invitation_of",
    "people.is_on_sealed_case",  # what it guards is refused to whoever asks
    "people.opens",
    "people.still_open",
    "subject_access.due",  # works with a row that somebody was let read
    "people.subjects_of_invitations",  # for the trail, which has asked
    # Asked while somebody signs in, before it is known who they are.
    "signing.active_person",
    "signing.has_second_factor",
    "signing.is_known_device",
    "signing.is_needed",
    "signing.is_only_factor",
    "signing.number_of_passkeys",
    "signing.person",
}


@pytest.mark.parametrize("path", ROOMS, ids=name)
def test_a_room_uses_only_its_own_tables(path):
    own = f"sightline.apps.{path.relative_to(APPS).parts[0]}."
    others = {
        module
        for module in imported(tree(path))
        if module.startswith("sightline.apps.")
        and module.split(".")[3:4] == ["models"]
        and not module.startswith(own)
    }

    assert others == set(), "ask the other room's queries or its actions"


def test_every_public_query_takes_the_actor_or_is_known_to_be_open():
    without = {
        f"{path.parent.name}.{node.name}"
        for path in QUERIES
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith("_")
        and [argument.arg for argument in node.args.args][:1] != ["actor"]
    }

    assert without == OPEN_QUERIES


@pytest.mark.parametrize("path", VIEWS, ids=name)
def test_a_view_is_short(path):
    lengths = {
        node.name: node.end_lineno - node.lineno + 1
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef)
    }

    assert {view: lines for view, lines in lengths.items() if lines > LONGEST_VIEW} == {}


@pytest.mark.parametrize("path", VIEWS, ids=name)
def test_a_view_is_a_function(path):
    assert [node.name for node in tree(path).body if isinstance(node, ast.ClassDef)] == []


@pytest.mark.parametrize("path", PRODUCT, ids=name)
def test_nothing_private_is_taken_from_another_module(path):
    taken = [
        f"{node.module}.{alias.name}"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sightline")
        for alias in node.names
        if alias.name.startswith("_") and not alias.name.startswith("__")
    ]

    assert taken == []


@pytest.mark.parametrize("path", PRODUCT, ids=name)
def test_no_assert_guards_the_product(path):
    """Python can be told to skip them."""
    assert [node.lineno for node in ast.walk(tree(path)) if isinstance(node, ast.Assert)] == []
