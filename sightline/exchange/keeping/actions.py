"""Adding, changing, withdrawing and putting back one row of a year.

A change is checked as the whole year's pack would be, so nothing can be kept here that a pack
could not say; then the rooms that read the table are brought level, and the change is noted.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from sightline.apps.partnership import actions as partnership
from sightline.apps.partnership import queries as years
from sightline.apps.partnership.models import Year
from sightline.exchange.checking import checked
from sightline.exchange.exporting import pack_of_year
from sightline.exchange.faults import Fault, Place, fault
from sightline.exchange.keeping.access import permission_to_change
from sightline.exchange.keeping.keys import key_from
from sightline.exchange.keeping.titles import title_of
from sightline.exchange.keeping.types import Conflict, Gone, Refused
from sightline.exchange.loading import entries
from sightline.exchange.loading.levelling import bring_level
from sightline.exchange.reading import ReadPack
from sightline.exchange.revisions import actions as revisions
from sightline.exchange.revisions import queries as history
from sightline.exchange.revisions.types import Kind
from sightline.exchange.rows import Row, read_row
from sightline.exchange.tables import BY_NAME
from sightline.exchange.tables import Kind as CellKind
from sightline.kit import trail
from sightline.kit.access import COMMAND_LINE, Actor, require
from sightline.kit.keyed import WorkWouldBeLost
from sightline.reports import checklist

HERE = Place("this form")
WORDS = "words"  # of a section, kept in the history of its row
Rows = tuple[Row, ...]


@transaction.atomic
def add(
    *,
    actor: Actor,
    year: Year,
    table: str,
    cells: Mapping[str, str],
    now: datetime,
    after: str | None = None,
    reason: str = "",
) -> Row:
    """Add a row after the one with the key `after`: at the end when None, first when empty.

    Without a key one is made from the title.
    """
    require(actor, permission_to_change(table))
    _refuse_the_only_row(table)
    standing = _standing(actor, year)
    rows = standing.rows[table]
    cells = _with_key(table, cells, {row.key for row in rows})
    row = _read(table, cells)
    if any(each.key == row.key for each in rows):
        raise Refused([fault(HERE, BY_NAME[table].key[0], _taken(row))])
    _keep(actor, year, standing, table, _placed(rows, row, after), now)
    revision = revisions.note(
        actor=actor, year=year, kind=Kind.ADDED, before=None, after=row, reason=reason, now=now
    )
    trail.record(
        actor=actor,
        event="keeping.row-added",
        target=year,
        at=now,
        table=table,
        revision=revision,
    )
    return row


@transaction.atomic
def change(
    *,
    actor: Actor,
    year: Year,
    table: str,
    key: str,
    cells: Mapping[str, str],
    seen: Mapping[str, str],
    now: datetime,
    reason: str = "",
) -> Row:
    """Change a row. `seen` are its cells as the person opened them; the key never changes.

    Where somebody else changed other cells meanwhile, both changes hold. Raises Conflict where
    both changed the same cell, and Gone where the row is no longer there.
    """
    require(actor, permission_to_change(table))
    standing = _standing(actor, year)
    was = next((row for row in standing.rows[table] if row.key == key), None)
    if was is None:
        raise Gone
    row = _read(table, _together(was, seen, cells))
    if row == was:
        return was
    if row.key != key:
        raise Refused([fault(HERE, BY_NAME[table].key[0], "cannot be changed: withdraw the row")])
    rows = tuple(row if each.key == key else each for each in standing.rows[table])
    _keep(actor, year, standing, table, rows, now)
    revision = revisions.note(
        actor=actor, year=year, kind=Kind.CHANGED, before=was, after=row, reason=reason, now=now
    )
    trail.record(
        actor=actor,
        event="keeping.row-changed",
        target=year,
        at=now,
        table=table,
        revision=revision,
    )
    return row


@transaction.atomic
def withdraw(*, actor: Actor, year: Year, table: str, key: str, reason: str, now: datetime) -> None:
    """Take a row out of the year, with the reason; its history stays, and it can be put back."""
    require(actor, permission_to_change(table))
    _refuse_the_only_row(table)
    if not reason.strip():
        raise Refused([fault(HERE, "reason", "is empty: say in a line why it is withdrawn")])
    standing = _standing(actor, year)
    was = next((row for row in standing.rows[table] if row.key == key), None)
    if was is None:
        raise Gone
    rows = tuple(row for row in standing.rows[table] if row.key != key)
    _keep(actor, year, standing, table, rows, now)
    revision = revisions.note(
        actor=actor,
        year=year,
        kind=Kind.WITHDRAWN,
        before=_with_words(was, standing.narrative.get(was.text("file"), "")),
        after=None,
        reason=reason.strip(),
        now=now,
    )
    trail.record(
        actor=actor,
        event="keeping.row-withdrawn",
        target=year,
        at=now,
        table=table,
        revision=revision,
    )


@transaction.atomic
def put_back(*, actor: Actor, year: Year, table: str, key: str, now: datetime) -> Row:
    """Bring a withdrawn row back as it was, at the end of its table."""
    require(actor, permission_to_change(table))
    standing = _standing(actor, year)
    revision = history.last_withdrawn(actor, year, table).get(key)
    if revision is None or any(row.key == key for row in standing.rows[table]):
        raise Gone
    row = _with_words(_read(table, revision.before), revision.before.get(WORDS, ""))
    _keep(actor, year, standing, table, (*standing.rows[table], row), now)
    noted = revisions.note(
        actor=actor, year=year, kind=Kind.PUT_BACK, before=None, after=row, now=now
    )
    trail.record(
        actor=actor,
        event="keeping.row-put-back",
        target=year,
        at=now,
        table=table,
        revision=noted,
    )
    return row


@transaction.atomic
def move(*, actor: Actor, year: Year, table: str, key: str, after: str, now: datetime) -> None:
    """Let a row stand after another in its table; first when `after` is empty."""
    require(actor, permission_to_change(table))
    standing = _standing(actor, year)
    row = next((each for each in standing.rows[table] if each.key == key), None)
    others = tuple(each for each in standing.rows[table] if each.key != key)
    if row is None or after and all(each.key != after for each in others):
        raise Gone
    _keep(actor, year, standing, table, _placed(others, row, after), now)
    trail.record(actor=actor, event="keeping.row-moved", target=year, at=now, table=table)


def _standing(actor: Actor, year: Year) -> ReadPack:
    """The year as it is now, held so that whoever else would change it waits."""
    if years.year_held(year.slug) is None:
        raise Gone
    return pack_of_year(COMMAND_LINE, year)


def _refuse_the_only_row(table: str) -> None:
    if BY_NAME[table].exactly_one_row:
        raise Refused([fault(HERE, "", "is one row for each year: change it instead")])


def _keep(
    actor: Actor, year: Year, standing: ReadPack, table: str, rows: Rows, now: datetime
) -> None:
    """Check the year with these rows in place of the table's, and bring the rooms level."""
    wanted = replace(
        standing,
        rows={**standing.rows, table: rows},
        narrative=_narrative(standing, rows) if table == "sections" else standing.narrative,
    )
    known = {_sayable(each) for each in checked(standing, checklist.KEYS).faults}
    new = [f for f in checked(wanted, checklist.KEYS).faults if _sayable(f) not in known]
    if new:
        raise Refused([_in_words(each) for each in new])
    # The rooms' own loading is the system's work: what the person may change was asked above.
    if table == "partnership":
        _reopen(year, wanted, now)
        return
    try:
        bring_level(COMMAND_LINE, year, wanted, now, only=table)
    except WorkWouldBeLost as lost:
        raise Refused([fault(HERE, "", place) for place in lost.places]) from None


