import pytest

from sightline.kit import addresses
from sightline.kit.access import STRANGER, Actor
from sightline.kit.permission import Role

READER = Actor("Partner", frozenset({Role.PARTNER}), person=1)
PRACTITIONER = Actor("Practitioner", frozenset({Role.PRACTITIONER}), person=2)


@pytest.mark.parametrize(
    ("kind", "key", "address"),
    [
        pytest.param("concern", "neglect", "/2019-20/concerns/neglect/", id="page-of-its-own"),
        pytest.param("priority", "neglect", "/2019-20/plan/#neglect", id="place-on-a-page"),
        pytest.param(
            "agency", "police", "/2019-20/partnership/agencies/", id="somewhere-on-a-list"
        ),
        pytest.param("year", "", "/2019-20/", id="the-year-itself"),
        pytest.param("priority", "", "/2019-20/plan/", id="no-one-place"),
        pytest.param("concern", "", "", id="a-page-needs-a-key"),
        pytest.param("chair", "legs", "", id="unknown-kind"),
    ],
)
def test_a_record_is_found_by_its_kind_and_key(kind, key, address):
    assert addresses.of_record(READER, "2019-20", kind, key) == address


@pytest.mark.parametrize(
    ("actor", "sees"),
    [
        pytest.param(READER, True, id="may"),
        pytest.param(PRACTITIONER, False, id="may-not"),
        pytest.param(STRANGER, False, id="not-signed-in"),
    ],
)
def test_an_address_is_given_only_to_those_whom_its_page_lets_in(actor, sees):
    address = addresses.of_record(actor, "2019-20", "concern", "neglect")

    assert bool(address) is sees


def test_a_page_that_does_not_exist_has_no_address():
    assert addresses.of_page(READER, "no:where", "2019-20") == ""
