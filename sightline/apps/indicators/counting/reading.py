"""Reads the returns that wait and counts them, in memory: no row of them is written anywhere.

What counts is imported within, since it takes a second that no page has to wait for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sightline.apps.indicators.counting.taking import Taken, taken
from sightline.apps.indicators.dictionary import dictionary
from sightline.apps.indicators.models import WaitingReturn
from sightline.apps.indicators.types import CountedKind
from sightline.apps.statistics import queries as statistics
from sightline.core.periods import Period, financial_year, financial_year_of, quarters_of
from sightline.kit.access import Actor
from sightline.kit.calendar import queries as calendar
from sightline.kit.sealing import lasting_key
from sightline.kit.uploads import waiting

if TYPE_CHECKING:
    from sightline.analytics.counting import Material, Population
    from sightline.analytics.output import Output, ReturnFile, ReturnTold
    from sightline.analytics.returns.faults import Faults

COUNTS = "counts"
OWN_KEY = "this installation’s own"
PURPOSE = "indicators.returns"
MOST_FAULTS = 100


class CannotCount(Exception):
    """What was sent cannot be counted; the message says where it fails, and what to do."""


@dataclass(frozen=True)
class Found:
    """What was counted, and the faults by place. No fault says whose row it is about."""

    taken: Taken
    faults: tuple[str, ...]
    more_faults: int


@dataclass(frozen=True)
class _Read:
    material: Material
    told: ReturnTold
    years: tuple[Period, ...]
    faults: tuple[Faults, ...]


def counted(actor: Actor, sent: Sequence[WaitingReturn]) -> Found:
    """Refuses, with CannotCount, what is not the return that it is said to be."""
    from sightline.analytics.output import UnreadableOutput
    from sightline.analytics.returns.faults import UnreadableReturn

    try:
        return _counts(sent) if sent[0].kind == COUNTS else _return(actor, sent)
    except (UnreadableReturn, UnreadableOutput) as refused:
        raise CannotCount(str(refused)) from None


def _counts(sent: Sequence[WaitingReturn]) -> Found:
    """What a council counted itself: one file, taken as it is."""
    from sightline.analytics import output

    if len(sent) > 1:
        raise CannotCount("Send one file of counts at a time.")
    with waiting.opened(sent[0].lying, sent[0].opens) as file:
        read = output.read(file.read())
    found = taken(read, dictionary(), counted_here=False, proof_key="the council’s own")
    return Found(found, (), 0)


def _return(actor: Actor, sent: Sequence[WaitingReturn]) -> Found:
    from sightline.analytics import output

    read = _READERS[CountedKind(sent[0].kind)](sent)
    as_at = sent[0].as_at or max(year.ends_on for year in read.years)
    periods = [period for year in read.years for period in (year, *quarters_of(year))]
    question = output.Question(
        as_at=as_at,
        periods=[period for period in periods if period.starts_on <= as_at],
        calendar=calendar.england(),
        dictionary=dictionary(),
        populations=_populations(actor, periods),
    )
    counts: Output = output.count_all(question, read.material, [read.told])
    listed = [str(fault) for faults in read.faults for fault in faults.listed]
    every = sum(len(faults) for faults in read.faults)
    found = taken(counts, dictionary(), counted_here=True, proof_key=OWN_KEY)
    return Found(found, tuple(listed[:MOST_FAULTS]), every - len(listed[:MOST_FAULTS]))


def _census(sent: Sequence[WaitingReturn]) -> _Read:
    from sightline.analytics import counting, output
    from sightline.analytics.returns.census import read_census_stream

    found = []
    for each in sent:
        with waiting.opened(each.lying, each.opens) as file:
            found.append(read_census_stream(file, each.name))
    years = {each.header.year for each in found}
    if None in years or len(years) < len(found):
        raise CannotCount(
            "Each file must name its collection year in its header, and no two the same."
        )
    return _Read(
        material=counting.Material(census=counting.join(found)),
        told=output.told_of_census(found, _proved(sent)),
        years=tuple(financial_year(year - 1) for year in sorted(y for y in years if y)),
        faults=tuple(each.faults for each in found),
    )


def _looked_after(sent: Sequence[WaitingReturn]) -> _Read:
    """Of the year in which the day of the count lies: its files name none."""
    from sightline.analytics import counting, output
    from sightline.analytics.returns.looked_after import read_looked_after_files
    from sightline.analytics.returns.return_files import sent_files

    with ExitStack() as stack:
        opened = [
            (each.name, stack.enter_context(waiting.opened(each.lying, each.opens)))
            for each in sent
        ]
        found = read_looked_after_files(sent_files(opened, ".csv"), sent[0].name, sent[0].as_at)
    return _Read(
        material=counting.Material(looked_after=found),
        told=output.told_of_looked_after(found, _proved(sent)),
        years=_year_of(sent[0]),
        faults=(found.faults,),
    )


def _annex_a(sent: Sequence[WaitingReturn]) -> _Read:
    from sightline.analytics import counting, output
    from sightline.analytics.returns.annex_a import read_annex_a_content

    if len(sent) > 1:
        raise CannotCount("Send one workbook at a time.")
    with waiting.opened(sent[0].lying, sent[0].opens) as file:
        found = read_annex_a_content(file.read(), sent[0].name)
    (proved,) = _proved(sent)
    return _Read(
        material=counting.Material(strategy=found.tables["enquiries"]),
        told=output.told_of_annex_a(found, proved),
        years=_year_of(sent[0]),
        faults=(found.faults,),
    )


def _year_of(sent: WaitingReturn) -> tuple[Period, ...]:
    if sent.as_at is None:
        raise CannotCount("Say the day as at which it is counted.")
    return (financial_year_of(sent.as_at),)


def _proved(sent: Sequence[WaitingReturn]) -> list[ReturnFile]:
    """Each file by name with the hash that proves it, under a key that never leaves."""
    from sightline.analytics.output import ReturnFile, keyed_hash

    files = []
    for each in sent:
        with waiting.opened(each.lying, each.opens) as file:
            files.append(ReturnFile(each.name, keyed_hash(file, lasting_key(PURPOSE))))
    return files


def _populations(actor: Actor, periods: Sequence[Period]) -> Mapping[str, Population]:
    """Of the partnership's authorities together, in the middle of the year before (ONS).

    A period for which one of them is not known has none, and its rates are not counted.
    """
    from sightline.analytics.counting import Population

    of_each = [
        {each.on: each for each in statistics.populations(actor, area.key)}
        for area in statistics.own_areas(actor)
    ]
    found = {}
    for period in periods:
        day = date(financial_year_of(period.ends_on).starts_on.year, 6, 30)
        known = [area[day] for area in of_each if day in area]
        if of_each and len(known) == len(of_each):
            people = sum(each.people for each in known)
            found[period.code] = Population(people, day.year, known[0].vintage)
    return found


_READERS = {
    CountedKind.CHILDREN_IN_NEED: _census,
    CountedKind.LOOKED_AFTER: _looked_after,
    CountedKind.ANNEX_A: _annex_a,
}
