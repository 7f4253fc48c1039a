"""The manifest as it is written and read back, and whether this product may restore it."""

import json
import re
from dataclasses import asdict
from datetime import datetime
from importlib.metadata import version
from typing import Any

from sightline.kit.backups.parts import ODD
from sightline.kit.backups.types import FORMAT, Manifest, Part, Refused


def product() -> str:
    return version("sightline")


def written(manifest: Manifest) -> bytes:
    told = asdict(manifest) | {"format": FORMAT, "made_at": manifest.made_at.isoformat()}
    return json.dumps(told, indent=1).encode()


def read(text: bytes) -> Manifest:
    try:
        told: dict[str, Any] = json.loads(text)
        if told.pop("format") != FORMAT:
            raise Refused(ODD)
        return Manifest(
            **told
            | {
                "made_at": datetime.fromisoformat(told["made_at"]),
                "migrations": tuple(told["migrations"]),
                "parts": tuple(Part(**part) for part in told["parts"]),
            }
        )
    except (KeyError, TypeError, ValueError):
        raise Refused(ODD) from None


def refuse_newer(manifest: Manifest, known: frozenset[str]) -> None:
    """`known` are the steps of the tables that this product can make, as 'app.name'."""
    unknown = [each for each in manifest.migrations if each not in known]
    if _numbers(manifest.product) > _numbers(product()) or unknown:
        raise Refused(
            f"This backup is of a newer Sightline ({manifest.product}) than this one "
            f"({product()}). Install that version or a later one, then restore."
        )


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", text)[:3])
