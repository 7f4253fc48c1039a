"""What the pages of keeping show of a row: its cells in words, and what happened to it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sightline.core.periods import long_date
from sightline.exchange.cells import split_several
from sightline.exchange.models import Revision
from sightline.exchange.rows import Row
from sightline.exchange.tables import BY_NAME, Column, Kind, Table
from sightline.web.keeping.offers import Offer, shortened

MOST_COLUMNS = 3
TELLING = (Kind.CHOICE, Kind.REFERENCE, Kind.QUANTITY, Kind.MONEY, Kind.PERIOD, Kind.DATE)


@dataclass(frozen=True)
class CellShown:
    label: str
    words: str


@dataclass(frozen=True)
class ColumnChanged:
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Happened:
    """One entry of a row's history. `changes` is empty where the whole row came or went."""

    what: str
    who: str
    at: datetime
    reason: str
    changes: tuple[ColumnChanged, ...]


def titles(offers: Mapping[str, Sequence[Offer]]) -> Mapping[str, Mapping[str, str]]:
    return {name: dict(each) for name, each in offers.items()}


def shown(row: Row, named: Mapping[str, Mapping[str, str]]) -> list[CellShown]:
    """Every column with what it holds, in words; what is empty is said to be."""
    return [
        CellShown(column.label, words_of(column, row, named.get(column.name, {})) or "Not stated")
        for column in BY_NAME[row.table].columns
        if column.kind not in (Kind.KEY, Kind.NAME_OF_FILE)
    ]


def words_of(column: Column, row: Row, named: Mapping[str, str]) -> str:
    """What a cell holds, as people read it; empty when it holds nothing."""
    raw = row.raw(column.name)
    if not raw:
        return ""
    if column.kind in _WORDS:
        return _WORDS[column.kind](column, row) or raw
    return "; ".join(named.get(part, part) for part in split_several(raw)) if named else raw


def _choice(column: Column, row: Row) -> str:
    return column.choice_label(row.text(column.name))


def _day(column: Column, row: Row) -> str:
    day = row.day(column.name)
    return long_date(day) if day else ""


def _money(column: Column, row: Row) -> str:
    pence = row.pence(column.name)
    return f"£{Decimal(pence) / 100:,.2f}" if pence is not None else ""


_WORDS: Mapping[Kind, Callable[[Column, Row], str]] = {
    Kind.CHOICE: _choice,
    Kind.DATE: _day,
    Kind.PERIOD: lambda column, row: str(row.period(column.name) or ""),
    Kind.MONEY: _money,
    Kind.QUANTITY: lambda column, row: str(row.quantity(column.name) or ""),
    Kind.YES_NO: lambda column, row: "Yes" if row.flag(column.name) else "No",
}


def telling(table: Table) -> list[Column]:
    """The few columns that tell rows apart in a list, beside the title."""
    required = [c for c in table.columns if c.kind in TELLING and c.required]
    others = [c for c in table.columns if c.kind in TELLING and not c.required]
    chosen = {c.name for c in (*required, *others)[:MOST_COLUMNS]}
    return [column for column in table.columns if column.name in chosen]


def happened(revision: Revision) -> Happened:
    came_or_went = not revision.before or not revision.after
    labels = {column.name: column.label for column in BY_NAME[revision.table].columns}
    changes = (
        ()
        if came_or_went
        else tuple(
            ColumnChanged(
                labels.get(name, name),
                shortened(revision.before.get(name, "")) or "nothing",
                shortened(revision.after.get(name, "")) or "nothing",
            )
            for name in revision.columns
        )
    )
    return Happened(_what(revision), revision.actor, revision.at, revision.reason, changes)


def _what(revision: Revision) -> str:
    if revision.is_erased:
        return f"{revision.kind_name}; what it said was erased"
    if revision.kind == "loaded" and not revision.after:
        return "Taken out by a pack"
    return revision.kind_name


def follows(keys: Sequence[str], key: str, *, up: bool) -> str | None:
    """The key that a row would follow one place up or down; empty at the top, None at the end."""
    at = keys.index(key)
    if up:
        return None if at == 0 else (keys[at - 2] if at > 1 else "")
    return keys[at + 1] if at + 1 < len(keys) else None
