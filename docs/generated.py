"""Writes the reference pages that the code itself knows, or says which of them are out of date.

python -m docs.generated [--check]
"""

import sys
from collections.abc import Callable
from pathlib import Path

from docs.pages import access, asvs, audit_events, clocks, commands, duties, indicators, limits
from sightline.exchange import reference
from sightline.reports import checklist

REFERENCE = Path(__file__).resolve().parent / "reference"


def _year_pack() -> str:
    lines = {
        edition: {line.key: line.asks for line in asked}
        for edition, asked in checklist.EDITIONS.items()
    }
    return reference.pack_reference(lines)


PAGES: dict[str, Callable[[], str]] = {
    "access.md": access.text,
    "asvs.md": asvs.text,
    "audit-events.md": audit_events.text,
    "clocks.md": clocks.text,
    "commands.md": commands.text,
    "duties.md": duties.text,
    "indicators.md": indicators.text,
    "limits.md": limits.text,
    "year-pack.md": _year_pack,
}


def main(arguments: list[str]) -> int:
    stale = [name for name, write in PAGES.items() if _is_stale(REFERENCE / name, write())]
    if "--check" in arguments:
        for name in stale:
            print(f"docs/reference/{name} is out of date. To write it anew: make docs")
        return 1 if stale else 0
    for name in stale:
        (REFERENCE / name).write_text(PAGES[name](), encoding="utf-8", newline="\n")
        print(f"Written: docs/reference/{name}")
    return 0


def _is_stale(path: Path, text: str) -> bool:
    return not path.exists() or path.read_bytes() != text.encode()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
