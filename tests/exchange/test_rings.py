"""Rings are found wherever they are, and nothing that is no ring is called one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.exchange.rings import rings

KEYS = st.sampled_from("abcdefgh")


@pytest.mark.parametrize(
    ("leads_to", "found"),
    [
        pytest.param({}, [], id="nothing"),
        pytest.param({"a": "b", "b": ""}, [], id="chain"),
        pytest.param({"a": "a"}, [("a",)], id="itself"),
        pytest.param({"a": "b", "b": "a"}, [("a", "b")], id="two"),
        pytest.param({"x": "a", "a": "b", "b": "a"}, [("a", "b")], id="a-tail-into-a-ring"),
        pytest.param({"a": "bc", "b": "d", "c": "d", "d": ""}, [], id="two-ways-are-no-ring"),
        pytest.param({"a": "z"}, [], id="leads-out"),
        pytest.param({"a": "a", "b": "b"}, [("a",), ("b",)], id="two-rings"),
    ],
)
def test_rings_are_found(leads_to, found):
    assert rings(leads_to) == found


@given(st.dictionaries(KEYS, st.lists(KEYS, max_size=3)))
def test_every_ring_found_is_one_and_there_is_none_only_if_all_can_be_put_in_order(leads_to):
    found = rings(leads_to)

    for ring in found:
        following = (*ring[1:], ring[0])
        assert all(b in leads_to[a] for a, b in zip(ring, following, strict=True))
    assert bool(found) != can_be_put_in_order(leads_to)


def can_be_put_in_order(leads_to):
    waiting = dict(leads_to)
    while ready := [key for key in waiting if not any(each in waiting for each in waiting[key])]:
        for key in ready:
            del waiting[key]
    return not waiting
