"""Makes Thornshire's pack from the published one: other names everywhere, some cells written anew.

Nothing is drawn by chance, and no figure is touched.
"""

import csv
import io
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

HERE = "sightline.exchange.thornshire.retelling"
NARRATIVE = "narrative"
KIND = "kind"  # a word of the product's own, whatever it is like


def write_pack(source: Path, folder: Path) -> Path:
    """Write the pack that retells `source` into the folder, which is made where it is missing."""
    (folder / NARRATIVE).mkdir(parents=True, exist_ok=True)
    for table in sorted(source.glob("*.csv")):
        text = _table(table.stem, table.read_text(encoding="utf-8"))
        (folder / table.name).write_text(text, encoding="utf-8", newline="")
    anew = {each.name: each for each in (files(HERE) / NARRATIVE).iterdir()}
    for section in sorted((source / NARRATIVE).glob("*.md")):
        text = _words(anew.get(section.name, section))
        (folder / NARRATIVE / section.name).write_text(text, encoding="utf-8", newline="")
    return folder


def retold(text: str) -> str:
    """The text with every name of the published year replaced."""
    return _pattern().sub(lambda found: _names()[found.group()], text)


def _words(section: Path | Traversable) -> str:
    return retold(section.read_text(encoding="utf-8"))


def _table(name: str, text: str) -> str:
    reader = csv.DictReader(io.StringIO(text))
    written = io.StringIO()
    writer = csv.DictWriter(written, reader.fieldnames or (), lineterminator="\n")
    writer.writeheader()
    writer.writerows(_row(name, row) for row in reader)
    return written.getvalue()


def _row(name: str, row: Mapping[str, str]) -> dict[str, str]:
    told = {column: cell if column == KIND else retold(cell) for column, cell in row.items()}
    key = "" if name == "partnership" else told.get("key", "")
    return told | _cells().get((name, key), {})


@cache
def _names() -> dict[str, str]:
    return {row["written"]: row["instead"] for row in _data("names.csv")}


@cache
def _pattern() -> re.Pattern[str]:
    """The longest name first, so that no part of one is taken for another."""
    longest_first = sorted(_names(), key=len, reverse=True)
    return re.compile("|".join(rf"(?<![A-Za-z]){re.escape(name)}" for name in longest_first))


@cache
def _cells() -> dict[tuple[str, str], dict[str, str]]:
    """The cells to write anew, by table and key as retold."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for row in _data("cells.csv"):
        found.setdefault((row["table"], row["key"]), {})[row["column"]] = row["text"]
    return found


def _data(name: str) -> list[dict[str, str]]:
    text = (files(HERE) / name).read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text)))
