"""The file of the trail: any change is found, and the first entry that it touches is named."""

import importlib.util
import json
import subprocess
import sys
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from sightline.core import trail_file
from sightline.core.trail_file import (
    ADDED,
    ANOTHER,
    BAD,
    CHANGED,
    CUT,
    GOOD,
    MOVED,
    NOT_CHECKED,
    REMOVED,
    Checkpoint,
)

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes_raw().hex()


def entry(number, event="concerns.coded"):
    return {
        "number": number,
        "at": "2020-06-01T09:00:00.000000Z",
        "actor": "Zoë, data analyst",
        "person": 7,
        "agency": "police",
        "event": event,
        "target": "partnership.year",
        "target_id": "1",
        "details": {"table": "findings", "revision": number},
    }


def chain(count, head=trail_file.BEGIN, first=1, event="concerns.coded"):
    lines = []
    for number in range(first, first + count):
        text = trail_file.canonical(entry(number, event))
        head = trail_file.link(head, text)
        lines.append(trail_file.line(head, text))
    return lines


WHOLE = chain(12)
CONTENT = b"".join(WHOLE)


def head_of(lines):
    return lines[-1][9:73].decode()


def checkpoint(lines, key=KEY):
    unsigned = Checkpoint(
        len(lines),
        head_of(lines),
        "2020-06-01T10:00:00Z",
        key.public_key().public_bytes_raw().hex(),
    )
    signature = key.sign(unsigned.signed).hex()
    return Checkpoint(unsigned.count, unsigned.head, unsigned.at, unsigned.key, signature)


def verify(lines, mark=None, key=""):
    wanted = {mark.count} if mark else set()
    return trail_file.judge(trail_file.walk(lines, wanted=wanted), mark, key)


def fault(lines, mark=None):
    found = verify(lines, mark).fault
    return (found.kind, found.number)


def test_a_line_is_json_and_its_hash_is_over_the_one_before_and_what_it_says():
    first, second = (json.loads(each) for each in WHOLE[:2])
    text = json.dumps(second["entry"], ensure_ascii=False, separators=(",", ":"))

    assert second["entry"] == entry(2)
    assert second["hash"] == sha256(f"{first['hash']}{text}".encode()).hexdigest()


def test_details_are_hashed_in_one_order():
    one, other = entry(1), entry(1)
    one["details"], other["details"] = {"a": 1, "b": 2}, {"b": 2, "a": 1}

    assert trail_file.canonical(one) == trail_file.canonical(other)


def test_a_whole_chain_holds_and_says_what_it_cannot_tell():
    verdict = verify(WHOLE)

    assert verdict.whole
    assert (verdict.entries, verdict.head) == (12, head_of(WHOLE))
    assert "nobody can tell whether entries were cut off the end" in " ".join(verdict.notes)


def test_no_entries_are_a_whole_chain():
    assert verify([]).whole


@given(place=st.integers(0, len(CONTENT) - 1), byte=st.integers(0, 255))
def test_one_byte_changed_anywhere_names_its_entry(place, byte):
    if CONTENT[place] == byte:
        byte ^= 1
    changed = CONTENT[:place] + bytes([byte]) + CONTENT[place + 1 :]
    number = CONTENT[:place].count(b"\n") + 1

    verdict = verify(BytesIO(changed))

    assert not verdict.whole
    assert verdict.fault.number == number


@pytest.mark.parametrize("bit", [1, 32])
def test_no_place_is_left_where_a_change_goes_unseen(bit):
    unseen = [
        place
        for place, byte in enumerate(CONTENT)
        if verify(BytesIO(CONTENT[:place] + bytes([byte ^ bit]) + CONTENT[place + 1 :])).whole
    ]

    assert unseen == []


@pytest.mark.parametrize("number", [1, 6, 12])
def test_a_changed_word_names_its_entry(number):
    lines = list(WHOLE)
    lines[number - 1] = lines[number - 1].replace(b"coded", b"moved")

    assert fault(lines) == (CHANGED, number)


@pytest.mark.parametrize("number", [1, 6, 12])
def test_a_changed_hash_is_told_from_a_changed_entry(number):
    lines = list(WHOLE)
    lines[number - 1] = lines[number - 1][:9] + b"0" * 64 + lines[number - 1][73:]

    assert fault(lines) == (CHANGED, number)
    if number < 12:
        assert "the hash of" in verify(lines).fault.words


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("number", [1, 6, 8])
def test_entries_removed_name_the_first_of_them(number, count):
    lines = [*WHOLE[: number - 1], *WHOLE[number - 1 + count :]]

    assert fault(lines) == (REMOVED, number)


@pytest.mark.parametrize("extra", [b"nothing\n", WHOLE[1], WHOLE[9], chain(1, first=6)[0]])
def test_a_line_that_was_added_is_named_by_its_place(extra):
    lines = [*WHOLE[:5], extra, *WHOLE[5:]]

    assert fault(lines) == (ADDED, 6)
    assert verify(lines).fault.line == 6


def test_two_lines_that_were_swapped_name_the_one_that_came_forward():
    lines = [*WHOLE[:4], WHOLE[5], WHOLE[4], *WHOLE[6:]]

    assert fault(lines) == (MOVED, 6)


def test_an_entry_moved_to_the_end_is_named():
    lines = [*WHOLE[:4], *WHOLE[5:], WHOLE[4]]

    assert fault(lines) == (MOVED, 5)


