"""Every event of the trail, found in the syntax trees of the files that write."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from docs.pages.tables import page, table

PACKAGE = Path(__file__).resolve().parents[2] / "sightline"
ALWAYS_KEPT = frozenset({"actor", "event", "target", "at", "changes", "own"})
BEFORE = """\
Every change leaves an entry in the trail, in the same transaction. An entry holds its own number,
when, who (how the person is shown, their number, and the agencies they act for), the event, the
kind and number of the record it is about, and the details named here: no personal data, and nothing
that people typed. Of a change it names each field. What stood in the field before and after, the
network address and the words of a search are sealed under a key for each subject, which can be
destroyed. The hash is over all of that and the hash before it. Entries are only ever added, and the
table has no foreign keys, so the history outlives what it is about."""


@dataclass(frozen=True, order=True)
class Event:
    name: str
    action: str
    says: str
    details: tuple[str, ...]


def text() -> str:
    rows = (
        (
            f"`{event.name}`",
            f"`{event.action}`",
            event.says,
            ", ".join(f"`{detail}`" for detail in event.details),
        )
        for event in sorted(events())
    )
    headings = ["Event", "Recorded by", "What that action does", "Details kept"]
    return page("Events of the trail", BEFORE, table(headings, rows))


def events() -> Iterator[Event]:
    for path in sorted(PACKAGE.rglob("actions.py")):
        room = ".".join(path.relative_to(PACKAGE).parts[:-1]).removeprefix("apps.")
        for function in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(function, ast.FunctionDef):
                yield from _recorded(function, f"{room}.{function.name}")


def _recorded(function: ast.FunctionDef, action: str) -> Iterator[Event]:
    says = (ast.get_docstring(function) or "").partition("\n")[0]
    for node in ast.walk(function):
        if not (isinstance(node, ast.Call) and ast.unparse(node.func) == "trail.record"):
            continue
        given = {keyword.arg: keyword.value for keyword in node.keywords if keyword.arg}
        yield Event(
            name=str(ast.literal_eval(given["event"])),
            action=action,
            says=says,
            details=tuple(name for name in given if name not in ALWAYS_KEPT),
        )
