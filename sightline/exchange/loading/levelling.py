"""Brings the rooms level with a pack: each room by its own action, in the order they lean."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from sightline.apps.concerns import actions as concerns
from sightline.apps.evidence import actions as evidence
from sightline.apps.evidence.types import RECORD_TABLES, record_key
from sightline.apps.evidence.types import TABLES as FINDING_TABLES
from sightline.apps.finance import actions as finance
from sightline.apps.followups import actions as followups
from sightline.apps.indicators import actions as indicators
from sightline.apps.partnership import actions as partnership
from sightline.apps.partnership.models import Year
from sightline.apps.plan import actions as plan
from sightline.exchange.loading import entries, plan_entries, streams
from sightline.exchange.reading import ReadPack
from sightline.exchange.tables import TABLES
from sightline.exchange.tables.partnership import TABLES as PARTNERSHIP_TABLES
from sightline.kit.access import Actor
from sightline.kit.keyed import Changes, Levelling
from sightline.releases import actions as releases
from sightline.reports import actions as reports


def bring_level(
    actor: Actor, year: Year, pack: ReadPack, now: datetime, only: str = ""
) -> tuple[Changes, ...]:
    """Make the rooms hold what the pack says; with `only`, just those that read that table.

    Raises WorkWouldBeLost, with every place, where people's work rests on what would go.
    """
    levelling, held = Levelling(year), Levelling(year)
    if not only or only in RECORD_TABLES:
        held = _keep_records(actor, year, pack, now)
    for tables, load in ROOMS:
        if not only or only in tables:
            load(actor, pack, levelling, now)
    levelling.refuse_to_lose_work()
    levelling.removals.carry_out()
    held.removals.carry_out()
    return _in_order([*held.changes, *levelling.changes])


def _carry_partnership(actor: Actor, pack: ReadPack, levelling: Levelling, now: datetime) -> None:
    year: Year = levelling.year  # type: ignore[assignment]  # a levelling is of a year
    partnership.load(
        actor=actor, year=year, tables=_partnership_tables(pack), levelling=levelling, now=now
    )


def _carry_evidence(actor: Actor, pack: ReadPack, levelling: Levelling, now: datetime) -> None:
    year: Year = levelling.year  # type: ignore[assignment]
    findings = [*entries.of(pack, "findings", entries.finding), *streams.findings(pack)]
    evidence.load(actor=actor, year=year, findings=findings, levelling=levelling, now=now)


def _carry_concerns(actor: Actor, pack: ReadPack, levelling: Levelling, now: datetime) -> None:
    concerns.load(
        actor=actor,
        groups=entries.of(pack, "concern_groups", entries.concern_group),
        concerns=entries.of(pack, "concerns", entries.concern),
        levelling=levelling,
        now=now,
    )


def _carry_codings(actor: Actor, pack: ReadPack, levelling: Levelling, now: datetime) -> None:
    codings = entries.of(pack, "codings", entries.coding)
    concerns.load_codings(actor=actor, codings=codings, levelling=levelling, now=now)


def _carry_follow_ups(actor: Actor, pack: ReadPack, levelling: Levelling, now: datetime) -> None:
    follow_ups = entries.of(pack, "follow_ups", entries.follow_up)
    updates = entries.of(pack, "follow_up_updates", entries.follow_up_update)
    followups.load(
        actor=actor, follow_ups=follow_ups, updates=updates, levelling=levelling, now=now
    )


def _carry_figures(actor: Actor, pack: ReadPack, levelling: Levelling, now: datetime) -> None:
    label = entries.year(pack.rows["partnership"][0]).label
    indicators.load(
        actor=actor,
        declared=[
            *entries.of(pack, "figures", entries.declared),
            *streams.declared(pack, label),
        ],
        calculations=entries.of(pack, "calculations", entries.calculation),
        levelling=levelling,
        now=now,
    )


def _carry_money(actor: Actor, pack: ReadPack, levelling: Levelling, now: datetime) -> None:
    finance.load(
        actor=actor,
        lines=entries.of(pack, "budget_lines", entries.budget_line),
        totals=entries.of(pack, "budget_totals", entries.budget_total),
        levelling=levelling,
        now=now,
    )


def _carry_plan(actor: Actor, pack: ReadPack, levelling: Levelling, now: datetime) -> None:
    plan.load(actor=actor, tables=_plan_tables(pack), levelling=levelling, now=now)


def _carry_sections(actor: Actor, pack: ReadPack, levelling: Levelling, now: datetime) -> None:
    sections = list(entries.sections(pack))
    reports.load(actor=actor, sections=sections, levelling=levelling, now=now)


def _carry_choices(actor: Actor, pack: ReadPack, levelling: Levelling, now: datetime) -> None:
    choices = entries.of(pack, "disclosure_choices", entries.disclosure_choice)
    releases.load(actor=actor, choices=list(choices), levelling=levelling, now=now)


PLAN_TABLES = (
    "aims",
    "priorities",
    "objectives",
    "plan_actions",
    "progress_lines",
    "strengths_and_challenges",
)
Carry = Callable[[Actor, ReadPack, Levelling, datetime], None]
# In the order in which the rooms lean on each other, with the tables that each reads.
ROOMS: tuple[tuple[frozenset[str], Carry], ...] = (
    (frozenset(table.name for table in PARTNERSHIP_TABLES), _carry_partnership),
    (frozenset(("findings", *FINDING_TABLES)), _carry_evidence),
    (frozenset(("concern_groups", "concerns")), _carry_concerns),
    (frozenset(("codings",)), _carry_codings),
    (frozenset(("follow_ups", "follow_up_updates")), _carry_follow_ups),
    (frozenset(("figures", "calculations", "training")), _carry_figures),
    (frozenset(("budget_lines", "budget_totals")), _carry_money),
    (frozenset(PLAN_TABLES), _carry_plan),
    (frozenset(("sections",)), _carry_sections),
    (frozenset(("disclosure_choices",)), _carry_choices),
)


def _partnership_tables(pack: ReadPack) -> partnership.Tables:
    return partnership.Tables(
        names=entries.of(pack, "partnership_names", entries.name),
        numbered_names=entries.of(pack, "names_with_numbers", entries.numbered_name),
        agencies=entries.of(pack, "agencies", entries.agency),
        groups=entries.of(pack, "groups", entries.group),
        seats=entries.of(pack, "seats", entries.seat),
        terms=entries.of(pack, "terms_of_reference", entries.terms_of_reference),
        linkages=entries.of(pack, "linkages", entries.linkage),
        notes=entries.of(pack, "notes", entries.note),
    )


def _plan_tables(pack: ReadPack) -> plan.Tables:
    return plan.Tables(
        aims=entries.of(pack, "aims", plan_entries.aim),
        priorities=entries.of(pack, "priorities", plan_entries.priority),
        objectives=entries.of(pack, "objectives", plan_entries.objective),
        actions=entries.of(pack, "plan_actions", plan_entries.plan_action),
        lines=entries.of(pack, "progress_lines", plan_entries.progress_line),
        summing_up=entries.of(pack, "strengths_and_challenges", plan_entries.summing_up),
    )


def _keep_records(actor: Actor, year: Year, pack: ReadPack, now: datetime) -> Levelling:
    """Keep the rows of the tables whose rooms are not built."""
    levelling = Levelling(year)
    records = list(streams.records(pack))
    evidence.load_records(actor=actor, records=records, levelling=levelling, now=now)
    levelling.changes = [_by_own_keys(each) for each in levelling.changes]
    return levelling


def _by_own_keys(changes: Changes) -> Changes:
    """With the keys that the pack's rows have in their own table."""
    prefix = record_key(changes.table, "")
    return replace(
        changes,
        added=tuple(key.removeprefix(prefix) for key in changes.added),
        changed=tuple(key.removeprefix(prefix) for key in changes.changed),
        removed=tuple(key.removeprefix(prefix) for key in changes.removed),
    )


def _in_order(changes: Sequence[Changes]) -> tuple[Changes, ...]:
    """One entry a table, as the pack orders them: a record speaks for what was made of it."""
    found: dict[str, Changes] = {}
    for each in changes:
        found.setdefault(each.table, each)
    return tuple(found[table.name] for table in TABLES if table.name in found)
