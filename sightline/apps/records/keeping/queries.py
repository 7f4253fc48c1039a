"""Reading what is kept: each item with the last day of it by the schedule, and what holds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from sightline.apps.accounts.cases import queries as cases
from sightline.apps.records import rules
from sightline.apps.records.access import Records
from sightline.apps.records.models import Destruction, KeptItem, LegalHold, RetentionRule
from sightline.apps.records.schedule import queries as schedule
from sightline.apps.records.types import Length, Standing
from sightline.kit.access import Actor, require


@dataclass(frozen=True)
class Kept:
    """An item as it stands on a day. `until` is None where it is kept for ever."""

    item: KeptItem
    rule: RetentionRule
    until: date | None
    standing: Standing
    holds: tuple[LegalHold, ...]
    destruction: Destruction | None


def register(actor: Actor, today: date) -> list[Kept]:
    """Everything that is or was kept, with how it stands on the day."""
    return _standing(_items(actor), schedule.in_force(actor, today), today)


def kept(actor: Actor, pk: int, today: date) -> Kept | None:
    """One item, as it stands on the day."""
    found = _standing(_items(actor).filter(pk=pk), schedule.in_force(actor, today), today)
    return found[0] if found else None


def holds(actor: Actor) -> QuerySet[LegalHold]:
    """Every legal hold there was, the newest first."""
    require(actor, Records.VIEW)
    return LegalHold.objects.select_related("item", "record_class")


def closed_cases(actor: Actor) -> list[tuple[int, str]]:
    """Number and reference of each closed case of Sightline that is not in the register yet."""
    require(actor, Records.KEEP)
    taken = KeptItem.objects.exclude(case=None).values("case")
    return [(each.pk, each.reference) for each in cases.closed(actor).exclude(pk__in=taken)]


def standing_holds() -> QuerySet[LegalHold]:
    """Those that stop destruction now, for whoever decides on one elsewhere: they name nobody."""
    return LegalHold.objects.filter(lifted_at=None).select_related("item", "record_class")


def destructions(actor: Actor) -> QuerySet[Destruction]:
    require(actor, Records.VIEW)
    return Destruction.objects.select_related("item")


def _items(actor: Actor) -> QuerySet[KeptItem]:
    require(actor, Records.VIEW)
    return KeptItem.objects.select_related("record_class", "case").prefetch_related(
        "reviews", "holds", "record_class__holds", "destructions"
    )


def _standing(
    items: QuerySet[KeptItem], in_force: Mapping[str, RetentionRule], today: date
) -> list[Kept]:
    return [_kept(item, in_force[item.record_class.key], today) for item in items]


def _kept(item: KeptItem, rule: RetentionRule, today: date) -> Kept:
    recorded = (each for each in item.destructions.all() if each.taken_back_at is None)
    destruction = next(recorded, None)
    until = destruction.kept_until if destruction else _until(item, rule)
    every = (*item.holds.all(), *item.record_class.holds.all())
    open_now = tuple(hold for hold in every if hold.lifted_at is None)
    found = rules.standing(
        until=until,
        is_held=bool(open_now),
        destroyed=destruction is not None,
        witnessed=destruction is not None and destruction.witnessed_at is not None,
        today=today,
    )
    return Kept(item, rule, until, found, open_now, destruction)


def _until(item: KeptItem, rule: RetentionRule) -> date | None:
    """By the schedule as it counts today, or by the last review where that is later."""
    by_schedule = rules.keep_until(
        length=Length(rule.length),
        amount=rule.amount,
        started_on=item.started_on,
        born_in=item.born_in,
    )
    if by_schedule is None:
        return None
    return max((by_schedule, *(review.until for review in item.reviews.all())))