def test_a_last_line_cut_short_is_named():
    lines = [*WHOLE[:-1], WHOLE[-1][:-20]]

    assert fault(lines) == (CHANGED, 12)


def test_a_tail_cut_off_is_only_told_by_a_checkpoint():
    lines = WHOLE[:9]

    assert verify(lines).whole
    assert fault(lines, checkpoint(WHOLE)) == (CUT, 10)
    assert verify(lines, checkpoint(WHOLE)).checkpoint == "cut"


def test_a_trail_that_grew_agrees_and_says_what_is_newer():
    verdict = verify(WHOLE, checkpoint(WHOLE[:9]))

    assert verdict.whole
    assert (verdict.checkpoint, verdict.signature) == ("agrees", GOOD)
    assert "after number 9 are newer" in " ".join(verdict.notes)


def test_an_older_copy_that_grew_on_is_told_from_the_trail_itself():
    grown = [*WHOLE[:6], *chain(9, head_of(WHOLE[:6]), 7, "plan.loaded")]

    assert verify(grown).whole
    assert fault(grown, checkpoint(WHOLE)) == (ANOTHER, 12)


def test_a_chain_begun_anew_is_told_from_the_trail_itself():
    anew = chain(20, event="plan.loaded")

    assert fault(anew, checkpoint(WHOLE)) == (ANOTHER, 12)


def test_a_break_after_the_checkpoint_leaves_what_it_vouches_for_standing():
    lines = [*WHOLE[:10], WHOLE[11]]

    verdict = verify(lines, checkpoint(WHOLE[:8]))

    assert verdict.fault.number == 11
    assert verdict.checkpoint == "agrees"


def test_a_break_before_the_checkpoint_leaves_it_out_of_reach():
    verdict = verify([*WHOLE[:3], *WHOLE[4:]], checkpoint(WHOLE))

    assert verdict.fault.number == 4
    assert verdict.checkpoint == "not reached"


@pytest.mark.parametrize("name", ["count", "head", "at", "key"])
def test_a_changed_checkpoint_is_found(name, tmp_path):
    mark = checkpoint(WHOLE[:8])
    told = json.loads(mark.written())
    other = {"count": 9, "head": head_of(WHOLE[:9]), "at": "2021-06-01T10:00:00Z", "key": "0" * 64}
    place = tmp_path / "checkpoint.json"
    place.write_text(json.dumps({**told, name: other[name]}))

    verdict = verify(WHOLE, trail_file.read_checkpoint(place))

    assert verdict.signature == BAD
    assert not verdict.whole


def test_a_checkpoint_forged_with_a_key_of_ones_own_is_told_by_the_key_that_was_kept():
    forged = checkpoint(WHOLE, Ed25519PrivateKey.from_private_bytes(bytes(32)))

    assert verify(WHOLE, forged).signature == GOOD
    assert "key" in verify(WHOLE, forged).notes[-1]
    assert verify(WHOLE, forged, PUBLIC).signature == BAD
    assert verify(WHOLE, checkpoint(WHOLE), PUBLIC.upper()).whole


def test_without_the_package_the_signature_is_said_to_be_unchecked(monkeypatch):
    monkeypatch.setitem(sys.modules, "cryptography.exceptions", None)

    verdict = verify(WHOLE, checkpoint(WHOLE))

    assert verdict.signature == NOT_CHECKED
    assert "was not checked" in " ".join(verdict.notes)


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", "nonsense", "[" * 5000, '{"format": 1}',
     checkpoint(WHOLE).written().decode().replace('"count": 12', '"count": "12"'),
     checkpoint(WHOLE).written().decode().replace('"count": 12', '"count": -1'),
     checkpoint(WHOLE).written().decode().replace("2020-06-01T10:00:00Z", "\\u001b[2Jnow")],
    ids=lambda text: text[:12],
)  # fmt: skip
def test_what_is_no_checkpoint_is_refused(text, tmp_path):
    place = tmp_path / "checkpoint.json"
    place.write_text(text)

    with pytest.raises(trail_file.NotACheckpoint):
        trail_file.read_checkpoint(place)


def test_a_line_without_end_is_not_read_into_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(trail_file, "LONGEST_LINE", 1000)
    place = tmp_path / "trail.jsonl"
    place.write_bytes(b"".join(WHOLE[:3]) + b"x" * 5000)

    assert trail_file.verify_file(place).fault.number == 4


def test_the_file_alone_checks_a_trail_with_python_and_nothing_else(tmp_path):
    (tmp_path / "verify.py").write_bytes(Path(trail_file.__file__).read_bytes())
    (tmp_path / "trail.jsonl").write_bytes(CONTENT)
    (tmp_path / "cut.jsonl").write_bytes(b"".join(WHOLE[:9]))
    (tmp_path / "checkpoint.json").write_bytes(checkpoint(WHOLE).written())

    def run(*arguments):
        command = [sys.executable, "-I", "-S", "verify.py", *arguments]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert run("trail.jsonl").returncode == 0
    cut = run("cut.jsonl", "--checkpoint", "checkpoint.json", "--json")
    assert (cut.returncode, json.loads(cut.stdout)["fault"]["kind"]) == (1, CUT)
    assert json.loads(cut.stdout)["signature"] == NOT_CHECKED
    assert run("gone.jsonl").returncode == 2


def test_the_file_needs_no_package():
    source = importlib.util.find_spec("sightline.core.trail_file").loader.get_source(
        "sightline.core.trail_file"
    )

    assert "sightline." not in source.replace("sightline-trail", "")
