"""A step is done again when it was killed, its inputs changed, or what it made is gone."""

import pytest

from setup_steps.stamps import fingerprint, is_fresh, stamped


@pytest.fixture
def stamp(tmp_path):
    return tmp_path / "step.stamp"


def test_a_finished_step_is_fresh(stamp):
    with stamped(stamp, "abc"):
        pass

    assert is_fresh(stamp, "abc")


def test_a_step_never_begun_is_not_fresh(stamp):
    assert not is_fresh(stamp, "abc")


def test_a_step_is_not_fresh_while_it_runs_again(stamp):
    stamp.write_text("abc")

    with stamped(stamp, "abc"):
        assert not is_fresh(stamp, "abc")


def test_a_killed_step_leaves_no_stamp_even_where_there_was_one(stamp):
    stamp.write_text("abc")

    with pytest.raises(KeyboardInterrupt), stamped(stamp, "abc"):
        raise KeyboardInterrupt

    assert not stamp.exists()


def test_a_step_with_other_inputs_is_not_fresh(stamp):
    stamp.write_text("abc")

    assert not is_fresh(stamp, "abd")


def test_a_step_whose_product_is_gone_is_not_fresh(stamp, tmp_path):
    stamp.write_text("abc")

    assert not is_fresh(stamp, "abc", tmp_path / "gone.css")


def test_a_damaged_stamp_is_not_fresh(stamp):
    stamp.write_bytes(b"\xff\xfe")

    assert not is_fresh(stamp, "abc")


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda folder: (folder / "a.scss").write_text("b"), id="contents"),
        pytest.param(lambda folder: (folder / "a.scss").rename(folder / "b.scss"), id="name"),
        pytest.param(lambda folder: (folder / "c.scss").touch(), id="new-file"),
        pytest.param(lambda folder: (folder / "a.scss").unlink(), id="file-gone"),
    ],
)
def test_the_fingerprint_of_a_folder_changes_with_any_file_in_it(tmp_path, change):
    (tmp_path / "a.scss").write_text("a")
    before = fingerprint(tmp_path)

    change(tmp_path)

    assert fingerprint(tmp_path) != before


def test_the_fingerprint_of_a_folder_does_not_change_with_time(tmp_path):
    (tmp_path / "a.scss").write_text("a")
    before = fingerprint(tmp_path)

    (tmp_path / "a.scss").write_text("a")

    assert fingerprint(tmp_path) == before
