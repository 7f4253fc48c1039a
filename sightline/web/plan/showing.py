"""Turns the plan's rows into what the page shows: what stands under what, on which side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sightline.apps.plan.types import PROGRESS_COLOURS, Progress
from sightline.core.periods import long_date
from sightline.web.plan import pages

if TYPE_CHECKING:
    from sightline.apps.plan.models import Objective, PlanAction, Priority, ProgressLine
    from sightline.web.plan.reading import PlanRead


def this_year(read: PlanRead) -> pages.Side:
    return _Showing(
        read,
        [row for row in read.priorities if row.is_of_this_year],
        [row for row in read.objectives if row.is_of_this_year],
        [row for row in read.actions if row.is_of_this_year],
    ).side()


def coming_year(read: PlanRead) -> pages.Side:
    return _Showing(
        read,
        [row for row in read.priorities if row.is_of_the_coming_year],
        [row for row in read.objectives if row.is_of_the_coming_year],
        [row for row in read.actions if row.is_of_the_coming_year],
    ).side()


def newest_first(lines: Iterable[ProgressLine]) -> list[ProgressLine]:
    return sorted(lines, key=lambda line: line.period, reverse=True)


class _Showing:
    """One side. What serves something that is not on it stands by itself."""

    def __init__(
        self,
        read: PlanRead,
        priorities: Sequence[Priority],
        objectives: Sequence[Objective],
        actions: Sequence[PlanAction],
    ) -> None:
        self.read, self.priorities = read, priorities
        kept = {row.pk for row in priorities}
        reached = {row.pk for row in objectives}
        self.objectives: dict[int | None, list[Objective]] = {}
        for objective in objectives:
            under = objective.priority_id if objective.priority_id in kept else None
            self.objectives.setdefault(under, []).append(objective)
        self.of_objective: dict[int | None, list[PlanAction]] = {}
        self.of_priority: dict[int | None, list[PlanAction]] = {}
        for action in actions:
            if action.objective_id in reached:
                self.of_objective.setdefault(action.objective_id, []).append(action)
                continue
            served = action.serves
            place = served.pk if served and served.pk in kept else None
            self.of_priority.setdefault(place, []).append(action)
        self.lines = _by_thing(read.lines)

    def side(self) -> pages.Side:
        return pages.Side(
            priorities=tuple(self._priority(row) for row in self.priorities),
            objectives=self._objectives(None),
            actions=self._actions(self.of_priority.get(None, ())),
        )

    def _priority(self, row: Priority) -> pages.PriorityShown:
        progress = Progress(row.progress)
        return pages.PriorityShown(
            key=row.key,
            title=row.title,
            aim=str(row.aim or ""),
            progress=row.progress_name,
            colour=PROGRESS_COLOURS[progress],
            note=row.progress_note,
            concerns=tuple(pages.ConcernLink(c.key, c.title) for c in row.concerns.all()),
            is_little=progress == Progress.LITTLE_OR_NONE,
            is_stated=progress != Progress.NOT_STATED,
            is_both=row.is_of_both,
            lines=self.lines.get(("priority", row.pk), ()),
            objectives=self._objectives(row.pk),
            actions=self._actions(self.of_priority.get(row.pk, ())),
            source=row.source,
        )

    def _objectives(self, priority: int | None) -> tuple[pages.ObjectiveShown, ...]:
        return tuple(self._objective(row) for row in self.objectives.get(priority, ()))

    def _objective(self, row: Objective) -> pages.ObjectiveShown:
        return pages.ObjectiveShown(
            key=row.key,
            title=row.title,
            progress=row.progress_name,
            colour=PROGRESS_COLOURS[Progress(row.progress)],
            serves=row.priority.title,
            is_both=row.is_of_both,
            note=row.progress_note,
            outcome=row.outcome_for_children,
            measure=self.read.measures.get(row.measure),
            lines=self.lines.get(("objective", row.pk), ()),
            actions=self._actions(self.of_objective.get(row.pk, ())),
            source=row.source,
        )

    def _actions(self, rows: Iterable[PlanAction]) -> tuple[pages.ActionShown, ...]:
        return tuple(self._action(row) for row in rows)

    def _action(self, row: PlanAction) -> pages.ActionShown:
        return pages.ActionShown(
            key=row.key,
            title=row.title,
            progress=row.progress_name,
            colour=PROGRESS_COLOURS[Progress(row.progress)],
            serves=str(row.serves or row.aim or ""),
            is_both=row.is_of_both,
            lead=row.lead,
            due=long_date(row.due) if row.due else "",
            measure=self.read.measures.get(row.measure),
            lines=self.lines.get(("plan_action", row.pk), ()),
        )


def _by_thing(
    lines: Iterable[ProgressLine],
) -> dict[tuple[str, int], tuple[pages.LineShown, ...]]:
    found: dict[tuple[str, int], tuple[pages.LineShown, ...]] = {}
    for row in newest_first(lines):
        for name in ("priority", "objective", "plan_action"):
            thing = getattr(row, f"{name}_id")
            if thing is not None:
                found[name, thing] = (*found.get((name, thing), ()), _line(row))
    return found


def _line(row: ProgressLine) -> pages.LineShown:
    words = str(row.period)
    return pages.LineShown(
        key=row.key,
        quarter=words[:1].upper() + words[1:],
        progress=row.progress_name,
        colour=PROGRESS_COLOURS[Progress(row.progress)],
        line=row.line,
        source=row.source,
    )
