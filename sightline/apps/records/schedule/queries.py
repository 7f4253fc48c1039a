"""Reading the retention schedule: which version of each class counts, and all that there were."""

from datetime import date

from django.db.models import QuerySet

from sightline.apps.records import rules
from sightline.apps.records.access import Records
from sightline.apps.records.models import RetentionRule
from sightline.apps.records.types import Version
from sightline.kit.access import Actor, require


def versions(actor: Actor, key: str) -> QuerySet[RetentionRule]:
    """Every version of one class, the newest first."""
    return _rules(actor).filter(record_class__key=key)


def every(actor: Actor) -> QuerySet[RetentionRule]:
    return _rules(actor)


def in_force(actor: Actor, today: date) -> dict[str, RetentionRule]:
    """The version that counts on the day, by the key of its class, in the order of titles. A
    class whose first version is still to come is counted by that one."""
    by_key: dict[str, list[RetentionRule]] = {}
    for rule in _rules(actor):
        by_key.setdefault(rule.record_class.key, []).append(rule)
    counting = ((key, _counting(found, today)) for key, found in by_key.items())
    return dict(sorted(counting, key=lambda pair: pair[1].title.casefold()))


def _counting(found: list[RetentionRule], today: date) -> RetentionRule:
    number = rules.in_force(
        (Version(each.number, each.valid_from, each.is_approved) for each in found), today
    )
    return next((each for each in found if each.number == number), found[-1])


def _rules(actor: Actor) -> QuerySet[RetentionRule]:
    require(actor, Records.VIEW)
    return RetentionRule.objects.select_related("record_class")
