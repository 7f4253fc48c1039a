"""Which name holds on a day, and which groups answer to no other."""

from datetime import date

import pytest

from sightline.apps.partnership import rules
from sightline.apps.partnership.types import NameEntry

LAST_AS_BOARD = date(2020, 9, 30)


def name(text, valid_from=None, valid_to=None):
    return NameEntry(text, text, text, text, valid_from, valid_to)


BOARD = name("board", valid_to=LAST_AS_BOARD)
PARTNERSHIP = name("partnership", valid_from=date(2020, 10, 1))


@pytest.mark.parametrize(
    ("day", "names", "holds"),
    [
        pytest.param(date(2020, 9, 30), [BOARD, PARTNERSHIP], BOARD, id="last-day"),
        pytest.param(date(2020, 10, 1), [BOARD, PARTNERSHIP], PARTNERSHIP, id="first-day"),
        pytest.param(date(1990, 1, 1), [BOARD], BOARD, id="open-at-the-start"),
        pytest.param(date(2090, 1, 1), [PARTNERSHIP], PARTNERSHIP, id="open-at-the-end"),
        pytest.param(date(2020, 10, 1), [BOARD], None, id="after-the-last"),
        pytest.param(date(2020, 9, 30), [PARTNERSHIP], None, id="before-the-first"),
        pytest.param(date(2020, 1, 1), [name("always")], name("always"), id="no-dates"),
        pytest.param(date(2020, 1, 1), [], None, id="no-names"),
    ],
)
def test_the_name_that_holds_on_a_day(day, names, holds):
    assert rules.name_on(day, names) == holds
