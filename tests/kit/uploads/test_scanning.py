"""Nothing is taken that the scanner finds harmful, and nothing while it cannot say."""

import socket
import struct
import threading

import pytest

from sightline.kit.health import secrets_kept
from sightline.kit.health.types import State
from sightline.kit.uploads import CannotTake, scanning


class Daemon:
    """Speaks as much of the protocol as is needed, and answers what it is told to."""

    def __init__(self, answer):
        self.answer, self.heard = answer, b""
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port = self.listening.getsockname()[1]
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()

    def _serve(self):
        try:
            caller, _ = self.listening.accept()
        except OSError:
            return
        with caller:
            with caller.makefile("rb") as said:
                assert said.read(10) == b"zINSTREAM\0"
                while length := struct.unpack(">I", said.read(4))[0]:
                    self.heard += said.read(length)
            answer = self.answer(self.heard) if callable(self.answer) else self.answer
            if answer is not None:
                caller.sendall(answer)

    def close(self):
        self.listening.close()
        self.thread.join(5)


@pytest.fixture
def daemon(settings):
    made = []

    def start(answer):
        made.append(Daemon(answer))
        settings.CLAMAV = f"127.0.0.1:{made[-1].port}"
        return made[-1]

    yield start

    for each in made:
        each.close()


def test_what_it_calls_clean_is_taken_and_it_saw_every_byte(daemon):
    there, content = daemon(b"stream: OK\0"), bytes(range(256)) * 1000

    scanning.check([content[:1], content[1:200_000], content[200_000:]])

    there.close()
    assert there.heard == content


def test_what_it_finds_harmful_is_refused_without_its_name(daemon):
    daemon(b"stream: Win.Test.EICAR_HDB-1 FOUND\0")

    with pytest.raises(CannotTake, match="something harmful") as refused:
        scanning.check([b"x"])
    assert "EICAR" not in str(refused.value)


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(None, id="hangs-up"),
        pytest.param(b"", id="says-nothing"),
        pytest.param(b"stream: OK", id="does-not-end"),
        pytest.param(b"\0", id="empty"),
        pytest.param(b"INSTREAM size limit exceeded. ERROR\0", id="too-large-for-it"),
        pytest.param(b"stream: OK FOUND ERROR\0", id="strange"),
        pytest.param(b"OK\0", id="of-another-question"),
        pytest.param(b"\xff\xfe\0", id="no-text"),
        pytest.param(b"x" * 20_000 + b"\0", id="long"),
    ],
)
def test_whatever_is_not_a_plain_answer_refuses_the_file(daemon, answer):
    daemon(answer)

    with pytest.raises(CannotTake, match="not answering"):
        scanning.check([b"x"])


def test_while_it_is_slow_or_gone_nothing_is_taken(daemon, settings, monkeypatch):
    monkeypatch.setattr(scanning, "SECONDS", 0.2)
    silent = socket.create_server(("127.0.0.1", 0))
    for place in (f"127.0.0.1:{silent.getsockname()[1]}", "127.0.0.1:1", "odd"):
        settings.CLAMAV = place
        with pytest.raises(CannotTake, match="not answering"):
            scanning.check([b"x"])
    silent.close()


def test_where_none_is_configured_nothing_is_asked(settings):
    settings.CLAMAV = ""

    scanning.check([scanning.PATTERN])

    assert secrets_kept.scanner()[0] is State.WELL


def test_doctor_shows_it_what_it_has_to_find(daemon):
    def looks(content):
        harmful = content == scanning.PATTERN and len(content) == 68
        return b"stream: Eicar FOUND\0" if harmful else b"stream: OK\0"

    daemon(looks)
    assert secrets_kept.scanner()[0] is State.WELL
    daemon(b"stream: OK\0")
    assert "does not find" in secrets_kept.scanner()[1]
    daemon(None)
    assert "does not answer" in secrets_kept.scanner()[1]
