import pytest

from sightline.apps.concerns import pages


@pytest.mark.parametrize(
    ("waiting", "position", "key"),
    [
        pytest.param([(1, "a"), (2, "b"), (3, "c")], 1, "b", id="the-one-after"),
        pytest.param([(1, "a"), (3, "c")], 3, "a", id="round-to-the-first"),
        pytest.param([], 3, "", id="none-waits"),
    ],
)
def test_the_next_finding_is_the_one_after(waiting, position, key):
    assert pages.next_key(waiting, position) == key


@pytest.mark.parametrize(
    ("concerns", "strengths", "says"),
    [
        pytest.param(0, 0, "Audits: nothing is coded to this concern.", id="nothing"),
        pytest.param(1, 0, "Audits: 1 finding of concern.", id="one"),
        pytest.param(
            2, 1, "Audits: 2 findings of concern and 1 of strength.", id="strengths-apart"
        ),
    ],
)
def test_a_cell_says_what_it_holds(concerns, strengths, says):
    assert pages.cell_sentence("Audits", concerns, strengths) == says
