"""Names of figures: which ones a pack gives, none of them twice, and which it leans on."""

import re
from collections.abc import Iterator

from sightline.exchange.faults import Fault, Place, did_you_mean, fault, shown, warning
from sightline.exchange.lookups import where
from sightline.exchange.reading import ReadPack
from sightline.exchange.rings import rings
from sightline.exchange.rows import Row
from sightline.exchange.tables import TABLES, Kind

# Names that the rooms make from the rows of other tables.
MADE_BY_ROOMS = (
    "budget.",
    "concerns.",
    "findings.",
    "indicator.",
    "linkage.",
    "partnership.",
    "plan.",
)
MOST_DECIMALS = 6
LEANING = tuple(
    (table.name, column.name)
    for table in TABLES
    for column in table.columns
    if column.kind in (Kind.FIGURE, Kind.FIGURES)
)
LEANING_COLUMNS = frozenset(column for _, column in LEANING)
TOKEN = re.compile(r"\{\{\s*([a-z0-9][a-z0-9._-]*)\s*(?:\||\}\})")


class FigureNames:
    def __init__(self, pack: ReadPack) -> None:
        self.given = frozenset(name for name, _, _ in _given(pack))
        self.whole = not pack.unread & {"figures", "calculations", "training"}

    def could_be(self, name: str) -> bool:
        return name in self.given or name.startswith(MADE_BY_ROOMS) or not self.whole

    def unknown(self, name: str) -> str:
        nearest = did_you_mean(name, self.given) or ": declare it in figures, or correct it"
        return f"{shown(name)} is no figure of this pack{nearest}"


def check(pack: ReadPack) -> Iterator[Fault]:
    names = FigureNames(pack)
    yield from _taken_twice(pack)
    yield from _leaning_on_nothing(pack, names)
    for row in pack.rows["calculations"]:
        yield from _operands(row)
    yield from _rings(pack)
    yield from _bounds(pack)


def words_left_without(before: ReadPack, after: ReadPack) -> Iterator[str]:
    """Places in the words of `after` that print a figure which only `before` gave."""
    lost = FigureNames(before).given - FigureNames(after).given
    for file, words in after.narrative.items():
        for name in dict.fromkeys(TOKEN.findall(words)):
            if name in lost:
                yield (
                    f"{file} prints the figure '{name}', which the pack no longer holds: put it "
                    "back into the pack, or write the sentence anew"
                )


def _given(pack: ReadPack) -> Iterator[tuple[str, Row, str]]:
    """Each name with the row and the column that gives it."""
    for row in pack.rows["figures"]:
        key = row.raw("key")
        yield key, row, "key"
        for column in ("target", "comparator"):
            if row.raw(column):
                yield f"{key}.{column}", row, column
    for row in pack.rows["calculations"]:
        yield row.raw("key"), row, "key"
    for row in pack.rows["training"]:
        for column in ("courses", "attended"):
            if row.raw(column):
                yield f"training.{row.raw('key')}.{column}", row, column


def _taken_twice(pack: ReadPack) -> Iterator[Fault]:
    first: dict[str, tuple[Row, str]] = {}
    for name, row, column in _given(pack):
        before, named_by = first.setdefault(name, (row, column))
        same_table = before.table == row.table and named_by == column
        if before is not row and not same_table and not name.startswith("."):
            place = where(before.place, row.place)
            message = f"{shown(name)} is already the name of a figure, in {place}: choose another"
            yield fault(row.place, column, message)
        if column == "key" and name.startswith(MADE_BY_ROOMS):
            yield fault(
                row.place,
                column,
                f"{shown(name)} begins like the figures that are counted from other tables: choose "
                f"a name that does not begin with {name.partition('.')[0]}.",
            )


def _leaning_on_nothing(pack: ReadPack, names: FigureNames) -> Iterator[Fault]:
    for table, column in LEANING:
        for row in pack.rows[table]:
            for name in row.list(column) or (row.text(column),):
                if name and not names.could_be(name):
                    yield warning(row.place, column, names.unknown(name))


def _operands(row: Row) -> Iterator[Fault]:
    operation, named = row.text("operation"), row.list("of")
    if operation and operation != "sum" and named and len(named) != 2:
        message = f"names {len(named)} figures, and a {operation} needs two: name two"
        yield fault(row.place, "of", message)
    decimals = row.whole("decimals")
    if decimals is not None and decimals > MOST_DECIMALS:
        yield fault(row.place, "decimals", f"is {decimals}: write {MOST_DECIMALS} at most")
    if operation in ("share", "change") and row.text("unit") not in ("", "percent"):
        message = f"a {operation} is always in percent: write percent, or leave it empty"
        yield fault(row.place, "unit", message)


def _rings(pack: ReadPack) -> Iterator[Fault]:
    rows = {row.raw("key"): row for row in reversed(pack.rows["calculations"])}
    leads_to = {key: rows[key].list("of") for key in reversed(rows)}
    for ring in rings(leads_to):
        way = " from ".join((*ring[:5], *(("…",) if len(ring) > 5 else ()), ring[0]))
        yield fault(rows[ring[0]].place, "of", f"is computed from itself ({way}): break the ring")


def _bounds(pack: ReadPack) -> Iterator[Fault]:
    bounds: dict[str, Place] = {}
    for name, row, column in _given(pack):
        quantity = row.quantity("value" if column == "key" else column)
        if quantity and not quantity.is_exact:
            bounds[name] = row.place
    for row in pack.rows["calculations"]:
        for name in dict.fromkeys(row.list("of")):
            if name in bounds:
                place = where(bounds[name], row.place)
                message = f"{shown(name)} is a bound ({place}), and nothing can be computed from it"
                yield warning(row.place, "of", message)
