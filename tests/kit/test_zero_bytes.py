"""A zero byte in any field is refused before any view sees it."""

import pytest

from sightline.kit.permission import Role

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("field", [{"q": "a\x00b"}, {"q\x00": "a"}, {"other": ["a", "\x00"]}])
def test_a_field_with_a_zero_byte_is_no_request(sign_in, field):
    client = sign_in(Role.BUSINESS_UNIT)

    assert client.get("/search/", field).status_code == 400
    assert client.post("/accounts/sign-out/", field).status_code == 400
    assert client.get("/accounts/").status_code == 200, "nobody was signed out"


def test_other_odd_letters_pass(sign_in):
    assert sign_in(Role.BUSINESS_UNIT).get("/search/", {"q": "\u202e\x07ä"}).status_code == 200
