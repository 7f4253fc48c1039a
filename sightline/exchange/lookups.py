"""Checks that hold for any table: keys that stand twice, references to rows that are not there."""

from collections.abc import Collection, Iterator

from sightline.exchange.faults import Fault, Place, did_you_mean, fault, shown
from sightline.exchange.reading import ReadPack
from sightline.exchange.rows import Row
from sightline.exchange.tables import TABLES, Column, Kind, Table

MOST_SUGGESTIONS = 100  # in one column: looking for the nearest word is slow
ALSO_FINDINGS = ("escalated_issues", "reviews", "voice", "commendations")
# Looked up by rules of their own, since they reach into more than one table.
ELSEWHERE = {("codings", "finding")}


def check(pack: ReadPack) -> Iterator[Fault]:
    keys = {table.name: known_keys(pack, table.name) for table in TABLES}
    for table in TABLES:
        yield from _repeats(table, pack.rows[table.name])
        for column in table.columns:
            here = (table.name, column.name)
            if column.refers_to and column.refers_to not in pack.unread and here not in ELSEWHERE:
                yield from _missing(pack.rows[table.name], column, keys[column.refers_to])
    yield from _codings(pack)


def known_keys(pack: ReadPack, table: str) -> Collection[str]:
    """As they stand in the file: a key that is refused there need not be refused again here."""
    return dict.fromkeys(row.raw("key") for row in pack.rows[table] if row.raw("key"))


def where(first: Place, here: Place) -> str:
    return f"row {first.row}" if first.file == here.file else str(first)


def no_such(
    key: str, table: str, known: Collection[str], *, suggest: bool = True, written: str = ""
) -> str:
    nearest = did_you_mean(key.lower(), known) if suggest else ""
    remedy = nearest or ": correct it here, or add it there"
    return f"{shown(written or key)} is no key in {table}{remedy}"


def _repeats(table: Table, rows: tuple[Row, ...]) -> Iterator[Fault]:
    seen: dict[tuple[str, ...], Place] = {}
    for row in rows:
        key = tuple(row.raw(name) for name in table.key)
        if not all(key):
            continue
        if key in seen:
            what = " with ".join(shown(part) for part in key)
            message = f"{what} already stands in {where(seen[key], row.place)}: keep one of the two"
            if table.key == ("key",):
                message = (
                    f"{what} is already the key of {where(seen[key], row.place)}: choose another"
                )
            yield fault(row.place, table.key[0], message)
        seen.setdefault(key, row.place)


def _missing(rows: tuple[Row, ...], column: Column, known: Collection[str]) -> Iterator[Fault]:
    count = 0
    for row in rows:
        named = (
            row.list(column.name) if column.kind == Kind.REFERENCES else (row.text(column.name),)
        )
        for key in named:
            if key and key not in known:
                count += 1
                suggest = count <= MOST_SUGGESTIONS
                message = no_such(key, column.refers_to, known, suggest=suggest)
                yield fault(row.place, column.name, message)


class FindingNames:
    """Names by which codings and notes call a finding: a key, or a table, a colon and a key."""

    def __init__(self, pack: ReadPack) -> None:
        self.unread = pack.unread
        self.keys = {name: known_keys(pack, name) for name in ("findings", *ALSO_FINDINGS)}
        self.neither = {
            row.raw("key") for row in pack.rows["reviews"] if row.text("polarity") == "neither"
        }

    def fault_of(self, name: str) -> str:
        """What is wrong with it, or nothing."""
        table, colon, key = (part.strip() for part in name.partition(":"))
        table, key = (table, key) if colon else ("findings", table)
        if table not in self.keys or (colon and table == "findings"):
            choices = ", ".join(ALSO_FINDINGS)
            return f"{shown(name)}: before the colon stands no such table: write one of {choices}"
        if key not in self.keys[table]:
            if table in self.unread:
                return ""
            return no_such(key, table, self.keys[table], written=name)
        if table == "reviews" and key in self.neither:
            return (
                f"{shown(name)} is a review with polarity 'neither', so it is no finding: give the "
                "review a polarity, or take this row out"
            )
        return ""


def _codings(pack: ReadPack) -> Iterator[Fault]:
    names = FindingNames(pack)
    for row in pack.rows["codings"]:
        name = row.text("finding")
        message = names.fault_of(name) if name else ""
        if message:
            yield fault(row.place, "finding", message)
