"""The named profiles, what they tell their readers, and which may not be."""

import pytest

from sightline.core.disclosure.profiles import (
    CHILDREN_IN_NEED,
    LOCAL,
    LOOKED_AFTER,
    PROFILES,
    Profile,
    UnsafeProfile,
    local,
)


def test_there_is_a_profile_for_each_class_of_the_indicator_dictionary():
    from sightline.analytics.dictionary.types import Suppression

    assert {each.value for each in Suppression} == set(PROFILES)


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_no_named_profile_lets_a_value_be_excluded(profile):
    assert list(profile.hidden_values) == [1, 2, 3, 4, 5]
    assert profile.most_excluded == 0
    assert profile.least_values_left == 5
    assert "every value from 1 to 5 remains possible" in profile.promise


def test_readers_are_told_the_rule_in_sentences():
    told = " ".join(LOOKED_AFTER.sentences())

    assert "from 1 to 5 are hidden and shown as ‘c’" in told
    assert "rounded to the nearest 10" in told
    assert "‘k’ is a number that rounds to nought" in told
    assert "A percentage of fewer than 10 is hidden." in LOCAL.sentences()
    assert "‘k’" not in " ".join(CHILDREN_IN_NEED.sentences())


def test_a_threshold_of_the_partnerships_own_is_told_to_readers():
    assert "Numbers from 1 to 9 are hidden" in local(9).sentences()[0]


@pytest.mark.parametrize(
    "settings",
    [
        {"largest_hidden": 1},
        {"largest_hidden": 11},
        {"most_excluded": 4},
        {"most_excluded": -1},
        {"rounding_base": -10},
        {"symbol": ""},
        {"symbol": "3"},
        {"symbol": "z"},
    ],
)
def test_a_profile_that_promises_too_little_is_refused(settings):
    with pytest.raises(UnsafeProfile):
        Profile("own", "Our own", "The partnership", **settings)


def test_a_lenient_profile_says_how_many_values_are_left():
    lenient = Profile("own", "Our own", "The partnership", most_excluded=2)

    assert "at least three of the values from 1 to 5 remain possible" in lenient.promise
