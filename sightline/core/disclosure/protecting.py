"""A page as it may leave: every number as printed, or hidden with the reason, and the proof.

What cannot be proved safe does not leave: then every count that is not nought is hidden.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from sightline.core.disclosure.auditing import (
    Audit,
    Demand,
    Evidence,
    demands_of,
    is_excluded_by_rule,
)
from sightline.core.disclosure.deriving import printed, rounds_to_nought
from sightline.core.disclosure.knowledge import Rule, rounded
from sightline.core.disclosure.profiles import PERCENT_SCALE, Profile
from sightline.core.disclosure.proving import Prover
from sightline.core.disclosure.splitting import parts_of
from sightline.core.disclosure.suppressing import Suppression, everything, suppress
from sightline.core.disclosure.tables import Cell, Dependent, Derived, Page, Standing, keys_of


class Why(Enum):
    """Why a number is printed as it is, in words for readers; '' for a number that is shown."""

    SHOWN = ""
    SMALL = "It is a small number."
    PROTECTS = "A small number could be worked out from it."
    GIVES_AWAY = "A hidden number could be worked out from it."
    SMALL_BASE = "It is a percentage of too few."
    NOT_APPLICABLE = "There is nothing that it could be a share of."
    NOT_PROVED = "It could not be shown that no small number can be worked out from this page."


HIDING = frozenset({Why.SMALL, Why.PROTECTS, Why.GIVES_AWAY, Why.SMALL_BASE, Why.NOT_PROVED})


@dataclass(frozen=True)
class Shown:
    """A number as it leaves. `value` is what is printed, None where no number is."""

    key: str
    label: str
    text: str
    value: Decimal | None
    why: Why = Why.SHOWN

    @property
    def is_hidden(self) -> bool:
        return self.why in HIDING


@dataclass(frozen=True)
class Exposed:
    """A small count for which some values are impossible, whatever this page hides."""

    key: str
    label: str
    impossible: tuple[int, ...]


@dataclass(frozen=True)
class Protected:
    """`numbers` hold all that may be printed, drawn or downloaded; nothing of the page itself."""

    profile: Profile
    numbers: Mapping[str, Shown]
    is_proved: bool
    exposed: tuple[Exposed, ...]
    footnotes: tuple[str, ...]

    def __getitem__(self, key: str) -> Shown:
        return self.numbers[key]

    @property
    def hidden(self) -> frozenset[str]:
        return frozenset(key for key, number in self.numbers.items() if number.is_hidden)


def protect(page: Page, profile: Profile, kept: Collection[str] = ()) -> Protected:
    """`kept`: numbers that stay hidden, since they were when the page last left."""
    parts = [_protect_part(Rule(part, profile), kept) for part in parts_of(page)]
    numbers = {key: number for part in parts for key, number in part.numbers.items()}
    rule = Rule(page, profile)
    for each in page.dependents:
        numbers[each.key] = _dependent(rule, each, numbers, kept)
    in_order = [each.key for group in page.printed for each in group]
    ordered = {key: numbers[key] for key in in_order if key in numbers}
    is_proved = all(part.is_proved for part in parts)
    exposed = tuple(each for part in parts for each in part.exposed)
    footnotes = _footnotes(profile, list(ordered.values()), is_proved)
    return Protected(profile, ordered, is_proved, exposed, footnotes)


@dataclass(frozen=True)
class _Part:
    numbers: Mapping[str, Shown]
    is_proved: bool
    exposed: tuple[Exposed, ...] = ()


def _protect_part(rule: Rule, kept: Collection[str]) -> _Part:
    found = suppress(rule, kept)
    exposed = _exposed(rule, found)
    if not exposed and found.is_complete:
        shown, evidence = _derived(rule, found, kept)
        audit = Audit(rule, frozenset(found.hidden), tuple(shown))
        if not _unmet(audit, found, evidence):
            return _Part(_numbers(rule, found.hidden, {each.key for each in shown}), True)
    refused = _numbers(rule, everything(rule), set(), is_proved=False)
    return _Part(refused, False, exposed)


def _unmet(audit: Audit, found: Suppression, evidence: Evidence | None) -> list[Demand]:
    """What the page would give away. Every hidden count must have its demands, met or excluded."""
    rule = audit.rule
    asked = {(demand.key, demand.value) for demand in found.demands}
    excluded = {(demand.key, demand.value) for demand in found.by_rule}
    forgotten = [
        demand
        for cell in rule.page.cells
        if cell.key in audit.hidden or cell.standing is Standing.UNSEEN
        for demand in demands_of(rule, cell)
        if (demand.key, demand.value) not in asked | excluded
    ]
    unfounded = [demand for demand in found.by_rule if not is_excluded_by_rule(rule, demand)]
    unmet = audit.unmet(evidence, found.demands) if evidence else list(found.demands)
    return [*forgotten, *unfounded, *unmet]


def _exposed(rule: Rule, found: Suppression) -> tuple[Exposed, ...]:
    impossible: dict[str, list[int]] = {}
    for demand in found.given_away:
        values = impossible.setdefault(demand.key, [])
        if demand.value is not None:
            values.append(demand.value)
    return tuple(
        Exposed(key, rule.page.by_key[key].label, tuple(sorted(values)))
        for key, values in impossible.items()
    )


def _derived(
    rule: Rule, found: Suppression, kept: Collection[str]
) -> tuple[list[Derived], Evidence | None]:
    """Those that are shown, in the page's order, and what proves that they may be."""
    page = rule.page
    allowed = [
        each
        for each in page.derived
        if not each.is_published and each.key not in kept and _may_be_shown(rule, each, found)
    ]
    doubtful = [each for each in allowed if not _is_told_anyway(rule, each, found.hidden)]
    refused: set[str] = set()
    evidence = found.evidence
    if doubtful and evidence is not None and found.demands:
        prover = Prover(rule, found.hidden, evidence, found.demands, doubtful)
        refused = {each.key for each in doubtful if not prover.accept(each)}
        evidence = prover.evidence
    return [each for each in allowed if each.key not in refused], evidence


