"""What is sent is told by what is in it, refused with words, and kept under its own hash."""

import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.kit.uploads import CannotTake, Damaged, Store, kind_of, shown_name
from tests.kit.uploads import samples


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (samples.PDF, "a.pdf", "PDF"),
        (samples.PDF, "named-wrongly.docx", "PDF"),
        (samples.DOCX, "a.docx", "Word"),
        (samples.XLSX, "a.xlsx", "Excel"),
        (samples.PPTX, "a.pptx", "PowerPoint"),
        (samples.ODT, "a.odt", "OpenDocument text"),
        (samples.PNG, "a.png", "PNG picture"),
        (samples.JPEG, "a.jpeg", "JPEG picture"),
        (b"child,plan\n1,2\n", "a.CSV", "CSV"),
        ("\ufeffNotes of the audit – all of it".encode(), "a.txt", "Text"),
        ("caf\u00e9 \u2013 \u00a35".encode("cp1252"), "a.txt", "Text"),
    ],
)
def test_a_file_is_what_is_in_it(content, name, kind):
    assert kind_of(io.BytesIO(content), name).name == kind


@pytest.mark.parametrize(
    ("content", "name", "why"),
    [
        (b"", "a.pdf", "empty"),
        (samples.EXE, "a.pdf", "none of what is taken"),
        (samples.EXE, "a.txt", "none of what is taken"),
        (b"<html><script>alert(1)</script>", "a.html", "none of what is taken"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.svg", "none of what is taken"),
        (samples.DOCM, "a.docx", "macros"),
        (samples.JAR, "a.zip", "is an archive"),
        (samples.DOC, "a.doc", "old kind"),
        (samples.DOC + "EncryptedPackage".encode("utf-16-le"), "a.docx", "password"),
        (samples.DOCX[:60], "a.docx", "damaged"),
        (b"PK\x03\x04" + b"\0" * 200, "a.docx", "damaged"),
        ("a,b".encode("utf-16"), "a.csv", "none of what is taken"),
    ],
)
def test_anything_else_is_refused_with_what_to_do(content, name, why):
    with pytest.raises(CannotTake, match=why):
        kind_of(io.BytesIO(content), name)


def test_an_archive_that_lists_endless_parts_is_refused_before_its_list_is_read():
    end = samples.archive(a=b"")[-22:]
    endless = b"PK\x03\x04" + b"\0" * 2_000_000 + end[:12] + struct.pack("<I", 2_000_000) + end[16:]

    with pytest.raises(CannotTake, match="too many parts"):
        kind_of(io.BytesIO(endless), "a.docx")


@given(st.binary(max_size=400), st.sampled_from(["a.pdf", "a.docx", "a.csv", "a"]))
def test_any_bytes_are_taken_or_refused_with_words(content, name):
    for start in (b"", b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        try:
            kind_of(io.BytesIO(start + content), name)
        except CannotTake as refused:
            assert str(refused)


@given(st.integers(0, 300), st.binary(min_size=1, max_size=4))
def test_a_document_with_any_bytes_changed_is_taken_or_refused_with_words(at, put_in):
    changed = samples.DOCX[:at] + put_in + samples.DOCX[at + len(put_in) :]
    try:
        kind_of(io.BytesIO(changed), "a.docx")
    except CannotTake as refused:
        assert str(refused)


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("Report.PDF", "Report.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\jo\\audit.docx", "audit.pdf"),
        ("a\u202etxt.exe", "atxt.pdf"),
        ("two\nlines\0.pdf", "twolines.pdf"),
        ('what "is" this?.pdf', "what is this.pdf"),
        ("", "file.pdf"),
        ("...", "file.pdf"),
        ("Pr\u00fcfung \u2013 Teil.pdf", "Pr\u00fcfung \u2013 Teil.pdf"),
    ],
)
def test_a_name_is_one_plain_line(sent, shown):
    assert shown_name(sent, "pdf") == shown


@given(st.text(max_size=300))
def test_any_name_is_short_and_on_one_line(sent):
    name = shown_name(sent, "pdf")

    assert name.endswith(".pdf")
    assert len(name) <= 120
    assert not set(name) & set('/\\:*?"<>|\n\r\0')


@pytest.fixture
def store(settings, tmp_path):
    settings.HOME = tmp_path
    return Store("evidence", "2019-20")


def test_what_is_kept_is_read_again_and_lies_under_its_hash(store):
    digest = store.keep([b"one ", b"file"])

    assert store.read(digest) == b"one file"
    assert store.keep([b"one file"]) == digest


def test_only_its_owner_can_read_what_is_kept(store):
    store.keep([b"one file"])

    files = [each for each in store.folder.rglob("*") if each.is_file()]
    assert {each.stat().st_mode & 0o077 for each in files} == {0}
    assert store.folder.stat().st_mode & 0o077 == 0


def test_bytes_that_changed_are_never_given(store):
    digest = store.keep([b"one file"])
    next(store.folder.rglob(digest)).write_bytes(b"another")

    with pytest.raises(Damaged):
        store.read(digest)


@pytest.mark.parametrize("digest", ["0" * 64, "", "../../secret-key", "0" * 63, "Z" * 64])
def test_what_was_never_kept_is_not_read(store, digest):
    with pytest.raises(Damaged):
        store.read(digest)


def test_what_stopped_half_way_is_swept_and_nothing_else(store):
    def parts():
        yield b"one "
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.keep(parts())
    named, unnamed, settled = (store.keep([each]) for each in (b"named", b"unnamed", b"settled"))
    store.settle(settled)

    assert store.sweep({named}) == 2
    assert store.read(named) == b"named"
    assert store.read(settled) == b"settled"
    with pytest.raises(Damaged):
        store.read(unnamed)
    assert store.sweep({named}) == 0


def test_removing_twice_is_removing_once(store):
    digest = store.keep([b"one file"])

    store.remove(digest)
    store.remove(digest)

    with pytest.raises(Damaged):
        store.read(digest)
