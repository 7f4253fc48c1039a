"""Making the pins anew: hashes for every platform, and no address in any of the files."""

import json
import shutil

from setup_steps.places import ROOT
from setup_steps.running import CannotSetUp, quietly

FILES = {
    "requirements.txt": ["--group", "build", "pyproject.toml"],
    # The runtime's pins bind the tests' too, so one environment serves both.
    "requirements-dev.txt": ["--group", "dev", "-c", "requirements.txt", "pyproject.toml"],
    "requirements-node.txt": ["--group", "node"],
    "requirements-validators.txt": ["--group", "validators"],
}
PLAIN = ("--no-emit-index-url", "--no-emit-find-links", "--no-header", "--no-annotate")


def make(*, newest: bool = False) -> None:
    """Keeps the versions that still fit; `newest` takes the newest of all."""
    uv, npm = shutil.which("uv"), shutil.which("npm")
    if not (uv and npm):
        raise CannotSetUp("Making the pins needs uv and npm. Run: python3 -m pip install uv")
    upgrade = ["--upgrade"] if newest else []
    shape = ["--universal", "--python-version", "3.11", "--generate-hashes", *PLAIN, *upgrade]
    for name, sources in FILES.items():
        quietly(f"Pinning {name}", [uv, "pip", "compile", "-q", *shape, *sources, "-o", name])
    quietly("Pinning package-lock.json", [npm, "install", "--package-lock-only"])
    _strip_addresses()


def _strip_addresses() -> None:
    """npm notes where to send money to each author; a lock file of ours holds no address at all."""
    path = ROOT / "package-lock.json"
    lock = json.loads(path.read_text(encoding="utf-8"))
    for package in lock["packages"].values():
        package.pop("funding", None)
        package.pop("resolved", None)
    path.write_text(json.dumps(lock, indent=2) + "\n", encoding="utf-8")
