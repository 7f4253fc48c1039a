"""What every shipped definition keeps to, so that an analyst may rely on it."""

from collections import Counter
from datetime import date

import pytest

from sightline.analytics.dictionary import Kind, Source, TargetKind, Unit, shipped
from sightline.core.figures import Direction

DEFINITIONS = [
    pytest.param(version, id=f"{key}-{version.valid_from}")
    for key, versions in shipped().items()
    for version in versions
]


@pytest.mark.parametrize("definition", DEFINITIONS)
def test_a_definition_has_caveats_and_questions(definition):
    assert definition.caveats
    assert all(question.endswith("?") for question in definition.challenge_questions)
    assert definition.challenge_questions


@pytest.mark.parametrize("definition", DEFINITIONS)
def test_what_a_return_carries_is_computed_and_the_rest_collected(definition):
    assert definition.computed == (definition.source != Source.QUARTERLY)


@pytest.mark.parametrize("definition", DEFINITIONS)
def test_sentences_are_not_ended_twice(definition):
    told = [*definition.caveats, definition.why]

    assert all(sentence.endswith(".") and not sentence.endswith("..") for sentence in told)


@pytest.mark.parametrize("definition", DEFINITIONS)
def test_a_target_is_set_only_where_a_direction_is_good(definition):
    if definition.target and definition.target.kind != TargetKind.NONE:
        assert definition.good != Direction.NEUTRAL


@pytest.mark.parametrize("definition", DEFINITIONS)
def test_what_is_compared_names_a_measure_of_the_publication(definition):
    named = [(each.publication, each.measure) for each in definition.comparators]

    assert len(named) == len(set(named))


def test_titles_tell_indicators_apart():
    now = date(2026, 4, 1)
    titles = Counter(
        version.title for versions in shipped().values() for version in versions
        if version.holds_on(now)
    )  # fmt: skip

    assert {title for title, times in titles.items() if times > 1} == set()


@pytest.mark.parametrize("day", [date(2018, 3, 31), date(2020, 3, 31), date(2026, 9, 30)])
def test_every_indicator_is_defined_throughout(day):
    undefined = [
        key for key, versions in shipped().items()
        if not any(version.holds_on(day) for version in versions)
    ]  # fmt: skip

    assert undefined == []


def test_rates_and_shares_of_a_day_are_snapshots():
    by_day = {
        key for key, versions in shipped().items() for version in versions
        if version.unit == Unit.RATE and version.counting.endswith("_at_date")
        and version.kind != Kind.SNAPSHOT
    }  # fmt: skip

    assert by_day == set()
