"""What an address asks of the pages: which area, up to which period, and beside whom else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.http import QueryDict

from sightline.apps.statistics import queries, rules
from sightline.apps.statistics.types import AreaShown, Comparators
from sightline.kit.access import Actor

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Year

NOBODY = ("", "Nobody else")


@dataclass(frozen=True)
class Asked:
    """`area` None: nobody has chosen one yet, or none is loaded."""

    area: AreaShown | None
    own: tuple[AreaShown, ...]
    others: tuple[str, ...]
    to: str
    authorities: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, actor: Actor, query: QueryDict) -> Asked:
        own = queries.own_areas(actor)
        every = queries.every_authority(actor)
        area = every.get(query.get("area", "")) or next(iter(own), None)
        others = tuple(key for key in query.getlist("with") if key in every)
        choices = tuple((each.key, _name(each)) for each in every.values())
        return cls(area, own, others, query.get("to", ""), choices)

    def day(self, found: Comparators, year: Year) -> date | None:
        """The period that is asked for, else that of the year; of those that the area has."""
        days = list(found.own.points)
        asked = next((day for day in days if day.isoformat() == self.to), None)
        return asked or rules.period_of_year(days, year.starts_on, year.ends_on)

    def offers(
        self, found: Comparators, day: date
    ) -> tuple[dict[str, str], dict[str, Sequence[tuple[str, str]]]]:
        """What is chosen, and what can be."""
        periods = [
            (each.isoformat(), point.period)
            for each, point in reversed(list(found.own.points.items()))
        ]
        query = {
            "area": found.own.area.key,
            "to": day.isoformat(),
            "with": self.others[0] if self.others else "",
        }
        choices: dict[str, Sequence[tuple[str, str]]] = {
            "area": self.authorities,
            "to": periods,
            "with": (NOBODY, *self.authorities),
        }
        return query, choices


def _name(area: AreaShown) -> str:
    return f"{area.name} (to {area.ended_on.year})" if area.ended_on else area.name
