"""What comes with Sightline: the bank holidays that GOV.UK published, and the timescales.

Read from files, and never from the network.
"""

import json
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from sightline.core.clocks import Basis, Direction, Unit
from sightline.kit.calendar.types import Given

DIVISION = "england-and-wales"


@cache
def bank_holidays() -> Mapping[date, str]:
    """Each bank holiday of England with its name. The package that carries them is not run, only
    its file is read: its code would ask the network first."""
    text = (files("govuk_bank_holidays") / "bank-holidays.json").read_text(encoding="utf-8")
    events = json.loads(text)[DIVISION]["events"]
    return {date.fromisoformat(event["date"]): _title(event) for event in events}


@cache
def timescales() -> tuple[Given, ...]:
    """In the order in which pages list them."""
    text = (files("sightline.kit.calendar") / "timescales.toml").read_text(encoding="utf-8")
    return tuple(_given(entry) for entry in tomllib.loads(text)["timescale"])


def _title(event: Mapping[str, Any]) -> str:
    notes = str(event.get("notes", "")).strip()
    return f"{event['title']} ({notes.lower()})" if notes else str(event["title"])


def _given(entry: Mapping[str, Any]) -> Given:
    typed = {
        "unit": Unit(entry["unit"]),
        "basis": Basis(entry["basis"]),
        "direction": Direction(entry.get("direction", Direction.AFTER)),
    }
    return Given(**{**entry, **typed})
