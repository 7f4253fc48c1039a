"""Rows that come from a year's pack, found again by their key, and brought level with it.

Loading the same rows twice changes nothing; rows that the pack no longer holds go.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import models


class YearRow(models.Model):
    """A row that belongs to one year, told apart by its key, in the order of its table."""

    year = models.ForeignKey("partnership.Year", on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=120)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["year", "key"], name="%(app_label)s_%(class)s_key_once")
        ]


@dataclass(frozen=True)
class Changes:
    """What bringing one table level did, or would do: the keys, in order."""

    table: str
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: int = 0

    @property
    def any(self) -> bool:
        return bool(self.added or self.changed or self.removed)


R = TypeVar("R", bound=models.Model)


def level(
    table: str, standing: models.QuerySet[R], wanted: Mapping[str, Mapping[str, Any]], **fixed: Any
) -> tuple[Changes, dict[str, R]]:
    """Make the rows of `standing` equal to `wanted` (fields by key), touching only what differs.

    `fixed` are fields that every new row shares, such as its year. Returns the rows by key.
    """
    rows = {row.key: row for row in standing}  # type: ignore[attr-defined]
    added, changed = [], []
    for key, fields in wanted.items():
        row = rows.get(key)
        if row is None:
            rows[key] = standing.model._default_manager.create(key=key, **fixed, **fields)
            added.append(key)
        elif differing := [name for name, value in fields.items() if getattr(row, name) != value]:
            for name in differing:
                setattr(row, name, fields[name])
            row.save(update_fields=differing)
            if differing != ["position"]:
                changed.append(key)
    removed = [key for key in rows if key not in wanted]
    for key in removed:
        rows.pop(key).delete()
    unchanged = len(wanted) - len(added) - len(changed)
    return Changes(table, tuple(added), tuple(changed), tuple(removed), unchanged), rows


def level_links(
    row: models.Model, field: str, wanted: Sequence[models.Model]
) -> bool:
    """Make a many-to-many field hold just these; True if that changed it."""
    manager = getattr(row, field)
    standing = set(manager.values_list("pk", flat=True))
    if standing == {other.pk for other in wanted}:
        return False
    manager.set(wanted)
    return True
