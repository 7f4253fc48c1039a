"""The shipped definitions read whole, and a partnership's own stand over them."""

from datetime import date

import pytest

from sightline.analytics.dictionary import (
    NoDefinition,
    UnreadableDictionary,
    all_definitions,
    definition_of,
    loading,
    shipped,
    with_own,
)

YEAR_END = date(2020, 3, 31)
KEY = "re-referrals-within-12-months"


def test_every_shipped_definition_is_in_the_order_of_its_key():
    keys = list(shipped())

    assert keys == sorted(keys)
    assert KEY in keys


def test_a_definition_is_the_one_that_holds_on_the_day():
    found = definition_of(KEY, YEAR_END)

    assert found.key == KEY
    assert found.holds_on(YEAR_END)


def test_the_dictionary_of_a_day_holds_each_indicator_once():
    keys = [each.key for each in all_definitions(YEAR_END)]

    assert len(keys) == len(set(keys))
    assert set(keys) <= set(shipped())


@pytest.mark.parametrize(
    ("key", "day", "said"),
    [
        pytest.param("no-such", YEAR_END, "there is no indicator 'no-such'", id="unknown"),
        pytest.param(KEY, date(1999, 3, 31), "holds on 1999-03-31", id="too-early"),
    ],
)
def test_what_is_not_defined_is_refused(key, day, said):
    with pytest.raises(NoDefinition, match=said):
        definition_of(key, day)


def test_an_own_file_replaces_the_shipped_one_of_its_key(tmp_path):
    _write(tmp_path, KEY, title="Children who come back")

    own = with_own(tmp_path)

    assert definition_of(KEY, YEAR_END, own).title == "Children who come back"
    assert set(own) == set(shipped())
    assert definition_of(KEY, YEAR_END).title != "Children who come back"


def test_an_own_file_of_a_new_key_is_added_in_its_place(tmp_path):
    _write(tmp_path, "a-local-one", title="Ours")

    own = with_own(tmp_path)

    assert list(own) == sorted({*shipped(), "a-local-one"})


def test_every_fault_of_every_own_file_is_told(tmp_path):
    (tmp_path / "a.toml").write_text("[[definition", encoding="utf-8")
    (tmp_path / "b.toml").write_bytes(b"\xff\xfe")
    (tmp_path / "c.toml").write_text('title = "C"\n', encoding="utf-8")
    (tmp_path / "read me.txt").write_text("not looked at", encoding="utf-8")

    with pytest.raises(UnreadableDictionary) as refused:
        with_own(tmp_path)

    assert {fault.file for fault in refused.value.faults} == {"a.toml", "b.toml", "c.toml"}


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(UnreadableDictionary, match="cannot be read: No such file"):
        with_own(tmp_path / "nowhere")


def test_a_folder_of_too_many_files_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(loading, "MOST_FILES", 1)
    for key in ("a", "b"):
        _write(tmp_path, key, title=key)

    with pytest.raises(UnreadableDictionary, match="holds 2 files: 1 are allowed"):
        with_own(tmp_path)


def _write(folder, key, title):
    path = loading.SHIPPED / f"{KEY}.toml"
    lines = path.read_text(encoding="utf-8").splitlines()
    (folder / f"{key}.toml").write_text(
        "\n".join([f'title = "{title}"', *lines[1:]]), encoding="utf-8"
    )
