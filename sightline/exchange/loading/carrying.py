"""Loading a pack: all of it or nothing, and the same pack twice changes nothing."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import DataError, IntegrityError, transaction

from sightline.apps.concerns import actions as concerns
from sightline.apps.evidence import actions as evidence
from sightline.apps.evidence.types import record_key
from sightline.apps.finance import actions as finance
from sightline.apps.followups import actions as followups
from sightline.apps.indicators import actions as indicators
from sightline.apps.partnership import actions as partnership
from sightline.apps.partnership.models import Year
from sightline.apps.plan import actions as plan
from sightline.exchange.loading import entries, streams
from sightline.exchange.reading import ReadPack
from sightline.exchange.tables import TABLES
from sightline.kit.access import Actor
from sightline.kit.keyed import Changes, Levelling
from sightline.reports import actions as reports


class Refused(Exception):
    """The pack was not loaded, and nothing was changed. `reasons` says why, a line each."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__("\n".join(reasons))
        self.reasons = tuple(reasons)


@dataclass(frozen=True)
class Summary:
    """What loading did, or with `dry_run` would do, table by table in the order of the pack."""

    year: str
    changes: tuple[Changes, ...]
    dry_run: bool

    @property
    def changes_anything(self) -> bool:
        return any(each.added or each.changed or each.removed for each in self.changes)


class _TakeBack(Exception):
    """Ends a dry run: the transaction takes everything back."""


def load_pack(*, actor: Actor, pack: ReadPack, now: datetime, dry_run: bool = False) -> Summary:
    """Bring the pack's year level with it. The pack must have been checked and be without fault."""
    if pack.faults:
        raise Refused([str(fault) for fault in pack.faults])
    try:
        with transaction.atomic():
            changes = _load(actor, pack, now)
            if dry_run:
                raise _TakeBack
    except _TakeBack:
        pass
    except (IntegrityError, DataError) as refusal:
        # The first line names the rule; the rest may quote the row.
        rule = str(refusal).partition("\n")[0]
        reason = f"Nothing was loaded, since the database refused it ({rule})."
        raise Refused([f"{reason} If another load was going on, try again."]) from None
    except partnership.AnotherPartnership as refusal:
        raise Refused([str(refusal)]) from None
    except concerns.WorkWouldBeLost as refusal:
        raise Refused(
            [f"Nothing was loaded, since work would be lost: {place}." for place in refusal.places]
        ) from None
    return Summary(entries.year(pack.rows["partnership"][0]).label, changes, dry_run)


def fingerprint(pack: ReadPack) -> str:
    """SHA-256 of what the pack says; the same pack as a folder and as a workbook have the same."""
    told = hashlib.sha256()
    for table in TABLES:
        for row in pack.rows[table.name]:
            told.update(repr([table.name, *(row.raw(c.name) for c in table.columns)]).encode())
    for file, words in sorted(pack.narrative.items()):
        told.update(repr([file, words]).encode())
    return told.hexdigest()


def _load(actor: Actor, pack: ReadPack, now: datetime) -> tuple[Changes, ...]:
    first = pack.rows["partnership"][0]
    year, of_the_partnership = partnership.open_year(
        actor=actor,
        partnership=entries.the_partnership(first),
        year=entries.year(first),
        fingerprint=fingerprint(pack),
        now=now,
    )
    levelling = Levelling(year)
    levelling.changes.append(of_the_partnership)
    held = _keep_records(actor, pack, year, now)
    _carry(actor, pack, levelling, now)
    levelling.removals.carry_out()
    held.removals.carry_out()
    return _in_order([*held.changes, *levelling.changes])


def _carry(actor: Actor, pack: ReadPack, levelling: Levelling, now: datetime) -> None:
    year: Year = levelling.year  # type: ignore[assignment]  # a levelling is of a year
    partnership.load(
        actor=actor, year=year, tables=_partnership_tables(pack), levelling=levelling, now=now
    )
    evidence.load(
        actor=actor,
        year=year,
        findings=[
            *entries.of(pack, "findings", entries.finding),
            *streams.findings(pack),
        ],
        levelling=levelling,
        now=now,
    )
    concerns.load(
        actor=actor,
        groups=entries.of(pack, "concern_groups", entries.concern_group),
        concerns=entries.of(pack, "concerns", entries.concern),
        levelling=levelling,
        now=now,
    )
    codings = entries.of(pack, "codings", entries.coding)
    concerns.load_codings(actor=actor, codings=codings, levelling=levelling, now=now)
    follow_ups = entries.of(pack, "follow_ups", entries.follow_up)
    followups.load(actor=actor, follow_ups=follow_ups, levelling=levelling, now=now)
    _carry_numbers(actor, pack, levelling, now)
    plan.load(actor=actor, tables=_plan_tables(pack), levelling=levelling, now=now)
    sections = list(entries.sections(pack))
    reports.load(actor=actor, sections=sections, levelling=levelling, now=now)


def _carry_numbers(actor: Actor, pack: ReadPack, levelling: Levelling, now: datetime) -> None:
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
    finance.load(
        actor=actor,
        lines=entries.of(pack, "budget_lines", entries.budget_line),
        totals=entries.of(pack, "budget_totals", entries.budget_total),
        levelling=levelling,
        now=now,
    )


def _partnership_tables(pack: ReadPack) -> partnership.Tables:
    return partnership.Tables(
        names=entries.of(pack, "partnership_names", entries.name),
        numbered_names=entries.of(pack, "names_with_numbers", entries.numbered_name),
        agencies=entries.of(pack, "agencies", entries.agency),
        groups=entries.of(pack, "groups", entries.group),
        seats=entries.of(pack, "seats", entries.seat),
        linkages=entries.of(pack, "linkages", entries.linkage),
        notes=entries.of(pack, "notes", entries.note),
    )


def _plan_tables(pack: ReadPack) -> plan.Tables:
    return plan.Tables(
        aims=entries.of(pack, "aims", entries.aim),
        priorities=entries.of(pack, "priorities", entries.priority),
        actions=entries.of(pack, "plan_actions", entries.plan_action),
        summing_up=entries.of(pack, "strengths_and_challenges", entries.summing_up),
    )


def _keep_records(actor: Actor, pack: ReadPack, year: Year, now: datetime) -> Levelling:
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
