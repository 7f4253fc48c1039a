"""What can be found of the plan, from its aims to each quarter's line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sightline.apps.plan import queries
from sightline.apps.plan.access import Plan
from sightline.kit.access import Actor
from sightline.kit.search.types import Document

if TYPE_CHECKING:
    from sightline.apps.partnership.models import Year


def offered(actor: Actor, year: Year) -> Iterator[Document]:
    for aim in queries.aims(actor, year):
        yield _row("aim", aim.key, aim.title, aim.summary)
    for priority in queries.priorities(actor, year).prefetch_related(None):
        yield _row("priority", priority.key, priority.title, priority.progress_note)
    for objective in queries.objectives(actor, year):
        words = _joined(objective.progress_note, objective.outcome_for_children)
        yield _row("objective", objective.key, objective.title, words)
    for line in queries.progress_lines(actor, year):
        yield _row("progress_line", line.key, line.line, f"{line.period} {line.about}")
    for action in queries.plan_actions(actor, year):
        lead = (action.lead_agency.key,) if action.lead_agency else ()
        words = _joined(action.progress_note, action.outcome_for_children)
        yield _row("action", action.key, action.title, words, lead)
    for said in queries.strengths_and_challenges(actor, year).prefetch_related(None):
        title, words = said.heading or said.statement, said.statement if said.heading else ""
        yield _row("strength_or_challenge", said.key, title, words)


def _joined(*said: str) -> str:
    return " ".join(each for each in said if each)


def _row(record: str, key: str, title: str, words: str, agencies: tuple[str, ...] = ()) -> Document:
    """They all stand on the plan's page, and are found as one kind."""
    return Document(
        kind="plan",
        key=f"{record}:{key}",
        title=title,
        words=words,
        needs=Plan.VIEW.value,
        agencies=agencies,
        leads_to=record,
        leads_key=key,
    )
