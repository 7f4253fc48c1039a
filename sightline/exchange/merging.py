"""Merges a pack loaded again with what people did since: nothing of either is lost unsaid.

What the last pack said is the base. A cell that only one side changed takes that side's value; one
that both changed differently is a clash, and so is a row that one side took out and the other
changed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sightline.core.merging import merge_texts
from sightline.exchange.faults import Place
from sightline.exchange.reading import ReadPack
from sightline.exchange.rows import Row, read_row
from sightline.exchange.tables import BY_NAME, TABLES, Column

# One reason says it as well as another, so a person's own words stand.
PEOPLE_WIN = frozenset({"codings"})


@dataclass(frozen=True)
class Clash:
    """Where the pack and a person changed the same thing. `column` is empty for a whole row."""

    table: str
    key: str
    column: str
    message: str

    def __str__(self) -> str:
        column = f", {self.column}" if self.column else ""
        return f"{self.table}, '{self.key}'{column}: {self.message}"


@dataclass(frozen=True)
class Merged:
    """`kept` counts by table the rows in which people's work stays. `pack` is whole only without
    clashes."""

    pack: ReadPack
    clashes: tuple[Clash, ...]
    kept: Mapping[str, int]


@dataclass
class _Merge:
    clashes: list[Clash] = field(default_factory=list)
    kept: dict[str, int] = field(default_factory=dict)

    def clash(self, table: str, key: str, column: str, message: str) -> None:
        self.clashes.append(Clash(table, key, column, message))

    def keep(self, table: str) -> None:
        self.kept[table] = self.kept.get(table, 0) + 1


def merge(*, base: ReadPack, standing: ReadPack, new: ReadPack) -> Merged:
    """`base` is the pack loaded last, `standing` the year as it is, `new` the pack to be loaded."""
    merging = _Merge()
    rows = {
        table.name: _table(
            merging,
            table.name,
            base.rows[table.name],
            standing.rows[table.name],
            new.rows[table.name],
        )
        for table in TABLES
    }
    narrative = dict(_narrative(merging, base.narrative, standing.narrative, new.narrative))
    pack = replace(new, rows=rows, narrative=narrative, faults=(), warnings=())
    return Merged(pack, tuple(merging.clashes), merging.kept)


def _table(
    merging: _Merge, table: str, base: Sequence[Row], standing: Sequence[Row], new: Sequence[Row]
) -> tuple[Row, ...]:
    was, now, wanted = ({row.key: row for row in rows} for rows in (base, standing, new))
    merged: dict[str, Row] = {}
    for key, row in wanted.items():
        if key in now:
            merged[key] = _row(merging, was.get(key), now[key], row)
        elif key not in was:
            merged[key] = row
        elif was[key] == row:
            merging.keep(table)  # a person withdrew it, and the pack says nothing new
        else:
            merging.clash(
                table,
                key,
                "",
                "the pack changes it, and a person has withdrawn it: put it back, or take the "
                "change out of the pack",
            )
    own = {
        key: row
        for key, row in now.items()
        if key not in wanted and _stays(merging, table, row, was.get(key))
    }
    return _in_place(merged, own, list(now))


def _stays(merging: _Merge, table: str, row: Row, was: Row | None) -> bool:
    """Whether a row that the pack does not hold stays all the same."""
    if was is None:
        merging.keep(table)
        return True
    if was != row:
        merging.clash(
            table,
            row.key,
            "",
            "the pack no longer holds it, and a person has changed it: withdraw it, or put it back "
            "into the pack",
        )
    return False


def _in_place(
    merged: dict[str, Row], own: Mapping[str, Row], order: Sequence[str]
) -> tuple[Row, ...]:
    """The pack's order; people's own rows stand after the row that they followed."""
    keys = list(merged)
    before = ""
    for key in order:
        if key in own:
            keys.insert(
                keys.index(before) + 1 if before in keys else 0 if not before else len(keys), key
            )
        before = key
    return tuple(own.get(key) or merged[key] for key in keys)


def _row(merging: _Merge, was: Row | None, now: Row, new: Row) -> Row:
    """The row with each cell from whichever side changed it."""
    if now == new or (was is not None and was == now):
        return new
    if was is not None and was == new:
        merging.keep(now.table)
        return now
    if now.table in PEOPLE_WIN:
        merging.keep(now.table)
        return now
    cells = dict(_cells(merging, was, now, new))
    merging.keep(now.table)
    return read_row(BY_NAME[now.table], Place(new.place.file, new.place.row), cells)[0]


def _cells(merging: _Merge, was: Row | None, now: Row, new: Row) -> Iterator[tuple[str, str]]:
    for column in BY_NAME[now.table].columns:
        yield column.name, _cell(merging, column, was, now, new)


def _cell(merging: _Merge, column: Column, was: Row | None, now: Row, new: Row) -> str:
    name = column.name
    if _same(now, new, name) or (was is not None and _same(was, now, name)):
        return new.raw(name)
    if was is None or not _same(was, new, name):
        merging.clash(
            now.table,
            now.key,
            name,
            f"the pack says {_told(new.raw(name))}, and a person has written "
            f"{_told(now.raw(name))}: make the two alike",
        )
    return now.raw(name)


def _same(one: Row, other: Row, column: str) -> bool:
    return one.values.get(column) == other.values.get(column)


def _told(text: str) -> str:
    if not text:
        return "nothing"
    return f"'{text[:80]}…'" if len(text) > 80 else f"'{text}'"


def _narrative(
    merging: _Merge, base: Mapping[str, str], standing: Mapping[str, str], new: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    for file in dict.fromkeys((*new, *standing)):
        words = _words(merging, file, base.get(file), standing.get(file), new.get(file))
        if words is not None:
            yield file, words


def _words(
    merging: _Merge, file: str, was: str | None, now: str | None, new: str | None
) -> str | None:
    if now == new or was == now:
        return new
    if was == new or new is None and not was:
        merging.keep("narrative")
        return now
    if now is None or new is None:
        side = "the pack no longer holds" if new is None else "a person has withdrawn"
        merging.clash("narrative", file, "", f"{side} words that the other changed: decide for one")
        return now or new
    merged = merge_texts(was or "", now, new)
    if merged.conflicts:
        merging.clash(
            "narrative",
            file,
            "",
            "the pack and a person have both changed the same paragraph, "
            f"{_told(merged.conflicts[0].mine)}: make the two alike",
        )
    merging.keep("narrative")
    return merged.text
