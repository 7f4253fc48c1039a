"""Finding the browser and the database server among what a machine may have."""

import os

import pytest

from setup_steps import finding

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the programs made here are shell scripts")


@pytest.fixture
def bare(monkeypatch, tmp_path):
    """A machine on which only what a test puts into this folder can be found."""
    for name in ("SIGHTLINE_CHROMIUM", "PLAYWRIGHT_BROWSERS_PATH"):
        monkeypatch.delenv(name, raising=False)
    for name in ("BROWSER_FILES", "PLAYWRIGHT_FOLDERS", "POSTGRES_FOLDERS"):
        monkeypatch.setattr(finding, name, ())
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def program(path, text="#!/bin/sh\n"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)
    return path


def test_a_machine_without_a_browser_has_none(bare):
    assert finding.chromium() is None


def test_the_browser_on_the_path_is_found(bare):
    browser = program(bare / "chromium")

    assert finding.chromium() == browser


def test_a_script_that_only_starts_the_snap_is_no_browser(bare):
    program(bare / "chromium-browser", "#!/bin/sh\nexec /snap/bin/chromium\n")

    assert finding.chromium() is None


def test_the_browser_that_the_person_names_goes_first(bare, monkeypatch):
    program(bare / "chromium")
    named = program(bare / "mine" / "chrome")
    monkeypatch.setenv("SIGHTLINE_CHROMIUM", str(named))

    assert finding.chromium() == named


def test_a_browser_that_playwright_fetched_is_found(bare, monkeypatch):
    fetched = program(bare / "fetched" / "chromium-1200" / "chrome-linux64" / "chrome")
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(bare / "fetched"))

    assert finding.chromium() == fetched


def test_the_newest_server_is_taken(bare, monkeypatch):
    for release in ("9.6", "15", "17"):
        for name in ("initdb", "pg_ctl"):
            program(bare / "postgresql" / release / "bin" / name)
    monkeypatch.setattr(finding, "POSTGRES_FOLDERS", ((str(bare / "postgresql"), "*/bin"),))

    assert finding.postgres_programs() == bare / "postgresql" / "17" / "bin"


def test_a_client_without_a_server_does_not_count(bare):
    program(bare / "psql")

    assert finding.postgres_programs() is None
