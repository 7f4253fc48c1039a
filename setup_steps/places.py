"""Where set-up reads and writes: everything it makes is inside the checkout and ignored by git."""

import os
from pathlib import Path

WINDOWS = os.name == "nt"

ROOT = Path(__file__).resolve().parent.parent
STATE = ROOT / ".set-up"
VENV = ROOT / ".venv"
VALIDATORS = STATE / "validators"  # the field's own, in an environment apart
ASSETS = ROOT / "sightline" / "web" / "assets"
BUILT = ROOT / "sightline" / "web" / "built"


def programs(venv: Path) -> Path:
    """The folder in which a virtual environment keeps its programs."""
    return venv / ("Scripts" if WINDOWS else "bin")


def program(name: str, *, venv: Path = VENV) -> Path:
    return programs(venv) / (f"{name}.exe" if WINDOWS else name)
