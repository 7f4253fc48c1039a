"""What the system lacks is installed where that is allowed, else named with one command."""

import pytest

from setup_steps import system
from setup_steps.running import CannotSetUp

MISSING = system.Need(
    "Pango",
    "it sets the type of the PDF report",
    lambda: False,
    {"apt-get": ("libpango-1.0-0", "libpangoft2-1.0-0"), "dnf": ("pango",), "brew": ("pango",)},
)
BROWSER = system.Need("Chromium", "tests", lambda: False, {"apt-get": ("chromium",)}, True)


@pytest.fixture
def machine(monkeypatch):
    """A machine with this package manager; what it was told to run is in `ran`."""

    def make(manager, *, allowed=False, ubuntu=False):
        ran = []
        monkeypatch.setattr(system, "_manager", lambda: manager)
        monkeypatch.setattr(system, "_is_snap_only", lambda: ubuntu)
        monkeypatch.setattr(system, "may_install", lambda: allowed)
        monkeypatch.setattr(system, "quietly", lambda title, command: ran.append(command))
        return ran

    return make


@pytest.mark.parametrize(
    ("manager", "command"),
    [
        pytest.param(
            "apt-get",
            "sudo apt-get update && sudo apt-get install -y libpango-1.0-0 libpangoft2-1.0-0",
            id="debian",
        ),
        pytest.param("dnf", "sudo dnf install -y pango", id="fedora"),
        pytest.param("brew", "brew install pango", id="macos"),
    ],
)
def test_a_missing_library_is_named_with_the_one_command_that_mends_it(machine, manager, command):
    ran = machine(manager)

    with pytest.raises(CannotSetUp) as refusal:
        system.ensure(MISSING)

    assert "Pango is missing: it sets the type of the PDF report." in str(refusal.value)
    assert str(refusal.value).endswith(f"\n  {command}")
    assert ran == []


def test_a_system_without_a_known_package_manager_still_gets_a_name(machine):
    machine("")

    assert "libpango-1.0-0" in system.mend(MISSING)


def test_where_it_is_allowed_the_package_lists_are_read_before_anything_is_installed(machine):
    ran = machine("apt-get", allowed=True)

    with pytest.raises(CannotSetUp):
        system.ensure(MISSING)

    assert [command[-1] for command in ran] == ["update", "libpangoft2-1.0-0"]


def test_nothing_is_installed_over_what_is_there(machine):
    ran = machine("apt-get", allowed=True)
    present = system.Need("Pango", "", lambda: True, MISSING.packages)

    system.ensure(present)

    assert ran == []


@pytest.mark.parametrize(
    ("manager", "ubuntu"),
    [
        pytest.param("apt-get", True, id="ubuntu-whose-package-is-a-snap"),
        pytest.param("winget", False, id="windows"),
    ],
)
def test_a_browser_that_no_package_brings_comes_by_playwright(machine, manager, ubuntu):
    machine(manager, ubuntu=ubuntu)

    command = system.mend(BROWSER)

    assert "playwright" in command
    assert command.endswith("chromium")
    assert "sudo" not in command


def test_what_can_be_done_without_is_offered_and_its_absence_said(machine, capsys):
    machine("apt-get")

    system.offer(MISSING, without="The PDF is off.")

    said = capsys.readouterr().out
    assert said.startswith("The PDF is off.")
    assert "sudo apt-get install -y libpango" in said.replace("update && ", "update\n")
