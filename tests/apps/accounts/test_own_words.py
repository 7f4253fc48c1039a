"""A password of the place's own words is refused, and nobody is told which words those are."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from tests import years

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "password",
    ["Sightline2026", "safeguardingboard", "Oxfordshire-Safeguarding", "childrenpartnership1"],
)
def test_words_of_the_place_are_not_enough(password):
    years.load_oxfordshire()

    with pytest.raises(ValidationError, match="nothing to do with it"):
        validate_password(password)


@pytest.mark.parametrize("password", ["four quiet words here", "Sightline is a purple heron"])
def test_beside_other_words_they_do_no_harm(password):
    years.load_oxfordshire()

    validate_password(password)
