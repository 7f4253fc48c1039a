"""Values of indicators in tests: twenty quarters in which something changed, and others."""

from datetime import UTC, date, datetime
from decimal import Decimal

from sightline.apps.indicators.models import Rebasing, Signal
from sightline.apps.indicators.series import actions, reading
from sightline.apps.indicators.signals import actions as signals
from sightline.apps.indicators.signals import rules
from sightline.apps.indicators.types import (
    Absence,
    CountedEntry,
    CountedKind,
    ValueBasis,
    ValueEntry,
)
from sightline.kit.access import Actor
from sightline.kit.permission import Role

NOW = datetime(2020, 4, 20, 9, tzinfo=UTC)
ANALYST = Actor("Data analyst", frozenset({Role.ANALYST}), 7001)
# The series of the method's reference, in percent: a low run, then a high one.
WITHIN_TWELVE_WEEKS = (
    62, 58, 60, 57, 61, 59, 63, 60, 58, 61, 59, 60, 66, 67, 68, 67, 69, 68, 70, 80,
)  # fmt: skip
COUNTED = CountedEntry(
    kind=CountedKind.CHILDREN_IN_NEED,
    files=("cin-2020.xml",),
    as_at=date(2020, 3, 31),
    counted_here=True,
    proofs=("a" * 64,),
    proof_key="installation",
    counts=(("children", 12_000),),
    faults=(("no such date", 3),),
)


def quarters(last_year, number):
    """Codes of quarters that end with the fourth of the year that begins in `last_year`."""
    codes = [
        f"{year}/{(year + 1) % 100:02d} Q{quarter}"
        for year in range(last_year - 30, last_year + 1)
        for quarter in (1, 2, 3, 4)
    ]
    return codes[-number:]


def percent(key, amounts, last_year=2019, out_of=200):
    """Shares out of `out_of` cases each."""
    return [
        ValueEntry(
            indicator=key,
            defined_from=date(2013, 4, 1),
            period=period,
            value=None if amount is None else Decimal(amount),
            numerator=None if amount is None else Decimal(amount) * out_of / 100,
            denominator=None if amount is None else Decimal(out_of),
            absence=Absence.NOT_RECEIVED if amount is None else None,
            absence_why="The trust changed its system" if amount is None else "",
            basis=ValueBasis.COLLECTED,
            source="Return of the trust",
            agency="trust",
        )
        for period, amount in zip(quarters(last_year, len(amounts)), amounts, strict=True)
    ]


def yearly(key, amounts, last_year=2019):
    """Counts of years, counted from a return."""
    first = last_year - len(amounts) + 1
    return [
        ValueEntry(
            indicator=key,
            defined_from=date(2013, 4, 1),
            period=f"{year}/{(year + 1) % 100:02d}",
            value=Decimal(amount),
            basis=ValueBasis.COUNTED,
            source="Children in need census",
        )
        for year, amount in enumerate(amounts, first)
    ]


def record(*values, because=""):
    return actions.record_values(actor=ANALYST, values=values, because=because, now=NOW)


def count(*values, because=""):
    return actions.count_return(
        actor=ANALYST, counted=COUNTED, values=values, because=because, now=NOW
    )


def some():
    """What the pages of indicators are looked at with."""
    gaps = [48, 47, None, 44, 45, 43, 44, 42, None, 41, 40, 40]
    record(
        *percent("camhs-seen-in-12-weeks", WITHIN_TWELVE_WEEKS),
        *percent("mash-decisions-within-24-hours", gaps),
        *percent("schools-with-a-designated-lead", [98, 99, 100]),
    )
    count(*yearly("referrals", [6120, 6500, 6814, 6779, 7502]))


def made():
    """One of each, by the words that tests of pages call them."""
    some()
    actions.rebase(
        actor=ANALYST,
        indicator="referrals",
        begins_with=date(2019, 3, 31),
        why="A new front door",
        now=NOW,
    )
    raised = rules.raised(reading.scorecard(ANALYST, date(2020, 4, 1)).values())
    signals.raise_signals(actor=ANALYST, raised=raised, now=NOW)
    return {"the rebasing": Rebasing.objects.get().pk, "the signal": Signal.objects.first().pk}
