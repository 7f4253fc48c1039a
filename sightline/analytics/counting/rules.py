"""The rules of counting by the names that definitions give, each with the return it counts."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from inspect import Parameter, signature
from typing import Any

from sightline.analytics.counting import (
    assessments,
    children_in_need,
    enquiries,
    looked_after,
    placements,
    plan_reviews,
    plans,
    referrals,
)
from sightline.analytics.counting.cells import CATEGORY
from sightline.analytics.counting.types import Rows, Uncountable
from sightline.analytics.dictionary import Definition, Source

RULES: Mapping[Source, Mapping[str, Callable[..., Rows]]] = {
    Source.CIN: {
        "referrals": referrals.referrals,
        "re_referrals": referrals.re_referrals,
        "no_further_action": referrals.no_further_action,
        "assessments_completed": assessments.completed,
        "assessments_in_time": assessments.in_time,
        "factors": assessments.factors,
        "enquiries": enquiries.enquiries,
        "conferences": enquiries.conferences,
        "conferences_in_time": enquiries.conferences_in_time,
        "conversion": enquiries.conversion,
        "plans_at_date": plans.at_date,
        "plans_of_category": plans.of_category,
        "plans_open_long": plans.open_long,
        "plans_started": plans.started,
        "second_plans": plans.second,
        "plans_ended": plans.ended,
        "plans_ended_long": plans.ended_long,
        "plans_reviewed_in_time": plan_reviews.reviewed_in_time,
        "in_need_at_date": children_in_need.at_date,
        "in_need_at_any_point": children_in_need.at_any_point,
        "in_need_started": children_in_need.started,
        "in_need_ended": children_in_need.ended,
    },
    Source.ANNEX_A: {
        "conferences_in_time_of_strategy": enquiries.conferences_in_time_of_strategy,
    },
    Source.SSDA903: {
        "looked_after_at_date": looked_after.at_date,
        "unaccompanied_at_date": looked_after.unaccompanied_at_date,
        "care_started": looked_after.started,
        "care_ceased": looked_after.ceased,
        "placement_moves": placements.moves,
        "long_term_stability": placements.long_term_stability,
        "distance": placements.distance,
        "missing_episodes": looked_after.missing_episodes,
        "children_missing": looked_after.children_missing,
    },
}

WORDS: Mapping[str, Collection[str]] = {
    "basis": assessments.BASES,
    "category": frozenset(CATEGORY.values()),
    "which": plans.CATEGORIES,
}
LARGEST = 1_200  # a hundred years of months


@dataclass(frozen=True)
class Rule:
    """A rule with the parameters of one definition."""

    apply: Callable[..., Rows]
    parameters: Mapping[str, Any]


def rule_of(definition: Definition) -> Rule:
    """Refuses a name that is no rule of the return, and parameters that it does not take."""
    apply = RULES.get(definition.source, {}).get(definition.counting)
    if apply is None:
        raise Uncountable(
            f"no rule of counting for '{definition.source}' is called '{definition.counting}'"
        )
    given = dict(definition.parameters)
    known = {
        name: each
        for name, each in signature(apply).parameters.items()
        if each.kind == each.KEYWORD_ONLY
    }
    missing = {name for name, each in known.items() if each.default is each.empty} - set(given)
    unfit = {name for name, value in given.items() if not _fits(known.get(name), name, value)}
    if missing | unfit:
        raise Uncountable(
            f"the rule '{definition.counting}' does not fit its parameters: look at "
            f"{', '.join(sorted(missing | unfit))}"
        )
    return Rule(apply, given)


def _fits(known: Parameter | None, name: str, value: object) -> bool:
    """Of the kind that the rule takes, and one of its words or no larger than any length."""
    if known is None or type(value) is not known.annotation:
        return False
    if type(value) is int:
        return 0 <= value <= LARGEST
    return value in WORDS[name] if name in WORDS else True