def _may_be_shown(rule: Rule, derived: Derived, found: Suppression) -> bool:
    """A number made of a small count never leaves, nor a percentage of too few."""
    if _has_small_base(rule, derived):
        return False
    if not rule.page.amount(derived.under):
        return found.hidden.isdisjoint(keys_of(derived))
    return not any(rule.is_small(rule.page.by_key[key]) for key in keys_of(derived))


def _has_small_base(rule: Rule, derived: Derived) -> bool:
    is_share = derived.scale == PERCENT_SCALE and not isinstance(derived.under, int)
    return is_share and 0 < rule.page.amount(derived.under) < rule.profile.least_base


def _is_told_anyway(rule: Rule, derived: Derived, hidden: Collection[str]) -> bool:
    """Whether whoever reads the page could work it out exactly."""
    cells = [rule.page.by_key[key] for key in keys_of(derived)]
    return all(
        cell.key not in hidden
        and cell.standing is not Standing.UNSEEN
        and rule.if_shown(cell).is_known
        for cell in cells
    )


def _numbers(
    rule: Rule, hidden: Collection[str], derived: Collection[str], *, is_proved: bool = True
) -> dict[str, Shown]:
    counts = {
        cell.key: _count(rule, cell, hidden, is_proved)
        for cell in rule.page.cells
        if cell.standing is not Standing.UNSEEN
    }
    shares = {each.key: _share(rule, each, derived, is_proved) for each in rule.page.derived}
    return {**counts, **shares}


def _dependent(
    rule: Rule, dependent: Dependent, numbers: Mapping[str, Shown], kept: Collection[str]
) -> Shown:
    """The page prints its own text where the number is shown."""
    is_shown = dependent.key not in kept and all(
        _is_exact(rule, key, numbers) for key in dependent.of
    )
    why = Why.SHOWN if is_shown else Why.GIVES_AWAY
    text = "" if is_shown else rule.profile.symbol
    return Shown(dependent.key, dependent.label, text, None, why)


def _count(rule: Rule, cell: Cell, hidden: Collection[str], is_proved: bool) -> Shown:
    profile = rule.profile
    if cell.key in hidden:
        why = Why.SMALL if rule.is_small(cell) else Why.PROTECTS
        if not is_proved and why is Why.PROTECTS:
            why = Why.NOT_PROVED
        return Shown(cell.key, cell.label, profile.symbol, None, why)
    value = cell.count
    if cell.is_rounded and profile.rounding_base:
        value = rounded(cell.count, profile.rounding_base)
        if not value and cell.count and profile.near_nought:
            return Shown(cell.key, cell.label, profile.near_nought, Decimal(0))
    return Shown(cell.key, cell.label, f"{value:,}", Decimal(value))


def _share(rule: Rule, derived: Derived, shown: Collection[str], is_proved: bool) -> Shown:
    profile, key, label = rule.profile, derived.key, derived.label
    if derived.key not in shown and not derived.is_published:
        why = Why.SMALL_BASE if _has_small_base(rule, derived) else Why.GIVES_AWAY
        return Shown(key, label, profile.symbol, None, why if is_proved else Why.NOT_PROVED)
    value = printed(derived, rule.page)
    if value is None:
        return Shown(key, label, profile.not_applicable, None, Why.NOT_APPLICABLE)
    if profile.near_nought and rounds_to_nought(derived, rule.page):
        return Shown(key, label, profile.near_nought, value)
    return Shown(key, label, _digits(value, derived.places), value)


def _digits(value: Decimal, places: int) -> str:
    """With a true minus sign, not a hyphen."""
    sign = "−" if value < 0 else ""
    return f"{sign}{abs(value):,.{places}f}"


def _is_exact(rule: Rule, key: str, numbers: Mapping[str, Shown]) -> bool:
    cell = rule.page.by_key.get(key)
    if key not in numbers or numbers[key].is_hidden:
        return False
    return cell is None or rule.if_shown(cell).is_known


def _footnotes(profile: Profile, numbers: Sequence[Shown], is_proved: bool) -> tuple[str, ...]:
    told = list(profile.sentences())
    if any(number.why is Why.NOT_APPLICABLE for number in numbers):
        symbol = profile.not_applicable
        told.append(f"‘{symbol}’ is not applicable: there is nothing to take a share of.")
    if not is_proved:
        told.append(
            "Every number but nought is hidden, since it could not be shown that no small number "
            "can be worked out from this page and what is published elsewhere."
        )
    return tuple(told)
