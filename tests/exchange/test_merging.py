"""A pack loaded again over people's work: nothing of either is lost unsaid."""

from hypothesis import given
from hypothesis import strategies as st

from sightline.exchange.merging import merge
from sightline.exchange.reading import pack_of
from sightline.exchange.rows import make_row
from sightline.exchange.tables import BY_NAME

TABLE = "names_with_numbers"
WORDS = st.sampled_from(["a", "b", "c"])
ROWS = st.dictionaries(st.sampled_from("pqrst"), st.tuples(WORDS, WORDS), max_size=5)


def pack(rows, narrative=()):
    made = (
        make_row(BY_NAME[TABLE], key=key, name=name, meaning=meaning)
        for key, (name, meaning) in rows.items()
    )
    return pack_of(made, dict(narrative))


def merged(base, standing, new):
    return merge(base=pack(base), standing=pack(standing), new=pack(new))


def said(found):
    return {row.key: (row.text("name"), row.text("meaning")) for row in found.pack.rows[TABLE]}


def test_two_cells_of_one_row_changed_by_either_side_hold_together():
    found = merged({"p": ("a", "a")}, {"p": ("b", "a")}, {"p": ("a", "c")})

    assert said(found) == {"p": ("b", "c")}
    assert found.clashes == ()
    assert found.kept == {TABLE: 1}


def test_one_cell_changed_by_both_is_told_with_both_texts():
    found = merged({"p": ("a", "a")}, {"p": ("b", "a")}, {"p": ("c", "a")})

    [clash] = found.clashes
    assert str(clash) == (
        "names_with_numbers, 'p', name: the pack says 'c', and a person has written 'b': make the "
        "two alike"
    )


def test_a_row_that_the_pack_drops_and_a_person_changed_is_told():
    found = merged({"p": ("a", "a")}, {"p": ("b", "a")}, {})

    assert ["no longer holds it" in str(clash) for clash in found.clashes] == [True]


def test_a_row_that_a_person_withdrew_stays_withdrawn():
    found = merged({"p": ("a", "a")}, {}, {"p": ("a", "a")})

    assert said(found) == {}
    assert found.clashes == ()


def test_a_row_that_a_person_withdrew_and_the_pack_changed_is_told():
    found = merged({"p": ("a", "a")}, {}, {"p": ("b", "a")})

    assert ["withdrawn" in str(clash) for clash in found.clashes] == [True]


def test_a_persons_own_row_stands_after_the_row_that_it_followed():
    found = merged(
        {"p": ("a", "a"), "q": ("a", "a")},
        {"p": ("a", "a"), "r": ("b", "b"), "q": ("a", "a")},
        {"q": ("a", "a"), "p": ("a", "a"), "s": ("c", "c")},
    )

    assert list(said(found)) == ["q", "p", "r", "s"]


def test_words_that_both_changed_in_different_paragraphs_hold_together():
    base, own, new = "One.\n\nTwo.\n\nThree.", "Mine.\n\nTwo.\n\nThree.", "One.\n\nTwo.\n\nNew."

    found = merge(
        base=pack({}, {"x.md": base}),
        standing=pack({}, {"x.md": own}),
        new=pack({}, {"x.md": new}),
    )

    assert found.pack.narrative == {"x.md": "Mine.\n\nTwo.\n\nNew."}
    assert found.clashes == ()


def test_one_paragraph_that_both_changed_is_told():
    found = merge(
        base=pack({}, {"x.md": "One."}),
        standing=pack({}, {"x.md": "Mine."}),
        new=pack({}, {"x.md": "Theirs."}),
    )

    assert ["same paragraph" in str(clash) for clash in found.clashes] == [True]


@given(ROWS, ROWS)
def test_without_peoples_work_the_new_pack_is_what_stands(base, new):
    found = merged(base, base, new)

    assert list(said(found).items()) == list(new.items())
    assert found.clashes == ()
    assert found.kept == {}


@given(ROWS, ROWS)
def test_the_same_pack_again_leaves_every_work_as_it_is(base, standing):
    found = merged(base, standing, base)

    assert said(found) == standing
    assert found.clashes == ()


@given(ROWS, ROWS, ROWS)
def test_whatever_a_person_did_stands_or_is_told(base, standing, new):
    found = merged(base, standing, new)
    told = {clash.key for clash in found.clashes}

    for key in standing.keys() | base.keys():
        if key in told or standing.get(key) == base.get(key):
            continue
        if key not in standing:
            assert key not in said(found)
            continue
        for at in (0, 1):
            if base.get(key, ("", ""))[at] != standing[key][at]:
                assert said(found)[key][at] == standing[key][at]


@given(ROWS, ROWS, ROWS)
def test_whatever_the_pack_says_anew_stands_or_is_told(base, standing, new):
    found = merged(base, standing, new)
    told = {clash.key for clash in found.clashes}

    for key in new.keys() - told:
        for at in (0, 1):
            if base.get(key, ("", ""))[at] != new[key][at]:
                assert said(found)[key][at] == new[key][at]
