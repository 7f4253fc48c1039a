"""A throw-away PostgreSQL server for the tests: on loopback, in a temporary folder, removed."""

import contextlib
import os
import secrets
import shutil
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

from setup_steps import finding, system
from setup_steps.running import CannotSetUp, Command, quietly, say

SYSTEM_ACCOUNT = "postgres"  # the server refuses to run as root
FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


@contextlib.contextmanager
def database() -> Iterator[str]:
    """The address in DATABASE_URL, else that of a new server, which is stopped after use."""
    given = os.environ.get("DATABASE_URL", "")
    if given:
        say("Using the server that DATABASE_URL names.")
        yield given
        return
    system.ensure(system.POSTGRES)
    programs = finding.postgres_programs()
    if programs is None:
        raise CannotSetUp(f"PostgreSQL is still missing. Run: {system.mend(system.POSTGRES)}")
    folder = Path(tempfile.mkdtemp(prefix="sightline-postgres-"))
    try:
        yield from _served(programs, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _served(programs: Path, folder: Path) -> Iterator[str]:
    password, port, data = secrets.token_hex(16), _free_port(), folder / "data"
    (folder / "password").write_text(password, encoding="ascii")
    account = _account(folder)
    who = ["--username=sightline", f"--pwfile={folder / 'password'}", "--auth=scram-sha-256"]
    settings: Command = ["--encoding=UTF8", "--locale=C", "--no-sync", "-D", data]
    quietly(
        "Making a throw-away PostgreSQL server",
        [*account, programs / "initdb", *who, *settings],
        folder=folder,
    )
    control: Command = [*account, programs / "pg_ctl", "-D", data, "-w"]
    options = f"-c listen_addresses=127.0.0.1 -c port={port} {FAST}"
    if hasattr(socket, "AF_UNIX"):
        options += f" -c unix_socket_directories='{folder}'"
    log: Command = ["-l", folder / "log"]
    quietly("Starting it", [*control, *log, "-o", options, "start"], folder=folder)
    try:
        yield f"postgres://sightline:{password}@127.0.0.1:{port}/postgres"
    finally:
        # Says nothing: the tests' own closing line is to be the last.
        with contextlib.suppress(CannotSetUp):  # it may have stopped with us
            quietly("", [*control, "-m", "immediate", "stop"], folder=folder)


def _account(folder: Path) -> list[str]:
    """Empty for an ordinary person; root hands the folder to the system's postgres account."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return []
    if not shutil.which("runuser"):
        raise CannotSetUp(
            "PostgreSQL does not run as root. Run this again as an ordinary person, "
            "or give the address of a server in DATABASE_URL."
        )
    for path in (folder, *folder.iterdir()):
        shutil.chown(path, user=SYSTEM_ACCOUNT)
    return ["runuser", "-u", SYSTEM_ACCOUNT, "--"]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
