"""The pins name exact releases with hashes, and never the place they are fetched from."""

import json
import re

import pytest

from setup_steps.places import ROOT

REQUIREMENTS = sorted(ROOT.glob("requirements*.txt"))
LOCKS = [*REQUIREMENTS, ROOT / "package-lock.json"]
ADDRESS = re.compile(r"[a-z+]+://|\bwww\.|git@|--(extra-)?index-url|--find-links", re.IGNORECASE)
PIN = re.compile(r"^([a-z0-9.-]+)==(\S+)", re.MULTILINE)


@pytest.mark.parametrize("path", LOCKS, ids=lambda p: p.name)
def test_no_lock_file_holds_an_address(path):
    assert ADDRESS.findall(path.read_text()) == []


@pytest.mark.parametrize("path", REQUIREMENTS, ids=lambda p: p.name)
def test_every_python_package_is_pinned_with_a_hash(path):
    entries = re.split(r"\n(?=\S)", path.read_text().strip())

    assert all(PIN.match(entry) and "--hash=sha256:" in entry for entry in entries)


def test_the_tests_run_on_the_very_releases_that_run_the_product():
    runtime = set(PIN.findall((ROOT / "requirements.txt").read_text()))
    tests = set(PIN.findall((ROOT / "requirements-dev.txt").read_text()))

    assert runtime <= tests


def test_every_front_end_package_is_pinned_with_its_contents():
    lock = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    wanted = json.loads((ROOT / "package.json").read_text())["dependencies"]

    assert {name: lock[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert all(entry.get("integrity") for name, entry in lock.items() if name)
