"""What became of a row: each field, as it was and as it is. Actions give it to the trail.

`put` writes to rows and says what it changed, so that no action can write one thing and tell
another; `added` and `removed` tell of rows that an action makes or deletes itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

from sightline.kit.trail.subjects import subject_of

NOT_KEPT = "not kept"  # stands for what a model names in `never_in_trail`


@dataclass(frozen=True)
class Change:
    """`of` is the row, as a kind and a number; `fields` have each what was and what is.

    None stands where there was no row before, is none after, or the field is empty. `subject` is
    whose key seals the values: see `subjects`.
    """

    of: str
    subject: str
    fields: Mapping[str, tuple[Any, Any]]


def put(rows: QuerySet[Any], **new: Any) -> list[Change]:
    """Set these fields on all of the rows, held until the transaction ends; [] where there is none.

    A row that has just these values already is told of with no field.
    """
    told = []
    for row in rows.select_for_update(of=("self",)).order_by("pk"):
        was = {name: _value(row, name) for name in new}
        for name, value in new.items():
            setattr(row, name, value)
        row.save(update_fields=list(new))
        told.append(_told(row, {name: (was[name], _value(row, name)) for name in new}))
    return told


def take_away(rows: QuerySet[Any]) -> list[Change]:
    """Delete the rows as they stand, held until the transaction ends; [] where there is none."""
    found = list(rows.select_for_update(of=("self",)).order_by("pk"))
    told = [removed(row) for row in found]
    for row in found:
        row.delete()
    return told


def added(row: Model) -> Change:
    """A row that was just made, by the fields that are not empty."""
    return _told(row, {name: (None, value) for name, value in _values(row).items()})


def removed(row: Model) -> Change:
    """A row that is about to be deleted: told before it is, for then it still has its number."""
    return _told(row, {name: (value, None) for name, value in _values(row).items()})


def replaced(before: Model, after: Model) -> Change:
    """A row whose newer version is a row of its own: the fields in which the two differ."""
    names = dict.fromkeys((*_values(before), *_values(after)))
    return _told(after, {name: (_value(before, name), _value(after, name)) for name in names})


def of_cells(of: str, subject: str, before: Mapping[str, str], after: Mapping[str, str]) -> Change:
    """A row of a table of words, {} where it is not there."""
    names = dict.fromkeys((*before, *after))
    pairs = {name: (before.get(name) or None, after.get(name) or None) for name in names}
    return Change(of, subject, {name: pair for name, pair in pairs.items() if pair[0] != pair[1]})


def record_of(row: Model) -> str:
    return f"{row._meta.label_lower} {row.pk}"


def _told(row: Model, pairs: Mapping[str, tuple[Any, Any]]) -> Change:
    differing = {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
    never = getattr(row, "never_in_trail", ())
    kept = {
        name: tuple(None if value is None else NOT_KEPT for value in pair)
        if name in never
        else pair
        for name, pair in differing.items()
    }
    return Change(record_of(row), subject_of(row), kept)  # type: ignore[arg-type]


def _values(row: Model) -> dict[str, Any]:
    names = [field.name for field in row._meta.concrete_fields if not field.primary_key]
    found = {name: _value(row, name) for name in names}
    return {name: value for name, value in found.items() if value not in (None, "", [], {})}


def _value(row: Model, name: str) -> Any:
    """As it stands in the row: of a row that it points to, the number."""
    return getattr(row, str(row._meta.get_field(name).attname))  # type: ignore[union-attr]
