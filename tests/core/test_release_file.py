"""A release file: whatever byte is changed, the sentence or figure it stands in is named."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.core.document import (
    Bullets,
    Cell,
    Document,
    FigureValue,
    Heading,
    LineBreak,
    Link,
    Mark,
    MarkKind,
    Notice,
    Paragraph,
    Picture,
    Quotation,
    Styled,
    Table,
    TableColumn,
    TableRow,
    Text,
)
from sightline.core.document_lines import NoDocument, document_of, records, sentences
from sightline.core.release_file import FORMAT, NotReadable, seal_of, verify, write

words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=30)
keys = st.text("abc-.", min_size=1, max_size=8)
leaves = st.one_of(
    words.map(Text),
    st.builds(Mark, st.sampled_from(MarkKind), words),
    st.builds(FigureValue, keys, words),
    st.just(LineBreak()),
)
inner = st.lists(leaves, max_size=3).map(tuple)
inlines = st.lists(
    st.one_of(
        leaves,
        st.builds(Styled, st.sampled_from(["strong", "emphasis"]), inner),
        st.builds(Link, words, inner),
    ),
    max_size=5,
).map(tuple)
cells = st.lists(st.builds(Cell, words, st.just("") | keys), max_size=3).map(tuple)
tables = st.builds(
    Table,
    anchor=keys,
    caption=words,
    columns=st.lists(st.builds(TableColumn, words, st.booleans()), max_size=3).map(tuple),
    rows=st.lists(st.builds(TableRow, cells, st.booleans(), st.booleans()), max_size=3).map(tuple),
    notes=st.lists(words, max_size=2).map(tuple),
)
simple = st.one_of(
    st.builds(Heading, st.integers(1, 4), words, keys, words),
    st.builds(Paragraph, inlines),
    st.builds(Notice, words, inlines),
    tables,
    st.builds(Picture, keys, words, words, words, st.none() | tables, st.just(())),
)
blocks = st.recursive(
    simple,
    lambda inside: st.one_of(
        st.builds(
            Bullets,
            st.lists(st.lists(inside, max_size=2).map(tuple), max_size=3).map(tuple),
            st.booleans(),
        ),
        st.builds(Quotation, st.lists(inside, max_size=2).map(tuple)),
    ),
    max_leaves=6,
)
documents = st.builds(
    Document,
    title=words,
    subtitle=words,
    publisher=words,
    as_at=st.dates(),
    blocks=st.lists(blocks, max_size=4).map(tuple),
    identifier=words,
    contact=st.lists(words, max_size=2).map(tuple),
)

SMALL = Document(
    title="Annual report",
    subtitle="The year",
    publisher="A board",
    as_at=date(2022, 3, 31),
    blocks=(
        Heading(1, "Funding", "funding", "3"),
        Paragraph((Text("One sentence. Another with "), FigureValue("on-plans", "312"), Text("."))),
        Table(
            "income",
            "Income",
            (TableColumn("From"), TableColumn("Amount", True)),
            (TableRow((Cell("Police"), Cell("£1,000", "budget.police"))),),
        ),
    ),
)


def file_of(document=SMALL):
    return write([{"kind": "release", "place": "the first line"}, *records(document, "report")])


@given(documents)
def test_a_document_comes_back_from_its_records_as_it_was(document):
    lines = [json.loads(json.dumps(record)) for record in records(document, "report")]

    assert document_of(lines) == document


@given(st.lists(leaves, max_size=6))
def test_a_cut_into_sentences_loses_nothing(pieces):
    joined = "".join(
        each.text
        for _, sentence in sentences(pieces)
        for each in sentence
        if not isinstance(each, LineBreak)
    )

    assert joined == "".join(each.text for each in pieces if not isinstance(each, LineBreak))


def test_an_untouched_file_is_unchanged_and_says_its_hash():
    content = file_of()

    verdict = verify(content)

    assert verdict.unchanged
    assert verdict.hash.encode() == content.splitlines()[-1].split(b"\t")[0]
    assert document_of(verdict.records[1:]) == SMALL


def test_the_same_records_give_the_same_file():
    assert file_of() == file_of()


def line_at(content, position):
    return content[:position].count(b"\n")


@pytest.mark.parametrize("flip", [1, 32, 128], ids=["low bit", "case bit", "high bit"])
def test_every_changed_byte_is_found_and_its_place_is_named(flip):
    content = file_of()
    lines = content.split(b"\n")
    places = [json.loads(line[65:])["place"] for line in lines[:-2]]

    for position in range(len(content)):
        changed = bytearray(content)
        changed[position] ^= flip
        verdict = verify(bytes(changed))

        assert not verdict.unchanged, position
        assert verdict.differences, position
        number = line_at(content, position)
        if number < len(places):
            label = json.dumps(places[number], ensure_ascii=False).encode()
            in_label = label in lines[number] and flip == 128
            told = " ".join(verdict.differences)
            within = lines[number].find(b'"place"') + sum(len(each) + 1 for each in lines[:number])
            if not in_label and position < within:
                assert places[number].split(":")[0][:20] in told, (position, told)


@given(st.data())
def test_whatever_is_cut_out_put_in_or_swapped_is_found(data):
    content = file_of()
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, len(content)))
    other = data.draw(st.binary(max_size=8))
    changed = content[:start] + other + content[end:]

    assert verify(changed).unchanged == (changed == content)


def test_two_lines_that_changed_places_are_found():
    lines = file_of().split(b"\n")
    lines[3], lines[4] = lines[4], lines[3]

    assert not verify(b"\n".join(lines)).unchanged


def test_a_changed_seal_is_told_from_a_changed_sentence():
    lines = file_of().split(b"\n")
    seal = lines[3]
    lines[3] = (b"0" if seal[:1] != b"0" else b"1") + seal[1:]

    verdict = verify(b"\n".join(lines))

    assert len(verdict.differences) == 1
    assert verdict.differences[0].startswith("the seal of section ‘3 Funding’")


def test_a_changed_figure_is_named_by_its_sentence():
    changed = file_of().replace(b'"312"', b'"313"')

    verdict = verify(changed)

    assert verdict.differences == (
        "section ‘3 Funding’, paragraph 1, sentence 2: ‘Another with 312.’",
    )


def test_a_changed_cell_is_named_by_table_row_and_column():
    changed = file_of().replace("£1,000".encode(), "£9,000".encode())

    told = " ".join(verify(changed).differences)

    assert "the table ‘Income’, row ‘Police’, column ‘Amount’" in told


def test_a_file_rewritten_with_its_own_seals_has_another_hash():
    other = Document(**{**SMALL.__dict__, "title": "Another report"})

    assert verify(file_of(other)).unchanged
    assert verify(file_of(other)).hash != verify(file_of()).hash


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        b"\x00" * 1000,
        b"PK\x03\x04 a zip",
        b"%PDF-1.7",
        b"ein Brief, kein Bericht\n" * 100,
        b'{"kind": "release"}\n',
        b"[" * 100_000,
        (b"0" * 64 + b"\t" + b'{"a":' * 5000 + b"1" + b"}" * 5000 + b"\n") * 2,
    ],
)
def test_what_is_no_release_is_told_so_and_never_breaks(content):
    verdict = verify(content)

    assert not verdict.unchanged
    assert verdict.differences


@given(st.binary(max_size=400))
def test_no_bytes_break_it(content):
    assert not verify(content).unchanged


@pytest.mark.parametrize(
    "lines", [[], [{}], [{"kind": "document"}], [{"kind": 5}], [None], [{"kind": "sentence"}]]
)
def test_records_that_are_no_document_are_refused(lines):
    with pytest.raises(NoDocument):
        document_of(lines)


def test_a_record_that_json_cannot_say_is_refused():
    with pytest.raises(NotReadable):
        write([{"place": "here", "value": float("nan")}])


def test_a_signature_is_over_all_that_stands_before_it():
    told = list(records(SMALL, "report"))

    assert seal_of(told) == write(told).split(b"\n")[-3][:64].decode()
    assert FORMAT == "sightline-release-1"
