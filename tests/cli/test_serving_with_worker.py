"""The server as a process of its own: a worker beside it, and nothing left when it ends."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

COMMAND = (sys.executable, "-m", "sightline.cli", "serve", "--port", "8640")
PROCESSES = Path("/proc/self/task")
PATIENCE = 40


@pytest.fixture
def serve(tmp_path):
    """Begins a server with data of its own; gives it and its worker's process number."""
    started = []
    environment = os.environ | {
        "SIGHTLINE_HOME": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "sightline.config.settings",
        "PYTHONUNBUFFERED": "1",
    }
    environment.pop("DATABASE_URL", None)

    def begin():
        server = subprocess.Popen(COMMAND, env=environment, stdout=subprocess.PIPE, text=True)
        started.append(server)
        said = iter(server.stdout.readline, "")
        assert any(re.search("Sightline is at http://127.0.0.1:8[0-9]+/", line) for line in said)
        return server, until(lambda: children(server.pid))[0]

    yield begin
    for server in started:
        server.kill()
        server.wait()
        server.stdout.close()


def children(pid):
    """Of any of its threads: the one that watches over the worker is not the first."""
    files = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(each) for file in files for each in file.read_text().split()]


def is_gone(pid):
    status = Path(f"/proc/{pid}/status")
    return not status.exists() or "State:\tZ" in status.read_text()


def until(is_so):
    for _ in range(PATIENCE * 10):
        if found := is_so():
            return found
        time.sleep(0.1)
    return pytest.fail("it did not come about")


@pytest.mark.skipif(not PROCESSES.exists(), reason="looks at processes as Linux shows them")
@pytest.mark.parametrize(
    ("end", "code"),
    [
        pytest.param(signal.SIGINT, 0, id="ctrl-c"),
        pytest.param(signal.SIGTERM, 0, id="told-to-end"),
        pytest.param(signal.SIGKILL, -signal.SIGKILL, id="killed"),
    ],
)
def test_the_worker_beside_a_server_ends_with_it(serve, end, code):
    server, worker = serve()

    server.send_signal(end)

    assert server.wait(PATIENCE) == code
    until(lambda: is_gone(worker))
