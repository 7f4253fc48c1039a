"""What comes from the system: looked for, installed where that is allowed, else named.

Whatever cannot be installed here is named with the one command that mends it.
"""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

from setup_steps import finding
from setup_steps.places import program
from setup_steps.running import CannotSetUp, quietly, say


@dataclass(frozen=True)
class Need:
    """Something Sightline takes from the system, and what each package manager calls it."""

    name: str
    purpose: str
    found: Callable[[], object]
    packages: dict[str, tuple[str, ...]]
    by_playwright: bool = False  # where no package manager has it, or only as a snap


ENVIRONMENTS = Need(
    "Python's venv",
    "it keeps Sightline's packages apart from the system's",
    finding.has_environments,
    {"apt-get": (finding.python_package_name(),), "dnf": ("python3-libs",)},
)
PANGO = Need(
    "Pango",
    "it sets the type of the PDF report",
    finding.has_pango,
    {
        "apt-get": ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"),
        "dnf": ("pango", "harfbuzz"),
        "brew": ("pango",),
        "winget": ("tschoonj.GTKForWindows",),
    },
)
CHROMIUM = Need(
    "Chromium",
    "the tests drive it as a person would",
    finding.chromium,
    {"apt-get": ("chromium", "fonts-liberation"), "dnf": ("chromium",)},
    by_playwright=True,
)
POSTGRES = Need(
    "PostgreSQL",
    "these tests run on a throw-away server of their own",
    finding.postgres_programs,
    {
        "apt-get": ("postgresql",),
        "dnf": ("postgresql-server",),
        "brew": ("postgresql@17",),
        "winget": ("PostgreSQL.PostgreSQL.17",),
    },
)


def ensure(need: Need) -> None:
    """Raises when it is missing and could not be installed."""
    if need.found():
        return
    steps = _steps(need)
    if steps and may_install():
        for step in steps:
            quietly(f"Installing {need.name} ({' '.join(step)})", [*_as_root(step), *step])
        if need.found():
            return
    raise CannotSetUp(
        f"{need.name} is missing: {need.purpose}.\n"
        f"To install it, run this and then the same command again:\n\n  {mend(need)}"
    )


def mend(need: Need) -> str:
    """The one command that a person types."""
    steps = _steps(need)
    if not steps:
        names = " or ".join(names[0] for names in need.packages.values())
        return f"(your system's own way to install {names})"
    return " && ".join(" ".join([*(["sudo"] if _needs_root(s) else []), *s]) for s in steps)


def may_install() -> bool:
    if _manager() == "brew":
        return True
    return _is_root() or _has_free_sudo()


def _steps(need: Need) -> list[list[str]]:
    if need.by_playwright and _is_snap_only():
        return [_playwright_install()]
    manager = _manager()
    names = need.packages.get(manager)
    if names is None:
        return [_playwright_install()] if need.by_playwright else []
    if manager == "apt-get":
        return [["apt-get", "update"], ["apt-get", "install", "-y", *names]]
    if manager == "winget":
        return [["winget", "install", "-e", "--id", *names]]
    return [[manager, "install", *(["-y"] if manager == "dnf" else []), *names]]


def _playwright_install() -> list[str]:
    libraries = ["--with-deps"] if sys.platform == "linux" else []
    return [str(program("playwright")), "install", *libraries, "chromium"]


def _manager() -> str:
    known = ("apt-get", "dnf", "brew", "winget")
    return next((name for name in known if shutil.which(name)), "")


def _is_snap_only() -> bool:
    """Ubuntu's own chromium package is a snap, which cannot be driven from here."""
    try:
        return platform.freedesktop_os_release().get("ID") == "ubuntu"
    except OSError:
        return False


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _needs_root(step: list[str]) -> bool:
    """Homebrew and Playwright refuse root, or ask for it themselves."""
    return step[0] in ("apt-get", "dnf")


def _as_root(step: list[str]) -> list[str]:
    if not _needs_root(step):
        return []
    return ["env" if _is_root() else "sudo", "DEBIAN_FRONTEND=noninteractive"]


def _has_free_sudo() -> bool:
    """Whether sudo asks for no password; nobody is asked for one in the middle of a set-up."""
    sudo = shutil.which("sudo")
    if not sudo:
        return False
    asked = subprocess.run([sudo, "-n", "true"], capture_output=True, check=False)
    return asked.returncode == 0


def offer(need: Need, *, without: str) -> None:
    """Install it if that can be done; if not, say what is off without it, and go on."""
    if need.found():
        return
    try:
        ensure(need)
    except CannotSetUp as reason:
        say(f"{without}\n{reason}\n")
