"""Rows that come from a year's pack, found again by their key, and brought level with it.

Loading the same rows twice changes nothing; rows that the pack no longer holds go.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
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


class WorkWouldBeLost(Exception):
    """The pack drops something on which people's work rests. `places` lists each."""

    def __init__(self, places: Sequence[str]) -> None:
        super().__init__("; ".join(places))
        self.places = tuple(places)


@dataclass
class Removals:
    """Rows that the pack no longer holds. They go last, when nothing points at them any more."""

    rows: list[models.Model] = field(default_factory=list)

    def carry_out(self) -> None:
        for row in reversed(self.rows):
            row.delete()


R = TypeVar("R", bound=YearRow)


@dataclass
class Levelling:
    """Brings one year's tables level with a pack, and keeps count of what that changed."""

    year: models.Model
    removals: Removals = field(default_factory=Removals)
    changes: list[Changes] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)  # people's work that rests on rows that go

    def refuse_to_lose_work(self) -> None:
        if self.lost:
            raise WorkWouldBeLost(self.lost)

    def level(
        self,
        table: str,
        standing: models.QuerySet[R],
        wanted: Mapping[str, Mapping[str, Any]],
        links: Mapping[str, Mapping[str, Sequence[models.Model]]] | None = None,
    ) -> dict[str, R]:
        """Make the year's rows equal to `wanted` (fields by key), touching only what differs.

        `links` are many-to-many fields by key. Positions follow the order of `wanted`; a row that
        only moved does not count as changed. Returns the rows by key.
        """
        rows = {row.key: row for row in standing}
        added: list[str] = []
        touched: set[str] = set()
        for position, (key, fields) in enumerate(wanted.items()):
            if key not in rows:
                rows[key] = standing.model._default_manager.create(
                    year=self.year, key=key, position=position, **fields
                )
                added.append(key)
            elif _bring_level(rows[key], fields, position):
                touched.add(key)
        for key, fields_of_links in (links or {}).items():
            moved = [_link(rows[key], name, others) for name, others in fields_of_links.items()]
            if any(moved):
                touched.add(key)
        touched.difference_update(added)
        changed = [key for key in wanted if key in touched]
        removed = [key for key in rows if key not in wanted]
        self.removals.rows.extend(rows.pop(key) for key in removed)
        unchanged = len(wanted) - len(added) - len(changed)
        self.changes.append(Changes(table, tuple(added), tuple(changed), tuple(removed), unchanged))
        return rows


def _bring_level(row: YearRow, fields: Mapping[str, Any], position: int) -> bool:
    """Write the fields that differ; True if any but the position did."""
    columns = {field.name: field.attname for field in row._meta.concrete_fields}
    differing = [
        name for name, value in fields.items() if _differs(getattr(row, columns[name]), value)
    ]
    for name in differing:
        setattr(row, name, fields[name])
    if row.position != position:
        row.position = position
        row.save(update_fields=[*differing, "position"])
    elif differing:
        row.save(update_fields=differing)
    return bool(differing)


def _differs(standing: Any, wanted: Any) -> bool:
    """Rows that it points at are told apart by their numbers, so none of them is fetched."""
    return bool(standing != (wanted.pk if isinstance(wanted, models.Model) else wanted))


def _link(row: models.Model, name: str, wanted: Sequence[models.Model]) -> bool:
    """Make a many-to-many field hold just these; True if that changed it."""
    manager = getattr(row, name)
    if {other.pk for other in manager.all()} == {other.pk for other in wanted}:
        return False
    manager.set(wanted)
    return True
