"""Where findings come from, and which of it the matrix counts."""

import pytest

from sightline.apps.evidence.types import MATRIX_STREAMS, ORIGIN_NAMES, STREAM_NAMES, Origin, Stream


def test_the_matrix_has_five_streams_and_other_is_none_of_them():
    assert [stream.value for stream in MATRIX_STREAMS] == [
        "audit", "data", "assessment", "escalated_issue", "case_review",
    ]  # fmt: skip


@pytest.mark.parametrize("origin", Origin, ids=str)
def test_what_is_no_stream_of_the_matrix_is_other(origin):
    named = {stream.value: stream for stream in MATRIX_STREAMS}

    assert origin.stream == named.get(origin.value, Stream.OTHER)


def test_every_stream_and_origin_has_a_name():
    assert set(STREAM_NAMES) == set(Stream)
    assert set(ORIGIN_NAMES) == set(Origin)
