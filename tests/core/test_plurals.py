import pytest

from sightline.core.plurals import counted


@pytest.mark.parametrize(
    ("number", "said"),
    [
        pytest.param(0, "0 agencies", id="none"),
        pytest.param(1, "1 agency", id="one"),
        pytest.param(2, "2 agencies", id="many"),
    ],
)
def test_a_number_stands_with_its_word(number, said):
    assert counted(number, "agency", "agencies") == said
