"""The schedule that comes with Sightline, as a proposal for the partnership to approve."""

import tomllib
from importlib.resources import files
from typing import Any

from sightline.apps.records.types import Length, RuleEntry

FILE = "proposed_2026.toml"


def proposed() -> dict[str, RuleEntry]:
    """Each class by its key, in the order of the file."""
    text = files("sightline.apps.records.schedule").joinpath(FILE).read_text(encoding="utf-8")
    read = tomllib.loads(text)
    return {each["key"]: _entry(each, read) for each in read["classes"]}


def _entry(each: dict[str, Any], read: dict[str, Any]) -> RuleEntry:
    return RuleEntry(
        title=each["title"],
        covers=each["covers"],
        length=Length(each["length"]),
        amount=each.get("amount"),
        event=each["event"],
        basis=each["basis"],
        source=each["source"],
        reviewer=each["reviewer"],
        edition=read["edition"],
        valid_from=read["valid_from"],
    )
