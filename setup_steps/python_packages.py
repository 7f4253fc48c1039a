"""The virtual environment and the pinned Python packages in it, by uv where it is, else by pip."""

import json
import shutil
import sys
import tomllib
from pathlib import Path

from setup_steps import system
from setup_steps.places import ROOT, VALIDATORS, VENV, program
from setup_steps.running import Command, quietly
from setup_steps.stamps import fingerprint, is_fresh, stamped

RUNTIME = ROOT / "requirements.txt"
OF_THE_FIELD = ROOT / "requirements-validators.txt"
TESTS = ROOT / "requirements-dev.txt"  # holds the runtime's pins too
# Not the Python of the very environment that may be about to be made anew.
BASE_PYTHON = str(getattr(sys, "_base_executable", sys.executable))
BYTECODE = {"UV_COMPILE_BYTECODE": "1"}


def ensure(*, with_tests: bool) -> None:
    if is_ready(with_tests=with_tests):
        return
    wanted = TESTS if with_tests else RUNTIME
    unfinished = VENV / "being-installed"
    if unfinished.exists() or not is_fresh(VENV / "made.stamp", _base(), program("python")):
        make_environment(VENV)
    unfinished.touch()
    with stamped(_stamp(wanted), _mark(wanted)):
        install(wanted, venv=VENV)
        quietly("Adding the sightline command", _install_project())
        quietly("Compiling", [program("python"), "-m", "compileall", "-q", "sightline"])
    unfinished.unlink()


def ensure_validators() -> None:
    """The field's own validators need older libraries than the product, so they stand apart."""
    stamp, mark = VALIDATORS / "installed.stamp", fingerprint(OF_THE_FIELD)
    if not is_fresh(stamp, mark, program("python", venv=VALIDATORS)):
        make_environment(VALIDATORS)
        with stamped(stamp, mark):
            install(OF_THE_FIELD, venv=VALIDATORS, what="the field's validators")


def is_ready(*, with_tests: bool) -> bool:
    if not is_fresh(VENV / "made.stamp", _base(), program("sightline")):
        return False
    choices = (TESTS,) if with_tests else (TESTS, RUNTIME)
    return any(is_fresh(_stamp(choice), _mark(choice)) for choice in choices)


def make_environment(venv: Path) -> None:
    with stamped(venv / "made.stamp", _base()):
        if venv.exists():
            shutil.rmtree(venv)
        if uv := shutil.which("uv"):
            command: Command = [uv, "venv", "-q", "--no-python-downloads", "--python"]
            command = [*command, BASE_PYTHON, venv]
        else:
            system.ensure(system.ENVIRONMENTS)
            command = [BASE_PYTHON, "-m", "venv", venv]
        quietly("Making a folder for Python packages", command)


def install(requirements: Path, *, venv: Path, what: str = "the Python packages") -> None:
    """Exactly what the file pins: every package in it, each checked against its hash."""
    options: Command = ["--require-hashes", "--no-deps", "-r", requirements]
    quietly(f"Installing {what}", [*_installer(venv), *options], env=BYTECODE)


def _installer(venv: Path) -> Command:
    python = program("python", venv=venv)
    if uv := shutil.which("uv"):
        return [uv, "pip", "install", "-q", "--python", python]
    return [python, "-m", "pip", "install", "-q", "--no-input", "--disable-pip-version-check"]


def _install_project() -> Command:
    # The build backend is among the pins, so nothing more is fetched for this.
    return [*_installer(VENV), "--no-index", "--no-deps", "--no-build-isolation", "--editable", "."]


def _base() -> str:
    """An environment holds for one Python in one folder."""
    return fingerprint(str(sys.version_info[:2]), str(VENV), sys.base_prefix)


def _mark(requirements: Path) -> str:
    described = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    shape = [described.get("build-system"), described["project"], described["tool"].get("hatch")]
    return fingerprint(requirements, json.dumps(shape, sort_keys=True))


def _stamp(requirements: Path) -> Path:
    return VENV / f"{requirements.stem}.stamp"
