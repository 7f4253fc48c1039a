"""The reference page of year packs, made from the tables themselves and from the example pack."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from sightline.exchange import guide
from sightline.exchange.pack_files import NARRATIVE
from sightline.exchange.tables import TABLES, Column, Table

EXAMPLE = Path(__file__).parent / "example"
FULFILS = (
    "The column `fulfils` of `sections` names the lines that a section answers. They are those of "
    "the edition that `partnership` states."
)
THORNSHIRE = (
    "This is the year of Thornshire, a partnership that does not exist. It has something in every "
    "table and loads as it stands."
)


def pack_reference(checklist: Mapping[str, Mapping[str, str]]) -> str:
    """The page in Markdown. `checklist` gives, by edition, the words of each line by its key."""
    parts = (
        "# The year pack",
        "<!-- Made by `make docs` from the code: change it there. -->",
        guide.prose("pack.md"),
        "## Tables",
        f"There are {len(TABLES)} tables. A column is required where it says so.",
        table_sections(),
        "## What a cell may hold",
        _kinds(),
        "## Keys of figures",
        guide.prose("figure-keys.md"),
        "## Narrative",
        guide.prose("narrative.md"),
        "## Lines of the statutory checklist",
        _checklist(checklist),
        "## A whole pack as an example",
        _example(),
    )
    return "\n\n".join(parts) + "\n"


def table_sections() -> str:
    return "\n\n".join(_table(table) for table in TABLES)


def _table(table: Table) -> str:
    return "\n\n".join(
        (
            f"### `{table.name}`: {table.title}",
            f"{table.guidance} {guide.rules_of(table)}",
            _grid(
                ("Column", "Required", "Holds", "Example", "What to write"),
                (_column(column) for column in table.columns),
            ),
        )
    )


def _column(column: Column) -> tuple[str, ...]:
    return (
        f"`{column.name}`",
        "yes" if column.required else "",
        guide.what_it_holds(column),
        column.example,
        column.guidance,
    )


def _kinds() -> str:
    return _grid(
        ("Kind", "What it is", "Read", "Refused"),
        (
            (str(kind), each.meaning, _examples(each.accepted), _examples(each.refused))
            for kind, each in guide.KINDS.items()
        ),
    )


def _examples(texts: Iterable[str]) -> str:
    return ", ".join(f"`{text}`" for text in texts)


def _checklist(checklist: Mapping[str, Mapping[str, str]]) -> str:
    parts = [FULFILS]
    for edition, lines in checklist.items():
        parts.append(f"### Working Together {edition}")
        parts.append(_grid(("Line", "What it asks for"), ((f"`{k}`", v) for k, v in lines.items())))
    return "\n\n".join(parts)


def _example() -> str:
    parts = [THORNSHIRE]
    for table in TABLES:
        parts.append(_block(table.file_name, "csv", EXAMPLE / table.file_name))
    for path in sorted((EXAMPLE / NARRATIVE).glob("*.md")):
        parts.append(_block(f"{NARRATIVE}/{path.name}", "markdown", path))
    return "\n\n".join(parts)


def _block(name: str, language: str, path: Path) -> str:
    return f"`{name}`\n\n```{language}\n{path.read_text(encoding='utf-8').rstrip()}\n```"


def _grid(heading: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heading, tuple("---" for _ in heading), *rows]
    return "\n".join(f"| {' | '.join(_cell(text) for text in line)} |" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
