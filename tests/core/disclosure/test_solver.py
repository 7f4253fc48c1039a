"""An attacker with a solver of his own finds nothing on a page of random linked tables."""

import pytest

from sightline.core.disclosure.protecting import protect
from tests.core.disclosure.attacker import given_away
from tests.core.disclosure.linked_tables import linked_page

IN_EVERY_RUN, IN_THE_SOAK, TOGETHER = 300, 10_000, 25


def check(seeds):
    for seed in seeds:
        page, profile = linked_page(seed)
        protected = protect(page, profile)
        if protected.is_proved:
            found = given_away(page, profile, protected)
            assert not found, f"table {seed} under '{profile.key}' gives away {found}"
        else:
            assert protected.exposed, (
                f"table {seed} is refused though nothing elsewhere tells of it"
            )


@pytest.mark.parametrize("first", range(0, IN_EVERY_RUN, TOGETHER))
def test_the_solver_finds_nothing_in_linked_tables(first):
    check(range(first, first + TOGETHER))


@pytest.mark.soak
@pytest.mark.parametrize("first", range(IN_EVERY_RUN, IN_THE_SOAK, 100))
def test_the_solver_finds_nothing_in_many_more(first):
    check(range(first, first + 100))
