import pytest

from sightline.kit import addresses
from sightline.kit.access import PUBLIC, SIGNED_IN, STRANGER, Actor
from sightline.kit.permission import Role
from sightline.web import navigation
from sightline.web.navigation import Entry

PARTNER = Actor("Partner", frozenset({Role.PARTNER}), person=1)
ROLELESS = Actor("Nobody", frozenset(), person=2)


def test_an_entry_whose_page_does_not_exist_is_left_out(monkeypatch):
    monkeypatch.setattr(navigation, "ENTRIES", (Entry("Nowhere", "no:where", frozenset()),))

    assert navigation.links(PARTNER, "2019-20", None) == ()


@pytest.mark.parametrize(
    ("access", "actor", "shown"),
    [
        pytest.param(PUBLIC, PARTNER, True, id="public"),
        pytest.param(SIGNED_IN, ROLELESS, True, id="for-all-who-are-signed-in"),
        pytest.param(SIGNED_IN, STRANGER, False, id="stranger"),
        pytest.param("partnership.view", PARTNER, True, id="by-role"),
        pytest.param("partnership.view", ROLELESS, False, id="no-role"),
        pytest.param("partnership.load", PARTNER, False, id="another-role"),
        pytest.param("", PARTNER, False, id="undeclared"),
    ],
)
def test_an_entry_shows_to_those_whom_its_page_would_let_in(monkeypatch, access, actor, shown):
    door = addresses._Door("/somewhere/", access)
    monkeypatch.setattr(addresses, "_door", lambda route, args: door)
    monkeypatch.setattr(navigation, "ENTRIES", (Entry("Somewhere", "some:where", frozenset()),))

    links = navigation.links(actor, "2019-20", None)

    assert [link.label for link in links] == (["Somewhere"] if shown else [])
