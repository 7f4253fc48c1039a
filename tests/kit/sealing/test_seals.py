"""What is sealed opens where it was sealed and nowhere else; what was changed opens nowhere."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.kit.sealing import CannotUnseal, blind_index, seal, unseal
from sightline.kit.sealing import ring as rings

PLACE = {"table": "evidence_finding", "field": "statement", "subject": "a1"}
NAMES = st.text(min_size=1, max_size=20)


@pytest.fixture(autouse=True, scope="module")
def home(tmp_path_factory):
    from django.test import override_settings

    with override_settings(HOME=tmp_path_factory.mktemp("home"), SEAL_KEYS_FILE=""):
        yield


@given(st.text(), NAMES, NAMES, NAMES)
def test_what_is_sealed_comes_back_whole(text, table, field, subject):
    place = {"table": table, "field": field, "subject": subject}

    assert unseal(seal(text, **place), **place) == text


def test_two_seals_of_one_text_differ_and_show_nothing_of_it():
    first, second = seal("Jo Bloggs", **PLACE), seal("Jo Bloggs", **PLACE)

    assert first != second
    assert "Bloggs" not in first


@pytest.mark.parametrize("part", ["table", "field", "subject"])
def test_moved_elsewhere_it_does_not_open(part):
    token = seal("Jo Bloggs", **PLACE)

    with pytest.raises(CannotUnseal):
        unseal(token, **{**PLACE, part: "another"})


@given(NAMES, NAMES)
def test_names_that_run_into_each_other_are_told_apart(one, other):
    place = {"table": one, "field": other, "subject": "x"}
    moved = {"table": one + other, "field": "", "subject": "x"}

    with pytest.raises(CannotUnseal):
        unseal(seal("words", **place), **moved)


def test_a_change_of_any_sign_is_refused_and_tells_nothing_of_the_words():
    token = seal("Jo Bloggs of Thornshire", **PLACE)
    for at in range(len(token)):
        changed = token[:at] + ("A" if token[at] != "A" else "B") + token[at + 1 :]
        try:
            opened = unseal(changed, **PLACE)
        except CannotUnseal as refused:
            assert "Bloggs" not in str(refused)
        else:  # the last sign of base 64 may hold bits that count for nothing
            assert opened == "Jo Bloggs of Thornshire" and at >= len(token) - 3


@pytest.mark.parametrize(
    "token", ["", "Jo Bloggs", "s1.", "s1.1.", "s1.1.!!!", "s2.1.AAAA", "s1.x.A"]
)
def test_what_was_never_sealed_is_not_passed_on_as_it_stands(token):
    with pytest.raises(CannotUnseal):
        unseal(token, **PLACE)


def test_a_newer_key_seals_and_the_older_still_opens_its_own():
    old = seal("before", **PLACE)
    key = rings.add_key()
    new = seal("after", **PLACE)

    assert new.startswith(f"s1.{key.number}.")
    assert [unseal(each, **PLACE) for each in (old, new)] == ["before", "after"]


def test_without_its_key_nothing_opens(settings, tmp_path):
    token = seal("words", **PLACE)
    settings.HOME = tmp_path

    with pytest.raises(CannotUnseal):
        unseal(token, **PLACE)


@given(st.text())
def test_an_index_is_the_same_for_the_same_words_and_survives_a_new_key(text):
    before = blind_index(text, table="t", field="f")

    assert blind_index(f"  {text.upper()} ", table="t", field="f") == blind_index(
        text.upper(), table="t", field="f"
    )
    assert before == blind_index(text, table="t", field="f")
    assert before != blind_index(text, table="t", field="g")


@pytest.mark.parametrize(
    ("one", "other"),
    [("Zoë O'Brien", "zoe  obrien"), ("AB-123", "ab 123"), ("Straße", "STRASSE")],
)
def test_an_index_looks_past_case_accents_and_blanks(one, other):
    assert blind_index(one, table="t", field="f") == blind_index(other, table="t", field="f")


def test_the_ring_is_its_owners_alone_and_made_once(settings, tmp_path):
    settings.HOME = tmp_path
    first = rings.ring()

    assert (tmp_path / "seal-keys").stat().st_mode & 0o077 == 0
    assert rings.ring() == first
    with pytest.raises(FileExistsError):
        rings.make(tmp_path / "seal-keys")


@pytest.mark.parametrize("text", ["", "1 AAAA\n", "0 AAAA\n1 AAAA\n", "x y\n", "words\n", "0\n1\n"])
def test_a_file_that_is_no_ring_is_refused(settings, tmp_path, text):
    from django.core.exceptions import ImproperlyConfigured

    settings.HOME = tmp_path
    (tmp_path / "seal-keys").write_text(text)

    with pytest.raises(ImproperlyConfigured):
        rings.ring()


def test_production_makes_no_ring_of_its_own(settings, tmp_path):
    from django.core.exceptions import ImproperlyConfigured

    settings.PRODUCTION, settings.SEAL_KEYS_FILE = True, str(tmp_path / "elsewhere")

    with pytest.raises(ImproperlyConfigured, match="SIGHTLINE_SEAL_KEYS_FILE"):
        rings.ring()
    assert not (tmp_path / "elsewhere").exists()


def test_many_processes_that_need_it_first_make_one_ring(settings, tmp_path):
    settings.HOME = tmp_path / "new"

    with ThreadPoolExecutor(8) as together:
        found = list(together.map(lambda _: rings.ring().newest.secret, range(16)))

    assert len(set(found)) == 1
    assert [path.name for path in settings.HOME.iterdir()] == ["seal-keys"]