def _narrative(standing: ReadPack, sections: Rows) -> dict[str, str]:
    """The words of the sections that are there. A section put back brings its own."""
    return {
        row.text("file"): standing.narrative.get(row.text("file"), row.cells.get(WORDS, ""))
        for row in sections
        if row.text("file")
    }


def _reopen(year: Year, wanted: ReadPack, now: datetime) -> None:
    first = wanted.rows["partnership"][0]
    partnership.open_year(
        actor=COMMAND_LINE,
        partnership=entries.the_partnership(first),
        year=entries.year(first),
        fingerprint=year.pack_fingerprint,
        now=now,
    )


def _sayable(each: Fault) -> tuple[str, str, str]:
    return each.file, each.column, each.message


def _in_words(each: Fault) -> Fault:
    """A fault of another row names its table, since only this row is on the form."""
    if each.file == HERE.file:
        return each
    table = each.file.removesuffix(".csv").replace("_", " ")
    return replace(each, column="", message=f"{table}, {each.column}: {each.message}")


def _read(table: str, cells: Mapping[str, str]) -> Row:
    named = {column.name: cells.get(column.name, "") for column in BY_NAME[table].columns}
    row, found = read_row(BY_NAME[table], HERE, named)
    if found:
        raise Refused(found)
    return row


def _with_words(row: Row, words: str) -> Row:
    return replace(row, cells={**row.cells, WORDS: words}) if words else row


def _together(was: Row, seen: Mapping[str, str], cells: Mapping[str, str]) -> dict[str, str]:
    """What stands now with the person's changes to what they saw."""
    merged: dict[str, str] = {}
    clashing: dict[str, tuple[str, str]] = {}
    for column in BY_NAME[was.table].columns:
        name = column.name
        now, opened = was.raw(name), seen.get(name, "")
        mine = cells.get(name, opened)
        merged[name] = now if mine == opened else mine
        if mine != opened and now != opened and now != mine:
            clashing[name] = (now, mine)
    if clashing:
        raise Conflict(clashing, merged, dict(was.cells))
    return merged


def _placed(rows: Rows, row: Row, after: str | None) -> Rows:
    if after is None:
        return (*rows, row)
    at = next((place for place, each in enumerate(rows, start=1) if each.key == after), 0)
    return (*rows[:at], row, *rows[at:])


def _with_key(table: str, cells: Mapping[str, str], taken: set[str]) -> dict[str, str]:
    filled = dict(cells)
    if BY_NAME[table].key == ("key",) and not filled.get("key", "").strip():
        filled["key"] = key_from(_first_words(table, filled), taken)
    names = [
        column.name for column in BY_NAME[table].columns if column.kind == CellKind.NAME_OF_FILE
    ]
    for name in names:
        filled[name] = filled.get(name) or f"{filled['key']}.md"
    return filled


def _first_words(table: str, cells: Mapping[str, str]) -> str:
    return title_of(read_row(BY_NAME[table], HERE, dict(cells) | {"key": ""})[0]) or table


def _taken(row: Row) -> str:
    return f"'{row.key}' is already there: choose another, or change the row that has it"
